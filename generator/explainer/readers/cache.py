"""Readings kept from run to run: an article is read again only when it, its reader or the vocabulary changed."""

from __future__ import annotations

from pathlib import Path

from pydantic import TypeAdapter

from ..file_cache import FileCache
from ..model import Article
from .reading import Reading

__all__ = ["ReadingCache"]

_READING = TypeAdapter(Reading)


class ReadingCache:
    """A folder of readings; losing it costs time and nothing else."""

    def __init__(self, folder: Path) -> None:
        self._kept = FileCache(folder, _READING)

    def get(self, article: Article, version: str) -> Reading | None:
        """The kept reading of this very article; None where there is none.

        :param version: the reader's, see :attr:`InstalledReader.version`.
        """
        return self._kept.get(*_key(article, version))

    def put(self, article: Article, version: str, reading: Reading) -> None:
        """Keep a reading, where there is room and right to do so."""
        self._kept.put(reading, *_key(article, version))

    def forget_others(self) -> None:
        """Remove the readings that nobody has asked for or kept here: those of other texts and other readers."""
        self._kept.forget_others()


def _key(article: Article, version: str) -> tuple[str, ...]:
    blocks = ",".join(f"{block.kind}:{block.start}:{block.end}" for block in article.blocks)
    return article.id, article.sha256, article.meta.published, article.meta.language, version, blocks
