"""When events were that are dated by each other: "three days after Chad had recalled its envoy"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ...lexicon import Lexicon
from ...readers.reading import DateMention
from ..dates import beside
from ..nlp import Passage
from ..syntax.grammar import key, under
from ..vocabulary import words
from .episodes import shared
from .responses import Told
from .timing import Calendar

if TYPE_CHECKING:
    from ..tokens import Span, Token

__all__ = ["dated_by_each_other"]

_RULE = "event-relative"
_PARTS = frozenset({"acl", "ccomp", "dobj", "nsubj", "nsubjpass", "pobj", "xcomp"})
"""What an event's verb or noun may be to the verb or noun that stands after "after"."""


def dated_by_each_other(
    told: Sequence[Told],
    dates: Sequence[DateMention],
    passages: Sequence[Passage],
    calendar: Calendar,
    lexicon: Lexicon,
) -> list[Told]:
    """The events, those without a date of their own dated by the other event that the words count from, or that counts."""
    out = list(told)
    relative = (mention for mention in dates if mention.rule == _RULE)
    for mention, passage, link in _links(relative, passages):
        clause = _clause(link)
        if clause is None:
            continue
        here = {one.head: i for i, one in enumerate(out) if one.passage is passage}
        base = next((i for head, i in here.items() if head == clause or _is_told_by(head, clause)), None)
        above = next((token for token in clause.ancestors if token in here or token.pos_ in ("VERB", "AUX")), None)
        counting = _counting(above, here)
        if counting == base:
            continue
        of_base = _date(out, base) or (_told_before(clause, out[:counting], lexicon) if counting is not None else None)
        said = calendar.of_verb(above) if above is not None else None
        of_counting = _date(out, counting) or (said.mention.value if said is not None else None)
        if of_counting is None and counting is None and _is_of_the_act(above):
            of_counting = next((one.event.date for one in reversed(out[:base]) if one.event.date), None)
        if counting is not None and of_counting is None and of_base is not None:
            out[counting] = _dated(out[counting], mention, beside(mention.text, of_base, is_base=True))
        elif base is not None and of_base is None and of_counting is not None:
            out[base] = _dated(out[base], mention, beside(mention.text, of_counting, is_base=False))
    return out


def _links(
    mentions: Iterator[DateMention], passages: Sequence[Passage]
) -> Iterator[tuple[DateMention, Passage, Token]]:
    """Each mention with its passage and its last word, "after" or "before"."""
    at = iter(passages)
    passage = next(at, None)
    for mention in mentions:
        while passage is not None and mention.span.start >= passage.start + len(passage.doc.text):
            passage = next(at, None)
        if passage is None:
            return
        first, last = mention.span.start - passage.start, mention.span.end - passage.start
        span = passage.doc.char_span(first, last, alignment_mode="expand")
        if span is not None and not _is_a_limit(span):
            yield mention, passage, span[-1]


def _is_a_limit(words_: Span) -> bool:
    """Whether the words only say how much it is at most or at least: "less than a week after"."""
    return words_.start > 0 and words_.doc[words_.start - 1].lower_ in ("than", "within")


def _clause(link: Token) -> Token | None:
    """The verb or noun that "after" introduces."""
    if link.dep_ == "mark":
        return link.head
    return next(iter(under(link, "pobj", "pcomp")), None)


def _is_told_by(head: Token, clause: Token) -> bool:
    """Whether an event is what a clause or phrase tells: "after it decided to leave", "after the arrest was made"."""
    if head.dep_ == "conj" and head.head == clause:
        return not under(head, "nsubj", "nsubjpass")
    return head.head == clause and head.dep_ in _PARTS


def _date(told: Sequence[Told], index: int | None) -> str | None:
    return None if index is None else told[index].event.date


def _counting(above: Token | None, here: Mapping[Token, int]) -> int | None:
    """The event that the words date: told by the verb, or by the subject of one that says no more than "came"."""
    if above is None or above in here:
        return None if above is None else here[above]
    happens = key(above) in words("grammar", "occurrence") or above.lemma_ == "be"
    return next((here[t] for t in under(above, "nsubj") if t in here), None) if happens else None


def _is_of_the_act(verb: Token | None) -> bool:
    """Whether a verb says when the act told before came: "the announcement came hours after …"."""
    if verb is None or key(verb) not in words("grammar", "occurrence"):
        return False
    return any(key(t) in words("responses", "acts") for t in under(verb, "nsubj"))


def _told_before(noun: Token, told: Sequence[Told], lexicon: Lexicon) -> str | None:
    """The date of the last event told that a noun names again: "two days after the coup"."""
    types = {type for type, _ in lexicon.nouns.get(key(noun), ()) if type}
    if any(lexicon.is_expulsion(type) for type in types):
        types |= {type for type in lexicon.types if lexicon.is_expulsion(type)}
    again = (one.event for one in reversed(told) if one.event.type in types)
    return next((event.date for event in again if event.date), None)


def _dated(one: Told, mention: DateMention, date: str | None) -> Told:
    if date is None:
        return one
    return replace(one, event=shared(replace(one.event, date=date, date_span=mention.span), ()))
