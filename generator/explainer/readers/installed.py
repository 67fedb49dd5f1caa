"""Which readers there are: the English one that is built in, and the door for further ones.

A reader comes in by an entry point, whose name is the reader's, and which leads to a :class:`Reader`:

    [project.entry-points."explainer.readers"]
    telegram = "my_package:READER"

It takes the place of a built-in one of that name.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import EntryPoint
from typing import Protocol, runtime_checkable

from ..doors import Plugin, plugins
from ..model import Article
from .checked import checked
from .reading import FORMAT, Reading

__all__ = ["InstalledReader", "Reader", "reader_named", "reader_of"]

_GROUP = "explainer.readers"
_BUILT_IN = {"english": Plugin(EntryPoint("english", "explainer.english.reader:READER", _GROUP))}


@runtime_checkable
class Reader(Protocol):
    """Articles in, a reading of each out: what a package has to offer to read articles in its own way.

    A reader that needs a large library or a model loads it when it reads, and raises ``ReaderMissing`` where it is not
    there: what is kept from the last run needs neither. It may be asked from several processes.
    """

    @property
    def version(self) -> str:
        """Another one after every change of what it reads: what was kept of another version is read again."""

    @property
    def languages(self) -> Collection[str]:
        """The languages that it reads, ISO 639-1; ``unknown`` where it tries articles whose language nobody knows."""

    def read(self, articles: Sequence[Article]) -> Sequence[Reading]:
        """The reading of each of a few articles, in their order."""


@dataclass(frozen=True, slots=True)
class InstalledReader:
    """A reader under its name; what it gives is looked at here, where it is known whose it is."""

    name: str
    """That of its entry point."""
    plugin: Plugin
    """What it came in by."""
    reader: Reader

    @property
    def version(self) -> str:
        """What makes another reading of the same article: which reader, its version, the vocabulary's version."""
        with self.plugin.blamed():
            return f"{self.name} {self.reader.version} {FORMAT}"

    def reads(self, language: str) -> bool:
        """Whether it reads a language, ISO 639-1 or ``unknown``."""
        with self.plugin.blamed():
            return language in frozenset(self.reader.languages)

    def read(self, articles: Sequence[Article]) -> list[Reading]:
        """The reading of each article, in their order.

        :raises PluginBroken: it is a package's, and breaks or gives something else than readings of these articles.
        :raises ReaderMissing: what it reads with is not installed.
        """
        if self.plugin is _BUILT_IN.get(self.name):
            readings = self.reader.read(articles)
        else:
            with self.plugin.blamed():
                readings = checked(self.reader.read(articles), articles)
        return [replace(reading, reader=self.name) for reading in readings]


def reader_of(language: str) -> InstalledReader | None:
    """The first reader that reads a language, of those built in and then of others in order of their names.

    :param language: ISO 639-1, which may go on with a region (``en-GB``), or ``unknown``.
    :raises PluginBroken: a package's reader cannot be loaded.
    """
    plain = language.partition("-")[0]
    return next((reader for name in _installed() if (reader := reader_named(name)).reads(plain)), None)


def reader_named(name: str) -> InstalledReader:
    """The reader of a name.

    :raises KeyError: there is none.
    :raises PluginBroken: a package's reader cannot be loaded.
    """
    plugin = _installed()[name]
    reader = plugin.load()
    if not isinstance(reader, Reader):
        raise plugin.broken(f"it is {reader!r} and no explainer.readers.Reader")
    return InstalledReader(name, plugin, reader)


def _installed() -> dict[str, Plugin]:
    return _BUILT_IN | plugins(_GROUP)
