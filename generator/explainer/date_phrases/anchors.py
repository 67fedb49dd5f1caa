"""What a date is resolved against, and which of several candidates is meant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from .when import UNITS, Range, Unit, When

__all__ = ["Anchors", "Direction", "Resolver", "Words", "choose", "goes_on", "shift_by"]

_FAR: dict[Unit, int] = {"day": 300, "month": 330}
"""In days: further off than this, in another year, news names the year of a day or a month. Tuned on news of agencies."""
_SURE = 30
"""So many days further where a verb tells what happened then."""
_SOON = 184
"""In days: what a sentence goes on to tell is of the same half-year."""

Direction = Literal["past", "likely past", "future"]
"""Likely past: the verb is past, but the date is told of a thing of its clause and not of the verb itself."""
Words = Mapping[str, str]
"""What each name in a rule's pattern matched, over the rule's fixed values; see ``DateMatch``."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """What a date is resolved against."""

    now: When | None
    """When the article was published; None where nobody knows."""
    then: Callable[[Unit], When | None]
    """The last date told before that is of the unit or a finer one."""
    direction: Callable[[], Direction | None]
    """Which way the date lies from now."""
    year_told: Callable[[], When | None] = lambda: None
    """The last date told before in the same sentence, if it names its year."""

    def base(self, words: Words, unit: Unit) -> When | None:
        """Where the words count from, no coarser than ``unit``; None where that is not known."""
        base = self.then(unit) if words.get("from") in ("then", "news") else self.now
        if base and self.now and words.get("from") == "news" and (self.now.first - base.last).days > _SOON:
            base = self.now  # the news is compared with the year before, and not what it was compared with already
        return base if base and UNITS.index(base.unit) <= UNITS.index(unit) else None

    def near(self, words: Words, unit: Unit) -> When | None:
        """The same for a date that lacks its year: a date told before serves where nobody knows when the article is from."""
        return self.base(words, unit) or (None if self.now else self.then(unit))


Resolver = Callable[[Words, Anchors], When | Range | None]
"""How words that a rule matched become a date."""


def shift_by(words: Words) -> int:
    """How many units the words "last", "this", "next" or "following" are away; 0 where there is none of them."""
    for name in ("which", "following"):
        if name in words:
            return int(words[name])
    return 0


def choose(
    candidates: Sequence[When], base: When, words: Words, anchors: Anchors, default: Direction | None
) -> When | None:
    """The candidate that is meant: the first in the direction that the words or the verb tell, else the closest.

    :param default: the direction where neither tells.
    """
    if away := shift_by(words):
        return _next_to(base, candidates, away)
    if "which" in words and (to_come := _still_this_year(candidates, base)):
        return to_come
    direction = (anchors.direction() if words.get("from") != "then" else None) or default
    closest = min(candidates, key=lambda c: abs((c.first - base.first).days), default=None)
    if direction is None:
        return closest
    found = _first_that_way(candidates, base, direction)
    return closest if found is None or _is_far(found, base, sure=direction == "past") else found


def _next_to(base: When, candidates: Sequence[When], away: int) -> When | None:
    """The last candidate before, or the first after, what the words count from."""
    if away < 0:
        return max((c for c in candidates if c.last < base.first), key=_first, default=None)
    return min((c for c in candidates if c.first > base.last), key=_first, default=None)


def _still_this_year(candidates: Sequence[When], base: When) -> When | None:
    """The first candidate to come this year: "this September", said in May; of a day "this" says no such thing."""
    return next(
        (c for c in candidates if c.unit != "day" and c.first.year == base.first.year and c.last >= base.first), None
    )


def _first_that_way(candidates: Sequence[When], base: When, direction: Direction) -> When | None:
    """The candidate closest to what the words count from, in one direction."""
    if direction == "future":
        return min((c for c in candidates if c.last >= base.first), key=_first, default=None)
    return max((c for c in candidates if c.first <= base.last), key=_first, default=None)


def goes_on(candidates: Sequence[When], base: When, anchors: Anchors) -> When | None:
    """The first candidate after a date of another year that the sentence told: "expelled in November 2019 and left on 1 December"."""
    told = anchors.year_told()
    if told is None or told.first.year >= base.first.year or anchors.direction() == "future":
        return None
    later = [c for c in candidates if c.first > told.last]
    found = min(later, key=_first, default=None)
    return found if found is not None and (found.first - told.first).days < _SOON else None


def _is_far(found: When, base: When, *, sure: bool) -> bool:
    """Whether a date lies so far off, in another year, that the year would have been named."""
    if found.unit not in _FAR or found.first.year == base.first.year:
        return False
    return abs((found.first - base.first).days) > _FAR[found.unit] + (_SURE if sure else 0)


def _first(when: When) -> dt.date:
    return when.first
