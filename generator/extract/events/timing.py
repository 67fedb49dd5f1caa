"""When an event happened, and by when somebody has to go: the article's dates, held against the sentence's grammar."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...edtf_dates import bounds
from ...tables import words
from ..nlp import Passage
from ..reading import DateMention
from .frames import Frame
from .grammar import key, said_of, under
from .matching import Match
from .reports import Report, report
from .subjects import swallowed_subject

if TYPE_CHECKING:
    from ..tokens import Doc, Span, Token

__all__ = ["Calendar", "Dated", "Timing"]

_BESIDES = frozenset({"acl", "advcl", "csubj", "csubjpass"})
_NAMING = frozenset({"amod", "compound", "nmod", "nummod", "poss"})


@dataclass(frozen=True, slots=True)
class Dated:
    """A date with the words of its sentence."""

    mention: DateMention
    root: Token
    """The word that the others hang on."""
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
        ordered = any(m.infinitive is not None and m.infinitive.is_ancestor(dated.root) for m in found)
        return ordered and not self._is_past(dated)

    def _is_past(self, dated: Dated) -> bool:
        if self._published is None or not dated.mention.value:
            return dated.preposition in ("in", "on")
        return bounds(dated.mention.value)[1] < self._published

    def within(self, span: Span) -> list[Dated]:
        """The dates that stand in a sentence."""
        return [d for d in self._dated[span.doc] if span.start <= d.root.i < span.end]

    def timings(self, sentence: Span, found: Sequence[Match]) -> list[Timing]:
        """For each event of a sentence what the sentence says of its time."""
        heads = {m.frame.head.i: m for m in found}
        dates: dict[int, Dated] = {}
        limits: dict[int, Dated] = {}
        every = self.within(sentence)
        for dated in every:
            at = _bearer(dated, heads, {m.infinitive.i: m for m in found if m.infinitive is not None})
            announced = at is not None and at not in heads and sentence.doc[at].pos_ == "NOUN"
            if not announced and self._is_limit(dated, found):
                owner = _limited(dated, found) if at is not None or dated.mention.days is not None else None
                if owner is not None:
                    limits.setdefault(owner, dated)
                elif at is not None and dated.mention.value:
                    dates.setdefault(at, dated)
            elif at is not None and dated.mention.value:
                dates.setdefault(at, dated)
        found_timings = [_timing(m, every, dates, limits) for m in found]
        return [replace(t, also=_coordinates(t.date, every)) if t.date else t for t in found_timings]


def _dated(mention: DateMention, span: Span) -> Dated:
    root = span.root
    preposition = root.head.lower_ if root.dep_ == "pobj" else ""
    before = [span[0].lower_, *(span.doc[i].lower_ for i in (span.start - 1,) if i >= 0), *_introducing(root)]
    marks = (*words("grammar", "limits"), "since")
    return Dated(mention, root, next((word for word in before if word in marks), preposition))


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


def _coordinates(date: Dated, every: Sequence[Dated]) -> tuple[Dated, ...]:
    return tuple(d for d in every if d.root != date.root and d.mention.value and d.root in date.root.conjuncts)


def _sets_limit(dated: Dated) -> bool:
    return dated.mention.days is not None or dated.preposition in words("grammar", "limits")


def _limited(dated: Dated, found: Sequence[Match]) -> int | None:
    """Whom a limit is set: the order whose infinitive or verb it hangs on, or the sentence's only order."""
    orders = [m for m in found if m.type in words("grammar", "orders")]
    for m in orders:
        if m.infinitive is not None and m.infinitive.is_ancestor(dated.root):
            return m.frame.head.i
    for m in reversed(orders):
        if m.frame.head.is_ancestor(dated.root):
            return m.frame.head.i
    before = [m.frame.head.i for m in orders if m.frame.head.i < dated.root.i]
    return before[-1] if before else None


def _bearer(dated: Dated, heads: Mapping[int, Match], ordered: Mapping[int, Match]) -> int | None:
    """The event, or else the verb, that a date is said of; None where it only names something ("the 2013 pact")."""
    token = dated.root
    while token.head != token:
        parent = token.head
        if parent.i in heads and not (_opens(dated) and parent.dep_ in _BESIDES):
            return _noun_before(dated, parent, heads)
        if " " in parent.text and (told := _telling(parent, heads)) is not None:
            return told
        if parent.i in ordered:
            return ordered[parent.i].frame.head.i
        if parent.pos_ in ("VERB", "AUX"):
            if parent.lower_ == "dated" or (_opens(dated) and parent.dep_ in _BESIDES):
                token = parent
                continue
            return _noun_before(dated, parent, heads)
        if token.dep_ == "compound" and parent.dep_ == "pobj" and swallowed_subject(parent.head.head) == parent:
            return parent.head.head.i
        names = token.dep_ in _NAMING or (token.dep_ == "prep" and token.lower_ == "of")
        if names and parent.pos_ == "NOUN" and key(parent) in words("grammar", "announcements"):
            return parent.i
        if names and parent.pos_ in ("NOUN", "PROPN") and parent.ent_type_ not in ("DATE", "TIME"):
            return None
        token = parent
    return None


def _telling(phrase: Token, heads: Mapping[int, Match]) -> int | None:
    """The event that a fixed phrase is part of, whatever the parser hung the phrase on."""
    return next((i for i, m in heads.items() if m.frame.name != "noun" and phrase in said_of(m.frame.head)), None)


def _opens(dated: Dated) -> bool:
    """Whether a date opens its sentence, and so dates the sentence's own verb."""
    first = dated.root.left_edge.i - (1 if dated.preposition else 0)
    return first <= dated.root.sent.start + 1


def _noun_before(dated: Dated, verb: Token, heads: Mapping[int, Match]) -> int:
    """The noun event just before a date that the parser hung on its verb: "Her expulsion on Monday drew …"."""
    if verb.pos_ in ("VERB", "AUX") and dated.root.i < verb.i:
        for subject in under(verb, "nsubj", "nsubjpass"):
            if subject.i in heads and subject.i < dated.root.i:
                return subject.i
    if verb.lemma_ == "be" and verb.i not in heads:
        first = dated.root.left_edge.i - (1 if dated.preposition else 0)
        return next(
            (i for i, m in heads.items() if m.frame.name == "noun" and m.frame.head.right_edge.i == first - 1), verb.i
        )
    return verb.i


def _of_relative(head: Token, every: Sequence[Dated]) -> Dated | None:
    """The date that a clause is hung on: "on Tuesday, when it gave …"."""
    if head.dep_ != "relcl":
        return None
    return next((d for d in every if d.root == head.head and d.mention.value), None)


def _timing(m: Match, every: Sequence[Dated], dates: Mapping[int, Dated], limits: Mapping[int, Dated]) -> Timing:
    head = m.frame.head
    limit = limits.get(head.i)
    date = dates.get(head.i) or _of_relative(head, every) or _inherited(m.frame, dates)
    if date is not None:
        return Timing(date, since=date.preposition == "since", limit=limit)
    return Timing(limit=limit, report=report(head, dates))


def _inherited(frame: Frame, dates: Mapping[int, Dated]) -> Dated | None:
    """The date of the verb that an event's own words depend on, where it must be the event's too."""
    token = frame.head
    if frame.name == "noun":
        while token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN"):
            token = token.head
        verb = token.head
        happens = token.dep_ in ("nsubj", "nsubjpass") and key(verb) in words("grammar", "occurrence")
        light = token.dep_ in ("dobj", "nsubjpass") and bool(frame.subject) and verb.pos_ == "VERB"
        return dates.get(verb.i) if happens or light else None
    for _ in range(4):
        verb = token.head
        if verb == token:
            break
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
    later = [c for c in frame.head.rights if c.dep_ == "conj" and c.i in dates and not under(c, "nsubj", "nsubjpass")]
    return dates[later[0].i] if later and not _sets_limit(dates[later[0].i]) and _ends(dates[later[0].i]) else None


def _own_subject(verb: Token) -> bool:
    return bool(under(verb, "nsubj", "nsubjpass"))


def _ends(dated: Dated) -> bool:
    """Whether a date closes its sentence."""
    rest = dated.root.doc[dated.root.i + 1 : dated.root.sent.end]
    return all(t.is_punct or t.ent_type_ in ("DATE", "TIME") for t in rest)
