"""What readers saw of a history: each release of the sheets held against the one before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import ValidationError

from ..evidence import Evidence
from ..field_types import PLAINEST, kinds_of
from ..model import ACTORS, SHEETS, Correction
from ..telling import heading, tell
from .field_changes import FieldChange, changes
from .history import Revision
from .states import Delta, Facts, Stated
from .successors import latest_id, successors

__all__ = ["Difference", "Releases"]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a fact told otherwise in one release than in the one before."""

    release: int
    """The number of the release."""
    revision: Revision
    """The last commit before it that changed what the fact tells."""
    what: Literal["new", "changed", "withdrawn"]
    """Whether the fact is told for the first time, tells something else, or is told no more."""
    fact: str
    """The fact's id then."""
    changes: Sequence[FieldChange]
    """The fields that tell something else."""
    before: Facts
    """All facts of the release before."""

    def subject(self, hidden: frozenset[str], evidence: Evidence, language: str) -> str:
        """What to call the fact by what it said before: its sentence without the full stop, or its name.

        :param evidence: the articles that the story has now.
        :param language: the site's.
        """
        actors = {ident: stated for ident, stated in self.before.items() if stated.sheet == ACTORS}
        try:
            known = {ident: _model(actor) for ident, actor in actors.items() if ident not in hidden}
            fact = _model(_without(self.before[self.fact], hidden))
        except (ValidationError, LookupError):  # of another time, when facts had other fields
            return self.fact.replace("-", " ")
        return heading(fact, tell(fact, known, evidence, language))


class Releases:
    """A history taken revision by revision, oldest first."""

    def __init__(self) -> None:
        self.differences: list[Difference] = []
        """What readers were told otherwise, in the order of the releases."""
        self.hidden: set[str] = set()
        """Ids of facts that were kept off the site at some time."""
        self.renamed: dict[str, str] = {}
        """Ids that are gone, and what the same fact was called next."""
        self.names: dict[str, str] = {}
        """What each actor was called last."""
        self._number = 0
        self._seen: Facts = {}
        self._all: Facts = {}
        self._shown: Facts = {}
        self._touched: dict[str, Revision] = {}
        self._noted: dict[tuple[str, str, str], int] = {}

    def take(self, revision: Revision, delta: Delta, *, seen: bool) -> None:
        """The next revision.

        :param delta: the facts that it has otherwise than the one before.
        :param seen: whether it was released; what readers never saw needs no correction.
        """
        self._rename(delta)
        for ident, after in delta.items():
            before = self._shown.pop(ident, None)
            if after and after.shown:
                self._shown[ident] = after
                self._look_at(revision, ident, before, after)
            elif before:
                self._touched[ident] = revision
            if after and not after.shown:
                self.hidden.add(ident)
        if seen:
            self._release()

    def end(self) -> None:
        """There is no further revision: the last is what readers are told now."""
        if self._touched:
            self._release()

    def is_noted(self, fact: str, note: Correction, release: int) -> bool:
        """Whether an editor's note was written for this release or after it; one that is not committed is for none yet."""
        written = [
            number
            for (ident, date, field), number in self._noted.items()
            if (date, field) == (note.date, note.field) and latest_id(ident, self.renamed) == fact
        ]
        return bool(written) and release <= min(written)

    def _rename(self, delta: Delta) -> None:
        """Take in which ids changed."""
        gone = {ident: self._all.pop(ident) for ident, stated in delta.items() if not stated and ident in self._all}
        new = {ident: stated for ident, stated in delta.items() if stated and ident not in self._all}
        self._all |= {ident: stated for ident, stated in delta.items() if stated}
        self.renamed = {old: ident for old, ident in self.renamed.items() if old not in new}
        self.renamed |= successors(gone, new, self._all)

    def _look_at(self, revision: Revision, ident: str, before: Stated | None, after: Stated) -> None:
        """A fact that is written otherwise, if only in a comment."""
        if before is None or changes(before, after, self._now):
            self._touched[ident] = revision
        if after.sheet == ACTORS and isinstance(name := _first(after.fields.get("name")), str):
            self.names[ident] = name
        for note in notes if isinstance(notes := after.fields.get("corrections"), list) else ():
            if isinstance(note, dict):
                key = ident, str(note.get("date", "")), str(note.get("field") or "")
                self._noted.setdefault(key, self._number)

    def _release(self) -> None:
        if self._seen:  # the first that readers saw says nothing otherwise
            self.differences += self._differences()
        self._seen, self._touched = dict(self._shown), {}
        self._number += 1

    def _differences(self) -> Iterator[Difference]:
        former = {self._now(old): self._seen[old] for old in self.renamed if old in self._seen}
        for ident, revision in self._touched.items():
            before, after = self._seen.get(ident) or former.get(ident), self._shown.get(ident)
            if after and not before:
                yield Difference(self._number, revision, "new", ident, (), self._seen)
            elif after and before and (found := changes(before, after, self._now)):
                yield Difference(self._number, revision, "changed", ident, found, self._seen)
            elif before and not after and self._now(ident) == ident:
                yield Difference(self._number, revision, "withdrawn", ident, (), self._seen)

    def _now(self, ident: str) -> str:
        return latest_id(ident, self.renamed)


def _model(stated: Stated) -> Any:
    """:raises ValidationError: it is not what facts of its sheet are today."""
    return SHEETS[stated.sheet].model_validate(stated.fields)


def _without(stated: Stated, hidden: frozenset[str]) -> Stated:
    """A fact that refers to none of these ids."""
    kinds = kinds_of(SHEETS[stated.sheet])
    fields = {
        name: _left(raw, hidden) if kinds.get(name, PLAINEST).refers else raw for name, raw in stated.fields.items()
    }
    return Stated(stated.sheet, {name: raw for name, raw in fields.items() if raw is not None})


def _left(raw: Any, hidden: frozenset[str]) -> Any:
    """A reference, or several, or claims of them, without these ids; None where nothing is left."""
    if isinstance(raw, list):
        return [left for item in raw if (left := _left(item, hidden)) is not None] or None
    if isinstance(raw, dict):
        left = _left(raw.get("value"), hidden)
        return None if left is None else {**raw, "value": left}
    return None if raw in hidden else raw


def _first(raw: Any) -> Any:
    """The preferred value of a field, in plain values."""
    return raw[0].get("value") if isinstance(raw, list) and raw and isinstance(raw[0], dict) else raw
