"""Dates that are so many units away from another: "yesterday", "last week", "two days later", "the past year"."""

from __future__ import annotations

import math

from .anchors import Anchors, Resolver, Words, shift_by
from .rules import matches
from .when import UNITS, Range, Unit, When, from_edtf, unit_named

__all__ = ["RESOLVERS", "away_from", "beside", "is_rough", "term_days"]

_HOURS = 24
_DAYS_IN: dict[Unit, int] = {
    "day": 1,
    "weekend": 7,
    "week": 7,
    "month": 30,
    "quarter": 91,
    "season": 91,
    "half": 182,
    "year": 365,
    "decade": 3652,
    "century": 36524,
}
"""About how long a unit is."""


def away_from(words: Words, base: When) -> When | None:
    """So many units before or after a date, as in "two days after 12 March"; None where the date is coarser than the unit."""
    unit = _unit(words)
    by = int(words.get("count", "1")) * int(words["after"])
    return base.within(unit).shift(by) if base.within(unit).unit == unit else None


def beside(words: str, date: str, language: str, *, is_base: bool) -> str | None:
    """The date of one event from another's: "two days after" one of the fifth is the seventh.

    :param words: how far one lies from the other, up to "after" or "before".
    :param date: EDTF.
    :param language: that of the words, ISO 639-1.
    :param is_base: whether ``date`` is that of the event named after these words, and not of the one that they date.
    :returns: EDTF, as coarse as what the words count in, about a day where that is weeks; None where the date is coarser than what they count in.
    """
    match, base = next(iter(matches(words, language)), None), from_edtf(date)
    if match is None or base is None or "after" not in match.words:
        return None
    way = int(match.words["after"]) * (1 if is_base else -1)
    if match.words.keys().isdisjoint(("unit", "units")):
        hours = int(match.words.get("hours", "1"))
        if base.unit != "day" or (hours > _HOURS and hours % _HOURS):
            return None
        return base.shift(way * (hours // _HOURS)).edtf()
    unit = _unit(match.words)
    count = way * int(match.words.get("count", "1"))
    if unit == "week" and base.unit == "day":
        return f"{base.shift(7 * count).edtf()}~"
    there = base.within(unit)
    return there.shift(count).edtf() if there.unit == unit else None


def is_rough(words: Words, value: When | Range | None) -> bool:
    """Whether words count from a date told before in a way that gives about the value, or are rough themselves.

    So do weeks from a day ("two weeks later"), and days, weeks or months from a month or year ("a month later"); and words
    that say so themselves (the piece ``roughly``).
    """
    if "roughly" in words:
        return True
    if "units" not in words or words.keys().isdisjoint({"later", "after"}) or not isinstance(value, When):
        return False
    unit = _unit(words)
    return (unit == "week" and value.unit == "day") or UNITS.index(value.unit) > UNITS.index(unit)


def term_days(words: Words) -> int:
    """The days in a term ("72 hours", "two weeks"); a day begun counts whole.

    :raises ValueError: it is no term.
    """
    return math.ceil(int(words["count"]) * int(words["term_units"]) / _HOURS)


def _shift(words: Words, anchors: Anchors) -> When | None:
    unit, by = _unit(words), _count(words)
    if words.get("from") == "then" and (last := anchors.then("century")) and _is_within(unit, by, last):
        return last
    base = anchors.base(words, unit)
    if base is None and by < 0:
        base = anchors.base({}, unit)  # "a year earlier" with no date before it is a year before the news
    if base and unit == "week" and base.unit == "day" and words.keys() & {"later", "after"}:
        return base.shift(7 * by)
    return base.within(unit).shift(by) if base else None


def _is_within(unit: Unit, by: int, last: When) -> bool:
    """Whether so many units from some time in a longer one, told last, may well lie in it: "In 2007 … a month later"."""
    return UNITS.index(last.unit) > UNITS.index(unit) and 0 < by * _DAYS_IN[unit] < (last.last - last.first).days / 2


def _hours(words: Words, anchors: Anchors) -> When | None:
    """Whole days of hours; fewer hours may end on either of two days."""
    base, hours = anchors.base(words, "day"), int(words["count"])
    return base.shift(hours // _HOURS * int(words["ago"])) if base and hours % _HOURS == 0 else None


def _past(words: Words, anchors: Anchors) -> Range | None:
    """The units up to now."""
    unit = _unit(words)
    base = anchors.base(words, "day" if unit == "week" else unit)
    if base is None:
        return None
    end = base if unit == "week" else base.within(unit)
    count = int(words.get("count", "1"))
    return Range(end.shift(-7 * count if unit == "week" else -count), end)


def _unit(words: Words) -> Unit:
    return unit_named(words["units"] if "units" in words else words["unit"])


def _count(words: Words) -> int:
    """How many units away, negative for earlier."""
    for name in ("ago", "later", "after"):
        if name in words:
            return int(words.get("count", "1")) * int(words[name])
    return int(words["away"]) if "away" in words else shift_by(words)


RESOLVERS: dict[str, Resolver] = {"shift": _shift, "hours": _hours, "past": _past}
"""By the names that rules know them by."""
