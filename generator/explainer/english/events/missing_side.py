"""The other state of an expulsion of which a sentence tells one alone, from the article's other expulsions.

"Six more Poles were told to go" is told of whoever expels Poles in the article, or whose people Poland expelled.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...lexicon import Lexicon
from ...readers.reading import EventMention, Participant
from ..vocabulary import words
from .scene import HAPPENED, ReadEvent, Scene, as_state, countries, sides

__all__ = ["infer_answered_doer", "infer_missing_side"]

_MANY = 2
"""Expulsions of one state's people by others before it may be said whose people an article is about."""


def infer_missing_side(scene: Scene, events: list[ReadEvent]) -> list[ReadEvent]:
    """Tell who expels, or whose people, where a sentence tells one side alone and the article's other expulsions the other."""
    out = list(events)
    orders = [i for i, one in enumerate(out) if _is_order(one.event, scene.lexicon)]
    for at in orders:
        if _lacks_a_side(out[at].event, scene.lexicon):
            before = [out[i] for i in orders if i < at]
            others = [out[i].event for i in orders if i != at]
            out[at] = replace(out[at], event=_completed(out[at], before, others))
    return out


def infer_answered_doer(scene: Scene, events: list[ReadEvent]) -> list[ReadEvent]:
    """Tell who expelled, where no word says which state did, by whom the answer to it hits."""
    out = list(events)
    for answer in (one.event for one in events):
        hit = tuple(p for p in answer.against if p.kind == "country")
        if not hit or not scene.lexicon.is_expulsion(answer.type):
            continue
        for at in answer.response_to:
            act = out[at].event
            unknown = scene.lexicon.is_expulsion(act.type) and not any(p.country or p.kind for p in act.by)
            if unknown and sides(answer.by) == sides(act.against):
                out[at] = replace(out[at], event=replace(act, by=hit))
    return out


def _lacks_a_side(event: EventMention, lexicon: Lexicon) -> bool:
    """Whether one state of two is told, and the words leave room for the other."""
    doers, theirs = countries(event.by), countries(event.against)
    if bool(doers) == bool(theirs) or isinstance(event.number, str):  # "dozens have been expelled" sums up many
        return False
    if any(p.kind == "organisation" and not p.country for p in (*event.by, *event.against)):
        return False  # a body is told, which is no state's: "seven officials of the United Nations"
    # "asked the member states to expel Poles": it is said who, though not which state's they are
    return bool(doers) or all(_may_be_a_states(p, lexicon) for p in event.by)


def _completed(one: ReadEvent, before: Sequence[ReadEvent], others: Sequence[EventMention]) -> EventMention:
    """An expulsion with its other side: of the one told just before it, of all the others, or whoever all expel.

    :param before: the article's expulsions before it.
    :param others: all of them but this one.
    """
    event, doers = one.event, countries(one.event.by)
    known, is_doer = doers or countries(event.against), bool(doers)
    near = [other.event for other in before if _follows(one, other)]
    other = _opponent(near[-1:], known, is_doer=is_doer) or _opponent(others, known, is_doer=is_doer)
    if is_doer:
        other = other or _common_victim(others, doers)
        return event if other is None else replace(event, against=_of(other, event.against))
    return event if other is None else replace(event, by=_of(other, event.by))


def _opponent(orders: Sequence[EventMention], known: set[str], *, is_doer: bool) -> Participant | None:
    """The one state that stands against a known one in these expulsions; None where there are none or several."""
    found: dict[frozenset[str], Participant] = {}
    for event in orders:
        both = (event.by, event.against) if is_doer else (event.against, event.by)
        for mine, other in (both, both[::-1]):
            if countries(mine) == known and countries(other) and countries(other) != known:
                found.setdefault(frozenset(countries(other)), other[0])
    if len(found) != 1:
        return None
    ((states, participant),) = found.items()
    return as_state(participant, *states) if len(states) == 1 else None


def _common_victim(orders: Sequence[EventMention], doers: set[str]) -> Participant | None:
    """The one state whose people everybody expels in the article; None where they are of several."""
    hit = [event.against for event in orders if countries(event.by) and countries(event.against)]
    states = {state for against in hit for state in countries(against)}
    if len(hit) < _MANY or len(states) != 1 or states & doers:
        return None
    return as_state(hit[0][0], *states)


def _follows(one: ReadEvent, before: ReadEvent) -> bool:
    """Whether an event is told in the same sentence as one before it, or the next."""
    return before.head.doc is one.head.doc and before.head.i >= one.sentence.start - 1 - len(before.sentence)


def _of(state: Participant, told: Sequence[Participant]) -> tuple[Participant, ...]:
    """Those told of, with the state that is theirs; the state alone where nobody is named."""
    persons = tuple(replace(p, country=state.name) for p in told if p.kind == "person")
    return persons or (state,)


def _may_be_a_states(participant: Participant, lexicon: Lexicon) -> bool:
    """Whether somebody may act for a state that is not told: "they", "his government", a person."""
    last = participant.text.lower().split()[-1:]
    pronoun = participant.text.lower() in words("grammar", "plural_pronouns")
    return pronoun or participant.kind == "person" or not lexicon.members("authority").isdisjoint(last)


def _is_order(event: EventMention, lexicon: Lexicon) -> bool:
    return lexicon.is_expulsion(event.type) and event.modality in HAPPENED
