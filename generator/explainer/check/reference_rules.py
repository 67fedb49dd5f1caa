"""Ids that facts refer to: each leads to something, and to something of the right kind."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping

from ..evidence import all_sources
from ..field_types import Holds, fields_holding
from ..lexicon import load_lexicon
from ..model import EVENT, Expulsion, Fact
from ..quotes import fold
from .problem import Problem, Rule, StoryFacts, ids_in

__all__ = ["RULES"]


def _references(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """Every id that a fact refers to is there."""
    targets: list[tuple[str, Mapping[str, Fact], str]] = [
        *((name, known.actors, "actor") for name in fields_holding(type(fact), Holds.ACTOR)),
        *((name, known.facts, "fact") for name in fields_holding(type(fact), Holds.FACT)),
    ]
    for name, there, what in targets:
        for path, ident in ids_in(name, getattr(fact, name)):
            if ident not in there:
                near = difflib.get_close_matches(ident, there, n=1)
                yield Problem(
                    "no-such-id",
                    f"there is no {what} {ident}",
                    path,
                    f"did you mean {near[0]}?" if near else f"add the {what}, or mend the id",
                )
            elif ident == fact.id:
                yield Problem("own-id", f"{name} names the fact itself", path, "name another fact")


def _parties(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """Whoever takes part is an actor, or named by words that stand in a quote of the fact."""
    quotes = [fold(source.quote).casefold() for _, source in all_sources(fact)]
    for name in fields_holding(type(fact), Holds.PARTY):
        for path, party in ids_in(name, getattr(fact, name)):
            words = re.compile(rf"(?<!\w){re.escape(fold(party).casefold())}(?!\w)")
            if party in known.actors or any(map(words.search, quotes)):
                continue
            near = difflib.get_close_matches(party, known.actors, n=1)
            meant = f"did you mean {near[0]}?" if near else "add the actor, or mend the id."
            yield Problem(
                "no-such-id",
                f"there is no actor {party}, and no quote of this fact has these words",
                path,
                f"{meant} Who is no actor is named by words of a quote",
            )


def _expellers(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """An expulsion is between countries or organisations; others stand on the timeline."""
    for name in fields_holding(Expulsion, Holds.PARTY) if isinstance(fact, Expulsion) else ():
        parties = list(ids_in(name, getattr(fact, name)))
        actors = [known.actors[party] for _, party in parties if party in known.actors]
        if parties and not any(actor.kind in ("country", "organisation") for actor in actors):
            yield Problem(
                "no-state",
                f"nobody in {name} is a country or an organisation",
                (name,),
                "name the country, or put the fact into timeline.yml",
                "warning",
            )


def _types(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """An event's type is one of the lexicon."""
    types = load_lexicon().types
    for name in fields_holding(type(fact), Holds.EVENT_TYPE):
        told = getattr(fact, name)
        if told not in types and told != EVENT:
            near = difflib.get_close_matches(told, types, n=1)
            yield Problem(
                "no-such-type",
                f"the lexicon has no event type {told}",
                (name,),
                f"did you mean {near[0]}?" if near else f"use one of {', '.join(sorted(types))}",
            )


RULES: tuple[Rule, ...] = (_references, _parties, _expellers, _types)
