"""Who is who in a story, in a line each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ...date_words import first_capital
from ...model import Actor, Event, Expulsion, Fact, Happening, preferred, standing
from ...names import fold_name
from ...sentences import made_from
from ..catalogue import Catalogue
from ..footnotes import Citations
from ..people_pages.people import Introduction, line_of
from .denials import is_accusation

__all__ = ["CastMember", "cast_of"]

_MOST = 8
"""How many there are: more is a register, which is a page of its own."""
_DEEDS = 2
"""How many deeds say who a country is."""


@dataclass(frozen=True, slots=True)
class CastMember:
    """Somebody who is involved."""

    actor: Actor
    """Who."""
    line: Introduction
    """Who that is, or else what it did; without words of a country of which neither is told."""


def cast_of(catalogue: Catalogue, told: Sequence[Fact]) -> list[CastMember]:
    """Those who take part in what a page tells, and after them who takes part in the most, if it is more than one thing.

    Who only reports is none of them. There must be something to say of each, but of a country of several of the facts.

    :param told: the facts of the page.
    """
    key = Counter(ident for fact in told if isinstance(fact, Happening) for ident in _taking_part(fact))
    key.update(ident for fact in told for ident in dict.fromkeys(getattr(fact, "actors", ())))
    media = _media(catalogue)
    part = {ident: sum(ident in _taking_part(fact) for fact in deeds) for ident, deeds in catalogue.deeds.items()}
    known = [
        a for a in catalogue.actors.values() if (key[a.id] or part.get(a.id, 0) > 1) and not media & set(_names(a))
    ]
    ranked = sorted(known, key=lambda actor: (-key[actor.id], -part.get(actor.id, 0)))
    members = (_member(actor, catalogue, told) for actor in ranked)
    return [one for one in members if one.line.words or (one.actor.kind == "country" and key[one.actor.id] > 1)][:_MOST]


def _member(actor: Actor, catalogue: Catalogue, told: Sequence[Fact]) -> CastMember:
    name = f" {fold_name(str(preferred(actor.name)))} "  # "queen" says nothing of Queen Anne
    if any(role.rank != "deprecated" and f" {fold_name(role.value)} " not in name for role in actor.roles):
        return CastMember(actor, line_of(actor, catalogue))
    each = {
        deed: fact for fact in reversed(told) if (deed := _deed(fact, actor, catalogue))
    }  # told again, it says nothing
    deeds = list(reversed(each.items()))[:_DEEDS]
    citations = Citations(catalogue)
    sources, otherwise = (
        [source for _, fact in deeds for source in found(fact)] for found in (citations.bearing, catalogue.otherwise)
    )
    telling = {catalogue.article(source.article).id for source in sources}
    part = {ident for ident in telling for _, fact in deeds if ident not in catalogue.bearers(fact)}
    return CastMember(
        actor, Introduction(first_capital("; ".join(deed for deed, _ in deeds)), sources, otherwise, part)
    )


def _deed(fact: Fact, actor: Actor, catalogue: Catalogue) -> str:
    """What a fact's sentence says that somebody alone did: "arrested Yann Vezilier in Bamako"; empty where it does not."""
    if not isinstance(fact, (Event, Expulsion)) or fact.said_by or preferred(fact.by) != [actor.id]:
        return ""
    told = catalogue.told(fact)
    made = made_from(fact, catalogue.actors) if told.how == "sentence" and not is_accusation(fact, catalogue) else None
    return (
        told.text.removeprefix(first_capital(made[1]["by"]) + " ").removesuffix(".") if made and "by" in made[1] else ""
    )


def _taking_part(fact: Happening) -> set[str]:
    """Who acts in a fact or is acted on; who only says so does not."""
    return {ident for field in (fact.by, fact.against) for claim in standing(field) for ident in claim.value}


def _media(catalogue: Catalogue) -> set[str]:
    """What the articles' publishers and agencies are called."""
    named = {name for a in catalogue.articles for name in (a.meta.publisher, a.meta.agency)}
    return {fold_name(name) for name in named - {"unknown"}}


def _names(actor: Actor) -> list[str]:
    return [fold_name(name) for name in (str(preferred(actor.name)), *actor.aliases)]
