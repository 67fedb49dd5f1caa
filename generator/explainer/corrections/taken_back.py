"""What was told and is told no more: readers hear that it was taken back, and never again what it was."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from typing import Literal

from ..field_types import Holds, Many, Trait
from ..hidden_names import HiddenNames
from ..numbers import numbers_in
from ..quotes import fold
from .field_changes import FieldChange, ToldValue, adds_to, bare, renamed

__all__ = ["Withdrawn", "in_ids_of_now", "lost"]

_WORD = re.compile(r"\w+(?:[.,:/-]\w+)*")
_FIGURE = "#"


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What of a field may not be told again."""

    values: Set[ToldValue]
    """Values that were taken back."""
    ids: Set[str]
    """Ids of facts that readers are told nothing of."""
    names: Sequence[HiddenNames]
    """Names that may not be told."""
    now: Sequence[ToldValue]
    """What the field tells now."""
    figures: bool
    """Whether figures that its sentences had may not be told either, since something of the fact was taken back."""

    def left(self, change: FieldChange) -> FieldChange | None:
        """A change as it may be told; None where nothing is left to be told of it."""
        ours = Trait.OUR_WORDS in change.field_kind.traits
        gone = set() if ours else lost(change)
        before = [left for value in change.before if value not in gone for left in self._left(value, ours)]
        after = [left for value in change.after for left in self._left(value, ours)]
        if len(after) < len(change.after):  # of what took their place some was taken back itself
            if (change.kind == "update" and not after) or self._tells_still(change.before, before, ours):
                return None
            before = [value for value in before if change.kind == "update" or value in after]
        if len(before) < len(change.before):
            what = _what(change)
            kind = "correction" if what == "words" else change.kind
            return replace(change, kind=kind, before=tuple(before), after=tuple(after), withdrawn=what)
        if set(before) == set(after) != set(change.after):
            return None  # what was added was taken back
        return replace(change, before=tuple(before), after=tuple(after))

    def _left(self, value: ToldValue, ours: bool) -> list[ToldValue]:
        """A value as far as it may be told: all, a part or nothing of it."""
        if value in self.values or value in self.ids:
            return []
        if ours:
            return [value] if any(self._has(str(now), str(value)) for now in self.now) else []
        if isinstance(value, tuple):
            left = tuple(part for part in value if part not in self.ids)
            if value not in self.now and any(names.first_in(part) for names in self.names for part in left):
                return []
            return [left] if left else []
        return [value] if value in self.now or not any(names.first_in(value) for names in self.names) else []

    def _tells_still(self, before: Sequence[ToldValue], left: Sequence[ToldValue], ours: bool) -> bool:
        """Whether the field tells now all that it told before."""
        return bool(before) and (len(left) == len(before) if ours else set(before) <= set(self.now))

    def _has(self, now: str, then: str) -> bool:
        """Whether a sentence tells nothing that the one of now does not, but for other figures in the same places."""
        old, new = (Counter(_words(text, figures=self.figures)) for text in (then, now))
        return old <= new


def in_ids_of_now(changes: Iterable[FieldChange], now: Callable[[str], str]) -> Iterator[FieldChange]:
    """Changes with every id in them as it is now; without those that were of ids alone."""
    for change in changes:
        if not change.field_kind.refers:
            yield change
            continue
        before, after = (
            tuple(dict.fromkeys(renamed(value, now) for value in values)) for values in (change.before, change.after)
        )
        if before != after:
            yield replace(change, before=before, after=after)


def lost(change: FieldChange) -> set[ToldValue]:
    """The values that are told no more and that no other took the place of.

    The items of a set stand for themselves. Of other values one takes the place of another, in their order, unless it
    is no more than a part of it: then words were taken out.
    """
    old = [value for value in change.before if value not in change.after]
    new = [value for value in change.after if value not in change.before]
    if change.field_kind.holds is Holds.ROLE:
        return {value for value in old if not any(adds_to(value, other) for other in new)}
    if change.field_kind.many is Many.SET:
        return set(old)
    parts = {value for value, other in zip(old, new, strict=False) if _is_part(value, other)}
    return {*old[len(new) :], *parts}


def _what(change: FieldChange) -> Literal["", "value", "words", "wording"]:
    """What of a field was taken back; of a value that was only added to, nothing was then."""
    if Trait.OUR_WORDS not in change.field_kind.traits:
        return "value" if change.kind == "correction" else ""
    old, new = (
        {word for text in texts for word in _words(str(text), figures=True)} for texts in (change.before, change.after)
    )
    return "words" if change.kind == "correction" or new < old else "wording"


def _is_part(whole: ToldValue, part: ToldValue) -> bool:
    """Whether a value only leaves out some of another."""
    if isinstance(whole, tuple) and isinstance(part, tuple):
        gone, come = set(whole) - set(part), set(part) - set(whole)
        return len(gone) > len(come) or any(_is_part(one, other) for one in gone for other in come)
    return set(bare(str(part)).split()) < set(bare(str(whole)).split())


def _words(text: str, *, figures: bool) -> list[str]:
    """The words of a sentence as they are compared: without case and articles, and figures only where they count."""
    found = _WORD.findall(fold(bare(text)).casefold())
    return found if figures else [_FIGURE if numbers_in(word) else word for word in found]
