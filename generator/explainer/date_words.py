"""Dates as words: EDTF in, "19 September 2025", "since 2012" or "about August 2025" out.

A date is told no finer and no surer than it is written. What has no words of its own here is told by
the first and last day that it may mean.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from .edtf_dates import bounds
from .tables import table

__all__ = ["date_words", "first_capital", "machine_date", "period_words"]

_EXACT = re.compile(r"(?!0000)\d{4}(-\d\d(-\d\d)?)?")
_DATE = re.compile(r"([\dX]{4})(?:-([\dX]{2})(?:-([\dX]{2}))?)?")
_TIME = re.compile(r"T(\d\d:\d\d)(?::\d\d)?(Z|[+-]\d\d(?::?\d\d)?)?$")


@lru_cache(maxsize=65536)
def date_words(date: str) -> str:
    """A date as it stands in a sentence, starting small: "since 2012", "summer 2023", "2020 or 2021".

    :param date: EDTF.
    :raises ValueError: it is not.
    """
    low, high = bounds(date)
    if date.startswith(("{", "[")):
        return _set(date)
    if "/" in date:
        return _interval(date)
    return _point(date) or _between(low, high)


@lru_cache(maxsize=65536)
def machine_date(date: str) -> str:
    """The date for HTML's ``datetime``, which knows exact days, months and years; empty for any other."""
    if not _EXACT.fullmatch(date):
        return ""
    low, high = bounds(date)
    months = (high.year - low.year) * 12 + high.month - low.month
    return date if months == 0 or len(date) == 4 else ""  # 2023-22 is a summer, not a month


def period_words(since: str | None, until: str | None) -> str:
    """From when until when, as it stands in a sentence; empty where neither is known.

    :param since: EDTF.
    :param until: EDTF.
    """
    if since and until:
        return f"{date_words(since)} to {date_words(until)}"
    return f"since {date_words(since)}" if since else f"until {date_words(until)}" if until else ""


def first_capital(words: str) -> str:
    """The words with a capital at their start and nothing else changed."""
    return words[:1].upper() + words[1:]


def _point(date: str) -> str:
    """One date, or "" where it has no words of its own."""
    doubt = _doubt(date)
    plain = re.sub(r"[~?%]", "", date)
    time = _TIME.search(plain)
    match = _DATE.fullmatch(plain[: time.start()] if time else plain)
    words = _day(*match.groups()) if match else ""
    if words and time:
        words += f", {time[1]}" + (f" {time[2]}".replace(" Z", " UTC") if time[2] else "")
    return doubt + words if words else ""


def _day(year: str, month: str | None, day: str | None) -> str:
    names = table("date_words")
    if "X" in year:
        return f"the {year[:3]}0s" if re.fullmatch(r"\d{3}X", year) and not (month or "").strip("X") else ""
    year = year.lstrip("0") or "0"
    if month is None:
        return year
    if month + (day or "XX") == "XXXX":
        return f"a {'day' if day else 'month'} in {year}"
    if month in names["seasons"]:
        return f"{names['seasons'][month]} {year}"
    if month not in names["months"]:
        return ""
    name = f"{names['months'][month]} {year}"
    if day is None:
        return name
    return f"a day in {name}" if day == "XX" else f"{int(day)} {name}" if day.isdigit() else ""


def _doubt(date: str) -> str:
    perhaps, about = bool(re.search("[?%]", date)), bool(re.search("[~%]", date))
    return ("perhaps " if perhaps else "") + ("about " if about else "")


def _interval(date: str) -> str:
    first, _, last = date.partition("/")
    if last == "..":
        return f"since {date_words(first)}"
    if first == "..":
        return f"by {date_words(last)}"
    if not last:
        return f"from {date_words(first)}, its end unknown"
    if not first:
        return f"until {date_words(last)}, its start unknown"
    return f"{date_words(first)} to {date_words(last)}"


def _set(date: str) -> str:
    parts = [_member(part.strip()) for part in date[1:-1].split(",")]
    link = " and " if date.startswith("{") else " or "
    return link.join(part for part in (", ".join(parts[:-1]), parts[-1]) if part)


def _member(part: str) -> str:
    first, dots, last = part.partition("..")
    if not dots:
        return date_words(part)
    if not first or not last:
        return f"{date_words(first or last)} or {'earlier' if last else 'later'}"
    return f"{date_words(first)} to {date_words(last)}"


def _between(low: dt.date, high: dt.date) -> str:
    first, last = date_words(low.isoformat()), date_words(high.isoformat())
    return first if low == high else f"between {first} and {last}"
