"""Who is who in a story, in a line each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ..countries import Country, load_countries
from ..date_words import first_capital
from ..model import Actor, Event, Expulsion, Fact, Happening, Role, Source, preferred, standing
from ..names import fold_name
from ..sentences import made_from
from .catalogue import Catalogue
from .denials import is_accusation
from .footnotes import Citations

__all__ = ["CastMember", "cast_of"]

_MOST = 8
"""How many there are: more is a register, which is a page of its own."""
_DEEDS = 2
"""How many deeds say who a country is."""
_CAPITALISED = re.compile(r"\b[A-Z]\w+")


@dataclass(frozen=True, slots=True)
class CastMember:
    """Somebody who is involved."""

    actor: Actor
    """Who."""
    line: str
    """Who that is, such as "Malian security minister", or what it did; empty of a country of which neither is told."""
    sources: Sequence[Source]
    """What bears the line."""


def cast_of(catalogue: Catalogue, told: Sequence[Fact]) -> list[CastMember]:
    """Those who take part in what a page tells, and after them who takes part in the most.

    Who only reports is none of them. There must be something to say of each, but of a country of several of the facts.

    :param told: the facts of the page.
    """
    key = Counter(ident for fact in told if isinstance(fact, Happening) for ident in _taking_part(fact))
    key.update(ident for fact in told for ident in dict.fromkeys(getattr(fact, "actors", ())))
    media = _media(catalogue)
    part = {ident: sum(ident in _taking_part(fact) for fact in deeds) for ident, deeds in catalogue.deeds.items()}
    known = [a for a in catalogue.actors.values() if (key[a.id] or part.get(a.id)) and not media & set(_names(a))]
    ranked = sorted(known, key=lambda actor: (-key[actor.id], -part.get(actor.id, 0)))
    members = (_member(actor, catalogue, told) for actor in ranked)
    return [one for one in members if one.line or (one.actor.kind == "country" and key[one.actor.id] > 1)][:_MOST]


def _member(actor: Actor, catalogue: Catalogue, told: Sequence[Fact]) -> CastMember:
    for role in actor.roles:
        if role.rank != "deprecated" and not role.until:
            return CastMember(actor, first_capital(_position(actor, role, catalogue)), role.sources)
    deeds = [(fact, deed) for fact in told if (deed := _deed(fact, actor, catalogue))][:_DEEDS]
    line, citations = "; ".join(deed for _, deed in deeds), Citations(catalogue)
    return CastMember(actor, first_capital(line), [source for fact, _ in deeds for source in citations.bearing(fact)])


def _position(actor: Actor, role: Role, catalogue: Catalogue) -> str:
    """A role with its country, if it does not name one: "security minister" of Mali is "Malian security minister"."""
    home = catalogue.actors.get(preferred(actor.country) or "")
    country = home and load_countries().get(str(preferred(home.name)))
    return f"{country.adjective} {role.value}" if country and not _names_a_state(role.value, country) else role.value


def _names_a_state(words: str, country: Country) -> bool:
    """Whether words name a country, in its adjective or as whose they are, too."""
    known, said = load_countries(), f" {fold_name(words)} "
    if any(f" {fold_name(name)} " in said for name in country.names):
        return True
    return any(known.named(word) or known.of_people(word) for word in _CAPITALISED.findall(words))


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
