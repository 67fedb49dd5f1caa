"""A date that somebody typed as people write dates, as the EDTF that was meant: `5 March 2026` is 2026-03-05."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .edtf_dates import is_edtf
from .messages import ENGLISH

__all__ = ["meant_dates"]

_DAY, _YEAR, _WORD = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>[12]\d{3})", r"(?P<word>[a-z]{3,})\.?"
_IN_WORDS = [
    re.compile(rf"{_DAY}(?: of)? {_WORD},? {_YEAR}"),
    re.compile(rf"{_WORD} {_DAY},? {_YEAR}"),
    re.compile(rf"{_WORD},? {_YEAR}"),
    re.compile(rf"{_DAY}-{_WORD}-{_YEAR}"),
]
_YEAR_MONTH = re.compile(rf"{_YEAR}[-/.](\d{{1,2}})")
_YEAR_FIRST = re.compile(rf"{_YEAR}[-/.](\d{{1,2}})[-/.](\d{{1,2}})")
_YEAR_LAST = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})[-/.]{_YEAR}")
_MONTH_LAST = re.compile(rf"(0?[1-9]|1[0-2])[/.]{_YEAR}")
_HYPHENS = re.compile(r"[‐‑‒–—−]")


def meant_dates(typed: str) -> list[str]:
    """What a text may mean, EDTF.

    :returns: two dates where day and month may be either, as in 5/3/2026; none where nothing can be told.
    """
    words = " ".join(_HYPHENS.sub("-", typed).lower().split())
    return list(dict.fromkeys(date for date in _readings(words) if is_edtf(date)))


def _readings(words: str) -> Iterator[str]:
    if is_edtf(words):
        yield words
    for form in _IN_WORDS:
        if (found := form.fullmatch(words)) and (month := _month(found["word"])):
            day = found.groupdict().get("day")
            yield f"{found['year']}-{month}" + (f"-{int(day):02}" if day else "")
    if found := _YEAR_MONTH.fullmatch(words):
        yield f"{found['year']}-{int(found[2]):02}"
    if found := _YEAR_FIRST.fullmatch(words):
        yield f"{found['year']}-{int(found[2]):02}-{int(found[3]):02}"
    if found := _MONTH_LAST.fullmatch(words):
        yield f"{found['year']}-{int(found[1]):02}"
    if found := _YEAR_LAST.fullmatch(words):
        first, second = int(found[1]), int(found[3])
        yield f"{found['year']}-{second:02}-{first:02}"
        if found[2] != ".":  # with dots, the day is first wherever dates are written so
            yield f"{found['year']}-{first:02}-{second:02}"


@cache
def _month(word: str) -> str:
    """A month's number, by its name or the first letters of it; empty for another word."""
    months = ENGLISH.locale.months["format"]["wide"].items()
    return next((f"{number:02}" for number, name in months if name.lower().startswith(word)), "")
