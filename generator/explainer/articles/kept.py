"""Canonical texts of articles as last read, such as of saved web pages, so that a site is built without what reads them."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

from pydantic import Field, ValidationError

from ..diagnostics import Diagnostic
from ..files import read_file, whichever_form
from ..model import Article, ArticleMeta, Block, Model
from ..transaction import Change
from .formats import format_of
from .listing import file_of
from .raw import Attested, Said

__all__ = ["Kept", "kept_text", "last_said", "texts_read_otherwise", "texts_to_keep"]


class Kept(Model):
    """A file as it was read."""

    page: str = Field(description="SHA-256 of the file, hexadecimal; line ends do not count.")
    meta: ArticleMeta = Field(description="What it says of the article.")
    text: str = Field(description="Its canonical text.")
    blocks: list[Block] = Field(description="Its parts.")
    stated: dict[str, str] = Field(default_factory=dict, description="Where in the file what is known stands.")
    warnings: list[Diagnostic] = Field(
        default_factory=list, description="What a person should know of how it was read."
    )


def texts_to_keep(folder: Path, articles: Sequence[Article], texts: Path) -> dict[Path, Change]:
    """What was read in those articles whose format wants it kept, as files to keep it in.

    :param folder: where the articles' files are.
    :param texts: where to keep them, a file ``STEM.json`` each.
    """
    out = {}
    for article in articles:
        file = file_of(folder, article)
        if (format := format_of(file)) and format.kept:
            kept = Kept(
                page=_hash(read_file(file)),
                meta=article.said,
                text=article.text,
                blocks=article.blocks,
                stated=article.stated,
                warnings=[told for told in article.warnings if told.file == article.file],  # not its sidecar's
            )
            path = _file(texts, article.id)
            before = read_file(path) if path.exists() else None
            out[path] = Change(kept.model_dump_json(indent=1) + "\n", before)
    return out


def texts_read_otherwise(folder: Path, articles: Sequence[Article], texts: Path) -> dict[str, tuple[str, str]]:
    """By articles' ids the texts that were read last and now, where the file is the same and the text is not.

    :param folder: where the articles' files are.
    :param texts: where texts are kept.
    """
    out = {}
    for article in articles:
        file = file_of(folder, article)
        if _file(texts, article.id).exists() and (kept := kept_text(texts, article.id, file.read_bytes())):
            out[article.id] = kept.text, article.text
    return {article: (old, new) for article, (old, new) in out.items() if old != new}


def last_said(texts: Path, known: Collection[str]) -> dict[str, Said]:
    """By articles' ids what their files said of them as last read, where that is kept.

    :param known: those of articles of which nobody needs to be told.
    """
    out = {}
    for file in (there for there in sorted(texts.glob("*.json")) if there.stem not in known):
        with suppress(OSError, ValidationError):
            kept = Kept.model_validate_json(read_file(file))
            told = kept.meta.model_dump().items()
            out[file.stem] = {name: Attested(value, kept.stated.get(name, "")) for name, value in told}
    return out


def kept_text(texts: Path, article: str, data: bytes) -> Kept | None:
    """What is kept of an article; None where nothing is, or its file has changed since.

    :param article: its id.
    :param data: its file's bytes.
    """
    try:
        kept = Kept.model_validate_json(read_file(_file(texts, article)))
    except (OSError, ValidationError):
        return None  # a file that somebody broke is written anew at the next reading
    return kept if kept.page == _hash(data) and _is_whole(kept) else None


def _file(texts: Path, article: str) -> Path:
    return whichever_form(texts / f"{article}.json")


def _hash(data: bytes) -> str:
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()  # git may change a file's line ends


def _is_whole(kept: Kept) -> bool:
    inside = all(0 <= block.start < block.end <= len(kept.text) for block in kept.blocks)
    return inside and all(one.end <= other.start for one, other in pairwise(kept.blocks))
