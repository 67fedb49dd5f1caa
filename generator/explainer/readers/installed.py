"""Which readers there are: those of English and French that are built in, and the door for further ones.

A reader comes in by an entry point, whose name is the reader's, and which leads to a :class:`Reader`:

    [project.entry-points."explainer.readers"]
    telegram = "my_package:READER"

It takes the place of a built-in one of that name. A reader that needs to know something of the story, such as whom to ask,
is a :class:`ConfigurableReader`: it reads only the articles of a story that names it in ``reader`` of its story.yml.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from pkgutil import resolve_name
from typing import Protocol, runtime_checkable

from ..doors import Plugin, plugins
from ..errors import ExplainerError
from ..model import Article
from ..reader_settings import RULES, ReaderSettings
from .checked import checked
from .reading import FORMAT, Reading
from .sending import Sending, SendingReader

__all__ = [
    "ANY",
    "ConfigurableReader",
    "InstalledReader",
    "Reader",
    "configured_reader",
    "is_built_in",
    "language_readers",
    "reader_named",
    "reader_of",
]

_GROUP = "explainer.readers"
_BUILT_IN = {"english": "explainer.english.reader:READER", "french": "explainer.french.reader:READER"}
"""By name, where each is: it is imported when it is asked for."""
_TO_BE_NAMED = {
    "model": "explainer.language_model.model_reader:READER",
    "both": "explainer.language_model.both:READER",
}
"""Readers that read nothing unless a story names them."""

ANY = "any"
"""Stands among the languages of a reader that reads them all."""


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


@runtime_checkable
class ConfigurableReader(Protocol):
    """What a package offers whose reader has to know something of the story."""

    def configured(self, settings: ReaderSettings, root: Path) -> Reader:
        """The reader of a story; one that sends articles elsewhere is a :class:`explainer.readers.SendingReader`.

        :param settings: what its story.yml says under ``reader``.
        :param root: its content folder.
        """


@dataclass(frozen=True, slots=True)
class InstalledReader:
    """A reader under its name."""

    name: str
    """That of its entry point."""
    reader: Reader
    configured: bool = False
    """Whether it knows something of a story, so that another process would not find it by its name."""

    @property
    def version(self) -> str:
        """What makes another reading of the same article: which reader, its version, the vocabulary's version."""
        return f"{self.name} {self.reader.version} {FORMAT}"

    def reads(self, language: str) -> bool:
        """Whether it reads a language.

        :param language: ISO 639-1, which may go on with a region (``en-GB``), or ``unknown``.
        """
        return not {language.partition("-")[0], ANY}.isdisjoint(self.reader.languages)

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


@dataclass(frozen=True, slots=True)
class _PluginSender(_PluginReader):
    """A package's reader that sends articles elsewhere."""

    sender: SendingReader
    """The same reader."""

    @property
    def at_once(self) -> int:
        with self.plugin.blamed():
            return self.sender.at_once

    def sending(self, articles: Sequence[Article]) -> Sending | None:
        with self.plugin.blamed():
            return self.sender.sending(articles)


@dataclass(frozen=True, slots=True)
class _PluginToConfigure:
    """A package's reader that has to know something of the story."""

    plugin: Plugin
    reader: ConfigurableReader

    def configured(self, settings: ReaderSettings, root: Path) -> Reader:
        with self.plugin.blamed():
            reader = self.reader.configured(settings, root)
        return _of_plugin(self.plugin, reader)


def reader_of(language: str) -> InstalledReader | None:
    """The first reader that reads a language.

    :param language: ISO 639-1, which may go on with a region (``en-GB``), or ``unknown``.
    :raises PluginBroken: a package's reader cannot be loaded.
    """
    return next((one for one in language_readers() if one.reads(language)), None)


def language_readers() -> Iterator[InstalledReader]:
    """The readers that need to know nothing of the story: those built in, then others in order of their names.

    :raises PluginBroken: a package's reader cannot be loaded.
    """
    loaded = ((name, _loaded(name)) for name in {**_BUILT_IN, **plugins(_GROUP)})
    yield from (InstalledReader(name, one) for name, one in loaded if not isinstance(one, ConfigurableReader))


def reader_named(name: str) -> InstalledReader:
    """The reader of a name, which needs to know nothing of the story.

    :raises KeyError: there is none.
    :raises PluginBroken: a package's reader cannot be loaded.
    """
    if isinstance(reader := _loaded(name), ConfigurableReader):
        raise KeyError(name)
    return InstalledReader(name, reader)


def is_built_in(name: str) -> bool:
    """Whether the reader of a name comes with this package, and so reads by rules."""
    return name in _BUILT_IN and name not in plugins(_GROUP)


def configured_reader(settings: ReaderSettings, root: Path) -> InstalledReader:
    """The reader that a story names, which knows of it what it has to know.

    :param root: the story's content folder.
    :raises ExplainerError: there is none of that name.
    :raises PluginBroken: a package's reader cannot be loaded or configured.
    """
    try:
        reader = _loaded(settings.name)
    except KeyError:
        known = ", ".join([RULES, *_TO_BE_NAMED, *sorted({*_BUILT_IN, *plugins(_GROUP)})])
        raise ExplainerError(f"there is no reader {settings.name}: name one of {known}") from None
    if isinstance(reader, ConfigurableReader):
        return InstalledReader(settings.name, reader.configured(settings, root), configured=True)
    return InstalledReader(settings.name, reader)


def _loaded(name: str) -> Reader | ConfigurableReader:
    """
    :raises KeyError: there is none of this name.
    """
    if plugin := plugins(_GROUP).get(name):
        reader = plugin.load()
        if isinstance(reader, ConfigurableReader):
            return _PluginToConfigure(plugin, reader)
        return _of_plugin(plugin, reader)
    built_in: Reader | ConfigurableReader = resolve_name({**_BUILT_IN, **_TO_BE_NAMED}[name])
    return built_in


def _of_plugin(plugin: Plugin, reader: object) -> Reader:
    """
    :raises PluginBroken: it is no reader.
    """
    if not isinstance(reader, Reader):
        raise plugin.broken(f"it is {reader!r} and no explainer.readers.Reader")
    return _PluginSender(plugin, reader, reader) if isinstance(reader, SendingReader) else _PluginReader(plugin, reader)
