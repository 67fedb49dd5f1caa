"""Dates that are named: "19 September", "Friday", "last May", "the summer of 2023", "the 1990s", "from 5 to 8 May"."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from .anchors import Anchors, Resolver, Words, choose, goes_on, shift_by
from .when import Range, Unit, When, containing, unit_named

__all__ = ["RESOLVERS", "holiday", "slashed_days"]

_Place = TypeVar("_Place")
_NEAR = (-2, -1, 0, 1, 2)
"""How many years, months or weeks away a date is looked for that does not say its own."""
_CENTURY = 100
_AHEAD = 10
"""Years that a two-digit year may lie ahead of the article."""
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DEFINITION = re.compile(
    r"(?P<month>\d\d)-(?P<day>\d\d)|easter(?P<offset>[+-]\d+)"
    r"|(?:(?P<after>\w+) after )?(?P<count>-?\d) (?P<weekday>\w+) (?P<of_month>\d+)"
)


def _date(words: Words, anchors: Anchors) -> When | None:
    """A year, month or day."""
    found = _month_or_day(words, anchors) if "month" in words else _year_or_day(words, anchors)
    return _as(words, found)


def _year_or_day(words: Words, anchors: Anchors) -> When | None:
    if (year := _year(words, anchors)) is not None:
        return When("year", dt.date(year, 1, 1))
    if "day" not in words or (base := anchors.base(words, "day")) is None:
        return None
    if "month_which" in words:
        month = base.within("month").shift(int(words["month_which"]))
        return When("day", month.first.replace(day=_day(words)))
    months = [base.within("month").shift(n).first for n in _NEAR]
    days = _existing(lambda first: first.replace(day=_day(words)), "day", months)
    return choose(_on_weekday(days, words), base, words, anchors, None)


def _month_or_day(words: Words, anchors: Anchors) -> When | None:
    month = int(words["month"])
    unit: Unit = "day" if "day" in words else "month"
    if _names_year(words):
        year = _year(words, anchors)
        return When(unit, dt.date(year, month, _day(words))) if year is not None else None
    if (base := anchors.near(words, "month")) is None:
        return None
    days = _existing(lambda year: dt.date(year, month, _day(words)), unit, _years(base, anchors.year_told()))
    days = _on_weekday(days, words)
    if words.get("of") == "year" and shift_by(words) < 0:
        base = base.within("month").shift(-1)  # in March "last February" is a year ago: this year's is "last month"
    return goes_on(days, base, anchors) or choose(days, base, words, anchors, None)


def _iso(words: Words, anchors: Anchors) -> When | None:
    year, month, day = words["iso_date"].replace("/", "-").split("-")
    return When("day", dt.date(int(year), int(month), int(day)))


def _slashed(words: Words, anchors: Anchors) -> When | None:
    """Month first or day first; no more than the year where it could be either."""
    days = slashed_days(words, anchors)
    return days[0] if len(days) == 1 else containing("year", days[0].first)


def slashed_days(words: Words, anchors: Anchors) -> list[When]:
    """The days that figures between slashes may mean, one or two.

    :raises ValueError: they mean none, or nobody knows of which century.
    """
    one, other, last = words["slashed_date"].replace(".", "/").replace("-", "/").split("/")
    year = int(last) if len(last) > 2 else _full_year(last, anchors)
    orders = (
        {(int(other), int(one))} if words.get("first") == "day" else {(int(one), int(other)), (int(other), int(one))}
    )
    return [When("day", dt.date(year, month, day)) for month, day in sorted(orders) if month <= 12]


def _range(words: Words, anchors: Anchors) -> Range | None:
    """From one day or month to another, which says the year for both."""
    end = _date(words, anchors)
    if end is None:
        return None
    at_start = {**words, **{name.removeprefix("start_"): words[name] for name in words if name.startswith("start_")}}
    month, day = int(at_start["month"]), _day(at_start)
    start = When(end.unit, dt.date(end.first.year - (month > end.first.month), month, day))
    return Range(start, end) if start.first < end.first else None


def _years_range(words: Words, anchors: Anchors) -> Range | None:
    start = int(words["start_year"])
    end = start // _CENTURY * _CENTURY + int(words["two"]) if "two" in words else int(words["year"])
    years = When("year", dt.date(start, 1, 1)), When("year", dt.date(end, 1, 1))
    return Range(*years) if start < end else None


def _weekday(words: Words, anchors: Anchors) -> When | None:
    base, weekday = anchors.base(words, "day"), int(words["weekday"])
    if base is None:
        return None
    monday = containing("week", base.first).first
    days = [When("day", monday + dt.timedelta(7 * n + weekday)) for n in _NEAR]
    if "week_which" in words:
        return days[_NEAR.index(int(words["week_which"]))]
    if words.get("of") == "week":
        return days[
            _NEAR.index(shift_by(words))
        ]  # "next Friday" is in the next week; "this coming Friday" the first to come
    return choose(days, base, words, anchors, "past")


def _weekdays(words: Words, anchors: Anchors) -> Range | None:
    """From one day of the week to another, which says when: "the night from Thursday to Friday"."""
    end = _weekday(words, anchors)
    return Range(end.shift(-((int(words["weekday"]) - int(words["start_weekday"])) % 7)), end) if end else None


def _weekend(words: Words, anchors: Anchors) -> When | None:
    base = anchors.base(words, "day")
    if base is None:
        return None
    here = containing("weekend", base.first)
    return choose([here.shift(n) for n in _NEAR], base, words, anchors, "past")


def _season(words: Words, anchors: Anchors) -> When | None:
    return _of_year("season", int(words["season"]), words, anchors)


def _part(words: Words, anchors: Anchors) -> When | None:
    """A quarter or half of a year."""
    unit, months = unit_named(words["unit"]), 3 if words["unit"] == "quarter" else 6
    part = next(words[name] for name in ("ordinal", "quarter", "half") if name in words)
    return _of_year(unit, (int(part) - 1) * months + 1, words, anchors)


def _holiday(words: Words, anchors: Anchors) -> When | None:
    if _names_year(words):
        year = _year(words, anchors)
        found = When("day", holiday(words["holiday"], year)) if year is not None else None
    elif base := anchors.near(words, "day"):
        days = _existing(lambda year: holiday(words["holiday"], year), "day", _years(base))
        found = choose(days, base, words, anchors, None)
    else:
        return None
    return _as(words, found)


def _decade(words: Words, anchors: Anchors) -> When:
    """The 1990s, the 90s, the nineties: without its century the last that there was. "2018's" is a year."""
    digits = "".join(filter(str.isdigit, words["decade"]))
    year = int(digits) if len(digits) > 2 else _full_year(digits, anchors, ahead=0)
    return When("year" if year % 10 else "decade", dt.date(year, 1, 1))


def _century(words: Words, anchors: Anchors) -> When:
    digits = "".join(filter(str.isdigit, words["century"]))
    return When("century", dt.date((int(digits) - 1) * _CENTURY, 1, 1))


def _of_year(unit: Unit, month: int, words: Words, anchors: Anchors) -> When | None:
    """The season or part of a year that begins with a month."""
    if _names_year(words):
        year = _year(words, anchors)
        return When(unit, dt.date(year, month, 1)) if year is not None else None
    base = anchors.base(words, "month")
    if base is None:
        return None
    return choose([When(unit, dt.date(year, month, 1)) for year in _years(base)], base, words, anchors, "past")


def _as(words: Words, found: When | None) -> When | None:
    """What was found, or the longer unit about it that the rule means: "the week of 3 May"."""
    return found.within(unit_named(words["as"])) if found and "as" in words else found


def _names_year(words: Words) -> bool:
    return any(name in words for name in ("year", "short_year", "year_which", "that_year"))


def _year(words: Words, anchors: Anchors) -> int | None:
    """The year that the words name."""
    if "year" in words:
        return int(words["year"])
    if "short_year" in words:
        return _full_year(words["two"], anchors)
    if "year_which" in words:
        return anchors.now.first.year + int(words["year_which"]) if anchors.now else None
    if "that_year" in words:
        then = anchors.then("year")
        return then.first.year if then else None
    return None


def _full_year(two: str, anchors: Anchors, ahead: int = _AHEAD) -> int:
    """The latest year that ends in these two digits, of those up to so many years after the article.

    :raises ValueError: nobody knows when the article is from.
    """
    if anchors.now is None:
        raise ValueError("no year to count from")
    last = anchors.now.first.year + ahead
    return last - (last - int(two)) % _CENTURY


def _day(words: Words) -> int:
    """The day of the month that the words say, 1 where they say none."""
    return int("".join(filter(str.isdigit, words.get("day", "1"))))


def _on_weekday(days: list[When], words: Words) -> list[When]:
    """Those of the days that fall on the weekday that the words name; all where they name none, or none falls on it."""
    if "weekday" not in words:
        return days
    return [day for day in days if day.first.weekday() == int(words["weekday"])] or days


def _years(base: When, told: When | None = None) -> list[int]:
    """The years near a date, and near another that was told."""
    return sorted({when.first.year + n for when in (base, told) if when is not None for n in _NEAR})


def _existing(day_of: Callable[[_Place], dt.date], unit: Unit, places: Sequence[_Place]) -> list[When]:
    """The days that there are: not every year has a 29 February, nor every month a 31st."""
    found = []
    for place in places:
        try:
            found.append(When(unit, day_of(place)))
        except ValueError:
            continue
    return found


def holiday(definition: str, year: int) -> dt.date:
    """The day of a holiday as the table ``words: holiday`` defines it.

    :raises ValueError: the form is not known.
    """
    found = _DEFINITION.fullmatch(definition)
    if not found:
        raise ValueError(f"{definition} defines no holiday")
    if found["month"]:
        return dt.date(year, int(found["month"]), int(found["day"]))
    if found["offset"]:
        return _easter(year) + dt.timedelta(int(found["offset"]))
    day = _weekday_of_month(year, int(found["of_month"]), _WEEKDAYS.index(found["weekday"]), int(found["count"]))
    if found["after"]:
        day += dt.timedelta((_WEEKDAYS.index(found["after"]) - day.weekday()) % 7)
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


RESOLVERS: dict[str, Resolver] = {
    "century": _century,
    "date": _date,
    "decade": _decade,
    "holiday": _holiday,
    "iso": _iso,
    "part": _part,
    "range": _range,
    "season": _season,
    "slashed": _slashed,
    "weekday": _weekday,
    "weekdays": _weekdays,
    "weekend": _weekend,
    "years": _years_range,
}
"""By the names that rules know them by."""
