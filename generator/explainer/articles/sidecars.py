"""Sidecars: ``NAME.meta.yml`` beside an article that has no front matter of its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from .. import strict_yaml
from ..model import Article
from ..transaction import Change
from .decoding import decoded
from .formats import article_id, format_of
from .listing import file_of
from .metadata import parse_metadata
from .raw import Metadata

__all__ = ["missing_sidecars", "sidecar_of", "written_in_sidecar"]

_HEAD = "# What is known about {}, from its own words. Correct it here; what nobody knows stays unknown.\n"


def sidecar_of(file: Path) -> Path:
    """Where an article's sidecar is: ``002.meta.yml`` for ``002.txt``."""
    return file.with_name(f"{article_id(file)}.meta.yml")


def written_in_sidecar(file: Path, name: str) -> Metadata:
    """What a person wrote in an article's sidecar; nothing where there is none.

    :param name: how diagnostics call the article's file.
    :raises InvalidContent: with everything that is wrong in it.
    :raises OSError: it cannot be read.
    """
    sidecar = sidecar_of(file)
    if not sidecar.is_file():
        return {}
    called = str(Path(name).with_name(sidecar.name))
    return parse_metadata(decoded(sidecar.read_bytes(), called), called)


def missing_sidecars(folder: Path, articles: Sequence[Article]) -> dict[Path, Change]:
    """The sidecars that are to be written, with what the articles say about themselves.

    :param folder: where the articles' files are.
    """
    files = {file_of(folder, article): article for article in articles}
    return {
        sidecar_of(file): Change(_HEAD.format(file.name) + strict_yaml.dump(article.meta.model_dump()), None)
        for file, article in files.items()
        if not sidecar_of(file).exists() and not _has_front_matter(file)
    }


def _has_front_matter(file: Path) -> bool:
    """Whether what is known of an article stands in its own file, or should."""
    format = format_of(file)
    if format is None or not format.sidecar:
        return True
    return not format.kept and format.read(file.read_bytes(), file.name).front_matter is not None
