"""Whose envoy a named person is, where the phrase that is read does not say so but the article does elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..syntax.grammar import key
from ..vocabulary import words
from .cast import Cast

if TYPE_CHECKING:
    from collections.abc import Collection

    from ..tokens import Token

__all__ = ["allegiance"]


def allegiance(token: Token, cast: Cast, others: Collection[str]) -> str | None:
    """The state or body that a named person belongs to.

    It is told by the noun that the name stands beside ("the EU's ambassador, X"), or else by a mission
    that a sentence with the name speaks of ("X was still in the French embassy").

    :param others: who it cannot be, such as the state that expels the person.
    """
    actor = cast.named(token)
    if actor is None or actor.kind != "person":
        return None
    named = [t for t in cast.tokens_of(actor.name) if t.dep_ != "poss"]
    for one in named:
        if one.dep_ == "appos" and (side := cast.side(one.head)) is not None and side not in others:
            return side
    missions = (noun for one in named for noun in one.sent if key(noun) in words("grammar", "missions"))
    return next((side for noun in missions if (side := cast.side(noun)) is not None and side not in others), None)
