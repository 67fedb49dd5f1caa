"""Dates that are named: "19 September", "Friday", "last May", "the summer of 2023", "the 1990s", "from 5 to 8 May"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from ...numbers import parse_number
from .around import Around, Reading, Words, choose, goes_on, shift_by
from .holidays import holiday
from .rules import word
from .when import Range, Unit, When, containing

__all__ = ["READINGS"]

_NEAR = (-2, -1, 0, 1, 2)
"""How many years, months or weeks away a date is looked for that does not say its own."""
_CENTURY = 100
_AHEAD = 10
"""Years that a two-digit year may lie ahead of the article."""


def _date(words: Words, around: Around) -> When | None:
    """A year, month or day."""
    found = _month_or_day(words, around) if "month" in words else _year_or_day(words, around)
    return found.within(words["as"]) if found and "as" in words else found  # type: ignore[arg-type]


def _year_or_day(words: Words, around: Around) -> When | None:
    if (year := _year(words, around)) is not None:
        return When("year", dt.date(year, 1, 1))
    if "day" not in words or (base := around.base(words, "day")) is None:
        return None
    if "month_which" in words:
        month = base.within("month").shift(int(word("which", words["month_which"])))
        return When("day", month.first.replace(day=_day(words)))
    months = [base.within("month").shift(n).first for n in _NEAR]
    days = _existing(lambda first: first.replace(day=_day(words)), "day", months)
    return choose(_on_weekday(days, words), base, words, around, None)


def _month_or_day(words: Words, around: Around) -> When | None:
    month, unit = int(word("month", words["month"])), "day" if "day" in words else "month"
    if _names_year(words):
        year = _year(words, around)
        return When(unit, dt.date(year, month, _day(words))) if year is not None else None
    if (base := around.near(words, "month")) is None:
        return None
    days = _existing(lambda year: dt.date(year, month, _day(words)), unit, _years(base, around.year_told()))
    days = _on_weekday(days, words)
    if unit == "month" and shift_by(words) < 0:
        base = base.within("month").shift(-1)  # in March "last February" is a year ago: this year's is "last month"
    return goes_on(days, base, around) or choose(days, base, words, around, None)


def _iso(words: Words, around: Around) -> When | None:
    year, month, day = words["iso_date"].replace("/", "-").split("-")
    return When("day", dt.date(int(year), int(month), int(day)))


def _slashed(words: Words, around: Around) -> When | None:
    """Month first or day first; no more than the year where it could be either."""
    one, other, last = words["slashed_date"].replace(".", "/").replace("-", "/").split("/")
    year = int(last) if len(last) > 2 else _full_year(last, around)
    orders = ((int(one), int(other)), (int(other), int(one)))
    days = {dt.date(year, month, day) for month, day in orders if month <= 12}
    return When("day", days.pop()) if len(days) == 1 else When("year", dt.date(year, 1, 1))


def _range(words: Words, around: Around) -> Range | None:
    """From one day or month to another, which says the year for both."""
    end = _date(words, around)
    if end is None:
        return None
    at_start = {**words, **{name.removeprefix("start_"): words[name] for name in words if name.startswith("start_")}}
    month, day = int(word("month", at_start["month"])), _day(at_start)
    start = When(end.unit, dt.date(end.first.year - (month > end.first.month), month, day))
    return Range(start, end) if start.first < end.first else None


def _years_range(words: Words, around: Around) -> Range | None:
    start = _year_number(words["start_year"])
    end = start // _CENTURY * _CENTURY + int(words["two"]) if "two" in words else _year_number(words["year"])
    years = When("year", dt.date(start, 1, 1)), When("year", dt.date(end, 1, 1))
    return Range(*years) if start < end else None


def _weekday(words: Words, around: Around) -> When | None:
    base, weekday = around.base(words, "day"), _weekday_number(words)
    if base is None:
        return None
    monday = containing("week", base.first).first
    days = [When("day", monday + dt.timedelta(7 * n + weekday)) for n in _NEAR]
    if "week_which" in words:
        return days[_NEAR.index(int(word("which", words["week_which"])))]
    if words.get("which", "").lower() == "next":
        return days[_NEAR.index(1)]  # "next Friday" is in the next week; "this coming Friday" the first to come
    return choose(days, base, words, around, "past")


def _weekend(words: Words, around: Around) -> When | None:
    base = around.base(words, "day")
    if base is None:
        return None
    here = containing("weekend", base.first)
    return choose([here.shift(n) for n in _NEAR], base, words, around, "past")


def _season(words: Words, around: Around) -> When | None:
    return _of_year("season", int(word("season", words["season"])), words, around)


def _part(words: Words, around: Around) -> When | None:
    """A quarter or half of a year."""
    unit, months = words["unit"], 3 if words["unit"] == "quarter" else 6
    table = next(name for name in ("ordinal", "quarter", "half") if name in words)
    return _of_year(unit, (int(word(table, words[table])) - 1) * months + 1, words, around)  # type: ignore[arg-type]


def _holiday(words: Words, around: Around) -> When | None:
    if _names_year(words):
        year = _year(words, around)
        found = When("day", holiday(words["holiday"], year)) if year is not None else None
    elif base := around.near(words, "day"):
        days = _existing(lambda year: holiday(words["holiday"], year), "day", _years(base))
        found = choose(days, base, words, around, None)
    else:
        return None
    return found.within(words["as"]) if found and "as" in words else found  # type: ignore[arg-type]


def _decade(words: Words, around: Around) -> When:
    """The 1990s, the 90s, the nineties: without its century the last that there was. "2018's" is a year."""
    digits = "".join(filter(str.isdigit, words["decade"])) or word("eighties", words["decade"])
    year = int(digits) if len(digits) > 2 else _full_year(digits, around, ahead=0)
    return When("year" if year % 10 else "decade", dt.date(year, 1, 1))


def _century(words: Words, around: Around) -> When:
    digits = "".join(filter(str.isdigit, words["century"])) or word("century", words["century"])
    return When("century", dt.date((int(digits) - 1) * _CENTURY, 1, 1))


def _of_year(unit: Unit, month: int, words: Words, around: Around) -> When | None:
    """The season or part of a year that begins with a month."""
    if _names_year(words):
        year = _year(words, around)
        return When(unit, dt.date(year, month, 1)) if year is not None else None
    base = around.base(words, "month")
    if base is None:
        return None
    return choose([When(unit, dt.date(year, month, 1)) for year in _years(base)], base, words, around, "past")


def _names_year(words: Words) -> bool:
    return any(name in words for name in ("year", "short_year", "year_which", "that_year"))


def _year(words: Words, around: Around) -> int | None:
    """The year that the words name."""
    if "year" in words:
        return _year_number(words["year"])
    if "short_year" in words:
        return _full_year(words["two"], around)
    if "year_which" in words:
        return around.now.first.year + int(word("which", words["year_which"])) if around.now else None
    if "that_year" in words:
        then = around.then("year")
        return then.first.year if then else None
    return None


def _year_number(written: str) -> int:
    """The year of "1996", "two thousand" or "nineteen ninety-six"."""
    if written.isdigit():
        return int(written)
    if (number := parse_number(written)) and number >= 1000:
        return number
    century, _, rest = written.lower().replace("-", " ").partition(" ")
    years = parse_number(rest.removeprefix("oh "))
    if years is None:
        raise ValueError(f"{written} is no year")
    return int(word("century_of", century)) * _CENTURY + years


def _full_year(two: str, around: Around, ahead: int = _AHEAD) -> int:
    """The latest year that ends in these two digits, of those up to so many years after the article.

    :raises ValueError: nobody knows when the article is from.
    """
    if around.now is None:
        raise ValueError("no year to count from")
    last = around.now.first.year + ahead
    return last - (last - int(two)) % _CENTURY


def _day(words: Words) -> int:
    """The day of the month that the words say, 1 where they say none."""
    return int("".join(filter(str.isdigit, words.get("day", "1"))))


def _weekday_number(words: Words) -> int:
    try:
        return int(word("weekday", words["weekday"]))
    except KeyError:
        return int(word("weekday_short", words["weekday"]))


def _on_weekday(days: list[When], words: Words) -> list[When]:
    """Those of the days that fall on the weekday that the words name; all where they name none, or none falls on it."""
    if "weekday" not in words:
        return days
    return [day for day in days if day.first.weekday() == _weekday_number(words)] or days


def _years(base: When, told: When | None = None) -> list[int]:
    """The years near a date, and near another that was told."""
    return sorted({when.first.year + n for when in (base, told) if when is not None for n in _NEAR})


def _existing(day_of: Callable[..., dt.date], unit: Unit, places: list) -> list[When]:
    """The days that there are: not every year has a 29 February, nor every month a 31st."""
    found = []
    for place in places:
        try:
            found.append(When(unit, day_of(place)))
        except ValueError:
            continue
    return found


READINGS: dict[str, Reading] = {
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
    "weekend": _weekend,
    "years": _years_range,
}
"""By the names that rules know them by."""
