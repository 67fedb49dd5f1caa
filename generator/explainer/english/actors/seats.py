"""Whether a capital or a palace stands for its state where it is named, or is a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..vocabulary import table, words
from .gazetteer import Hit
from .words import Words

if TYPE_CHECKING:
    from ..tokens import Token

__all__ = ["stands_for_state"]

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS = frozenset({"dobj", "dative", "obj", "iobj"})


def stands_for_state(words_: Words, hit: Hit) -> bool:
    """Whether the seat at ``hit`` acts, or is acted on as a state is ("Paris protested", "ties with Paris")."""
    if _in_compound(words_, hit):
        return True
    token = words_.doc[hit.first : hit.last].root
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    if token.dep_ in _SUBJECTS:
        return _as_subject(token)
    if token.dep_ in _OBJECTS:
        return token.head.lemma_ in words("seats", "acted_on") - words("seats", "places_of")
    if token.dep_ == "poss":
        return token.head.lemma_ not in words("seats", "of_cities")
    if token.dep_ == "pobj":
        return _after(token.head)
    return False


def _in_compound(words_: Words, hit: Hit) -> bool:
    """As in "Moscow-backed rebels", and "the Kremlin spokesman", who speaks for more than a building."""
    if hit.last >= len(words_):
        return False
    if words_.joins(hit.last) and words_.lower[hit.last + 1] in words("seats", "joined"):
        return True
    states = hit.states("seat")
    is_capital = any(state.capital == words_.said(hit.first, hit.last) for state in states)
    return not is_capital and hit.last in words_.noun_starting


def _as_subject(token: Token) -> bool:
    verb = token.head
    kind = "passive" if token.dep_ == "nsubjpass" else "active"
    if verb.lemma_ in table("seats")["not_of_states"][kind]:
        return False
    predicates = [child for child in verb.rights if child.dep_ in ("attr", "oprd")]
    return not any(predicate.lemma_ in words("seats", "is_a_place") for predicate in predicates)


def _after(preposition: Token) -> bool:
    lower = preposition.lower_
    if lower in words("seats", "prepositions"):
        return lower != "for" or preposition.head.lemma_ not in words("seats", "places_of")
    if lower not in ("to", "from", "on"):
        return False
    head = preposition.head
    said = {head.lemma_.lower(), *(child.lemma_ for child in head.rights if child.dep_ in _OBJECTS)}
    return bool(said & words("seats", f"before_{lower}"))
