"""The log of corrections and updates: what readers were told last, held against what they are told now."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Literal

from ..evidence import Evidence
from ..field_types import kind_of
from ..model import Correction, Fact, FactBase
from ..sheets import plain
from .field_changes import ChangeKind, FieldChange, told, without
from .history import NO_HISTORY, History, TextsMissing, read_history, read_texts
from .releases import Difference, Releases
from .states import Stated, deltas
from .successors import latest_id

__all__ = ["NO_LOG", "ChangeLog", "Entry", "change_log"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What changed in one fact at one time."""

    ident: str
    """The entry's own name, the same on every run and no other's anywhere: a UUID."""
    when: str
    """When it was committed, RFC 3339; where only an editor's note tells of it, the start of the note's day."""
    kind: ChangeKind
    """Whether it takes something back."""
    what: Literal["new", "changed", "withdrawn"]
    """Whether the fact is told for the first time, tells something else, or is told no more."""
    fact: str
    """The fact's id, as it is now."""
    subject: str = ""
    """What to call a fact that was withdrawn."""
    changes: Sequence[FieldChange] = ()
    """The fields that tell something else; those that take something back first."""
    notes: Sequence[Correction] = ()
    """What editors say about it."""
    message: str = ""
    """What the commit says about it, in a line."""

    @property
    def day(self) -> str:
        """The day on which it was made, such as ``2025-09-22``."""
        return self.when[:10]


@dataclass(frozen=True, slots=True)
class ChangeLog:
    """All that the site tells otherwise than before."""

    entries: Sequence[Entry] = ()
    """The newest day first, on each day corrections before updates."""
    history: History = NO_HISTORY
    """What it is made from, beside the notes of editors."""
    names: Mapping[str, str] = field(default_factory=dict)
    """What actors were called last, by id: a change may name one that is there no more."""

    @property
    def updated(self) -> str:
        """The time of the newest entry, or else of the last commit of a sheet; empty where neither is known."""
        committed = [revision.when for revision in self.history.revisions[-1:]]
        return self.entries[0].when if self.entries else "".join(committed)


NO_LOG = ChangeLog()
"""What there is where nothing was looked up."""


def change_log(base: FactBase, folder: Path) -> ChangeLog:
    """All changes that git and the notes of editors tell of.

    :param base: what is known now; nothing is told of facts that are kept off the site.
    :param folder: the folder of the fact sheets.
    """
    history = read_history(folder)
    try:
        releases = _releases(folder, history)
    except TextsMissing:
        history, releases = NO_HISTORY, Releases()
    sheets = base.sheets
    now = {fact.id: fact for facts in sheets.by_name().values() for fact in facts}
    shown = {ident: fact for ident, fact in now.items() if fact.publish}
    hidden = frozenset((releases.hidden | now.keys()) - shown.keys())
    name = partial(Difference.subject, hidden=hidden, evidence=Evidence(base.articles), language=base.story.language)
    entries = list(_told_by_history(releases, shown, hidden, name))
    noted = {(entry.fact, note) for entry in entries for note in entry.notes}
    for sheet, facts in sheets.by_name().items():
        notes = [(fact, note) for fact in facts if fact.publish for note in fact.corrections]
        entries += [_by_note(sheet, fact, note) for fact, note in notes if (fact.id, note) not in noted]
    entries.sort(key=lambda entry: entry.kind == "update")
    entries.sort(key=lambda entry: entry.day, reverse=True)
    return ChangeLog(entries, history, {i: name for i, name in releases.names.items() if i not in hidden})


def _told_by_history(
    releases: Releases, shown: Mapping[str, Fact], hidden: frozenset[str], name: Callable[[Difference], str]
) -> Iterator[Entry]:
    """What may be told of the history, newest first, each with the notes about it; a note belongs to one change.

    :param shown: the facts that the site tells, by id.
    :param hidden: ids of facts that are, or at some time were, kept off it.
    :param name: what to call a fact that was withdrawn.
    """
    noted: set[tuple[str, Correction]] = set()
    for difference in reversed(releases.differences):
        ident = latest_id(difference.fact, releases.renamed)
        if not (entry := _entry(difference, ident, hidden, name)):
            continue
        free = [note for note in shown[ident].corrections if (ident, note) not in noted] if ident in shown else []
        notes = [one for one in free if _tells_of(one, entry) and releases.is_noted(ident, one, difference.release)]
        noted |= {(ident, note) for note in notes}
        yield _noted(entry, notes) if notes else entry


def _releases(folder: Path, history: History) -> Releases:
    """:raises TextsMissing: not all of the history is there."""
    releases = Releases()
    texts = read_texts(folder, history) if history.revisions else ()
    for revision, delta in zip(history.revisions, deltas(texts), strict=True):
        releases.take(revision, delta, seen=bool(revision.release or not history.release))
    releases.end()
    return releases


def _entry(
    difference: Difference, fact: str, hidden: frozenset[str], name: Callable[[Difference], str]
) -> Entry | None:
    """What may be told of a difference; None where that is nothing."""
    if fact in hidden or difference.fact in hidden:
        return None
    left = [change for found in difference.changes if (change := without(found, hidden))]
    if difference.what == "changed" and not left:
        return None
    left.sort(key=lambda change: change.kind == "update")
    kind: ChangeKind = left[0].kind if left else "correction" if difference.what == "withdrawn" else "update"
    return Entry(
        ident=_name(difference.revision.commit, difference.fact),
        when=difference.revision.when,
        kind=kind,
        what=difference.what,
        fact=fact,
        subject=name(difference) if difference.what == "withdrawn" else "",
        changes=left,
        message=difference.revision.subject,
    )


def _noted(entry: Entry, notes: list[Correction]) -> Entry:
    """An entry as its editors see it: what they note is a correction."""
    fields = {note.field for note in notes}
    changes = [replace(change, kind="correction") if change.field in fields else change for change in entry.changes]
    changes.sort(key=lambda change: change.kind == "update")
    return replace(entry, kind="correction", changes=changes, notes=notes)


def _tells_of(note: Correction, entry: Entry) -> bool:
    """Whether an editor's note may be about an entry of its fact."""
    return entry.what == "changed" and any(note.field in ("", change.field) for change in entry.changes)


def _by_note(sheet: str, fact: Fact, note: Correction) -> Entry:
    """The entry of a note that no change in the history belongs to."""
    changes = []
    if note.field and (note.said or note.field in plain(fact)):
        before, after = (note.said,) if note.said else (), told(Stated(sheet, plain(fact)), note.field)
        changes = [FieldChange(note.field, "correction", before, after, kind_of(type(fact), note.field))]
    ident = _name(fact.id, note.date, note.field, note.said, note.why)
    return Entry(ident, f"{note.date}T00:00:00Z", "correction", "changed", fact.id, changes=changes, notes=[note])


def _name(*parts: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_OID, "\0".join(parts)))
