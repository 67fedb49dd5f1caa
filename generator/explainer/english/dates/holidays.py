"""The day of a holiday in a year, from how ``data/en/dates.yml`` defines it."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from .rules import word

__all__ = ["holiday"]

_DEFINITION = re.compile(
    r"(?P<month>\d\d)-(?P<day>\d\d)|easter(?P<offset>[+-]\d+)"
    r"|(?:(?P<after>\w+) after )?(?P<count>-?\d) (?P<weekday>\w+) (?P<of_month>\d+)"
)


def holiday(name: str, year: int) -> dt.date:
    """The day of a holiday of the table ``words: holiday``.

    :raises ValueError: the table defines it in a form that is not known.
    """
    found = _DEFINITION.fullmatch(word("holiday", name))
    if not found:
        raise ValueError(f"{name} is not defined")
    if found["month"]:
        return dt.date(year, int(found["month"]), int(found["day"]))
    if found["offset"]:
        return _easter(year) + dt.timedelta(int(found["offset"]))
    day = _weekday_of_month(year, int(found["of_month"]), int(word("weekday", found["weekday"])), int(found["count"]))
    if found["after"]:
        day += dt.timedelta((int(word("weekday", found["after"])) - day.weekday()) % 7)
    return day


def _weekday_of_month(year: int, month: int, weekday: int, count: int) -> dt.date:
    """The ``count``-th such weekday of a month, from its end where negative."""
    days = [
        dt.date(year, month, day)
        for day in range(1, calendar.monthrange(year, month)[1] + 1)
        if dt.date(year, month, day).weekday() == weekday
    ]
    return days[count - 1 if count > 0 else count]


def _easter(year: int) -> dt.date:
    """Easter Sunday of the western churches, by the anonymous Gregorian algorithm (Nature, 20 April 1876; Meeus, Astronomical Algorithms)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * j) // 433
    month = (h + j - 7 * m + 90) // 25
    return dt.date(year, month, (h + j - 7 * m + 33 * month + 19) % 32)
