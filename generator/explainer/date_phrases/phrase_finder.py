"""The phrases of a text that say when, each with every date that it may mean: no parse tells here which one it does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Literal

from ..quotes import fold
from . import offsets
from .anchors import Anchors, Direction, Words
from .meaning import one_by_one, value_of
from .named import slashed_days
from .other_languages import foreign_matches
from .rules import LANGUAGES, DateMatch, before_hour, lead, matches
from .when import UNITS, Range, Unit, When, from_edtf

__all__ = ["DatePhrase", "is_read", "phrases_in"]

_WAYS: tuple[Direction | None, ...] = (None, "past", "future")
_OPEN: tuple[Literal["since", "until", "by"], ...] = ("since", "until", "by")
_LOOKED_BACK = 6
"""So many dates told before are those from which "the next day" may be counted."""
_YEARS_BACK = 3
"""So many years told before in a paragraph are those in which "in May" may lie."""
_YEARS = frozenset({"year", "short_year", "year_which", "that_year"})
_HOURS = 24
_NAME = re.compile(r" [A-Z]")
_EXACT = frozenset(
    {"year", "short_year", "month", "weekday", "iso_date", "slashed_date", "holiday", "decade", "century"}
)
"""What a phrase names that means the same whenever it is read."""


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """Words that say when."""

    start: int
    """Offset of their first character."""
    end: int
    """Offset after their last."""
    text: str
    """The words."""
    values: tuple[str, ...]
    """EDTF: every date that they may mean; none where that cannot be told ("recently", "an hour after the vote")."""
    days: int | None = None
    """For a time that is given from some day on ("within 72 hours"): its length in days."""
    open: Literal["since", "until", "by"] | None = None
    """What the words before them make of them."""
    is_sure: bool = True
    """Whether they are no name that looks the same ("Sunday Times", "May")."""
    is_named: bool = False
    """Whether they name a year, a month or a day, and do not just count from another date."""


def is_read(language: str) -> bool:
    """Whether all that says when in a language is known, ISO 639-1, and not only what names a day, a month or a year."""
    return _plain(language) in LANGUAGES


def phrases_in(parts: Iterable[tuple[int, str]], published: str, language: str) -> Iterator[DatePhrase]:
    """The phrases in the parts of an article, in order.

    :param parts: offsets in the article's text, and what stands there.
    :param published: the day from which the words count, EDTF, or ``unknown``.
    :param language: ISO 639-1; of one that is not read only what names a day, a month or a year is known.
    """
    plain = _plain(language)
    finder = _Finder(from_edtf(published), plain)
    for start, raw in parts:
        text = fold(raw)
        found = one_by_one(matches(text, plain), text) if is_read(language) else foreign_matches(text, language)
        yield from finder.find(found, start, text, raw)


class _Finder:
    """Goes through a text, and remembers what dates it has told."""

    def __init__(self, now: When | None, language: str) -> None:
        self._now = now
        self._language = language
        self._told: list[When] = []
        self._years: list[int] = []

    def find(self, found: Iterable[DateMatch], offset: int, folded: str, raw: str) -> Iterator[DatePhrase]:
        counted: DateMatch | None = None
        self._years = []
        for match in found:
            if match.rule.reads == "offset":
                counted = match
                continue
            if match.rule.reads != "nothing":
                phrase = self._phrase(match, counted, folded)
                start, end = phrase.start, phrase.end
                yield replace(phrase, start=offset + start, end=offset + end, text=raw[start:end])
            counted = None

    def _phrase(self, match: DateMatch, counted: DateMatch | None, folded: str) -> DatePhrase:
        start = (counted or match).start
        before = before_hour(folded, start, self._language)
        open_to = next((way for way in _OPEN if lead(f"open.{way}", folded, before, self._language)), None)
        if match.rule.reads.startswith("term"):
            return DatePhrase(start, match.end, "", (), offsets.term_days(match.words), open_to)
        values = [*dict.fromkeys(self._values(match, counted))]
        self._remember(match.words, [value for value in values if isinstance(value, When)])
        is_name = (match.rule.name_like or "holiday" in match.words) and bool(_NAME.match(folded, match.end))
        needs = match.rule.needs
        is_sure = bool(lead(needs, folded, match.start, self._language)) if needs else not is_name
        is_named = not match.words.keys().isdisjoint(_EXACT)
        edtf = tuple(dict.fromkeys(value.edtf() for value in values))
        return DatePhrase(start, match.end, "", edtf, None, open_to, is_sure, is_named)

    def _remember(self, words: Words, values: Sequence[When]) -> None:
        self._told = [*values[:2], *self._told][:_LOOKED_BACK]
        if values and not words.keys().isdisjoint(_YEARS):
            self._years = [values[0].first.year, *self._years][:_YEARS_BACK]

    def _values(self, match: DateMatch, counted: DateMatch | None) -> Iterator[When | Range]:
        if match.rule.reads == "slashed":
            with suppress(ValueError):
                yield from slashed_days(match.words, self._anchors(None, None))
            return
        thens = (None, *self._told) if match.words.get("from") in ("then", "news") else (None,)
        ways = (None,) if match.rule.reads == "shift" else _WAYS
        for words in _readings(match, self._years):
            for then in thens:
                for way in ways:
                    value = value_of(replace(match, words=words), counted, self._anchors(then, way))
                    with suppress(ValueError, OverflowError):  # the years that a calendar has are at an end
                        yield from (each for each in _with_beside(value, words) if each.edtf())

    def _anchors(self, then: When | None, way: Direction | None) -> Anchors:
        def told(unit: Unit) -> When | None:
            return then if then and UNITS.index(then.unit) <= UNITS.index(unit) else None

        return Anchors(self._now, told, lambda: way)


def _plain(language: str) -> str:
    return language.partition("-")[0]


def _readings(match: DateMatch, years: Sequence[int]) -> Iterator[Words]:
    """The words as they are, without a "last" or "next" that people mean in two ways, and of the years told before."""
    words = match.words
    yield words
    if "which" in words and not words.keys().isdisjoint({"weekday", "month"}):
        yield {name: written for name, written in words.items() if name != "which"}
    if "month" in words and words.keys().isdisjoint(_YEARS):
        for year in dict.fromkeys(year + after for year in years for after in (0, 1)):
            yield {**words, "year": f"{year:04}"}
    if match.rule.reads == "hours":
        days = int(words["count"]) // _HOURS
        yield from ({**words, "count": str(_HOURS * count)} for count in (days, days + 1))


def _with_beside(value: When | Range | None, words: Words) -> list[When | Range]:
    """A value with what the words may mean besides: either day of a night, a week earlier or later than "last Friday".

    :raises ValueError, OverflowError: a calendar has no such day.
    """
    if isinstance(value, Range) and "night" in words:
        return [value, value.start, value.end]
    if not isinstance(value, When) or not {"which", "weekday"} <= words.keys():
        return [value] if value else []
    return [value, value.shift(7 * int(words["which"]))]
