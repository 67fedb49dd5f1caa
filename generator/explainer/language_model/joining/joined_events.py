"""The events of an article by two readings of it: those that both tell in one, the others as they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product

from ...lexicon import load_lexicon
from ...model import EVENT
from ...readers.reading import EventMention
from .joined_event import contradict, has_same_sides, joined_event

__all__ = ["joined_events"]

_BY_RULES, _BY_MODEL = "only the rules read it", "only the model reads it"
_COMPARED = ("trigger", "quote", "type", "by", "against", "modality", "said_by", "number", "date", "response_to")
"""What speaks for two mentions being the same, of several in one clause."""

_Places = Mapping[int, int]
"""From places in a reading to those in the joined one."""


def joined_events(rules: Sequence[EventMention], model: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """The events of both in order. What only one has is told by the article's words."""
    pairs = _pairs(rules, model)
    paired = set(pairs.values())
    made: list[tuple[EventMention, int | None, int | None]] = [
        (_of_both(one, model[pairs[at]]), at, pairs[at]) if at in pairs else (_alone(one, _BY_RULES), at, None)
        for at, one in enumerate(rules)
    ]
    made += [(_alone(one, _BY_MODEL), None, at) for at, one in enumerate(model) if at not in paired]
    made.sort(key=lambda one: one[0].told_at.start)
    of_rules = {at: place for place, (_, at, _) in enumerate(made) if at is not None}
    of_model = {at: place for place, (_, _, at) in enumerate(made) if at is not None}
    return tuple(
        _answering(event, _said(rules, at, of_rules), _said(model, other, of_model)) for event, at, other in made
    )


def _pairs(rules: Sequence[EventMention], model: Sequence[EventMention]) -> dict[int, int]:
    """For the places of the rules' events those of the model's that tell the same, the likest first."""
    alike = [
        (-_likeness(rules[one], model[other]), one, other)
        for one, other in product(range(len(rules)), range(len(model)))
        if _is_one(rules[one], model[other])
    ]
    pairs: dict[int, int] = {}
    for _, one, other in sorted(alike):
        if one not in pairs and other not in pairs.values():
            pairs[one] = other
    return pairs


def _is_one(one: EventMention, other: EventMention) -> bool:
    """Whether two mentions tell of one kind of event in one clause; what has no type is one that it does not contradict."""
    if not one.told_at.overlaps(other.told_at):
        return False
    if one.type == other.type or all(load_lexicon().is_expulsion(event.type) for event in (one, other)):
        return True
    return EVENT in (one.type, other.type) and not contradict(one, other)


def _likeness(one: EventMention, other: EventMention) -> int:
    same = [name for name in _COMPARED if getattr(one, name) == getattr(other, name)]
    return len(same) + len(_COMPARED) * has_same_sides(one, other)


def _of_both(rules: EventMention, model: EventMention) -> EventMention:
    """One event of two readings; of one that either only takes for a lead, the other's telling, if nothing speaks against it."""
    if bool(rules.doubt) == bool(model.doubt) or contradict(rules, model):
        return joined_event(rules, model)
    return _alone(model, _BY_MODEL) if rules.doubt else _alone(rules, _BY_RULES)


def _alone(event: EventMention, reason: str) -> EventMention:
    return replace(event, unsafe=tuple(dict.fromkeys((*event.unsafe, reason))))


def _said(reading: Sequence[EventMention], at: int | None, places: _Places) -> EventMention | None:
    """A mention of a reading, what it answers as places in the joined one; None where it says of nothing that it answers it."""
    if at is None or not reading[at].response_to:
        return None
    return replace(reading[at], response_to=tuple(places[other] for other in reading[at].response_to))


def _answering(event: EventMention, *said: EventMention | None) -> EventMention:
    """An event with what it answers by the first reading that says so."""
    told = next((one for one in said if one), None)
    answers, span = (told.response_to, told.response_span) if told else ((), None)
    return replace(event, response_to=answers, response_span=span)
