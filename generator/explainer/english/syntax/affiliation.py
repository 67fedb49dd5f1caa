"""The words of a noun phrase that may say whose somebody is: "Mali's envoy", "the French consul", "officials from Chad"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .grammar import owners, under

if TYPE_CHECKING:
    from ...parsed.tokens import Token

__all__ = ["affiliations", "first_of_affiliations"]


def affiliations(noun: Token, *, local: bool) -> Iterator[Token]:
    """The words that may say whose somebody is, nearest first.

    :param local: whether they belong to the place that they are in ("authorities in Chad").
    """
    for child in reversed(noun.lefts):
        if child.dep_ in ("amod", "appos", "compound", "nmod", "poss"):
            yield from (child, *under(child, "amod", "compound", "nmod", "poss"))
    for preposition in under(noun, "prep"):
        if preposition.lower_ in ("of", "from", "at") or (local and preposition.lower_ == "in"):
            for obj in under(preposition, "pobj"):
                yield obj
                yield from affiliations(obj, local=False)
    if local:
        yield from _places_of_head(noun)
    yield from (t for owner in owners(noun) for t in under(owner, "amod", "compound"))


def first_of_affiliations(noun: Token) -> Token | None:
    """The first where there are several: "French and Chadian officials", "the ambassadors of Chad and Togo"."""
    before = next((c for c in under(noun, "amod") if c.i < noun.i and under(c, "conj")), None)
    if before is not None or noun.tag_ != "NNS":
        return before
    after = (o for c in under(noun, "prep") if c.lower_ == "of" for o in under(c, "pobj"))
    return next((o for o in after if under(o, "conj")), None)


def _places_of_head(noun: Token) -> Iterator[Token]:
    """Where whoever heads a body is: "the government of X in Chad"."""
    for preposition in noun.subtree:
        if preposition.lower_ == "in" and preposition.head != noun and preposition.head.ent_type_ == "PERSON":
            yield from under(preposition, "pobj")
