"""Expulsions told without a verb of their own: "Chad expelled two envoys, Togo three and Benin one"."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ...countries import load_countries
from ...numbers import parse_number
from ...readers.reading import Participant
from ..syntax.grammar import key
from ..syntax.person_nouns import is_person
from .cast import Cast

if TYPE_CHECKING:
    from ..tokens import Token

__all__ = ["gapped"]

_JOINING = frozenset({",", "and"})
_EACH = frozenset({"apiece", "each", "more"})


def gapped(head: Token, cast: Cast, known: Collection[str]) -> Iterator[tuple[Participant, int, Token | None]]:
    """Each further state of a sentence that a bare number follows, with the number and the people's noun if there is one.

    :param head: the verb that tells the first expulsion and is left out of the others.
    :param known: the states of that one, of which a capital's that is several states' is.
    """
    states: list[Participant] = []
    doc, end, last = head.doc, head.sent.end, head
    for token in doc[head.i + 1 : end]:
        if token.lower_ in _JOINING:
            continue
        if (country := _state(token, cast, known)) is not None:
            states.append(replace(cast.participants(token)[0], name=country, kind="country", country=country))
            last = token
            continue
        number = parse_number(token.text) if token.pos_ == "NUM" and states and doc[token.i - 1] is last else None
        after = doc[token.i + 1] if number is not None and token.i + 1 < end else None
        if number is not None and (after is None or _may_follow(after, cast)):
            people = after if after is not None and _is_people(after, cast) else None
            yield from ((state, number, people) for state in states)
        states = []


def _state(token: Token, cast: Cast, known: Collection[str]) -> str | None:
    """The state that a word names, or whose capital it is."""
    actor = cast.mention(token)
    if actor is not None and actor.kind == "country" and actor.form in ("name", "short"):
        return actor.name
    if token.ent_type_ != "GPE" or token.pos_ != "PROPN":
        return None
    seats = {country.name for country in load_countries().seated_in(token.text)}
    return cast.place_country(token) or next(iter(seats & set(known)), None)


def _may_follow(word: Token, cast: Cast) -> bool:
    """Whether a word may stand after a number that counts people told before."""
    return word.is_punct or word.lower_ in _JOINING | _EACH or word.pos_ == "ADP" or _is_people(word, cast)


def _is_people(word: Token, cast: Cast) -> bool:
    return "nationals" in cast.nature(word).kinds or (word.pos_ == "NOUN" and is_person(key(word)))
