"""Dates that an event has from another event or from the sentences around its own.

"Three days after Chad had recalled its envoy, …"; "The minister announced the decision on Tuesday"; "It also closed …".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ...date_phrases import beside
from ...lexicon import Lexicon
from ...parsed.parsed_blocks import Passage
from ...readers.reading import DateMention, EventMention, TextSpan
from ..syntax.grammar import key, under
from ..vocabulary import LANGUAGE, words
from .date_attachment import Dated
from .scene import HAPPENED, ReadEvent, Scene, by_sentence, dated_on, sides
from .timing import Calendar

if TYPE_CHECKING:
    from ...parsed.tokens import Span, Token

__all__ = ["date_added_acts", "date_by_announcement", "date_by_each_other"]

_RULE = "event-relative"
"""The rule that reads "three days after" as a date."""
_PARTS = frozenset({"acl", "ccomp", "dobj", "nsubj", "nsubjpass", "pobj", "xcomp"})
"""What an event's verb or noun may be to the verb or noun that stands after "after"."""
_FAR = 2
"""How many sentences back the act lies to which "also" adds one."""


@dataclass(frozen=True, slots=True)
class _Relation:
    """Two events of which the words say how long one was after or before the other."""

    mention: DateMention
    """The words: "three days after"."""
    clause: Token
    """The verb or noun that "after" introduces."""
    above: Token | None
    """The verb that the words date."""
    base: int | None
    """The index of the event that is counted from; None where the clause tells none."""
    counting: int | None
    """The index of the event that the words date."""


def date_by_each_other(scene: Scene, events: list[ReadEvent]) -> list[ReadEvent]:
    """Date an event by the other that its words count from, "three days after Chad had recalled its envoy", or count to."""
    out = list(events)
    for relation in _relations(scene, events):
        of_base = _date_of_base(relation, out, scene.lexicon)
        of_counting = _date_of_counting(relation, out, scene.calendar)
        if relation.counting is not None and of_counting is None and of_base is not None:
            date = beside(relation.mention.text, of_base, LANGUAGE, is_base=True)
            out[relation.counting] = _dated(out[relation.counting], date, relation.mention.span)
        elif relation.base is not None and of_base is None and of_counting is not None:
            date = beside(relation.mention.text, of_counting, LANGUAGE, is_base=False)
            out[relation.base] = _dated(out[relation.base], date, relation.mention.span)
    return out


def date_by_announcement(scene: Scene, events: list[ReadEvent]) -> list[ReadEvent]:
    """Date an event by the next sentence, where that says when it was made known or came."""
    sentences = [(_place(passage, sentence), sentence) for passage in scene.passages for sentence in passage.doc.sents]
    after = {place: sentence for (place, _), (_, sentence) in pairwise(sentences)}
    out: list[ReadEvent] = []
    for told in by_sentence(events):
        types = {one.event.type for one in told if _may_be_dated(one.event)}
        following = after.get(_place(told[0].passage, told[0].sentence)) if types else None
        date = next(_made_known(following, types, scene), None) if following is not None else None
        for one in told:
            known = date is not None and _may_be_dated(one.event)
            out.append(_dated(one, date.mention.value, date.mention.span) if date is not None and known else one)
    return out


def date_added_acts(scene: Scene, events: list[ReadEvent]) -> list[ReadEvent]:
    """Date an act by the one before it to which "also" adds it, or of which an expulsion of the same state's people is part."""
    sentences = (_place(passage, sentence) for passage in scene.passages for sentence in passage.doc.sents)
    places = {place: at for at, place in enumerate(sentences)}
    where = [places[_place(one.passage, one.sentence)] for one in events]
    out = list(events)
    for at, one in enumerate(events):
        if _may_be_dated(one.event):
            near = (out[i] for i in range(at - 1, -1, -1) if where[at] - where[i] <= _FAR)
            act = _act_added_to(one, near, scene.lexicon)
            out[at] = one if act is None else _dated(one, act.event.date, act.event.date_span)
    return out


def _dated(one: ReadEvent, date: str | None, span: TextSpan | None) -> ReadEvent:
    return one if date is None else replace(one, event=dated_on(one.event, date, span))


def _place(passage: Passage, sentence: Span) -> tuple[int, int]:
    """What tells one sentence of an article from the others."""
    return id(passage), sentence.start


# --- dated by each other ---------------------------------------------------


def _relations(scene: Scene, events: Sequence[ReadEvent]) -> Iterator[_Relation]:
    """The words of an article that say how long after or before one event another was."""
    for mention, passage, link in _links(scene):
        clause = _clause(link)
        if clause is None:
            continue
        here = {one.head: i for i, one in enumerate(events) if one.passage is passage}
        base = next((i for head, i in here.items() if head == clause or _is_told_by(head, clause)), None)
        above = next((token for token in clause.ancestors if token in here or token.pos_ in ("VERB", "AUX")), None)
        counting = _counting(above, here)
        if counting != base:
            yield _Relation(mention, clause, above, base, counting)


def _links(scene: Scene) -> Iterator[tuple[DateMention, Passage, Token]]:
    """Each relative date with its passage and its last word, "after" or "before"."""
    at = iter(scene.passages)
    passage = next(at, None)
    for mention in scene.dates:
        if mention.rule != _RULE:
            continue
        while passage is not None and mention.span.start >= passage.start + len(passage.doc.text):
            passage = next(at, None)
        if passage is None:
            return
        first, last = mention.span.start - passage.start, mention.span.end - passage.start
        span = passage.doc.char_span(first, last, alignment_mode="expand")
        if span is not None and not _is_a_limit(span):
            yield mention, passage, span[-1]


def _is_a_limit(span: Span) -> bool:
    """Whether the words only say how much it is at most or at least: "less than a week after"."""
    return span.start > 0 and span.doc[span.start - 1].lower_ in ("than", "within")


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


def _counting(above: Token | None, here: Mapping[Token, int]) -> int | None:
    """The event that the words date: told by the verb, or by the subject of one that says no more than "came"."""
    if above is None or above in here:
        return None if above is None else here[above]
    happens = key(above) in words("grammar", "occurrence") or above.lemma_ == "be"
    return next((here[t] for t in under(above, "nsubj") if t in here), None) if happens else None


def _date_of_base(relation: _Relation, events: Sequence[ReadEvent], lexicon: Lexicon) -> str | None:
    """When the event was that is counted from; where the clause tells none, the one told before that its noun names."""
    known = _date_of(events, relation.base)
    if known or relation.counting is None:
        return known
    return _date_of_named(relation.clause, events[: relation.counting], lexicon)


def _date_of_counting(relation: _Relation, events: Sequence[ReadEvent], calendar: Calendar) -> str | None:
    """When the event was that the words date, by its own date, its verb's, or, for "the move came …", the act's before it."""
    if known := _date_of(events, relation.counting):
        return known
    if relation.above is not None and (said := calendar.of_verb(relation.above)) is not None:
        return said.mention.value
    if relation.counting is not None or not _is_of_the_act(relation.above):
        return None
    return next((one.event.date for one in reversed(events[: relation.base]) if one.event.date), None)


def _date_of(events: Sequence[ReadEvent], index: int | None) -> str | None:
    return None if index is None else events[index].event.date


def _is_of_the_act(verb: Token | None) -> bool:
    """Whether a verb says when the act told before came: "the announcement came hours after …"."""
    if verb is None or key(verb) not in words("grammar", "occurrence"):
        return False
    return any(key(t) in words("responses", "acts") for t in under(verb, "nsubj"))


def _date_of_named(noun: Token, events: Sequence[ReadEvent], lexicon: Lexicon) -> str | None:
    """The date of the last event told that a noun names again: "two days after the coup"."""
    types = {type for type, _ in lexicon.nouns.get(key(noun), ()) if type}
    if any(map(lexicon.is_expulsion, types)):
        types |= set(filter(lexicon.is_expulsion, lexicon.types))
    again = (one.event for one in reversed(events) if one.event.type in types)
    return next((event.date for event in again if event.date), None)


# --- dated by the sentences around -----------------------------------------


def _may_be_dated(event: EventMention) -> bool:
    return event.date is None and not event.background and event.modality in HAPPENED


def _made_known(sentence: Span, types: set[str], scene: Scene) -> Iterator[Dated]:
    """The date on which a sentence says that the act told before it was announced, or came."""
    for verb in sentence:
        if verb.pos_ != "VERB" or under(verb, "neg"):
            continue
        objects = _announced(verb)
        if _makes_known(verb, objects, types, scene.lexicon):
            bearers = (scene.calendar.of_verb(t) for t in (verb, *under(verb, "ccomp"), *objects))
            yield from (dated for dated in bearers if dated is not None)


def _announced(verb: Token) -> list[Token]:
    """What a verb may make known: its objects, what its prepositions introduce, and the subject of what was made known."""
    objects = [*under(verb, "dobj", "nsubjpass"), *(t for p in under(verb, "prep") for t in under(p, "pobj"))]
    clauses = (c for c in under(verb, "ccomp") if key(c) in words("grammar", "making_known"))
    return [*objects, *(t for c in clauses for t in under(c, "nsubj", "nsubjpass"))]


def _makes_known(verb: Token, objects: Sequence[Token], types: set[str], lexicon: Lexicon) -> bool:
    """Whether a verb says of the act told before that it was made known, or that it came."""
    if key(verb) in words("grammar", "making_known") and any(_names_it(t, types, lexicon) for t in objects):
        return True
    subjects = (t for t in under(verb, "nsubj") if t.pos_ == "NOUN")
    return key(verb) in words("grammar", "occurrence") and any(_names_it(t, types, lexicon) for t in subjects)


def _names_it(token: Token, types: set[str], lexicon: Lexicon) -> bool:
    """Whether a word means the act told before: "it", "the decision", "the expulsion"."""
    if token.lower_ in ("it", "this"):
        return True
    definite = any(c.lower_ in words("grammar", "definite") for c in token.lefts)
    named = {type for type, _ in lexicon.nouns.get(key(token), ())}
    return definite and (key(token) in words("responses", "acts") or bool(named & types))


def _act_added_to(one: ReadEvent, near: Iterable[ReadEvent], lexicon: Lexicon) -> ReadEvent | None:
    """The first act with a date to which "also" adds one, or of which an expulsion of the same state's people is part."""
    adds = _adds(one.head)
    sends_out = lexicon.is_expulsion(one.event.type) and one.head.tag_ == "VBD"
    if not adds and not sends_out:
        return None
    alike = (other for other in near if other.event.date and _is_of_one_time(one, other))
    return next((other for other in alike if adds or _hits_the_same(one, other)), None)


def _adds(verb: Token) -> bool:
    """Whether an act is told as done besides another: "also recalled its envoy"."""
    also = any(c.lower_ in words("grammar", "besides") for c in under(verb, "advmod"))
    return also and verb.tag_ == "VBD"


def _is_of_one_time(one: ReadEvent, other: ReadEvent) -> bool:
    """Whether two acts are told alike of the same side."""
    if other.head.tag_ not in ("VBD", "VBN", "VBG") or other.event.modality != "asserted" or other.event.background:
        return False
    unnamed = bool(one.event.by) and not any(p.kind or p.country for p in one.event.by)  # "the ministry"
    return unnamed or bool(sides(one.event.by) & sides(other.event.by))


def _hits_the_same(one: ReadEvent, other: ReadEvent) -> bool:
    """Whether both are acts of one state against another: "broke off relations with Chad on Monday. It gave envoys …"."""
    by, against = sides(one.event.by) & sides(other.event.by), sides(one.event.against) & sides(other.event.against)
    return bool(by and against) and other.event.plover.startswith("SANCTION")
