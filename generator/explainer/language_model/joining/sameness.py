"""Whether words of two readings of one article mean the same: names, and those who take part in an event."""

from __future__ import annotations

from ...names import fold_name
from ...readers.reading import Participant

__all__ = ["is_same_party", "is_same_words", "is_side_of_one_state", "state_of"]


def is_same_words(one: str, other: str) -> bool:
    """Whether all the words of one are among those of the other: "Traoré" and "Adama Traoré"."""
    mine, theirs = set(fold_name(one).split()), set(fold_name(other).split())
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def is_same_party(one: Participant, other: Participant) -> bool:
    """Whether two take part under one name. No country is another one whose name holds its own, as Guinea-Bissau does."""
    if fold_name(one.name) == fold_name(other.name):
        return True
    return "country" not in (one.kind, other.kind) and is_same_words(one.name, other.name)


def is_side_of_one_state(one: Participant, other: Participant) -> bool:
    """Whether one is a state, or people without a name, and the other of the same state: Mali and its army."""
    unnamed = {one.kind, other.kind} & {"country", None}
    return bool(unnamed) and state_of(one) is not None and state_of(one) == state_of(other)


def state_of(party: Participant) -> str | None:
    """The name of the state that somebody is, or belongs to."""
    return party.name if party.kind == "country" else party.country
