"""Facts that were read and are not in people's sheets, and how they come back.

A person took them out, or took back a file that had them: the sheets are the same after both.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from ..field_types import PLAINEST, kinds_of
from ..model import ACTORS, SHEETS
from .identity import sources, without
from .pools import in_one_sheet_each
from .three_way import State, given_to_people, read_for_people
from .uniting import Facts
from .values import ITEM_KINDS, WRITTEN_BY_EDITOR, Kinds, Values

__all__ = ["borne_by", "missing", "with_article_told_again", "with_restored", "with_their_actors"]


def missing(state: State) -> Facts:
    """Facts as read last, in people's ids, that are in none of the sheets though an article that bears them is there.

    :param state: what is known after a merge.
    """
    given, ours, read = in_one_sheet_each(given_to_people(state), state.ours, read_for_people(state))
    there = {ident for facts in ours.values() for ident in facts}
    out: Facts = {}
    for sheet, facts in given.items():
        for ident, known in facts.items():
            fact = read[sheet].get(ident, {} if WRITTEN_BY_EDITOR in known else known)
            if (
                fact
                and ident not in there
                and ident not in state.lost
                and (ident in read[sheet] or borne_by(fact, state.articles))
            ):
                out.setdefault(sheet, {})[ident] = fact
    return out


def borne_by(fact: Values, articles: Collection[str]) -> bool:
    """Whether any of some articles bears a fact.

    :param articles: their ids.
    """
    return any(source.get("article") in articles for source in sources(fact))


def with_their_actors(idents: Collection[str], gone: Facts) -> set[str]:
    """Some of the facts that are gone, and the actors that they name and that are gone, too.

    :param gone: the facts that are missing.
    """
    facts = {ident: (sheet, fact) for sheet, listed in gone.items() for ident, fact in listed.items()}
    wanted, left = set(idents), list(idents)
    while left:
        sheet, fact = facts[left.pop()]
        named = {ident for ident in _named(fact, kinds_of(SHEETS[sheet])) if ident in gone.get(ACTORS, {})} - wanted
        wanted |= named
        left += named
    return wanted


def with_restored(state: State, idents: Collection[str], gone: Facts) -> State:
    """What is known, with some of the missing facts in people's sheets as if they had just been given.

    :param state: what is known before a merge.
    :param gone: the facts that are missing.
    """
    left = frozenset(ident for facts in gone.values() for ident in facts if ident not in idents)
    back = {
        sheet: {i: without(fact, left, kinds_of(SHEETS[sheet])) for i, fact in facts.items() if i in idents}
        for sheet, facts in gone.items()
    }
    read = {ident for facts in read_for_people(state).values() for ident in facts}
    ours = {sheet: {**facts, **back.get(sheet, {})} for sheet, facts in state.ours.items()}
    given = {
        sheet: {ident: fact for ident, fact in facts.items() if ident not in idents or ident not in read}
        for sheet, facts in state.given.items()
    }
    return replace(state, ours=ours, given={sheet: facts for sheet, facts in given.items() if facts})


def with_article_told_again(state: State, articles: Collection[str]) -> State:
    """What is known, as if people had not been given what some articles bear and their sheets do not have.

    A sheet that was taken back has lost these sources of facts that stood before; a merge brings them in again.

    :param state: what is known before a merge.
    :param articles: their ids.
    """
    given = {sheet: dict(facts) for sheet, facts in state.given.items()}
    for sheet, facts in given_to_people(state).items():
        for ident, fact in facts.items():
            ours = state.ours.get(sheet, {}).get(ident)
            if ours is None or WRITTEN_BY_EDITOR in fact:
                continue
            fields = {name: _without_lost(value, ours.get(name), articles) for name, value in fact.items()}
            if changed := {name: value for name, value in fields.items() if value != fact[name]}:
                given.setdefault(sheet, {})[ident] = {**given.get(sheet, {}).get(ident, {}), **changed}
    return replace(state, given=given)


def _without_lost(given: Any, ours: Any, articles: Collection[str]) -> Any:
    """A field as it was given, without sources of some articles that people's field does not have."""
    if not isinstance(given, list) or not given or not isinstance(given[0], dict):
        return given
    there = [(one.get("article"), one.get("quote")) for one in _all_sources(ours)]
    left = []
    for item in given:
        own = [one for one in item.get("sources", [item]) if _stays(one, there, articles)]
        if "sources" in item and own:
            left.append(item if own == item["sources"] else {**item, "sources": own})
        elif own:
            left.append(item)
    return left


def _all_sources(value: Any) -> Iterator[Values]:
    """The sources in a field, which may itself be the fact's."""
    yield from sources(value)
    yield from (item for item in value if isinstance(item, dict)) if isinstance(value, list) else ()


def _stays(source: Values, there: Collection[tuple[Any, Any]], articles: Collection[str]) -> bool:
    return source.get("article") not in articles or (source.get("article"), source.get("quote")) in there


def _named(values: Values, kinds: Kinds) -> Iterator[str]:
    """Every id that a fact refers to, in its claims, roles and sources, too.

    :param kinds: the kinds of its fields.
    """
    for name, value in values.items():
        refers = kinds.get(name, PLAINEST).refers
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                yield from _named(item, {**ITEM_KINDS, "value": kinds[name]} if refers else ITEM_KINDS)
            elif refers:
                yield item
