"""What stands twice in a story: one fact told by two, two actors of one name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..countries import load_countries
from ..evidence import Evidence
from ..lexicon import load_lexicon
from ..model import ACTORS, EVENT, Actor, Context, Event, Expulsion, Fact, Happening, claims, preferred
from ..names import fold_name, slug
from .plain_reading.actor_names import body_names
from .problem import Problem

__all__ = ["twins"]

_EXPULSION = "expulsion"
"""Stands for the type of every fact that could be a row of the expulsions sheet."""


def twins(sheets: Mapping[str, Sequence[Fact]], evidence: Evidence) -> dict[str, list[Problem]]:
    """By the id of the later one what tells again what another fact tells, or is called as another actor.

    :param sheets: the facts of each sheet by its name, in their order.
    """
    found: dict[str, list[Problem]] = defaultdict(list)
    facts = [fact for sheet, listed in sheets.items() if sheet != ACTORS for fact in listed if not fact.withdrawn]
    for fact, first in _told_twice(facts, evidence):
        help = f"explainer merge-facts {fact.id} {first} makes them one; if they are two, let type, what or number say how they differ"
        found[fact.id].append(
            Problem("told-twice", f"{first} tells the same by the same words", ("id",), help, "warning")
        )
    for actor, first, name in _called_alike(actor for actor in sheets[ACTORS] if isinstance(actor, Actor)):
        help = f"explainer merge-actors {actor.id} {first} makes them one; if they are two, give one another name"
        found[actor.id].append(
            Problem("same-name", f"the actor {first} is called {name}, too", ("name",), help, "warning")
        )
    return found


def _told_twice(facts: Iterable[Fact], evidence: Evidence) -> Iterator[tuple[Fact, str]]:
    """Each fact that tells what another one before it tells, with that one's id; gone through once."""
    seen: dict[Hashable, str] = {}
    for fact in facts:
        said = [fold_name(one) for name in ("summary", "statement") if (one := preferred(getattr(fact, name, None)))]
        words = list(_words(fact, evidence))
        told = [(*place, *values) for place in words for values in _values(fact)]
        unsaid = [False] if said else [False, True]  # two sentences of ours that differ tell two acts
        asked = [*said, *((*key, has) for key in told for has in unsaid)]
        first = next((seen[key] for key in asked if key in seen and seen[key] != fact.id), None)
        if first is not None:
            yield fact, first
        for key in (*said, *((*key, bool(said)) for key in told)):
            seen.setdefault(key, fact.id)


def _words(fact: Fact, evidence: Evidence) -> Iterator[tuple[Hashable, ...]]:
    """Where the quotes of a fact stand."""
    for source in fact.sources:
        article, place = evidence.article(source), evidence.find(source)
        if article and place:
            yield article.id, place.start, place.end


def _values(fact: Fact) -> Iterator[tuple[Hashable, ...]]:
    """What two facts by the same words have alike that tell the same: who, when, how many, and what act."""
    if isinstance(fact, Context):
        yield frozenset(fact.actors), preferred(fact.date)
    elif isinstance(fact, Event) and fact.type == EVENT:
        yield EVENT, *_parties(fact), preferred(fact.number)
    elif isinstance(fact, (Event, Expulsion)):
        what, modality = (fact.what, fact.modality) if isinstance(fact, Event) else (None, "asserted")
        matter = fold_name(str(preferred(what) or ""))
        yield _type(fact), *_parties(fact), preferred(fact.number), modality, matter


def _parties(fact: Happening) -> tuple[Hashable, ...]:
    return _set(fact.by), _set(fact.against), preferred(fact.date)


def _type(fact: Event | Expulsion) -> str:
    """What act a fact tells."""
    return _EXPULSION if isinstance(fact, Expulsion) or load_lexicon().is_expulsion(fact.type) else fact.type


def _set(field: Any) -> frozenset[str]:
    value = preferred(field)
    return frozenset([value] if isinstance(value, str) else value or ())


def _called_alike(actors: Iterable[Actor]) -> Iterator[tuple[Actor, str, str]]:
    """Each actor that is called as another one before it, with that one's id and the name; gone through once."""
    actors = list(actors)
    ids = {actor.id for actor in actors}
    by_name: dict[str, tuple[str, bool]] = {}
    for actor in actors:
        names = {_key(str(claim.value)): str(claim.value) for claim in claims(actor.name)}
        aliases = {_key(alias): alias for alias in actor.aliases}
        for key, name in (aliases | names).items():
            is_own = key in names or (actor.kind == "person" and not _has_word(names, key))
            first, is_name = by_name.setdefault(key, (actor.id, is_own))
            if first != actor.id and (is_name or is_own or " " in key):
                yield actor, first, name
                break
            if key in names and first == actor.id:
                by_name[key] = (actor.id, True)
        else:
            called = {slug(name): name for name in (*names.values(), *actor.aliases)}
            others = [(ident, called[ident]) for ident in map(slug, names.values()) if ident in ids]
            if others and actor.id not in called:
                yield actor, *others[0]


def _has_word(names: Iterable[str], word: str) -> bool:
    """Whether a word is of these names: a surname, which others may share; one that is none is somebody else's, or a nickname."""
    return any(word in name.split() for name in names)


def _key(name: str) -> str:
    """What two names have alike that are of one: a state and a body of the table by their own."""
    country = load_countries().get(name)
    if country is not None:
        return country.id
    bodies = body_names(name)
    return fold_name(bodies[0] if bodies else name)
