"""Expulsions that face each other: one side's of the other's people, and whether one answers the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from ...disagreements import Disagreement
from ...model import Expulsion, Source, preferred
from ..catalogue import Catalogue
from ..front_page.cards import Card, card_of
from .comparing import firsts, is_worked_out

__all__ = ["Facing", "facing"]


@dataclass(frozen=True, slots=True)
class Facing:
    """Two expulsions, of which the second answers the first where one is told to answer the other."""

    first: Expulsion
    """The one that is answered; where none is, the one that is told first."""
    second: Expulsion
    """The other."""
    cards: tuple[Card | None, Card | None]
    """Each as a sentence with the number large; None where it makes none."""
    answered: tuple[Source, ...] = ()
    """What bears that the second answers the first; nothing where no article says so, or the order is disputed."""
    dispute: Disagreement | None = None
    """What articles do not agree on in their order: the one by which the second answers the first stands first."""
    who_first: tuple[str, ...] = ()
    """By whom the first one was by each of two disputed orders: ids of actors; none where that does not tell them apart."""
    worked_out: tuple[bool, ...] = ()
    """Whether no article tells that order, and it follows from days."""


def facing(told: Sequence[Expulsion], catalogue: Catalogue) -> list[Facing]:
    """The expulsions that face each other: of two sides, those of which one answers the other or their order is disputed,
    and the only ones of two sides, whatever is told of their order.

    :param told: what is told of, oldest first.
    """
    mutual = [pair for pair in combinations(told, 2) if _are_mutual(*pair) and _are_told(pair, catalogue)]
    found = []
    for one, other in mutual:
        related = next(_related(one, other, catalogue), None)
        alone = [pair for pair in mutual if one in pair or other in pair] == [(one, other)]
        if related or alone:
            found.append(related or Facing(one, other, _cards(one, other, catalogue)))
    return found


def _are_mutual(one: Expulsion, other: Expulsion) -> bool:
    """Whether each is by somebody against whom the other is."""
    by, against = (set(preferred(ids) or ()) for ids in (one.by, one.against))
    return bool(by & set(preferred(other.against) or ()) and against & set(preferred(other.by) or ()))


def _are_told(pair: Sequence[Expulsion], catalogue: Catalogue) -> bool:
    """Whether both are told in a sentence: no figure is made of an article's words."""
    return all(catalogue.told(fact).how != "words" for fact in pair)


def _related(one: Expulsion, other: Expulsion, catalogue: Catalogue) -> Iterator[Facing]:
    for dispute in catalogue.disputes.get(one.id, ()):
        if other.id in dispute.acts:
            first, second = (one, other) if dispute.acts[0] == one.id else (other, one)
            cards = _cards(first, second, catalogue)
            told = enumerate(claim.sources for claim in dispute.claims)
            worked_out = tuple(is_worked_out(dispute, place, sources, catalogue) for place, sources in told)
            yield Facing(
                first, second, cards, dispute=dispute, who_first=firsts(dispute, catalogue), worked_out=worked_out
            )
    for first, second in ((one, other), (other, one)):
        bearing = [
            source for fact, sources in catalogue.answers.get(first.id, ()) if fact is second for source in sources
        ]
        if bearing:
            yield Facing(first, second, _cards(first, second, catalogue), answered=tuple(bearing))


def _cards(first: Expulsion, second: Expulsion, catalogue: Catalogue) -> tuple[Card | None, Card | None]:
    one, other = (card_of(fact, catalogue) for fact in (first, second))
    return (one if one and one.is_number else None, other if other and other.is_number else None)
