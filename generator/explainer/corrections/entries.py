"""Entries of the log: of what the history and editors' notes tell, what may be told to those who read the site now."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ..evidence import Evidence
from ..field_types import FieldKind, Holds, kind_of
from ..hidden_names import HiddenNames
from ..model import WITHHELD, Article, Correction, Fact, FactBase
from ..published import published
from ..sheets import plain
from .field_changes import ChangeKind, FieldChange, ToldValue, told
from .releases import Difference, Releases
from .states import Stated
from .successors import latest_id
from .taken_back import Withdrawn, in_ids_of_now, lost

__all__ = ["Entry", "entries"]


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
    sheet: str
    """The sheet in which the fact stands, or stood."""
    fact: str = ""
    """The fact's id, as it is now; empty for one that was withdrawn."""
    said: str = ""
    """What a fact that was withdrawn said, where an editor's note gives it."""
    changes: Sequence[FieldChange] = ()
    """The fields that tell something else; those that take something back first."""
    why: Sequence[str] = ()
    """What its editors say about it: in notes, and in commits."""

    @property
    def day(self) -> str:
        """The day on which it was made, such as ``2025-09-22``."""
        return self.when[:10]


def entries(base: FactBase, releases: Releases, *, whole: bool, since: str) -> list[Entry]:
    """All that may be told.

    :param base: what is known now.
    :param whole: whether the history knows all that was ever told.
    :param since: the day of the first publication; notes of earlier days tell of what nobody read.
    """
    return list(_Telling(base, releases).entries(whole, since))


@dataclass(frozen=True, slots=True)
class _Noted:
    """A difference of the history with the notes about it."""

    difference: Difference
    """What was told otherwise."""
    fact: str
    """The fact's id as it is now."""
    changes: Sequence[FieldChange]
    """Its changes, in ids as they are now."""
    notes: Sequence[Correction]
    """What editors note about it; a note belongs to one difference."""

    @property
    def corrects(self) -> bool:
        """Whether it takes something back by itself, or by an editor's word."""
        taken = self.difference.what == "withdrawn" or any(change.kind == "correction" for change in self.changes)
        return taken or bool(self.notes)

    @property
    def saying_so(self) -> set[str]:
        """The commits that say that they correct something."""
        return {revision.commit for revision in self.difference.revisions if revision.reasons}


class _Telling:
    """What may be told of a history."""

    def __init__(self, base: FactBase, releases: Releases) -> None:
        public = published(base)
        self._renamed = base.story.former_ids | releases.renamed
        self._releases, self._evidence, self._names = releases, Evidence(public.base.articles), public.names
        self._facts = _by_id(base)
        self._shown = {ident: Stated(sheet, plain(fact)) for ident, (sheet, fact) in _by_id(public.base).items()}
        self._unnamed = frozenset((releases.ids | self._facts.keys()) - self._shown.keys())
        gone, there = (self._names_of_those(shown) for shown in (False, True))
        self._called = HiddenNames(gone - there)
        """What actors are called of whom readers are told nothing any more."""
        self._taken: dict[str, dict[str, set[ToldValue]]] = defaultdict(lambda: defaultdict(set))
        """Values that were taken back, by fact and field."""
        self._emptied: dict[str, set[str]] = defaultdict(set)
        """Fields that were taken back for good, by fact: whatever they said before is not told again."""

    def entries(self, whole: bool, since: str) -> Iterator[Entry]:
        noted = list(_as_their_commits_say(list(self._noted())))
        for one in noted:
            self._take_back(one)
        yield from (entry for one in noted if (entry := self._entry(one)))
        used = {(one.fact, note) for one in noted for note in one.notes}
        withdrawn = {one.fact for one in noted if one.difference.what == "withdrawn"} - self._shown.keys()
        for ident, (sheet, fact) in self._facts.items():
            for note in fact.corrections if ident not in withdrawn else ():  # that is told, once
                if (ident, note) not in used and note.date >= since and self._is_for_readers(fact, note, whole):
                    yield self._by_note(sheet, fact, note)

    def _names_of_those(self, shown: bool) -> set[str]:
        """What all actors were ever called that are shown, or all that are not."""
        called = self._releases.called.items()
        return {name for ident, names in called if (self._now(ident) in self._shown) is shown for name in names}

    def _noted(self) -> Iterator[_Noted]:
        """What the history tells, newest first, each with the notes about it."""
        used: set[tuple[str, Correction]] = set()
        for difference in reversed(self._releases.differences):
            ident = self._now(difference.fact)
            there = self._facts[ident][1].corrections if ident in self._facts else []
            notes = [note for note in there if (ident, note) not in used and self._is_about(note, ident, difference)]
            used |= {(ident, note) for note in notes}
            yield _Noted(difference, ident, list(in_ids_of_now(difference.changes, self._now)), notes)

    def _is_about(self, note: Correction, ident: str, difference: Difference) -> bool:
        """Whether an editor's note may be about a difference of its fact."""
        if difference.what == "changed":
            fits = any(note.field in ("", change.field) for change in difference.changes)
        else:
            fits = difference.what == "withdrawn" and not note.field
        return fits and self._releases.is_noted(ident, note, difference.release)

    def _is_for_readers(self, fact: Fact, note: Correction, whole: bool) -> bool:
        """Whether a note that the history has no change for is told: of what is kept off the site, that it was withdrawn."""
        was_told = fact.id in map(self._now, self._releases.told) if whole else fact.withdrawn
        return fact.id in self._shown or (not fact.publish and not note.field and was_told)

    def _take_back(self, one: _Noted) -> None:
        """Learn what was taken back, by itself or by an editor's word."""
        withheld = {note.field for note in one.notes if note.said == WITHHELD}
        for change in one.changes:
            values = self._taken[one.fact][change.field]
            if change.field in self._emptied[one.fact]:
                values |= {*change.before, *change.after}
            elif change.field in withheld:
                values |= set(change.before) - set(change.after)
            else:
                values |= lost(change)
            if change.field in withheld and not change.after:
                self._emptied[one.fact].add(change.field)

    def _entry(self, one: _Noted) -> Entry | None:
        """What may be told of a difference; None where that is nothing."""
        difference, last = one.difference, one.difference.revisions[-1]
        ident = _name(last.commit, difference.fact)
        if difference.what == "withdrawn":
            if not difference.kept and one.fact != difference.fact and one.fact in self._shown:
                return None  # it became part of that
            said = self._names.withheld(next((note.said for note in one.notes if note.said != WITHHELD), ""))
            return Entry(ident, last.when, "correction", "withdrawn", difference.sheet, said=said, why=self._why(one))
        if one.fact not in self._shown:
            return None  # it was withdrawn later, which is told
        changes = [left for change in one.changes if (left := self._left(one, change))]
        if difference.what == "changed" and not changes:
            return None
        changes.sort(key=lambda change: change.kind == "update")
        kind: ChangeKind = "correction" if one.notes or any(c.kind == "correction" for c in changes) else "update"
        sheet = self._facts[one.fact][0]
        return Entry(ident, last.when, kind, difference.what, sheet, one.fact, changes=changes, why=self._why(one))

    def _why(self, one: _Noted) -> list[str]:
        """What its editors say about it, each once; what a commit says cannot be written otherwise later."""
        noted = (self._names.withheld(note.why) for note in one.notes)
        committed = (reason for revision in one.difference.revisions for reason in revision.reasons)
        return list(dict.fromkeys((*noted, *(self._names.withheld(self._called.withheld(one)) for one in committed))))

    def _left(self, one: _Noted, change: FieldChange) -> FieldChange | None:
        """A change as it may be told: what an editor notes is a correction, and the note may give what was taken back."""
        if change.field_kind.holds is Holds.SOURCE:
            there = tuple(a for a in change.after if isinstance(self._evidence.reference(str(a)), Article))
            return replace(change, after=there) if there else None
        left = self._withdrawn(one.fact, change).left(change)
        mine = [note for note in one.notes if note.field == change.field]
        if not mine:
            return left
        said = tuple(self._names.withheld(note.said) for note in mine if note.said not in ("", WITHHELD))
        noted = replace(left, kind="correction") if left else self._as_now(one.fact, change.field, change.field_kind)
        return replace(noted, before=said, withdrawn="") if said else noted

    def _by_note(self, sheet: str, fact: Fact, note: Correction) -> Entry:
        """The entry of a note that no change in the history belongs to."""
        ident, when = _name(fact.id, note.date, note.field, note.said, note.why), f"{note.date}T00:00:00Z"
        said = "" if note.said == WITHHELD else self._names.withheld(note.said)
        if fact.id not in self._shown:
            return Entry(ident, when, "correction", "withdrawn", sheet, said=said, why=[self._names.withheld(note.why)])
        changes = []
        if note.field:
            change = self._as_now(fact.id, note.field, kind_of(type(fact), note.field))
            change = replace(change, before=(said,), withdrawn="") if said else change
            changes = [replace(change, withdrawn="value") if note.said == WITHHELD else change]
        return Entry(
            ident, when, "correction", "changed", sheet, fact.id, changes=changes, why=[self._names.withheld(note.why)]
        )

    def _as_now(self, fact: str, field: str, kind: FieldKind) -> FieldChange:
        """What is told of a field of which an editor says that it was wrong, and nobody what it said."""
        now = told(self._shown[fact], field)
        return FieldChange(field, "correction", (), now, kind, withdrawn="" if now else "value")

    def _withdrawn(self, fact: str, change: FieldChange) -> Withdrawn:
        """What was taken back of a field."""
        now = {name: told(self._shown[fact], name) for name in self._taken[fact]}
        taken = {name: values - set(now[name]) for name, values in self._taken[fact].items()}
        unnamed = self._unnamed if change.field_kind.refers else frozenset()
        names = (self._names, self._called)
        return Withdrawn(taken[change.field], unnamed, names, now[change.field], figures=any(taken.values()))

    def _now(self, ident: str) -> str:
        return latest_id(ident, self._renamed)


def _as_their_commits_say(noted: Sequence[_Noted]) -> Iterator[_Noted]:
    """Differences; where a commit says that it corrects something and none of them does, what it changed is corrected."""
    correcting = {commit for one in noted if one.corrects for commit in one.saying_so}
    for one in noted:
        if one.saying_so - correcting:
            changes = [c if c.field_kind.holds is Holds.SOURCE else replace(c, kind="correction") for c in one.changes]
            yield replace(one, changes=changes)
        else:
            yield one


def _by_id(base: FactBase) -> dict[str, tuple[str, Fact]]:
    """Every fact with its sheet."""
    return {fact.id: (sheet, fact) for sheet, facts in base.sheets.by_name().items() for fact in facts}


def _name(*parts: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_OID, "\0".join(parts)))
