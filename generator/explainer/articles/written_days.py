"""Days as people and machines write them: "Sunday, 5 May 2024", "5. Mai 2024", "2024年5月5日", "2024-05-04T22:30:00Z".

The names of months and weekdays are those of Unicode's CLDR. A day in figures alone has two readings where either of
its numbers may be the month: whoever asks has to know more to choose.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ..tables import table, words

__all__ = ["DayEvidence", "WrittenDay", "day_order", "plain", "written_days"]

_Kind = Literal["days", "months"]
"""Names of weekdays, or of months."""

_YEARS = range(1800, 2200)
_MOST = 400
"""Characters of a text in which days are looked for: what states a day is short."""
_AROUND = 24
"""Characters before and after a day in which its weekday stands."""

_D, _M, _Y, _NAME = r"(?P<d>\d{1,2})", r"(?P<m>\d{1,2})", r"(?P<y>\d{4})(?!\d)", r"(?P<name>[^\W\d_]{2,15})"
_GAP = r"[ .,/'’-]{0,3}(?:(?:de|del|di|of|the|d|den)[ .'’]{1,2})?"
_CLOCK = r"(?:\d{1,2}:\d\d(?::\d\d)? (?:[ap]m )?(?:[a-z]{2,5} )?)?"
_FORMS = {
    "year first": re.compile(rf"(?<![\d.])(?P<y>\d{{4}})[-/.] ?{_M}[-/.] ?{_D}(?!\d)"),
    "signs": re.compile(rf"(?<!\d)(?P<y>\d{{4}}) ?[年년] ?{_M} ?[月월] ?{_D} ?[日일号號]"),
    "figures": re.compile(rf"(?<![\d./-]){_D}[./-] ?{_M}[./-] ?(?P<y>\d{{4}}|\d\d)(?![\d/-]|\.\d)"),
    "day first": re.compile(rf"(?<![\d.]){_D}(?:st|nd|rd|th|er|o|a)?{_GAP}{_NAME}{_GAP}{_CLOCK}{_Y}"),
    "month first": re.compile(rf"(?<![^\W\d_]){_NAME}[ .-]{{0,2}}{_D}(?:st|nd|rd|th)?[ ,.-]{{1,3}}{_CLOCK}{_Y}"),
    "year, name": re.compile(rf"(?<!\d)(?P<y>\d{{4}})[ .,-]{{1,2}}(?:m\. )?{_NAME} {_D}(?!\d)"),
    "run together": re.compile(r"\A(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?!\d)"),
}
"""How a day is written; of two that overlap the earlier one is meant."""
_TIME = re.compile(
    r"[t ,]{0,3}(\d{1,2}):(\d\d)(?::\d\d?(?:[.,]\d{1,9})?)? ?(am|pm)? ?(z|[+-]\d\d:?\d\d|(?:utc|gmt)(?:[+-]\d\d:?\d\d)?)?"
)
_IN_UTC = frozenset(["z", "utc", "gmt", "+0000", "+00:00", "-00:00", "-0000"])


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day in a text."""

    readings: tuple[dt.date, ...]
    """The day; two where figures alone do not tell the day from the month, the one with the day before the month first."""
    start: int
    """Offset of its first character in the text made :func:`plain`."""
    end: int
    """Offset after its last, without a time of day."""
    utc: dt.time | None
    """The time of day in UTC, where it is written as such; None where it is another place's or not told."""


@dataclass(frozen=True, slots=True)
class DayEvidence:
    """A day, and where it stands."""

    day: WrittenDay
    where: str
    """In words that stand as a comment in a sidecar: ``the page’s JSON-LD (datePublished)``."""
    sole: bool = True
    """Whether nothing else of its kind has another day, as it would where the day may be a teaser’s or a comment’s."""


def plain(text: str) -> str:
    """A text as days are looked for in it: its start in small letters, with single spaces and without accents."""
    bare = "".join(
        c for c in unicodedata.normalize("NFKD", text[:_MOST]) if not unicodedata.category(c).startswith("M")
    )
    return " ".join(unicodedata.normalize("NFC", bare).casefold().split())


def written_days(text: str, language: str = "") -> list[WrittenDay]:
    """The days that stand in a text, in order; those without a year are none.

    :param text: as much of it is read as :func:`plain` leaves.
    :param language: the text's as far as known, such as ``de-AT``: its names of months go before other languages'.
    """
    text = plain(text)
    matches = sorted((m for form in _FORMS.values() for m in form.finditer(text)), key=lambda m: (m.start(), -m.end()))
    found: list[WrittenDay] = []
    for match in matches:
        if found and match.start() < found[-1].end:
            continue
        readings = tuple(dict.fromkeys(_readings(match, language)))
        if len(readings) > 1:
            named = _weekdays(text, match, language)
            readings = tuple(day for day in readings if not named or day.weekday() in named)
        if readings:
            found.append(WrittenDay(readings, match.start(), match.end(), _utc(text, match.end())))
    return found


@cache
def day_order(language: str) -> Literal["dm", "md", ""]:
    """The order of day and month in figures that a language prescribes; empty where it does not or puts the year first.

    English alone tells nothing: it is written in countries that do either.

    :param language: as pages declare it, such as ``en-GB``.
    """
    from babel import Locale, UnknownLocaleError

    name = language.replace("_", "-")
    try:
        pattern = str(Locale.parse(name, sep="-").date_formats["short"].pattern) if name.casefold() != "en" else "y"
    except (ValueError, TypeError, UnknownLocaleError):
        return ""
    order = "".join(letter for letter in dict.fromkeys(pattern.casefold()) if letter in "dmy")
    return "dm" if order == "dmy" else "md" if order == "mdy" else ""


def _readings(match: re.Match[str], language: str) -> Iterator[dt.date]:
    """The days that a match may mean."""
    parts = match.groupdict()
    year, day = int(parts["y"]), int(parts["d"])
    if len(parts["y"]) == 2:
        year += 2000 if year < 70 else 1900
    months = _months(parts["name"], language) if "name" in parts else [int(parts["m"])]
    for month in months:
        yield from _days(year, month, day)
        if match.re is _FORMS["figures"] and ("." not in match[0] or language.casefold().startswith("en")):
            yield from _days(year, day, month)


def _days(year: int, month: int, day: int) -> Iterator[dt.date]:
    """The day, if there is one."""
    if year in _YEARS:
        try:
            date = dt.date(year, month, day)
        except ValueError:
            return
        if date.isoformat() not in words("web_pages", "placeholders"):
            yield date


def _utc(text: str, end: int) -> dt.time | None:
    """The time of day in UTC that stands after a day."""
    match = _TIME.match(text, end)
    if match is None or match[4] not in _IN_UTC:
        return None
    hour, minute = int(match[1]), int(match[2])
    hour = hour % 12 + 12 * (match[3] == "pm") if match[3] else hour
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None


def _weekdays(text: str, match: re.Match[str], language: str) -> set[int]:
    """The weekdays that stand just around a day; Monday is 0."""
    around = f"{text[max(0, match.start() - _AROUND) : match.start()]} {text[match.end() : match.end() + _AROUND]}"
    return {number for word in re.findall(r"[^\W\d_]{2,15}", around) for number in _meant("days", word, language)}


def _months(name: str, language: str) -> list[int]:
    return _meant("months", name, language)


def _meant(kind: _Kind, name: str, language: str) -> list[int]:
    """The month or weekday of a name: in the text's language, in English, else in those that have it, if they agree."""
    for own in (language.replace("-", "_").partition("_")[0].casefold(), "en"):
        if own in table("web_pages")["languages"] and name in (names := _names(kind, own)):
            return [names[name]]
    meant = {names[name] for language in table("web_pages")["languages"] if name in (names := _names(kind, language))}
    return list(meant) if len(meant) == 1 else []


@cache
def _names(kind: _Kind, language: str) -> dict[str, int]:
    """What the names of months, from 1, or weekdays, Monday being 0, mean in a language."""
    from babel import Locale

    locale = Locale.parse(language)
    further = table("web_pages")["months"].get(language, {}) if kind == "months" else {}
    names = {word: int(month) for month, spellings in further.items() for word in spellings}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in getattr(locale, kind)[context][width].items():
                word = plain(name).removeprefix("de ").removeprefix("d’").rstrip(".׳॰")
                if len(word) > 1 and word.isalpha():
                    names.setdefault(word, number)
    return names
