"""How dense a timeline is: a bar for each year, month or decade, which leads there."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from babel.dates import format_date

from ...date_words import date_words
from ...model import Event, Expulsion
from ..catalogue import Catalogue

__all__ = ["Bar", "density"]

_FEWEST_COUNTED = 6
"""Of fewer facts than this it is seen at once when they were: they are not counted."""
_MONTHS_SHOWN = 24
"""A story of more months than this is counted by year."""
_YEARS_SHOWN = 60
"""A story of more years than this is counted by decade."""
_MOST_BARS = 250
"""No more than this: a date of the year 1 may be a slip."""
_MONTH, _YEAR, _DECADE = dt.timedelta(31), dt.timedelta(366), dt.timedelta(3660)

Dated = Event | Expulsion
Place = Callable[[Dated, bool], tuple[str, str]]
"""The page and the anchor to which a bar leads, by its first fact and whether it is the bar of a month."""


@dataclass(frozen=True, slots=True)
class Bar:
    """How many facts a year, month or decade has."""

    label: str
    """Such as "2025" or "Aug"."""
    name: str
    """The same where it stands alone, such as "August 2025"."""
    count: int
    """How many facts."""
    share: float
    """How high the bar is, from 0 to 1."""
    path: str
    """The page that it leads to."""
    anchor: str
    """Where on it: a heading, or the first of the facts."""
    year: str
    """The year, where it is the first of one or of the list; else empty."""


def density(catalogue: Catalogue, facts: Sequence[Dated], place: Place) -> list[Bar]:
    """How many facts each month, year or decade has, those without any between them too; none where it is seen at once.

    :param facts: dated ones, oldest first.
    """
    if len(facts) < _FEWEST_COUNTED:
        return []
    days = [catalogue.told_at(fact) for fact in facts]
    start, length = _unit(days[0], days[-1])
    counts = Counter(map(start, days))
    firsts = {start(day): fact for fact, day in zip(reversed(facts), reversed(days), strict=True)}
    most, day, found = max(counts.values()), start(days[0]), list[Bar]()
    while len(counts) > 1 and len(found) < _MOST_BARS:
        path, anchor = place(firsts[day], length == _MONTH) if day in firsts else ("", "")
        label, name = _names(day, length, catalogue)
        begins = not found or (length == _MONTH and day.month == 1)
        found.append(Bar(label, name, counts[day], counts[day] / most, path, anchor, str(day.year) if begins else ""))
        if day == start(days[-1]):
            break
        day = start(day + length)
    return found


def _unit(first: dt.date, last: dt.date) -> tuple[Callable[[dt.date], dt.date], dt.timedelta]:
    """What the days are counted by: where the month, year or decade of a day begins, and what is added to come to the next."""
    if (last.year - first.year) * 12 + last.month - first.month < _MONTHS_SHOWN:
        return lambda day: day.replace(day=1), _MONTH
    if last.year - first.year < _YEARS_SHOWN:
        return lambda day: day.replace(month=1, day=1), _YEAR
    return lambda day: day.replace(year=max(day.year // 10 * 10, 1), month=1, day=1), _DECADE


def _names(day: dt.date, length: dt.timedelta, catalogue: Catalogue) -> tuple[str, str]:
    if length == _MONTH:
        name = date_words(f"{day.year:04}-{day.month:02}", catalogue.messages)
        return str(format_date(day, "MMM", locale=catalogue.messages.locale)), name
    if length == _YEAR:
        return str(day.year), str(day.year)
    decade = {"year": day.year // 10 * 10}
    return catalogue.messages.gettext("%(year)ds") % decade, catalogue.messages.gettext("the %(year)ds") % decade
