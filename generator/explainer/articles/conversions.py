"""Foreign files as they were converted, kept from run to run: one is converted again only when it or what does so changed."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

from pydantic import TypeAdapter

from ..file_cache import FileCache
from .formats import format_of, suffix_of
from .raw import RawArticle
from .worker import raw_article

__all__ = ["Conversions"]

_RAW = TypeAdapter(RawArticle)


class Conversions:
    """A folder of converted files; losing it costs time and nothing else."""

    def __init__(self, folder: Path) -> None:
        self._kept = FileCache(folder, _RAW)

    def raw_article(self, file: Path, data: bytes, called: str) -> RawArticle:
        """The article in a file, converted only where that is not kept: see :func:`explainer.articles.worker.raw_article`."""
        format = format_of(file)
        if format is None or format.plain:
            return raw_article(file, data, called)
        key = suffix_of(file).lower(), called, hashlib.sha256(data).hexdigest(), _version()
        if kept := self._kept.get(*key):
            return kept
        raw = raw_article(file, data, called)
        self._kept.put(raw, *key)
        return raw

    def forget_others(self) -> None:
        """Remove the files that nobody has asked for."""
        self._kept.forget_others()


@cache
def _version() -> str:
    """A hash of what converts: this package's code and tables, and the versions of all installed packages."""
    package = Path(__file__).parents[1]
    digest = hashlib.sha256()
    files = [*package.glob("*.py"), *(package / "articles").rglob("*.py"), *(package / "data").rglob("*.yml")]
    for file in sorted(files):
        digest.update(file.relative_to(package).as_posix().encode() + b"\0" + file.read_bytes())
    for package_and_version in sorted({f"{one.name}={one.version}" for one in distributions()}):
        digest.update(package_and_version.encode() + b"\0")
    return digest.hexdigest()
