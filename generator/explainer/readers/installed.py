"""Which readers there are: those of English and French that are built in, and the door for further ones.

A reader comes in by an entry point, whose name is the reader's, and which leads to a :class:`Reader`:

    [project.entry-points."explainer.readers"]
    telegram = "my_package:READER"

It takes the place of a built-in one of that name.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pkgutil import resolve_name
from typing import Protocol, runtime_checkable

from ..doors import Plugin, plugins
from ..model import Article
from .checked import checked
from .reading import FORMAT, Reading

__all__ = ["InstalledReader", "Reader", "is_built_in", "reader_named", "reader_of"]

_GROUP = "explainer.readers"
_BUILT_IN = {"english": "explainer.english.reader:READER", "french": "explainer.french.reader:READER"}
"""By name, where each is: it is imported when it is asked for."""


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
    """A reader under its name."""

    name: str
    """That of its entry point."""
    reader: Reader

    @property
    def version(self) -> str:
        """What makes another reading of the same article: which reader, its version, the vocabulary's version."""
        return f"{self.name} {self.reader.version} {FORMAT}"

    def read(self, articles: Sequence[Article]) -> list[Reading]:
        """The reading of each article, in their order, with the reader's name.

        :raises PluginBroken: it is a package's, and breaks or gives something else than readings of these articles.
        :raises ReaderMissing: what it reads with is not installed.
        """
        return [replace(reading, reader=self.name) for reading in self.reader.read(articles)]


@dataclass(frozen=True, slots=True)
class _PluginReader:
    """A package's reader: what it gives is looked at here, where it is known whose it is."""

    plugin: Plugin
    reader: Reader

    @property
    def version(self) -> str:
        with self.plugin.blamed():
            return str(self.reader.version)

    @property
    def languages(self) -> Collection[str]:
        with self.plugin.blamed():
            return frozenset(self.reader.languages)

    def read(self, articles: Sequence[Article]) -> Sequence[Reading]:
        with self.plugin.blamed():
            return checked(self.reader.read(articles), articles)


def reader_of(language: str) -> InstalledReader | None:
    """The first reader that reads a language, of those built in and then of others in order of their names.

    :param language: ISO 639-1, which may go on with a region (``en-GB``), or ``unknown``.
    :raises PluginBroken: a package's reader cannot be loaded.
    """
    plain = language.partition("-")[0]
    installed = (reader_named(name) for name in {**_BUILT_IN, **plugins(_GROUP)})
    return next((one for one in installed if plain in one.reader.languages), None)


def reader_named(name: str) -> InstalledReader:
    """The reader of a name.

    :raises KeyError: there is none.
    :raises PluginBroken: a package's reader cannot be loaded.
    """
    plugin = plugins(_GROUP).get(name)
    return InstalledReader(name, _from_plugin(plugin) if plugin else resolve_name(_BUILT_IN[name]))


def is_built_in(name: str) -> bool:
    """Whether the reader of a name comes with this package, and so reads by rules."""
    return name in _BUILT_IN and name not in plugins(_GROUP)


def _from_plugin(plugin: Plugin) -> Reader:
    reader = plugin.load()
    if not isinstance(reader, Reader):
        raise plugin.broken(f"it is {reader!r} and no explainer.readers.Reader")
    return _PluginReader(plugin, reader)
