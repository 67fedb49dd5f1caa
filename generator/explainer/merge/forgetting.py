"""Facts none of whose articles is there any more, taken out of the sheets because a person says so."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from ..field_types import kinds_of
from ..model import ACTORS, SHEETS
from .identity import sources, without
from .telling_words import Words
from .three_way import Outcome, merge_story
from .uniting import Facts

__all__ = ["lost_facts", "without_lost_facts"]


def lost_facts(facts: Facts, articles: Collection[str]) -> frozenset[str]:
    """The ids of facts that have sources, and none of whose articles is there.

    :param articles: the ids of those that are there.
    """
    there: dict[str, bool] = {}

    def is_there(name: str) -> bool:
        if name not in there:
            there[name] = any(article.startswith(name) for article in articles)
        return there[name]

    cited = {
        i: {source["article"] for source in sources(fact)} for listed in facts.values() for i, fact in listed.items()
    }
    return frozenset(ident for ident, names in cited.items() if names and not any(map(is_there, names)))


def without_lost_facts(outcome: Outcome, reading: Facts, words: Words) -> Outcome:
    """The outcome of a merge without the facts that lost their articles, and without references to them.

    An actor to whom a fact that stays refers stays too: else a word of that fact would go with it. The reading is
    merged once more into what is left, so that it is known of what else it tells that a person took it out.

    :param reading: what was merged, with the words that tell it.
    """
    state = outcome.state
    lost = lost_facts(state.ours, state.articles)
    staying = [(sheet, fact) for sheet, facts in state.ours.items() for i, fact in facts.items() if i not in lost]
    needed = {
        ident
        for ident in lost & set(state.ours.get(ACTORS, ()))
        if any(without(fact, frozenset({ident}), kinds_of(SHEETS[sheet])) != fact for sheet, fact in staying)
    }
    removed = lost - needed
    ours = {
        sheet: {i: without(fact, removed, kinds_of(SHEETS[sheet])) for i, fact in facts.items() if i not in removed}
        for sheet, facts in state.ours.items()
    }
    left = merge_story(replace(state, ours=ours), reading, words)
    return replace(
        outcome,
        state=left.state,
        proposals=left.proposals,
        removed=removed,
        unsure=left.unsure,
        guesses={read: ident for read, ident in outcome.guesses.items() if ident not in removed},
        checked_anew=outcome.checked_anew - removed,
    )
