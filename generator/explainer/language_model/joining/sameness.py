"""Whether words of two readings of one article mean the same: names, and those who take part in an event."""

from __future__ import annotations

from ...names import fold_name
from ...readers.reading import Participant

__all__ = ["is_same_party", "is_same_words", "may_be_same_party", "state_of"]


def is_same_words(one: str, other: str) -> bool:
    """Whether all the words of one are among those of the other: "Traoré" and "Adama Traoré"."""
    mine, theirs = set(fold_name(one).split()), set(fold_name(other).split())
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def is_same_party(one: Participant, other: Participant) -> bool:
    """Whether two take part under one name. No country is another one whose name holds its own, as Guinea-Bissau does."""
    if fold_name(one.name) == fold_name(other.name):
        return True
    return "country" not in (one.kind, other.kind) and is_same_words(one.name, other.name)


def may_be_same_party(one: Participant, other: Participant) -> bool:
    """Whether nothing forbids that two are meant by the same: one has no name ("the network"), one is a state and the other
    of it (Mali and its army), or the same words mean both. Two persons or two states of other names are two.
    """
    if one.kind == other.kind and one.kind in ("country", "person"):
        return False
    if (one.kind is None) != (other.kind is None) or one.span.overlaps(other.span):
        return True
    return "country" in (one.kind, other.kind) and state_of(one) is not None and state_of(one) == state_of(other)


def state_of(party: Participant) -> str | None:
    """The name of the state that somebody is, or belongs to."""
    return party.name if party.kind == "country" else party.country
