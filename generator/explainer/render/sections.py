"""What leads through a site from every page: the tabs, what stands under them, and the foot of the page."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..ledger_facts import ledger_path
from ..messages import ENGLISH, Messages
from ..model import Ledger

__all__ = ["FEED", "Section", "Sections", "sections"]

FEED = "corrections.xml"
"""The path of the feed of corrections on a site."""


@dataclass(frozen=True, slots=True)
class Section:
    """A page, or a file, that every page leads to."""

    title: str
    """What it is called there."""
    path: str
    """Its path, such as ``timeline.md``."""
    under: tuple[Section, ...] = ()
    """What stands under it."""


@dataclass(frozen=True, slots=True)
class Sections:
    """What a site may lead to, in its language and its order."""

    tabs: tuple[Section, ...]
    """The pages that all else is read from."""
    foot: tuple[Section, ...]
    """Further pages, which the foot of a page leads to."""
    files: tuple[Section, ...]
    """What there is beside pages, for programs."""
    more: str
    """What a section is called of all that is no tab."""

    @property
    def paths(self) -> frozenset[str]:
        """The paths of its pages."""
        return frozenset(entry.path for entry in _each((*self.tabs, *self.foot)))

    def among(self, paths: Container[str]) -> Sections:
        """The same without what is not there.

        :param paths: what there is.
        """
        tabs, foot, files = (_among(entries, paths) for entries in (self.tabs, self.foot, self.files))
        return Sections(tabs, foot, files, self.more)

    def nav(self, pages: Collection[str], own: Sequence[Any] | None = None) -> list[Any]:
        """The ``nav`` of mkdocs.yml: the tabs, and in a section all else that stands under them or at the foot of pages.

        :param pages: the paths of the pages that there are.
        :param own: a story's own pages, in the form of a ``nav``; left out, those of ``pages`` that stand in no folder.
        """
        there = self.among(pages)
        if own is None:
            own = [path for path in pages if "/" not in path and path not in self.paths]
        rest = [*_each(entry for tab in there.tabs for entry in tab.under), *there.foot]
        return [*map(_named, there.tabs), {self.more: [*map(_named, rest), *own]}]


def sections(messages: Messages = ENGLISH, ledgers: Sequence[Ledger] = ()) -> Sections:
    """What a story's site may lead to.

    :param ledgers: the story's own, in their order.
    """
    _ = messages.gettext
    story = (
        Section(_("Expulsions"), "expulsions.md"),
        *(Section(ledger.title, ledger_path(ledger)) for ledger in ledgers),
        Section(_("Background"), "context.md"),
    )
    tabs = (
        Section(_("Story"), "index.md", story),
        Section(_("Timeline"), "timeline.md"),
        Section(_("People"), "actors.md"),
        Section(_("Disputed"), "differences.md"),
        Section(_("Sources"), "sources.md"),
    )
    foot = (
        Section(_("How this is made"), "about.md"),
        Section(_("Corrections"), "corrections.md"),
        Section(_("Dossier for printing"), "dossier.md"),
    )
    files = (Section(_("Data (JSON)"), "facts.json"), Section(_("Feed of corrections"), FEED))
    return Sections(tabs, foot, files, _("More"))


def _each(entries: Collection[Section] | Iterator[Section]) -> Iterator[Section]:
    """Entries, each followed by what stands under it."""
    for entry in entries:
        yield entry
        yield from _each(entry.under)


def _among(entries: tuple[Section, ...], paths: Container[str]) -> tuple[Section, ...]:
    return tuple(replace(entry, under=_among(entry.under, paths)) for entry in entries if entry.path in paths)


def _named(entry: Section) -> dict[str, str]:
    return {entry.title: entry.path}
