"""A day, week, month, year and their like as values: where they lie, how they shift, how EDTF writes them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from ..edtf_dates import bounds

__all__ = ["UNITS", "Range", "Unit", "When", "containing", "from_edtf", "unit_named"]

Unit = Literal["day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century"]
UNITS: tuple[Unit, ...] = ("day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century")
"""From the finest to the coarsest."""

_MONTHS = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "weekend": 7, "week": 7}
_SATURDAY = 5
_FIRST_SPRING_MONTH = 3


@dataclass(frozen=True, slots=True)
class When:
    """One unit of the calendar."""

    unit: Unit
    first: dt.date
    """Its first day."""

    @property
    def last(self) -> dt.date:
        """Its last day."""
        if self.unit == "weekend":
            return self.first + dt.timedelta(1)
        return self.shift(1).first - dt.timedelta(1)

    def shift(self, count: int) -> When:
        """The unit ``count`` units later, earlier where negative.

        :raises ValueError, OverflowError: it lies outside the years 1 to 9999.
        """
        if self.unit in _DAYS:
            return When(self.unit, self.first + dt.timedelta(count * _DAYS[self.unit]))
        months = self.first.year * 12 + self.first.month - 1 + count * _MONTHS[self.unit]
        return When(self.unit, dt.date(months // 12, months % 12 + 1, 1))

    def within(self, unit: Unit) -> When:
        """The coarser unit that it begins in; itself where ``unit`` is finer."""
        return self if UNITS.index(unit) <= UNITS.index(self.unit) else containing(unit, self.first)

    def edtf(self) -> str:
        """As EDTF; what EDTF has no name for (a week, a quarter) as the interval of its days or months."""
        first = self.first
        match self.unit:
            case "day":
                return first.isoformat()
            case "week" | "weekend":
                return f"{first.isoformat()}/{self.last.isoformat()}"
            case "month":
                return f"{first.year:04}-{first.month:02}"
            case "quarter" | "half":
                return f"{When('month', first).edtf()}/{containing('month', self.last).edtf()}"
            case "season":
                return f"{first.year:04}-{20 + first.month // 3}"
            case "year":
                return f"{first.year:04}"
            case "decade":
                return f"{first.year // 10:03}X"
        return f"{first.year // 100:02}XX"


@dataclass(frozen=True, slots=True)
class Range:
    """From one unit of the calendar to another."""

    start: When
    end: When

    def edtf(self) -> str:
        """As an EDTF interval."""
        return f"{self.start.edtf()}/{self.end.edtf()}"


def containing(unit: Unit, day: dt.date) -> When:
    """The unit that a day lies in; weeks begin on Monday, and a weekend is that of the day's week."""
    match unit:
        case "day":
            first = day
        case "week":
            first = day - dt.timedelta(day.weekday())
        case "weekend":
            first = day + dt.timedelta(_SATURDAY - day.weekday())
        case "season":
            months = day.year * 12 + day.month - 1
            months -= (months - (_FIRST_SPRING_MONTH - 1)) % 3
            first = dt.date(months // 12, months % 12 + 1, 1)
        case "month" | "quarter" | "half":
            first = dt.date(day.year, (day.month - 1) // _MONTHS[unit] * _MONTHS[unit] + 1, 1)
        case _:
            years = _MONTHS[unit] // 12
            first = dt.date(max(1, day.year // years * years), 1, 1)
    return When(unit, first)


def unit_named(name: str) -> Unit:
    """The unit of a name, such as ``week``.

    :raises ValueError: there is none.
    """
    for unit in UNITS:
        if unit == name.lower():
            return unit
    raise ValueError(f"{name} is no unit of the calendar")


def from_edtf(value: str) -> When | None:
    """The day, week, month or year that an EDTF date is; None for ``unknown`` and anything else."""
    try:
        first, last = bounds(value)
    except ValueError:
        return None
    units = (containing(unit, first) for unit in ("day", "week", "month", "year"))
    return next((when for when in units if when.first == first and _ends(when, last)), None)


def _ends(when: When, last: dt.date) -> bool:
    try:
        return when.last == last
    except (ValueError, OverflowError):
        return False
