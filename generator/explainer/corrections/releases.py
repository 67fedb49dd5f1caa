"""What readers saw of a history: each release of the sheets held against the one before."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from ..field_types import PLAINEST, Holds, kinds_of
from ..model import ACTORS, SHEETS, Correction
from ..names import fold_name
from .field_changes import FieldChange, bare, changes
from .history import Revision
from .kept_off import KeptOff
from .states import Delta, Facts, Stated, borne, sources
from .successors import evidence, latest_id, names, successors

__all__ = ["Difference", "Releases"]

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
"""What is an id and hardly a word."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What a fact told otherwise in one release than in the one before."""

    release: int
    """The number of the release."""
    revisions: Sequence[Revision]
    """The commits between them that changed what the fact tells, oldest first."""
    what: Literal["new", "changed", "withdrawn"]
    """Whether the fact is told for the first time, tells something else, or is told no more."""
    fact: str
    """The fact's id then."""
    sheet: str
    """The sheet in which it stood."""
    changes: Sequence[FieldChange] = ()
    """The fields that tell something else."""
    kept: bool = False
    """Whether a fact that is told no more still stood in its sheet, so that it became no part of another."""


class Releases:
    """A history taken revision by revision, oldest first."""

    def __init__(self, away: Callable[[str], str] = lambda reference: "") -> None:
        """:param away: for a source's reference the article's id, if that is kept off the site now, or else nothing."""
        self._away = away
        self._hidden: set[str] = set()
        self.differences: list[Difference] = []
        """What readers were told otherwise, in the order of the releases."""
        self.ids: set[str] = set()
        """Every id that there ever was."""
        self.told: set[str] = set()
        """Ids of facts that readers ever saw."""
        self.renamed: dict[str, str] = {}
        """Ids that are gone, and what the same fact was called next."""
        self.called: dict[str, set[str]] = defaultdict(set)
        """What each actor was ever called."""
        self._actors: dict[str, str] = {}
        """The actors' ids by what they are called."""
        self._kept_off = KeptOff()
        self._number = 0
        self._seen: Facts = {}
        self._all: Facts = {}
        self._shown: Facts = {}
        self._touched: dict[str, list[Revision]] = {}
        self._noted: dict[tuple[str, str, str], int] = {}

    def take(self, revision: Revision, delta: Delta, *, seen: bool) -> None:
        """The next revision.

        :param delta: the facts that it has otherwise than the one before.
        :param seen: whether it was released; what readers never saw needs no correction.
        """
        self._rename(delta)
        self.ids |= delta.keys()
        turned = self._kept_off.take(self._all, delta)
        if revision.hides:
            self._hidden.update(revision.hides)
            turned |= {ident for ident, fact in self._all.items() if not self._is_borne(fact)} - delta.keys()
        for ident, after in (delta | {ident: self._all[ident] for ident in turned if ident in self._all}).items():
            before = self._shown.pop(ident, None)
            is_shown = bool(after and after.shown and ident not in self._kept_off.ids and self._is_borne(after))
            if after and is_shown:
                self._shown[ident] = after
            if after:
                self._look_at(ident, after)
            if (before or is_shown) and self._tells_otherwise(before, after if is_shown else None):
                self._touched.setdefault(ident, []).append(revision)
        if seen:
            self._release()

    def _is_borne(self, fact: Stated) -> bool:
        """Whether another article bears it than those that were kept off the site then; an actor is told if others are."""
        there = list(sources(fact.fields)) if self._hidden and fact.sheet != ACTORS else ()
        return not there or any(self._away(str(source.get("article"))) not in self._hidden for source in there)

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
        new = {ident: stated for ident, stated in delta.items() if stated}
        had = {ident: self._all[ident] for ident in new if ident in self._all}
        self._all |= new
        self.renamed = {old: ident for old, ident in self.renamed.items() if old not in new or old in had}
        self.renamed |= successors(gone, new, self._all, had)

    def _look_at(self, ident: str, after: Stated) -> None:
        """A fact that is written otherwise, if only in a comment."""
        if after.sheet == ACTORS:
            called = names(after)
            self.called[ident].update(called)
            self._actors |= {fold_name(bare(name)): ident for name in called}
        for note in notes if isinstance(notes := after.fields.get("corrections"), list) else ():
            if isinstance(note, dict):
                key = ident, str(note.get("date", "")), str(note.get("field") or "")
                self._noted.setdefault(key, self._number)

    def _tells_otherwise(self, before: Stated | None, after: Stated | None) -> bool:
        if before and after:
            return bool(changes(before, after, self._now))
        return True

    def _release(self) -> None:
        if self._number:  # the first that readers saw says nothing otherwise
            self.differences += self._differences()
        self._seen, self._touched = dict(self._shown), {}
        self.told |= self._seen.keys()
        self._number += 1

    def _differences(self) -> Iterator[Difference]:
        former = {self._now(old): self._seen[old] for old in self.renamed if old in self._seen}
        for ident, revisions in self._touched.items():
            before, after = self._seen.get(ident) or former.get(ident), self._shown.get(ident)
            if after and not before:
                yield Difference(self._number, revisions, "new", ident, after.sheet)
            elif after and before:
                then = self._told(before, self._seen.keys()), self._told(after, self._shown.keys())
                if found := changes(*then, self._now):
                    yield Difference(self._number, revisions, "changed", ident, after.sheet, found)
            elif before and self._now(ident) == ident:
                kept = ident in self._all
                yield Difference(self._number, revisions, "withdrawn", ident, before.sheet, kept=kept)

    def _told(self, stated: Stated, shown: Set[str]) -> Stated:
        """A fact as it was told, and may be now: without references to what was not, and what hidden articles bear."""
        kinds, fields = kinds_of(SHEETS[stated.sheet]), {}
        quotes = " ".join(quote for _, quote in evidence(stated)).casefold()
        for name, raw in borne(stated.fields, self._away).items():
            kind = kinds.get(name, PLAINEST)
            told = partial(self._is_told, kind.holds, shown, quotes)
            fields[name] = _left(raw, told) if kind.refers else raw
        return Stated(stated.sheet, {name: raw for name, raw in fields.items() if raw is not None})

    def _is_told(self, holds: Holds, shown: Set[str], quotes: str, value: Any) -> bool:
        """Whether a reference was to a fact that was shown, or is words and no id to nowhere."""
        if value in shown:
            return True
        if holds in (Holds.ACTOR, Holds.FACT) or value in self.ids:
            return False
        return not _ID.fullmatch(str(value)) or value in quotes

    def _now(self, ident: str) -> str:
        """What an id is now; an actor's, where words are what it is called."""
        if ident not in self.ids:
            ident = self._actors.get(fold_name(bare(ident)), ident)
        return latest_id(ident, self.renamed)


def _left(raw: Any, keeps: Callable[[Any], bool]) -> Any:
    """A reference, or several, or claims of them, as far as they are kept; None where nothing is left."""
    if isinstance(raw, list):
        return [left for item in raw if (left := _left(item, keeps)) is not None] or None
    if isinstance(raw, dict):
        left = _left(raw.get("value"), keeps)
        return None if left is None else {**raw, "value": left}
    return raw if keeps(raw) else None
