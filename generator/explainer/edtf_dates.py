"""Dates as EDTF (Extended Date/Time Format, Library of Congress, level 1 with level 2's sets and seasons).

A date here is always the EDTF string; these functions say what it means. The common forms are read
directly and the rest by the ``edtf`` library, which takes milliseconds for each.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import lru_cache

__all__ = ["Bounds", "agree", "bounds", "deadline", "is_edtf", "roughly", "within", "year_of"]

Bounds = tuple[dt.date, dt.date]
"""The first and the last day that a date may mean; open ends are ``date.min`` and ``date.max``."""

_PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_OTHER = re.compile(r"(?!.*(?:Y-?[0-9]{5}|E[0-9]{2}))[-+0-9:ESTXYZ~?%]{1,40}")
"""What the library is asked about: no year that no calendar has, of which some take it minutes."""
_LONGEST = 1000
"""Characters: room for a set of eighty days."""
_SETS = {"[": "]", "{": "}"}
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}  # EDTF's codes; months of the northern year
_ABOUT_A_DAY = dt.timedelta(3)
_MARKS = re.compile(r"[~?%]")
_LONGEST_ORDER = 31
"""Days: an order known only to be of some longer stretch sets no deadline that anybody could keep."""


def is_edtf(value: str) -> bool:
    """Whether ``value`` is a date in EDTF."""
    try:
        bounds(value)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=65536)
def bounds(value: str) -> Bounds:
    """The first and last day that ``value`` may mean, uncertainty marks (``~ ? %``) aside.

    :raises ValueError: ``value`` is not EDTF.
    """
    if len(value) > _LONGEST:
        raise ValueError(f"{value[:20]}… is too long for a date")
    if not value or _SETS.get(value[0]) != value[-1]:
        return _span(value, "/")
    spans = [_span(part.strip(), "..") for part in value[1:-1].split(",")]
    return min(first for first, _ in spans), max(last for _, last in spans)


def _span(value: str, to: str) -> Bounds:
    """The bounds of one date, or of two with a sign between them, of which one may be left out or open."""
    first, sign, last = value.partition(to)
    if not sign:
        return _one(value)
    start = _one(first)[0] if first not in ("", "..") else dt.date.min
    end = _one(last)[1] if last not in ("", "..") else dt.date.max
    if start > end or not (first + last).strip("."):
        raise ValueError(f"{value} is not a date in EDTF")
    return start, end


def _one(value: str) -> Bounds:
    """The bounds of a date that is no interval and no set."""
    if match := _PLAIN.fullmatch(_MARKS.sub("", value)):
        return _plain_bounds(value, *match.groups())
    return _library_bounds(value)


def year_of(value: str) -> int | None:
    """The year that a date begins in; None where the value is no EDTF, such as ``unknown``."""
    return bounds(value)[0].year if is_edtf(value) else None


def agree(one: str, other: str) -> bool:
    """Whether two dates can both be right of one thing: one is a coarser way to say the other.

    A date that is marked as approximate may be off by its own length, a day by three.
    """
    (a, b), (c, d) = roughly(one), roughly(other)
    return (c <= a and b <= d) or (a <= c and d <= b)


def within(fine: str, coarse: str) -> bool:
    """Whether every day that ``fine`` may mean is one that ``coarse`` may mean."""
    (a, b), (c, d) = bounds(fine), bounds(coarse)
    return c <= a and b <= d


def deadline(order: str, days: int) -> str | None:
    """The day that is ``days`` after an order's.

    :param order: the order's date, EDTF.
    :returns: EDTF: a day after a day, marked ``~`` where the order is; after a week or a month the interval of the
        days that it may be; None where the order's date is open or coarser than a month.
    """
    if days < 0:
        raise ValueError("a deadline lies after its order")
    first, last = bounds(order)
    if (last - first).days >= _LONGEST_ORDER:
        return None
    try:
        first, last = first + dt.timedelta(days), last + dt.timedelta(days)
    except OverflowError:
        return None
    mark = "~" if first == last and any(mark in order for mark in "~?%") else ""
    return f"{first.isoformat()}{mark}" if first == last else f"{first.isoformat()}/{last.isoformat()}"


def roughly(value: str) -> Bounds:
    """The days that a date may mean, those about it too where it says that it is approximate."""
    first, last = bounds(value)
    if not value.endswith(("~", "%")) or "/" in value:
        return first, last
    slack = max(_ABOUT_A_DAY, last - first)
    return max(dt.date.min + slack, first) - slack, min(dt.date.max - slack, last) + slack


def _plain_bounds(value: str, year: str, month: str | None, day: str | None) -> Bounds:
    y, m = int(year), int(month or 0)
    try:
        if month is None:
            return dt.date(y, 1, 1), dt.date(y, 12, 31)
        if day is None and m in _SEASONS:
            first, last = _SEASONS[m]
            end_year = y + (last < first)
            return dt.date(y, first, 1), dt.date(end_year, last, calendar.monthrange(end_year, last)[1])
        if day is None:
            return dt.date(y, m, 1), dt.date(y, m, calendar.monthrange(y, m)[1])
        exact = dt.date(y, m, int(day))
    except (ValueError, calendar.IllegalMonthError):
        raise ValueError(f"{value} is not a date in EDTF") from None
    return exact, exact


def _library_bounds(value: str) -> Bounds:
    if not _OTHER.fullmatch(value):
        raise ValueError(f"{value} is not a date in EDTF")
    from edtf import parse_edtf  # takes longer to load than most stories take to check, and few have a date for it
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parsed = parse_edtf(value)
        low, high = parsed.lower_strict(), parsed.upper_strict()
        return dt.date(*low[:3]), dt.date(*high[:3])
    except (EDTFParseException, ValueError, TypeError, AttributeError):
        raise ValueError(f"{value} is not a date in EDTF") from None
