"""When an event happened, and by when somebody has to go: the article's dates, held against the sentence's grammar."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...edtf_dates import agree, bounds
from ...lexicon import Lexicon
from ...readers.reading import DateMention
from ..nlp import Passage
from ..syntax.grammar import key, under
from ..vocabulary import words
from .bearers import bearer, noun_ended_by
from .frames import Frame
from .matching import Match
from .reports import Report, report

if TYPE_CHECKING:
    from ..tokens import Doc, Span, Token

__all__ = ["Calendar", "Dated", "Timing"]


@dataclass(frozen=True, slots=True)
class Dated:
    """A date with the words of its sentence."""

    mention: DateMention
    root: Token
    """The word that the others hang on."""
    last: Token
    preposition: str
    """What introduces it, such as ``by``; empty where nothing does."""


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
            first, last = mention.span.start - passage.start, mention.span.end - passage.start
            span = passage.doc.char_span(first, last, alignment_mode="expand")
            if span is not None:
                self._dated[passage.doc].append(_dated(mention, span))

    def _is_limit(self, dated: Dated, found: Iterable[Match]) -> bool:
        """Whether a date is by when, not when: as its words say, or as the day to come on which somebody has to go."""
        if _sets_limit(dated):
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
        told = first.mention.value if first is not None else None
        another = bool(told and dated.mention.value) and not agree(told, dated.mention.value)
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

    def within(self, span: Span) -> list[Dated]:
        """The dates that stand in a sentence."""
        return [d for d in self._dated[span.doc] if span.start <= d.root.i < span.end]

    def of_verb(self, verb: Token) -> Dated | None:
        """The date that a sentence gives for a verb that tells no event, such as one of saying."""
        return next((d for d in self.within(verb.sent) if d.mention.value and bearer(d, {}, {}) == verb.i), None)

    def timings(self, sentence: Span, found: Sequence[Match], lexicon: Lexicon) -> list[Timing]:
        """For each event of a sentence what the sentence says of its time."""
        heads = {m.frame.head.i: m for m in found}
        dates: dict[int, Dated] = {}
        limits: dict[int, Dated] = {}
        ordered = {m.infinitive.i: m for m in found if m.infinitive is not None}
        orders = [m for m in found if lexicon.types[m.type].sets_limit]
        every = self.within(sentence)
        for dated in every:
            at = bearer(dated, heads, ordered)
            if at in heads and self._is_too_old(dated, sentence.doc[at]):
                continue
            announced = at is not None and at not in heads and sentence.doc[at].pos_ == "NOUN"
            if not announced and self._is_limit(dated, found):
                owner = _limited(dated, orders) if at is not None or dated.mention.days is not None else None
                if owner is not None:
                    limits.setdefault(owner, dated)
                elif at is not None and dated.mention.value:
                    dates[at] = _finer(dates.get(at), dated)
            elif at is not None and dated.mention.value:
                if self._is_others(dated, dates.get(at), sentence.doc[at]):
                    at = noun_ended_by(dated, heads) or at
                dates[at] = _finer(dates.get(at), dated)
        for m in found:
            self._share(m.frame.head, dates)
        found_timings = [_timing(m, every, dates, limits) for m in found]
        if found and (heading := self._heading(sentence.doc)) is not None:
            found_timings = [t if t.date is not None else replace(t, date=heading) for t in found_timings]
        return [replace(t, also=also) if (also := _coordinates(t.date, every)) else t for t in found_timings]


def _dated(mention: DateMention, span: Span) -> Dated:
    root = span.root
    preposition = root.head.lower_ if root.dep_ == "pobj" else ""
    before = [span[0].lower_, *(span.doc[i].lower_ for i in (span.start - 1,) if i >= 0), *_introducing(root)]
    marks = (*words("grammar", "limits"), "since")
    return Dated(mention, root, span[-1], next((word for word in before if word in marks), preposition))


def _finer(first: Dated | None, other: Dated) -> Dated:
    """Of two dates of one verb the first, unless the other says the same more exactly: "a week later, on 11 May"."""
    if first is None:
        return other
    told, anew = first.mention.value or "", other.mention.value or ""
    (start, end), (begin, last) = bounds(told), bounds(anew)
    narrower = 2 * (last - begin) < end - start  # and not only by a leap day
    narrower = narrower or ((begin, last) == (start, end) and told.endswith("~") and not anew.endswith("~"))
    beside = all(t.is_punct or t == other.root or other.root in t.ancestors for t in _between(first.root, other.root))
    return other if narrower and (beside or start <= begin <= last <= end) else first


def _between(one: Token, other: Token) -> Span:
    """The words from the end of one phrase to another's word."""
    return one.doc[one.right_edge.i + 1 : max(other.i, one.right_edge.i + 1)]


def _introducing(root: Token) -> Iterator[str]:
    """The prepositions above a date, up to the verb: "by", "on" in "by midnight on Sunday"."""
    at = root.left_edge.i - 1
    while at > 0 and (root.doc[at].lower_ in words("grammar", "times_of_day") or root.doc[at].text[:1].isdigit()):
        at -= 1
        yield root.doc[at].lower_
    for above in root.ancestors:
        if above.pos_ in ("VERB", "AUX") or (
            above.pos_ in ("NOUN", "PROPN") and above.ent_type_ not in ("DATE", "TIME", "")
        ):
            return
        if above.pos_ in ("ADP", "SCONJ"):
            yield above.lower_


def _coordinates(date: Dated | None, every: Sequence[Dated]) -> tuple[Dated, ...]:
    if date is None:
        return ()
    others = (d for d in every if d.root.i > date.root.i and d.mention.value)
    return tuple(d for d in others if d.root in date.root.conjuncts or _is_again(d, date))


def _is_again(dated: Dated, first: Dated) -> bool:
    """Whether it happened once more on a date: "in 2017 and again in 2020"."""
    at = dated.root.left_edge.i - (1 if dated.preposition else 0)
    words_ = [t.lower_ for t in dated.root.doc[max(first.root.i, at - 3) : at]]
    verbs = any(t.pos_ == "VERB" for t in dated.root.doc[first.root.i : at])
    return "again" in words_ and not verbs


def _sets_limit(dated: Dated) -> bool:
    return dated.mention.days is not None or dated.preposition in words("grammar", "limits")


def _limited(dated: Dated, orders: Sequence[Match]) -> int | None:
    """Whom a limit is set: the order whose infinitive or verb it hangs on, or the sentence's only order."""
    for m in orders:
        if m.infinitive is not None and m.infinitive.is_ancestor(dated.root):
            return m.frame.head.i
    for m in reversed(orders):
        if m.frame.head.is_ancestor(dated.root):
            return m.frame.head.i
    before = [m.frame.head.i for m in orders if m.frame.head.i < dated.root.i]
    return before[-1] if before else None


def _of_relative(head: Token, every: Sequence[Dated]) -> Dated | None:
    """The date that a clause is hung on, or stands right after: "on Tuesday, when it gave …"."""
    while head.dep_ == "conj" and not under(head, "nsubj", "nsubjpass"):
        head = head.head
    beside = _before_when(head)
    meant = (d for d in every if d.mention.value)
    if beside is not None:
        return next((d for d in meant if d.last == beside), None)
    return next((d for d in meant if head.dep_ == "relcl" and d.root == head.head), None)


def _before_when(head: Token) -> Token | None:
    """The last word before a clause with "when"."""
    when = next((c for c in head.lefts if c.lower_ == "when"), None)
    if when is None:
        return None
    return next((t for t in reversed(when.doc[when.sent.start : when.i]) if not t.is_punct), None)


def _timing(m: Match, every: Sequence[Dated], dates: Mapping[int, Dated], limits: Mapping[int, Dated]) -> Timing:
    head = m.frame.head
    limit = limits.get(head.i)
    date = dates.get(head.i) or _of_relative(head, every) or _inherited(m.frame, dates) or _start_of(limit, every)
    if date is not None:
        lasts = date.preposition == "since" and date.root not in head.ancestors  # not "since May, when two were held"
        return Timing(date, since=lasts, limit=limit)
    return Timing(limit=limit, report=report(head, dates) if _is_told(m) else None)


def _start_of(limit: Dated | None, every: Sequence[Dated]) -> Dated | None:
    """The date that a term is counted from: "within 72 hours of Wednesday's decision"."""
    if limit is None or limit.mention.days is None:
        return None
    after = limit.root.doc[limit.last.i + 1 : limit.last.i + 3]
    of = len(after) > 1 and after[0].lower_ == "of"
    return next((d for d in every if of and d.mention.value and d.root.left_edge.i <= after[1].i <= d.last.i), None)


def _is_told(m: Match) -> bool:
    """Whether an event is what somebody says happened, and not only named in what is said: "said the arrest was illegal"."""
    head = m.frame.head
    if m.frame.name != "noun" or m.frame.subject:
        return True
    happens = head.dep_ in ("nsubj", "nsubjpass") and key(head.head) in words("grammar", "occurrence")
    announced = head.dep_ in ("dobj", "nsubjpass") and key(head.head) in words("speech", "announcing")
    return happens or announced or head.dep_ in ("appos", "ROOT")


def _inherited(frame: Frame, dates: Mapping[int, Dated]) -> Dated | None:
    """The date of the verb that an event's own words depend on, where it must be the event's too."""
    token = frame.head
    if frame.name == "noun":
        while token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN"):
            token = token.head
        verb = token.head
        happens = token.dep_ in ("nsubj", "nsubjpass") and key(verb) in words("grammar", "occurrence")
        light = token.dep_ in ("dobj", "nsubjpass") and bool(frame.subject) and verb.pos_ == "VERB"
        return dates.get(verb.i) if happens or light else _of_occurrence(frame.head, dates)
    for _ in range(4):
        verb = token.head
        if verb == token:
            break
        if token.dep_ == "conj" and token.i < verb.i and _own_subject(verb):
            break  # what stands before a semicolon and was hung on what stands after it
        if token.dep_ == "conj" and verb.i in dates and (dates[verb.i].root.i < verb.i or not _own_subject(token)):
            return dates[verb.i]
        if verb.lemma_ == "be" and token.dep_ in ("ccomp", "advcl") and any(c.lower_ == "it" for c in verb.lefts):
            return dates.get(verb.i)  # "It was on Friday that …"
        if token.dep_ == "advcl" and any(c.lower_ == "when" for c in token.lefts):
            return dates.get(verb.i)
        if token.dep_ == "pcomp" and verb.lower_ in ("by", "in"):
            token = verb
        elif token.dep_ not in ("conj", "xcomp", "prep") and not (token.dep_ == "advcl" and token.tag_ == "VBG"):
            break
        else:
            if token.dep_ != "conj" and verb.i in dates:
                return dates[verb.i]
            token = verb
    told = [
        c for c in under(frame.head, "xcomp") if c.tag_ == "VBN" and c.i in dates and not under(c, "aux", "auxpass")
    ]
    told += [g for p in under(frame.head, "prep") if p.lower_ == "from" for g in under(p, "pcomp") if g.i in dates]
    if told and frame.name != "noun":
        return dates[told[0].i]  # "was found strangled on 1 May", "barred them from entering on 1 May"
    later = [c for c in frame.head.rights if c.dep_ == "conj" and c.i in dates and not under(c, "nsubj", "nsubjpass")]
    return dates[later[0].i] if later and not _sets_limit(dates[later[0].i]) and _ends(dates[later[0].i]) else None


def _of_occurrence(noun: Token, dates: Mapping[int, Dated]) -> Dated | None:
    """The date of the clause that says when a noun's event took place: "the murder of X, which occurred on 9 May"."""
    within = [noun, *(o for p in under(noun, "prep") for o in under(p, "pobj"))]
    within += [n for o in within for n in under(o, "appos")]
    clauses = (c for word in within for c in under(word, "relcl") if key(c) in words("grammar", "occurrence"))
    return next((dates[c.i] for c in clauses if c.i in dates), None)


def _own_subject(verb: Token) -> bool:
    return bool(under(verb, "nsubj", "nsubjpass"))


def _ends(dated: Dated) -> bool:
    """Whether a date closes its sentence, or all of it but what says after what or why."""
    rest = [t for t in dated.root.doc[dated.root.i + 1 : dated.root.sent.end] if t.ent_type_ not in ("DATE", "TIME")]
    opens = rest[0].lower_ if rest else ""
    goes_on = opens in words("responses", "temporal") or opens in words("responses", "causal")
    return goes_on or all(t.is_punct for t in rest)
