"""Accusations, and what those whom they are of say to them: a page that tells the one tells the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..edtf_dates import bounds
from ..model import Actor, Event, Expulsion, Fact, Happening, preferred, standing
from ..names import fold_name
from ..tables import words
from .catalogue import Catalogue

__all__ = ["denial_of", "is_accusation", "is_denial"]

_DENIAL = "deny"
"""The lexicon's type of what is said against an accusation."""


def is_denial(fact: Fact, catalogue: Catalogue) -> bool:
    """Whether a fact tells that somebody denies something."""
    if isinstance(fact, Event) and (fact.type == _DENIAL or fact.modality == "denied"):
        return True
    return fact.only_placed and _has_word(fact, "denying", catalogue)


def is_accusation(fact: Fact, catalogue: Catalogue) -> bool:
    """Whether something is laid at somebody's door in the words that tell a fact."""
    if not isinstance(fact, Happening) or is_denial(fact, catalogue):
        return False
    return (isinstance(fact, Event) and fact.modality == "alleged") or _has_word(fact, "accusing", catalogue)


def denial_of(fact: Fact, catalogue: Catalogue) -> Event | Expulsion | None:
    """What says otherwise than an accusation, the fact that most articles tell; None where the sheets have nothing.

    It answers the accusation, or is said by whom it is of or their state; of an accusation of nobody who is named, it is said to
    whose it is.
    """
    if not isinstance(fact, Happening) or not is_accusation(fact, catalogue):
        return None
    found = [
        other
        for other in (*catalogue.happenings, *catalogue.undated)
        if other.id != fact.id and is_denial(other, catalogue) and _is_said_to(other, fact, catalogue.actors)
    ]
    return max(found, key=lambda other: len({source.article for source in other.sources}), default=None)


def _is_said_to(denial: Happening, accusation: Happening, actors: Mapping[str, Actor]) -> bool:
    if any(accusation.id in claim.value for claim in standing(denial.in_response_to)):
        return True
    if _is_over_before(denial, accusation):
        return False
    accused = _parties(preferred(accusation.against), actors)
    if isinstance(accusation, Event) and accusation.modality == "alleged":
        accused |= _parties(preferred(accusation.by), actors)
    if accused:
        return bool(accused & _parties([*(preferred(denial.by) or []), *denial.said_by], actors))
    return bool(_parties(preferred(accusation.by), actors) & _parties(preferred(denial.against), actors))


def _is_over_before(one: Happening, other: Happening) -> bool:
    dates = preferred(one.date), preferred(other.date)
    return None not in dates and bounds(dates[0])[1] < bounds(dates[1])[0]


def _parties(idents: Iterable[str] | None, actors: Mapping[str, Actor]) -> set[str]:
    """Actors with their countries; words for people who are none are of nobody in particular."""
    known = [actors[ident] for ident in idents or () if ident in actors]
    return {ident for actor in known for ident in (actor.id, preferred(actor.country)) if ident}


def _has_word(fact: Fact, key: str, catalogue: Catalogue) -> bool:
    told = fold_name(catalogue.told(fact).words).split()
    return not words("en/front_page", key).isdisjoint(told)
