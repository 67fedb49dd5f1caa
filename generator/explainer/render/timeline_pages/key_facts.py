"""Which facts stand out on the timeline: the key ones of the story, and those of a crowded month that are seen at once."""

from __future__ import annotations

from collections.abc import Sequence, Set

from ...model import Event, Expulsion, Fact
from ..catalogue import Catalogue

__all__ = ["key_facts", "seen_at_once"]

_FEWEST_ARTICLES, _MOST_KEY = 3, 12
"""Where a story names no key facts, they are those that most articles tell: at least so many articles, and no more facts."""
_FEWEST_SEEN = 3
"""So many of a crowded month are seen at once, even where fewer are key ones."""

Dated = Event | Expulsion


def key_facts(catalogue: Catalogue) -> set[str]:
    """The ids of the facts that the story names, or else of those that most articles tell."""
    if catalogue.story.key_facts:
        return set(catalogue.story.key_facts)
    told = {fact.id: _articles(fact) for fact in catalogue.happenings}
    often = [ident for ident, n in sorted(told.items(), key=lambda one: -one[1]) if n >= _FEWEST_ARTICLES]
    return set(often[:_MOST_KEY])


def seen_at_once(catalogue: Catalogue, facts: Sequence[Dated], key: Set[str]) -> set[str]:
    """The ids of the key facts of a crowded month; where these are few, also of what else most articles tell, and of that
    what sources differ on, what answers or is answered, and what was first.

    :param facts: of the month, oldest first.
    :param key: the ids of the key facts.
    """

    def weight(fact: Dated) -> tuple[bool, int, bool, bool]:
        is_of_exchange = fact.id in catalogue.answered or fact.id in catalogue.answers
        return fact.id in key, _articles(fact), fact.id in catalogue.differing, is_of_exchange

    most = max(_FEWEST_SEEN, sum(fact.id in key for fact in facts))
    return {fact.id for fact in sorted(facts, key=weight, reverse=True)[:most]}


def _articles(fact: Fact) -> int:
    """How many articles tell it."""
    return len({source.article for source in fact.sources})
