"""When an event happened, and by when somebody has to go: the article's dates, held against the sentence's grammar."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from ...edtf_dates import agree, bounds
from ...lexicon import Lexicon
from ...parsed.parsed_blocks import Passage
from ...readers.reading import DateMention
from ..syntax.grammar import key, under
from ..vocabulary import words
from .date_attachment import Dated, attached_to, dated_in, noun_ended_by
from .inherited_dates import date_of_clause, inherited_date, start_of_term
from .matching import Match
from .reports import Report, report

if TYPE_CHECKING:
    from ...parsed.tokens import Doc, Span, Token

__all__ = ["Calendar", "Timing"]


@dataclass(frozen=True, slots=True)
class Timing:
    """What a sentence says of when an event was."""

    date: Dated | None = None
    since: bool = False
    """Whether it lasts since then."""
    also: tuple[Dated, ...] = ()
    """Dates coordinated with it: "coups in 1966 and 1979"."""
    limit: Dated | None = None
    """By when, or within how many days."""
    report: Report | None = None
    """When it was said, where nothing dates the event itself."""


class Calendar:
    """An article's dates, by sentence."""

    def __init__(self, passages: Sequence[Passage], dates: Sequence[DateMention], published: str) -> None:
        """
        :param published: the article's date, EDTF or ``unknown``.
        """
        self._published = None if published == "unknown" else bounds(published)[0]
        self._dated: dict[Doc, list[Dated]] = {passage.doc: [] for passage in passages}
        begins = [passage.start for passage in passages]
        for mention in dates:
            passage = passages[bisect_right(begins, mention.span.start) - 1]
            if not passage.start <= mention.span.start < passage.start + len(passage.doc.text):
                continue  # a dateline's, which says when the report was filed and not when anything happened
            first, last = mention.span.start - passage.start, mention.span.end - passage.start
            span = passage.doc.char_span(first, last, alignment_mode="expand")
            if span is not None:
                self._dated[passage.doc].append(dated_in(mention, span))

    def within(self, span: Span) -> list[Dated]:
        """The dates that stand in a sentence."""
        return [d for d in self._dated[span.doc] if span.start <= d.root.i < span.end]

    def of_verb(self, verb: Token) -> Dated | None:
        """The date that a sentence gives for a verb that tells no event, such as one of saying."""
        return next((d for d in self.within(verb.sent) if d.mention.value and attached_to(d, {}, {}) == verb.i), None)

    def timings(self, sentence: Span, found: Sequence[Match], lexicon: Lexicon) -> list[Timing]:
        """For each event of a sentence what the sentence says of its time."""
        every = self.within(sentence)
        dates, limits = self._attached(every, found, sentence.doc, lexicon)
        for m in found:
            self._share(m.frame.head, dates)
        found_timings = [_timing(m, every, dates, limits) for m in found]
        if found and (heading := self._heading(sentence.doc)) is not None:
            found_timings = [t if t.date is not None else replace(t, date=heading) for t in found_timings]
        return [replace(t, also=also) if (also := _coordinates(t.date, every)) else t for t in found_timings]

    def _attached(
        self, every: Sequence[Dated], found: Sequence[Match], doc: Doc, lexicon: Lexicon
    ) -> tuple[dict[int, Dated], dict[int, Dated]]:
        """Dates and limits of a sentence, each by the index of the event or verb that it is said of."""
        heads = {m.frame.head.i: m for m in found}
        ordered = {m.infinitive.i: m for m in found if m.infinitive is not None}
        orders = [m for m in found if lexicon.types[m.type].sets_limit]
        dates: dict[int, Dated] = {}
        limits: dict[int, Dated] = {}
        for dated in every:
            at = attached_to(dated, heads, ordered)
            if at in heads and self._is_too_old(dated, doc[at]):
                continue
            is_announced = at is not None and at not in heads and doc[at].pos_ == "NOUN"
            is_limit = not is_announced and self._is_limit(dated, found)
            if is_limit and (order := _limited(dated, at, orders)) is not None:
                limits.setdefault(order, dated)
            elif at is not None and dated.mention.value:
                if not is_limit and self._is_others(dated, dates.get(at), doc[at]):
                    at = noun_ended_by(dated, heads) or at
                dates[at] = _finer(dates.get(at), dated)
        return dates, limits

    def _is_limit(self, dated: Dated, found: Iterable[Match]) -> bool:
        """Whether a date is by when, not when: as its words say, or as the day to come on which somebody has to go."""
        if dated.sets_limit:
            return True
        orders = [m.infinitive for m in found if m.infinitive is not None and "_time" not in m.roles]  # else that is it
        ordered = any(infinitive.is_ancestor(dated.root) for infinitive in orders)
        return ordered and not self._is_past(dated)

    def _is_past(self, dated: Dated) -> bool:
        if self._published is None or not dated.mention.value:
            return dated.preposition in ("in", "on")
        return bounds(dated.mention.value)[1] < self._published

    def _is_too_old(self, dated: Dated, verb: Token) -> bool:
        """Whether a year cannot date a verb in the perfect: "has charged them with the attack in 2018"."""
        present = any(c.dep_ == "aux" and c.lower_ in ("has", "have") for c in verb.lefts)
        year = len(dated.mention.value or "") == len("2018") and dated.preposition == "in"
        apart = verb.doc[dated.root.left_edge.i - 2].is_punct  # "has done so only once, in 2018"
        return present and year and not apart and dated.root.i > verb.i and self._is_past(dated)

    def _is_others(self, dated: Dated, first: Dated | None, verb: Token) -> bool:
        """Whether a verb cannot have a date, since it has another or tells of now: "denies the theft in May"."""
        told, value = first.mention.value if first is not None else None, dated.mention.value
        another = bool(told and value and not agree(told, value)) and not _is_nearer(dated, first)
        return another or (verb.tag_ in ("VBP", "VBZ") and self._is_past(dated))

    def _share(self, verb: Token, dates: dict[int, Dated]) -> None:
        """Date a verb by its infinitive, where that has a time that is past: "had offered to mediate in June"."""
        if key(verb) not in words("grammar", "dated_with") or verb.i in dates:
            return
        infinitive = next((c for c in under(verb, "xcomp") if c.i in dates and self._is_past(dates[c.i])), None)
        if infinitive is not None:
            dates[verb.i] = dates[infinitive.i]

    def _heading(self, doc: Doc) -> Dated | None:
        """The date that a block begins with and that is of all that it tells: "5 April 2024: Police storm the embassy"."""
        first = next(iter(self._dated[doc]), None)
        after = doc[first.last.i + 1 : first.last.i + 2] if first is not None else ()
        if (
            first is None
            or not first.mention.value
            or not any(t.text in words("grammar", "after_headings") for t in after)
        ):
            return None
        opens = all(t.is_punct or t.lower_ in ("in", "on") for t in doc[: first.root.left_edge.i])
        return first if opens else None


def _finer(first: Dated | None, other: Dated) -> Dated:
    """Of two dates of one verb the first, unless the other says the same more exactly: "a week later, on 11 May"."""
    if first is None:
        return other
    told, anew = first.mention.value or "", other.mention.value or ""
    if _is_nearer(other, first) and not agree(told, anew):
        return other
    (start, end), (begin, last) = bounds(told), bounds(anew)
    narrower = 2 * (last - begin) < end - start  # and not only by a leap day
    narrower = narrower or ((begin, last) == (start, end) and told.endswith("~") and not anew.endswith("~"))
    beside = all(t.is_punct or t == other.root or other.root in t.ancestors for t in _between(first.root, other.root))
    return other if narrower and (beside or start <= begin <= last <= end) else first


def _is_nearer(dated: Dated, first: Dated | None) -> bool:
    """Whether a date is the verb's own and the first another word's: "despite signs of peace on Sunday, they fought on Monday"."""
    return first is not None and dated.is_of_verb and not first.is_of_verb


def _between(one: Token, other: Token) -> Span:
    """The words from the end of one phrase to another's word."""
    return one.doc[one.right_edge.i + 1 : max(other.i, one.right_edge.i + 1)]


def _coordinates(date: Dated | None, every: Sequence[Dated]) -> tuple[Dated, ...]:
    if date is None:
        return ()
    others = (d for d in every if d.root.i > date.root.i and d.mention.value)
    return tuple(d for d in others if d.root in date.root.conjuncts or _is_again(d, date))


def _is_again(dated: Dated, first: Dated) -> bool:
    """Whether it happened once more on a date: "in 2017 and again in 2020"."""
    at = dated.root.left_edge.i - (1 if dated.preposition else 0)
    before = [t.lower_ for t in dated.root.doc[max(first.root.i, at - 3) : at]]
    verbs = any(t.pos_ == "VERB" for t in dated.root.doc[first.root.i : at])
    return "again" in before and not verbs


def _limited(dated: Dated, at: int | None, orders: Sequence[Match]) -> int | None:
    """Whom a limit is set: the order whose infinitive or verb it hangs on, or the sentence's last order before it.

    :param at: the word that the limit is said of; without one a date is no limit, and only a term can be.
    :param orders: the sentence's events of types that set somebody a limit.
    """
    if at is None and dated.mention.days is None:
        return None
    of_infinitive = (m for m in orders if m.infinitive is not None and m.infinitive.is_ancestor(dated.root))
    of_verb = (m for m in reversed(orders) if m.frame.head.is_ancestor(dated.root))
    before = (m for m in reversed(orders) if m.frame.head.i < dated.root.i)
    return next((m.frame.head.i for m in chain(of_infinitive, of_verb, before)), None)


def _timing(m: Match, every: Sequence[Dated], dates: Mapping[int, Dated], limits: Mapping[int, Dated]) -> Timing:
    head = m.frame.head
    limit = limits.get(head.i)
    date = (
        dates.get(head.i)
        or date_of_clause(head, every)
        or inherited_date(m.frame, dates)
        or start_of_term(limit, every)
    )
    if date is not None:
        lasts = date.preposition == "since" and date.root not in head.ancestors  # not "since May, when two were held"
        return Timing(date, since=lasts, limit=limit)
    return Timing(limit=limit, report=report(head, dates) if _is_told(m) else None)


def _is_told(m: Match) -> bool:
    """Whether an event is what somebody says happened, and not only named in what is said: "said the arrest was illegal"."""
    head = m.frame.head
    if m.frame.name != "noun" or m.frame.subject:
        return True
    happens = head.dep_ in ("nsubj", "nsubjpass") and key(head.head) in words("grammar", "occurrence")
    announced = head.dep_ in ("dobj", "nsubjpass") and key(head.head) in words("speech", "announcing")
    return happens or announced or head.dep_ in ("appos", "ROOT")
