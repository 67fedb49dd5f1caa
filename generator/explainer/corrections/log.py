"""The log of corrections and updates: what readers were told last, held against what they are told now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..evidence import Evidence
from ..model import Article, FactBase
from .entries import Entry, entries
from .history import NO_HISTORY, History, TextsMissing, read_history, read_texts
from .releases import Releases
from .states import deltas

__all__ = ["NO_LOG", "ChangeLog", "change_log"]


@dataclass(frozen=True, slots=True)
class ChangeLog:
    """All that the site tells otherwise than before."""

    entries: Sequence[Entry] = ()
    """The newest day first, on each day corrections before updates."""
    history: History = NO_HISTORY
    """What it is made from, beside the notes of editors."""
    since: str = ""
    """The day of the first publication, with which it begins; empty where nobody says it, and nothing is listed."""

    @property
    def updated(self) -> str:
        """The time of the newest entry, or else of the last commit of a sheet; empty where neither is known."""
        committed = [revision.when for revision in self.history.revisions[-1:]]
        return self.entries[0].when if self.entries else "".join(committed)


NO_LOG = ChangeLog()
"""What there is where nothing was looked up."""


def change_log(base: FactBase, folder: Path) -> ChangeLog:
    """All changes since the first publication that git and the notes of editors tell of.

    :param base: what is known now; of a fact that is kept off the site only that it was withdrawn is told.
    :param folder: the folder of the fact sheets.
    """
    away = [article.id for article in base.articles if not article.meta.publish]
    history = read_history(folder, base.story.since or "", away)
    since = base.story.since or history.since
    if not since:
        return ChangeLog(history=history)
    try:
        releases = _releases(folder, history, base)
    except TextsMissing:
        history, releases = History("partial"), Releases()
    listed = entries(base, releases, whole=history.reach == "whole", since=since)
    listed.sort(key=lambda entry: entry.kind == "update")
    listed.sort(key=lambda entry: entry.day, reverse=True)
    return ChangeLog(listed, history, since)


def _releases(folder: Path, history: History, base: FactBase) -> Releases:
    """:raises TextsMissing: not all of the history is there."""
    evidence = Evidence(base.articles)

    def away(reference: str) -> str:
        article = evidence.reference(reference)
        return article.id if isinstance(article, Article) and not article.meta.publish else ""

    releases = Releases(away)
    texts = read_texts(folder, history) if history.revisions else ()
    for revision, delta, seen in zip(history.revisions, deltas(texts), history.seen(), strict=True):
        releases.take(revision, delta, seen=seen)
    releases.end()
    return releases
