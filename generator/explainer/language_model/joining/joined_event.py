"""One event that two readings tell of one clause: what both have stands, and where they differ it says less."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, get_args

from ...disagreements import compatible
from ...edtf_dates import agree, within
from ...field_types import kind_of
from ...lexicon import load_lexicon
from ...model import EVENT, Expulsion, Modality
from ...readers.reading import NO_OWN_TELLING, EventMention, Participant
from .sameness import is_same_party, is_same_words, may_be_same_party, state_of

__all__ = ["contradict", "has_same_sides", "joined_event"]

_WORDS = {"people": "who they were", "place": "where it was", "what": "what it was about"}
"""The fields that hold an article's words, and what they tell."""
_DATES = (("date", "date_span"), ("left", "left_span"), ("deadline", "deadline_days", "deadline_span"))
"""The fields that hold a date or days, and the one of the words that give it."""
_SIDES = {"by": "who did it", "against": "to whom"}


@dataclass(frozen=True, slots=True)
class _Told:
    """What two readings have of a field, in one."""

    value: Any
    unsafe: str = ""
    """Why no sentence of ours can tell it; empty where one can."""
    doubt: str = ""
    """What they contradict each other in; empty where they do not."""


def joined_event(rules: EventMention, model: EventMention) -> EventMention:
    """What two mentions of one event tell.

    Where they agree on who, to whom and how sure it is, it does not matter that the rules' pattern has no telling of its own;
    all else that either has against a sentence of ours stays. Where they contradict each other in that, it is only a lead.
    """
    told = _fields(rules, model)
    differing = [one.unsafe for one in told.values() if one.unsafe]
    against = [reason for reason in (*rules.unsafe, *model.unsafe) if reason != NO_OWN_TELLING]
    doubts = [rules.doubt, model.doubt, *(one.doubt for one in told.values())]
    return replace(
        rules,
        **{name: one.value for name, one in told.items()},
        **_dated(rules, model),
        unsafe=tuple(dict.fromkeys((*against, *differing))),
        doubt=next(filter(None, doubts), ""),
        background=rules.background or model.background,
    )


def contradict(one: EventMention, other: EventMention) -> bool:
    """Whether two mentions, if they are of one event, cannot both be right on who, to whom or how sure it is."""
    return any(field.doubt for field in _fields(one, other).values())


def has_same_sides(one: EventMention, other: EventMention) -> bool:
    """Whether two mentions have the same parties on both sides, or nobody."""
    return all(_are_same(getattr(one, side), getattr(other, side), _is_expulsion(one)) for side in _SIDES)


def _fields(rules: EventMention, model: EventMention) -> dict[str, _Told]:
    """The fields of both that are no dates."""
    told = {name: _side(rules, model, name) for name in _SIDES}
    told |= {"type": _type(rules.type, model.type), "modality": _modality(rules, model)}
    told |= {"said_by": _speaker(rules.said_by, model.said_by), "number": _number(rules.number, model.number)}
    told |= {"status": _status(rules.status, model.status)}
    return told | {name: _words(getattr(rules, name), getattr(model, name), what) for name, what in _WORDS.items()}


def _type(ours: str, theirs: str) -> _Told:
    """The rules', of two ways to expel too; where one only has it as what its words tell, the other's."""
    if EVENT in (ours, theirs) and ours != theirs:
        return _Told(theirs if ours == EVENT else ours, _only_one("what was done"))
    return _Told(ours)


def _side(rules: EventMention, model: EventMention, name: str) -> _Told:
    """Those who take part on a side: of other parties those whom both have or, where they may be the same, those without a
    name. Who stands on one side by one reading and on the other by the other contradicts.
    """
    ours, theirs, what = getattr(rules, name), getattr(model, name), _SIDES[name]
    (other_side,) = _SIDES.keys() - {name}
    if not (ours and theirs):
        return _Told(ours or theirs, _only_one(what) if ours or theirs else "")
    if _are_same(ours, theirs, _is_expulsion(rules)):
        return _Told(ours)
    if shared := tuple(one for one in ours if any(is_same_party(one, other) for other in theirs)):
        return _Told(shared, _differ(what))
    least = theirs if all(one.kind is None for one in theirs) else ours
    may_be = any(may_be_same_party(one, other) for one in ours for other in theirs)
    is_so = may_be and not (
        _is_among(ours, getattr(model, other_side)) or _is_among(theirs, getattr(rules, other_side))
    )
    return _Told(least, _differ(what), "" if is_so else _differ(what))


def _is_among(some: Sequence[Participant], others: Sequence[Participant]) -> bool:
    return any(is_same_party(one, other) for one in some for other in others)


def _are_same(ours: Sequence[Participant], theirs: Sequence[Participant], of_states: bool) -> bool:
    """:param of_states: whether it is states that are told to take part, as in an expulsion."""
    states = {state_of(one) for one in ours}
    if of_states and None not in states and states == {state_of(other) for other in theirs}:
        return True
    return all(
        any(is_same_party(one, other) for other in there)
        for here, there in ((ours, theirs), (theirs, ours))
        for one in here
    )


def _modality(rules: EventMention, model: EventMention) -> _Told:
    """How sure it is: what one only alleges is alleged; otherwise they contradict each other, and the less sure one stands."""
    surest_first: Sequence[Modality] = get_args(Modality)
    least = max(rules.modality, model.modality, key=surest_first.index)
    if rules.modality == model.modality:
        return _Told(least)
    is_told = {rules.modality, model.modality} == {"asserted", "alleged"}
    return _Told(least, _differ("how sure it is"), "" if is_told else _differ("whether it happened"))


def _speaker(ours: str | None, theirs: str | None) -> _Told:
    if not (ours and theirs):
        return _Told(ours or theirs, _only_one("who says so") if ours or theirs else "")
    return _Told(ours) if is_same_words(ours, theirs) else _Told(ours, _differ("who says so"), _differ("who says so"))


def _number(ours: int | str | None, theirs: int | str | None) -> _Told:
    if theirs is None or (ours is not None and compatible(kind_of(Expulsion, "number"), ours, theirs)):
        return _Told(ours)
    return _Told(theirs, _only_one("how many")) if ours is None else _Told(None, _differ("how many"))


def _status(ours: str | None, theirs: str | None) -> _Told:
    if theirs in (None, ours):
        return _Told(ours)
    return _Told(theirs, _only_one("as what")) if ours is None else _Told(None, _differ("as what"))


def _words(ours: str | None, theirs: str | None, what: str) -> _Told:
    if theirs is None or (ours is not None and is_same_words(ours, theirs)):
        return _Told(ours)
    return _Told(theirs, _only_one(what)) if ours is None else _Told(None, _differ(what))


def _dated(rules: EventMention, model: EventMention) -> dict[str, Any]:
    """The dates and deadlines, each with the words that give it."""
    found: dict[str, Any] = {}
    for names in _DATES:
        ours, theirs = ([*filter(None, (getattr(one, name) for name in names[:-1])), None][0] for one in (rules, model))
        stands = _standing(ours, theirs)
        of = rules if stands == ours else model
        found |= {name: None if stands is None else getattr(of, name) for name in names}
    return found


def _standing(ours: str | int | None, theirs: str | int | None) -> str | int | None:
    """The finer of two dates that agree, none of two that do not; a date rather than a number of days."""
    if ours is None or theirs is None or ours == theirs:
        return theirs if ours is None else ours
    if isinstance(ours, str) and isinstance(theirs, str):
        finer = theirs if within(theirs, ours) and not within(ours, theirs) else ours
        return finer if agree(ours, theirs) else None
    return next((one for one in (ours, theirs) if isinstance(one, str)), None)


def _is_expulsion(event: EventMention) -> bool:
    return load_lexicon().is_expulsion(event.type)


def _only_one(what: str) -> str:
    return f"only one of two readings has {what}"


def _differ(what: str) -> str:
    return f"two readings differ on {what}"
