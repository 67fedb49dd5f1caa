"""The dates in an article, in the order of its text: what words such as "on Friday" and "three years earlier" mean, as EDTF.

What such words may mean at all is known to ``date_phrases``; past from future tells the sentence, by its language's grammar.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal, Protocol

from .date_phrases import named, offsets
from .date_phrases.anchors import Anchors, Direction
from .date_phrases.meaning import one_by_one, value_of
from .date_phrases.rules import DateMatch, before_hour, joined, lead, matches
from .date_phrases.when import UNITS, Range, Unit, When, from_edtf
from .parsed.parsed_blocks import Passage
from .parsed.tokens import Span, Token
from .quotes import fold
from .readers.reading import DateMention, TextSpan

__all__ = ["Dateline", "Naming", "SentenceGrammar", "dates_in"]

_YEARS = frozenset({"year", "short_year"})
_OPEN: tuple[Literal["since", "until", "by"], ...] = ("since", "until", "by")
_PAIRS = ("from", "between")
"""The leads of the first of two dates that are the ends of one time."""
_ANY_DAY = When("day", dt.date(2024, 5, 3))
"""A day of publication, to see whether one would do."""

Naming = Literal["weekday", "day", "longer"]
"""How a date is named: a day of the week, a day of a month, or something longer than a day."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """The words before a report that say where and when it was filed: "LIMA, May 3 (AP) —"."""

    text: str
    start: int
    """Offset in the article's canonical text."""


class SentenceGrammar(Protocol):
    """What a language's sentences say of a date in them."""

    def direction(self, span: Span, text: str, naming: Naming, *, headline: bool) -> Direction | None:
        """Which way the date in ``span`` lies from the day of publication; None where nothing tells.

        :param text: the folded text of the span's doc.
        :param headline: whether the present tense tells what has happened.
        """

    def goes_on_from(self, later: Token, earlier: Token) -> bool:
        """Whether the verb that one date is told of only goes on from another's: "was expelled in May and left in June"."""

    def is_given(self, span: Span) -> bool:
        """Whether the words are what somebody is given: "gave the two consuls 15 days"."""

    def is_name(self, span: Span) -> bool:
        """Whether the words are, or begin, a name: "Sunday Tribune", "April Jones"."""

    def is_of_verb(self, span: Span) -> bool:
        """Whether the words tell of a verb ("must leave in two days") and not of a noun ("the third strike in two days")."""

    def is_told(self, span: Span) -> bool:
        """Whether the date says when something was said, as in "she told reporters on Friday"."""


def dates_in(
    passages: Sequence[Passage],
    published: str,
    datelines: Sequence[Dateline],
    language: str,
    grammar: SentenceGrammar,
) -> list[DateMention]:
    """All words in an article that say when, with what they mean.

    :param passages: the article's, in order: "the following day" looks back across them.
    :param published: when the article was published, EDTF, or ``unknown``.
    :param datelines: the article's: what follows one was written on its day.
    :param language: the article's, ISO 639-1.
    """
    reader = _Reader(from_edtf(published), language, grammar)
    found: list[DateMention] = []
    parts: list[Passage | Dateline] = [*passages, *datelines]
    for part in sorted(parts, key=lambda part: part.start):
        found += reader.read(part) if isinstance(part, Passage) else reader.read_dateline(part)
    return found


@dataclass(frozen=True, slots=True)
class _Text:
    """A passage with its words at hand: spaCy puts a doc's text together anew whenever it is asked."""

    passage: Passage
    raw: str
    folded: str
    language: str
    grammar: SentenceGrammar

    def lead(self, name: str, at: int) -> str:
        """The words of a lead that stand right before a place in it."""
        return lead(name, self.folded, at, self.language)

    def words(self, match: DateMatch) -> Span:
        """The tokens that a match touches."""
        return self.passage.doc.char_span(match.start, match.end, alignment_mode="expand")

    def mention(
        self, start: int, end: int, value: str | None, rule: str, days: int | None = None, *, lacks_day: bool = False
    ) -> DateMention:
        """The mention that these offsets in the passage make."""
        offset = self.passage.start
        before = before_hour(self.folded, start, self.language)  # "by midnight on Friday" is by Friday
        way = next((way for way in _OPEN if self.lead(f"open.{way}", before)), None)
        span = TextSpan(offset + start, offset + end)
        words = self.raw[start:end]
        return DateMention(span=span, text=words, value=value, rule=rule, days=days, open=way, lacks_day=lacks_day)


class _Reader:
    """Reads an article passage by passage, and remembers what dates it has told."""

    def __init__(self, now: When | None, language: str, grammar: SentenceGrammar) -> None:
        self.now = now
        self.language = language
        self.grammar = grammar
        self.told: list[When] = []
        """The dates before, those left out that only say when somebody spoke."""
        self.spoken: tuple[Token, When] | None = None
        """When somebody spoke, where that is the last date told, with a word of it."""
        self.year_told: tuple[Token, When] | None = None
        """The last date that names its year, with a word of it."""

    @property
    def lacks_day(self) -> bool:
        """Whether nobody knows on which day the article was published."""
        return self.now is None or self.now.unit != "day"

    def read_dateline(self, line: Dateline) -> list[DateMention]:
        """The day that a dateline tells, from which all that follows is counted."""
        anchors = Anchors(now=self.now, then=lambda _: None, direction=lambda: None)
        for match in matches(fold(line.text), self.language):
            value = value_of(match, None, anchors) if match.rule.reads in named.RESOLVERS else None
            if isinstance(value, When) and value.unit == "day":
                self.now = value
                span = TextSpan(line.start + match.start, line.start + match.end)
                words = line.text[match.start : match.end]
                return [DateMention(span=span, text=words, value=value.edtf(), rule=match.rule.name)]
        return []

    def read(self, passage: Passage) -> list[DateMention]:
        """The dates in one passage."""
        raw = passage.doc.text
        text = _Text(passage, raw, fold(raw), self.language, self.grammar)
        found: list[DateMention] = []
        offset: DateMatch | None = None
        end = 0
        for match in one_by_one(matches(text.folded, self.language), text.folded):
            if match.rule.reads == "offset":
                offset = match
                continue
            between = text.folded[end : match.start]
            if _is_date(match, text, listed=bool(found) and between.strip() in joined("list", self.language)):
                mention = self._mention(match, offset, text)
                if mention and offset and mention.value is None:  # days counted from what is no day
                    found.append(text.mention(offset.start, offset.end, None, "event-relative"))
                    mention = self._mention(match, None, text)
                if mention and found and _is_pair(found[-1].span.start - passage.start, between, text):
                    found[-1], mention = replace(found[-1], open="since"), replace(mention, open="until")
                if mention:
                    found.append(mention)
                    end = match.end
            offset = None
        return found

    def _mention(self, match: DateMatch, offset: DateMatch | None, text: _Text) -> DateMention | None:
        """What a match tells: a date, or a term of some days; None for a term that sets nobody a deadline."""
        if match.rule.reads.startswith("term"):
            return _term(match, text)
        span = text.words(match)
        anchors = self._anchors(match, text, span)
        value = value_of(match, offset, anchors)
        lacks_day = value is None and self.lacks_day and bool(value_of(match, offset, replace(anchors, now=_ANY_DAY)))
        self._remember(match, text, span, value)
        start = offset.start if offset else match.start - len(text.lead("edge", match.start))
        about = text.lead("hedge", start)
        edtf = value.edtf() if value else None
        if edtf and "/" not in edtf and (about or offsets.is_rough(match.words, value)):
            edtf += "~"
        return text.mention(start - len(about), match.end, edtf, (offset or match).rule.name, lacks_day=lacks_day)

    def _anchors(self, match: DateMatch, text: _Text, span: Span) -> Anchors:
        """What a match may be counted from: the news's own day, and dates told before."""
        return Anchors(
            now=self.now,
            then=partial(self._then, spoken=self._spoken(span) if _looks_back(match) else None),
            direction=partial(_lies, match, text) if self.now else lambda: None,
            year_told=partial(self._year_told, span),
        )

    def _remember(self, match: DateMatch, text: _Text, span: Span, value: When | Range | None) -> None:
        """Note a date that others may be counted from."""
        if not isinstance(value, When):
            return
        if not match.words.keys().isdisjoint(_YEARS):
            self.year_told = (span.root, value)
        if _is_comparison(match, text):
            return
        self.spoken = (span[0], value) if self.grammar.is_told(span) else None
        if self.spoken is None:
            self.told.append(value)

    def _year_told(self, words: Span) -> When | None:
        """The last date that names its year, if the verb of these words only goes on from its verb."""
        told = self.year_told
        same = told is not None and told[0].doc is words.doc and told[0].sent == words.sent
        return told[1] if told is not None and same and self.grammar.goes_on_from(words.root, told[0]) else None

    def _spoken(self, words: Span) -> When | None:
        """When somebody spoke who is quoted in these words' sentence: "said on Monday that it had left the day before"."""
        if self.spoken is None or self.spoken[0].doc is not words.doc or self.spoken[0].sent != words.sent:
            return None
        return self.spoken[1]

    def _then(self, unit: Unit, spoken: When | None) -> When | None:
        """The date that another is counted from: the last told that is of the unit or a finer one.

        :param spoken: when somebody spoke, where that comes before.
        """
        fine = UNITS[: UNITS.index(unit) + 1]
        told = (when for when in reversed(self.told) if when.unit in fine)
        return spoken if spoken is not None and spoken.unit in fine else next(told, None)


def _is_date(match: DateMatch, text: _Text, *, listed: bool) -> bool:
    """Whether what a rule fits is a date where it stands.

    :param listed: it follows another date and "and" or a comma.
    """
    rule = match.rule
    if rule.reads == "nothing" or (rule.needs and not listed and not text.lead(rule.needs, match.start)):
        return False
    return not (rule.name_like and text.grammar.is_name(text.words(match)))


def _lies(match: DateMatch, text: _Text) -> Direction | None:
    """Which way what a match names lies from the day of publication."""
    naming: Naming = "day" if "day" in match.words else "weekday" if "weekday" in match.words else "longer"
    return text.grammar.direction(text.words(match), text.folded, naming, headline=text.passage.kind == "title")


def _term(match: DateMatch, text: _Text) -> DateMention | None:
    """A deadline's length: some terms are one as they stand, others where they are given to somebody or lie ahead."""
    span = text.words(match)
    if match.rule.reads == "term_given" and not text.grammar.is_given(span):
        return None
    if match.rule.reads == "term_ahead" and not (_lies(match, text) == "future" and text.grammar.is_of_verb(span)):
        return None
    return text.mention(match.start, match.end, None, match.rule.name, offsets.term_days(match.words))


def _is_pair(start: int, between: str, text: _Text) -> bool:
    """Whether the date that begins at ``start`` and the next are the two ends of one time ("from 2019 to 2021")."""
    return any(text.lead(first, start) and between.strip() in joined(first, text.language) for first in _PAIRS)


def _is_comparison(match: DateMatch, text: _Text) -> bool:
    """Whether a date is only told beside the news ("up from 12 a year earlier"), so that nothing is counted from it."""
    if match.words.get("from") in ("then", "news"):
        return not match.words.keys().isdisjoint({"later", "ago"})
    return "ago" in match.words and bool(text.lead("comparison", match.start))


def _looks_back(match: DateMatch) -> bool:
    """Whether the words count back from another date: "the previous day", "two days earlier"."""
    tables = ("later", "following", "after")
    return any(name in match.words and int(match.words[name]) < 0 for name in tables)
