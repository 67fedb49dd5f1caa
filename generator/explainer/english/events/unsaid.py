"""The other state of an expulsion of which a sentence tells one alone, from the article's other expulsions.

"Six more Poles were told to go" is told of whoever expels Poles in the article, or whose people Poland expelled.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ...lexicon import Lexicon
from ...readers.reading import EventMention, Participant
from ..vocabulary import words
from .responses import Told

if TYPE_CHECKING:
    from ..tokens import Token

__all__ = ["with_the_unsaid"]

_MANY = 2
"""Expulsions of one state's people by others before it may be said whose people an article is about."""
_HAPPENED = frozenset({"asserted", "alleged"})


def with_the_unsaid(told: Sequence[Told], lexicon: Lexicon) -> list[Told]:
    """The events, expulsions by or of a state that their sentence does not tell with the one that the article does."""
    out = list(told)
    orders = [i for i, one in enumerate(out) if _is_order(one.event, lexicon)]
    for at in orders:
        event = out[at].event
        doers, theirs = _states(event.by), _states(event.against)
        if bool(doers) == bool(theirs) or isinstance(event.number, str):  # "dozens have been expelled" sums up many
            continue
        if any(p.kind == "organisation" and not p.country for p in (*event.by, *event.against)):
            continue  # a body is told, which is no state's: "seven officials of the United Nations"
        if not doers and not all(_may_be_a_state_s(p, lexicon) for p in event.by):
            continue  # "asked the member states to expel Poles": it is said who, though not which state's they are
        others = [out[i].event for i in orders if i != at]
        near = [out[i].event for i in orders if i < at and _follows(out[at].head, out[i].head)]
        other = _other(near[-1:], doers or theirs, is_doer=bool(doers))
        other = other or _other(others, doers or theirs, is_doer=bool(doers))
        if other is None and doers:
            other = _victim(others, doers)
        if other is not None and doers:
            out[at] = replace(out[at], event=replace(event, against=_of(other, event.against)))
        elif other is not None:
            out[at] = replace(out[at], event=replace(event, by=_of(other, event.by)))
    return out


def _other(orders: Sequence[EventMention], known: frozenset[str], *, is_doer: bool) -> Participant | None:
    """The one state that stands against a known one in these expulsions; None where there are none or several."""
    found = {}
    for event in orders:
        sides = (event.by, event.against) if is_doer else (event.against, event.by)
        for mine, other in (sides, sides[::-1]):
            if _states(mine) == known and _states(other) and _states(other) != known:
                found.setdefault(_states(other), other[0])
    if len(found) != 1:
        return None
    (states, participant), *_ = found.items()
    if len(states) != 1:
        return None
    name = next(iter(states))
    return replace(participant, name=name, kind="country", country=name)


def _victim(orders: Sequence[EventMention], doers: frozenset[str]) -> Participant | None:
    """The one state whose people everybody expels in the article; None where they are of several."""
    sides = [event.against for event in orders if _states(event.by) and _states(event.against)]
    states = frozenset(state for side in sides for state in _states(side))
    if len(sides) < _MANY or len(states) != 1 or states & doers:
        return None
    name = next(iter(states))
    return replace(sides[0][0], name=name, kind="country", country=name)


def _follows(head: Token, before: Token) -> bool:
    """Whether a word stands in the same sentence as one before it, or the next."""
    return before.doc is head.doc and before.i >= head.sent.start - 1 - len(before.sent)


def _of(state: Participant, told: Sequence[Participant]) -> tuple[Participant, ...]:
    """Those told of, with the state that is theirs; the state alone where nobody is named."""
    persons = tuple(replace(p, country=state.name) for p in told if p.kind == "person")
    return persons or (state,)


def _may_be_a_state_s(participant: Participant, lexicon: Lexicon) -> bool:
    """Whether somebody may act for a state that is not told: "they", "his government", a person."""
    last = participant.text.lower().split()[-1:]
    pronoun = participant.text.lower() in words("grammar", "plural_pronouns")
    return pronoun or participant.kind == "person" or not lexicon.members("authority").isdisjoint(last)


def _is_order(event: EventMention, lexicon: Lexicon) -> bool:
    return lexicon.is_expulsion(event.type) and event.modality in _HAPPENED


def _states(participants: Sequence[Participant]) -> frozenset[str]:
    return frozenset(p.country for p in participants if p.country)
