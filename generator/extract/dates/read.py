"""The dates in an article, in the order of its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from ...quotes import fold
from ..nlp import Passage
from ..reading import DateMention, Span
from . import counted, named
from .around import Around
from .proper_names import is_name
from .rules import Match, lead, matches
from .tense import Direction, direction, is_told
from .when import UNITS, Range, Unit, When, from_edtf

if TYPE_CHECKING:
    from spacy.tokens import Span as SpacySpan

__all__ = ["read_dates"]

_READINGS = counted.READINGS | named.READINGS
_PAIRS = {"from": re.compile(r" (?:to|until|till|through) | ?- ?"), "between": re.compile(r" and ")}
_LIST = re.compile(r",? (?:and|or) |, ")


def read_dates(passages: Sequence[Passage], published: str) -> list[DateMention]:
    """All words in an article that say when, with what they mean.

    :param passages: the article's, in order: "the following day" looks back across them.
    :param published: when the article was published, EDTF, or ``unknown``.
    """
    reader = _Reader(from_edtf(published))
    return [mention for passage in passages for mention in reader.read(passage)]


class _Reader:
    """Reads an article passage by passage, and remembers what dates it has told."""

    def __init__(self, now: When | None) -> None:
        self.now = now
        self.told: list[When] = []
        """The dates before, those left out that only say when somebody spoke."""

    def read(self, passage: Passage) -> list[DateMention]:
        """The dates in one passage."""
        text = fold(passage.doc.text)
        found: list[DateMention] = []
        offset: Match | None = None
        end = 0
        for match in _one_by_one(matches(text)):
            if match.rule.reads == "offset":
                offset = match
                continue
            listed = bool(found) and _LIST.fullmatch(text[end : match.start]) is not None
            mention = self._mention(match, offset, passage, text, listed)
            offset = None
            if mention is None:
                continue
            if found and any(
                lead(first, text, found[-1].span.start - passage.start) and between.fullmatch(text[end : match.start])
                for first, between in _PAIRS.items()
            ):
                found[-1] = replace(found[-1], open="since")
                mention = replace(mention, open="until")
            found.append(mention)
            end = match.end
        return found

    def _mention(
        self, match: Match, offset: Match | None, passage: Passage, text: str, listed: bool
    ) -> DateMention | None:
        rule = match.rule
        if rule.reads == "nothing" or (rule.needs and not listed and not lead(rule.needs, text, match.start)):
            return None
        if rule.unless and lead(rule.unless, text, match.start):
            return None
        span = passage.doc.char_span(match.start, match.end, alignment_mode="expand")
        if rule.name_like and is_name(span):
            return None
        headline = passage.kind == "title"
        if rule.reads in ("term", "term_ahead"):
            if rule.reads == "term_ahead" and direction(span, text, headline=headline) != "future":
                return None
            return _made(match.start, match.end, None, rule.name, passage, days=counted.term_days(match.words))
        value = self._value(match, offset, span, text, headline)
        start = offset.start if offset else match.start - len(lead("edge", text, match.start))
        about = lead("hedge", text, start)
        start -= len(about)
        compared = (
            match.words.get("from") == "then" and "later" in match.words
        )  # "a year earlier" is told beside the news
        if isinstance(value, When) and not compared and not is_told(span):
            self.told.append(value)
        edtf = value and value.edtf() + ("~" if about and isinstance(value, When) and "/" not in value.edtf() else "")
        name = offset.rule.name if offset else rule.name
        return _made(start, match.end, edtf, name, passage, open_=_open(text, start))

    def _value(
        self, match: Match, offset: Match | None, span: SpacySpan, text: str, headline: bool
    ) -> When | Range | None:
        """What the words of a match mean; None where that cannot be told, or where no calendar has such a day."""

        def lies() -> Direction | None:
            return direction(span, text, headline=headline) if self.now else None

        if match.rule.reads == "unresolved":
            return None
        try:
            value = _READINGS[match.rule.reads](match.words, Around(self.now, self._then, lies))
            return counted.away_from(offset.words, value) if offset and isinstance(value, When) else value
        except (ValueError, OverflowError):
            return None

    def _then(self, unit: Unit) -> When | None:
        """The last date told that is of the unit or a finer one."""
        fine = UNITS[: UNITS.index(unit) + 1]
        return next((when for when in reversed(self.told) if when.unit in fine), None)


def _one_by_one(found: Iterable[Match]) -> Iterator[Match]:
    """The matches, those of two dates that share words ("3 and 5 May", "May and June 2021") parted into two."""
    for match in found:
        if match.rule.reads != "each":
            yield match
            continue
        words = {name: written for name, written in match.words.items() if not name.startswith("other_")}
        others = {name.removeprefix("other_"): match.words[name] for name in match.words if name.startswith("other_")}
        rule = replace(match.rule, reads="date")
        first, after = match.spans["and"]
        yield replace(match, rule=rule, end=first, words=words)
        yield replace(match, rule=rule, start=after, words=words | others)


def _open(text: str, start: int) -> Literal["since", "until", "by"] | None:
    """What the words before a date make of it."""
    return next((way for way in ("since", "until", "by") if lead(f"open.{way}", text, start)), None)


def _made(
    start: int,
    end: int,
    value: str | None,
    rule: str,
    passage: Passage,
    *,
    days: int | None = None,
    open_: Literal["since", "until", "by"] | None = None,
) -> DateMention:
    span = Span(passage.start + start, passage.start + end)
    return DateMention(span=span, text=passage.doc.text[start:end], value=value, rule=rule, days=days, open=open_)
