"""The day on which the article on a page was published: what its markup, its head and its address give evidence of.

What is marked as that day goes first, but a moment in UTC may be of another day where the article was published: the day
that its head shows is believed before one that is marked, where they are not more than a day apart. Where they are, neither
is: then as much is said as they agree on. An address counts where nothing contradicts it. Nothing else is evidence, and no
clock is asked: the same page gives the same day whenever it is read.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..raw import Attested
from ..written_days import DayEvidence, WrittenDay, day_order, written_days
from .address import address
from .marked_days import marked_days
from .parsing import WebPage
from .shown_days import shown_days

__all__ = ["publication_day"]

_IN_ADDRESS = re.compile(r"[/_.-]((?:19|20)\d\d)[/-]([01]?\d)[/-]([0-3]?\d)(?=[/_.-]|$)")
_FIGURES = re.compile(r"(?<![\d/.-])([0-3]?\d)[/.-]([0-3]?\d)[/.-](?:19|20)\d\d(?![\d/-])")
_MONTHS = 12
_DAY = dt.timedelta(1)


def publication_day(page: WebPage) -> Attested | None:
    """The day, EDTF; a month or a year where no more is sure; None without evidence of one."""
    marked, shown, addressed = marked_days(page), shown_days(page), list(_in_address(page))
    sole = [one for one in marked if one.sole]
    found = (
        _confirmed(marked, shown)
        or _next_to(sole, shown)
        or _confirmed(addressed, [*marked, *shown])
        or _next_to(sole, [*sole, *addressed])
    )
    if found is None and sole and shown and shown[0].sole:
        return _common(sole[0], shown[0])
    found = found or next(iter([*sole, *shown, *addressed]), None)
    if found is None:
        return None
    days = _readings(found.day, page)
    return Attested(days[0].isoformat() if len(days) == 1 else str(days[0].year), found.where)


def _confirmed(evidence: Sequence[DayEvidence], by: Sequence[DayEvidence]) -> DayEvidence | None:
    """The first day that another kind of evidence has, too."""
    for one in evidence:
        for other in by:
            if both := tuple(day for day in one.day.readings if day in other.day.readings):
                return replace(one, day=replace(one.day, readings=both[:1]))
    return None


def _next_to(marked: Sequence[DayEvidence], others: Sequence[DayEvidence]) -> DayEvidence | None:
    """The day of the place, which is the next one or the one before where what is marked is in another place's time."""
    for other in others if marked else ():
        near = tuple(day for day in other.day.readings if abs(day - marked[0].day.readings[0]) == _DAY)
        if near and not other.day.utc:
            return replace(other, day=replace(other.day, readings=near))
    return None


def _common(one: DayEvidence, other: DayEvidence) -> Attested | None:
    """What two days that contradict each other agree on: the month or the year; None where they do not even."""
    first, second = one.day.readings[0], other.day.readings[0]
    where = f"{one.where} and {other.where}, which contradict each other"
    if first.year != second.year:
        return None
    return Attested(f"{first:%Y-%m}" if first.month == second.month else f"{first:%Y}", where)


def _in_address(page: WebPage) -> Iterator[DayEvidence]:
    """The day in the page's own address."""
    own = page.stated.addresses[0] if page.stated.addresses else str(found.value) if (found := address(page)) else ""
    for match in _IN_ADDRESS.finditer(re.split("[?#]", own, maxsplit=1)[0]):
        for day in written_days("-".join(match.groups())):
            yield DayEvidence(day, "the page’s address")
            return


def _readings(day: WrittenDay, page: WebPage) -> list[dt.date]:
    """What a day may mean: in figures, what the page's other figures or its language let it."""
    if len(day.readings) == 1:
        return list(day.readings)
    order = _order(page) or day_order(page.language)
    first, second = day.readings  # the one with the day before the month first
    return [first] if order == "dm" else [second] if order == "md" else [first, second]


def _order(page: WebPage) -> str:
    """The order of day and month in which the page writes days in figures that can be read in one way only."""
    pairs = [(int(match[1]), int(match[2])) for match in _FIGURES.finditer(page.html)]
    orders = {"dm" if one > _MONTHS else "md" for one, other in pairs if (one > _MONTHS) != (other > _MONTHS)}
    return orders.pop() if len(orders) == 1 else ""
