"""Readings kept from run to run: an article is read again only when it, its reader or the vocabulary changed."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from ..files import write_atomic
from ..model import Article
from .reading import Reading

__all__ = ["ReadingCache"]

_READING = TypeAdapter(Reading)


class ReadingCache:
    """A folder of readings, a file each; losing it costs time and nothing else."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._wanted: set[Path] = set()

    def get(self, article: Article, version: str) -> Reading | None:
        """The kept reading of this very article; None where there is none.

        :param version: the reader's, see :attr:`InstalledReader.version`.
        """
        try:
            return _READING.validate_json(self._file(article, version).read_bytes())
        except (OSError, ValidationError):
            return None

    def put(self, article: Article, version: str, reading: Reading) -> None:
        """Keep a reading, where there is room and right to do so."""
        with suppress(OSError):
            write_atomic(self._file(article, version), _READING.dump_json(reading).decode())

    def forget_others(self) -> None:
        """Remove the readings that nobody has asked for or kept here: those of other texts and other readers."""
        for file in self._folder.glob("*.json"):
            if file not in self._wanted:
                with suppress(OSError):
                    file.unlink()

    def _file(self, article: Article, version: str) -> Path:
        told = "\0".join((article.id, article.sha256, article.meta.published, article.meta.language, version))
        blocks = ",".join(f"{block.kind}:{block.start}:{block.end}" for block in article.blocks)
        file = self._folder / f"{hashlib.sha256((told + blocks).encode()).hexdigest()}.json"
        self._wanted.add(file)
        return file
