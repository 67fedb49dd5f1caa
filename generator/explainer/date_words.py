"""Dates as words: EDTF in, "19 September 2025", "since 2012" or "about August 2025" out.

A date is told no finer and no surer than it is written. What has no words of its own here is told by
the first and last day that it may mean. Days, months and years are written as Unicode's CLDR has them for the language.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from babel.dates import format_date

from .edtf_dates import bounds
from .messages import ENGLISH, Messages

__all__ = ["date_words", "first_capital", "machine_date", "period_words"]

_EXACT = re.compile(r"(?!0000)\d{4}(-\d\d(-\d\d)?)?")
_DATE = re.compile(r"([\dX]{4})(?:-([\dX]{2})(?:-([\dX]{2}))?)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TIME = re.compile(r"T(\d\d:\d\d)(?::\d\d)?(Z|[+-]\d\d(?::?\d\d)?)?$")
_MONTHS = frozenset(f"{month:02}" for month in range(1, 13))


@lru_cache(maxsize=65536)
def date_words(date: str, messages: Messages = ENGLISH) -> str:
    """A date as it stands in a sentence, starting small: "since 2012", "summer 2023", "2020 or 2021".

    :param date: EDTF.
    :param messages: the words, and by whose custom days are written.
    :raises ValueError: it is not.
    """
    return _Words(messages).date(date)


@lru_cache(maxsize=65536)
def machine_date(date: str) -> str:
    """The date for HTML's ``datetime``, which knows exact days, months and years; empty for any other."""
    if not _EXACT.fullmatch(date):
        return ""
    low, high = bounds(date)
    months = (high.year - low.year) * 12 + high.month - low.month
    return date if months == 0 or len(date) == 4 else ""  # 2023-22 is a summer, not a month


def period_words(since: str | None, until: str | None, messages: Messages = ENGLISH) -> str:
    """From when until when, as it stands in a sentence; empty where neither is known.

    :param since: EDTF.
    :param until: EDTF.
    """
    words, _ = _Words(messages), messages.gettext
    if since and until:
        return words.interval(since, until)
    if since:
        return words.since(since)
    if not until:
        return ""
    return (_("until %(day)s") if _DAY.fullmatch(until) else _("until %(date)s")) % words.named(until)


def first_capital(words: str) -> str:
    """The words with a capital at their start and nothing else changed."""
    return words[:1].upper() + words[1:]


class _Words:
    """Dates in one language."""

    def __init__(self, messages: Messages) -> None:
        self._messages, self._ = messages, messages.gettext

    def date(self, date: str) -> str:
        low, high = bounds(date)
        if date.startswith(("{", "[")):
            parts = [self._member(part.strip()) for part in date[1:-1].split(",")]
            return self._messages.listed(parts) if date.startswith("{") else self._messages.either(parts)
        if "/" in date:
            return self._open(*date.split("/"))
        return self._point(date) or self._between(low, high)

    def named(self, date: str) -> dict[str, str]:
        """A date's words for messages that have a form of their own for a day: in French alone that has an article."""
        return dict.fromkeys(("date", "day"), self.date(date))

    def since(self, date: str) -> str:
        """From a date on."""
        _ = self._
        return (_("since %(day)s") if _DAY.fullmatch(date) else _("since %(date)s")) % self.named(date)

    def interval(self, first: str, last: str) -> str:
        """From one date to another; what is of one month names it once."""
        if _DAY.fullmatch(first) and _DAY.fullmatch(last) and first[:7] == last[:7]:
            whole = {"first": int(first[8:]), "last": int(last[8:]), "month": self.date(first[:7])}
            return self._("%(first)s to %(last)s %(month)s") % whole
        return self._("%(first)s to %(last)s") % {"first": self.date(first), "last": self.date(last)}

    def _open(self, first: str, last: str) -> str:
        if last == "..":
            return self.since(first)
        if first == "..":
            return self._("by %(date)s") % {"date": self.date(last)}
        if not last:
            return self._("from %(date)s, its end unknown") % {"date": self.date(first)}
        if not first:
            return self._("until %(date)s, its start unknown") % {"date": self.date(last)}
        return self.interval(first, last)

    def _point(self, date: str) -> str:
        """One date, or "" where it has no words of its own."""
        plain = re.sub(r"[~?%]", "", date)
        time = _TIME.search(plain)
        match = _DATE.fullmatch(plain[: time.start()] if time else plain)
        words = self._day(*match.groups()) if match else ""
        if words and time:
            words += f", {time[1]}" + (f" {time[2]}".replace(" Z", " UTC") if time[2] else "")
        return words and self._doubted(date, words)

    def _day(self, year: str, month: str | None, day: str | None) -> str:
        if "X" in year:
            is_decade = re.fullmatch(r"\d{3}X", year) and not (month or "").strip("X")
            return self._("the %(year)ss") % {"year": f"{year[:3]}0"} if is_decade else ""
        first = dt.date(int(year), 1, 1)
        named = self._formatted("y", first)
        if month is None:
            return named
        if month + (day or "XX") == "XXXX":
            return (self._("a day in %(year)s") if day else self._("a month in %(year)s")) % {"year": named}
        if season := _seasons(self._messages).get(month):
            return season % {"year": named}
        if month not in _MONTHS:
            return ""
        first = first.replace(month=int(month))
        if day == "XX":
            return self._("a day in %(month)s") % {"month": self._formatted("yMMMM", first)}
        if day is None:
            return self._formatted("yMMMM", first)
        return format_date(first.replace(day=int(day)), "long", self._messages.locale) if day.isdigit() else ""

    def _formatted(self, skeleton: str, date: dt.date) -> str:
        """A date's year, or its month and year, as the language writes it."""
        pattern = self._messages.locale.datetime_skeletons[skeleton]
        return format_date(date, pattern.pattern, self._messages.locale)

    def _doubted(self, date: str, words: str) -> str:
        perhaps, about = re.search("[?%]", date), re.search("[~%]", date)
        if perhaps and about:
            return self._("perhaps about %(date)s") % {"date": words}
        if perhaps:
            return self._("perhaps %(date)s") % {"date": words}
        return self._("about %(date)s") % {"date": words} if about else words

    def _member(self, part: str) -> str:
        first, dots, last = part.partition("..")
        if not dots:
            return self.date(part)
        if not first:
            return self._("%(date)s or earlier") % {"date": self.date(last)}
        if not last:
            return self._("%(date)s or later") % {"date": self.date(first)}
        return self.interval(first, last)

    def _between(self, low: dt.date, high: dt.date) -> str:
        first, last = self.date(low.isoformat()), self.date(high.isoformat())
        return first if low == high else self._("between %(first)s and %(last)s") % {"first": first, "last": last}


def _seasons(messages: Messages) -> dict[str, str]:
    _ = messages.gettext
    return {
        "21": _("spring %(year)s"),
        "22": _("summer %(year)s"),
        "23": _("autumn %(year)s"),
        "24": _("winter %(year)s"),
    }
