"""Who is involved, by the country that they belong to, and who only reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ...model import Actor, preferred, standing
from ...names import fold_name
from ...tables import table
from ..catalogue import Catalogue
from .people import country_of

__all__ = ["Household", "Involved", "involved", "only_reports"]


@dataclass(frozen=True, slots=True)
class Household:
    """A country with its people and bodies."""

    country: Actor
    """The country."""
    members: Sequence[Actor]
    """Its people, then its bodies and groups, those who take part in the most first."""


@dataclass(frozen=True, slots=True)
class Involved:
    """Everybody in a story."""

    households: Sequence[Household]
    """The countries that have people or bodies in it, those that take part in the most first."""
    others: Sequence[Actor]
    """People and bodies of no country that the story has."""
    countries: Sequence[Actor]
    """Countries that nobody else belongs to."""
    reporting: Sequence[Actor]
    """Who only reports."""


def involved(site: Catalogue) -> Involved:
    """Who is involved in a story."""
    ranked = sorted(
        site.actors.values(), key=lambda actor: (actor.kind != "person", -len(site.deeds.get(actor.id, ())))
    )
    reporting = [actor for actor in ranked if only_reports(actor, site)]
    acting = [actor for actor in ranked if actor not in reporting]
    countries = [actor for actor in acting if actor.kind == "country"]
    members: dict[str, list[Actor]] = {}
    for actor in acting:
        if actor.kind != "country":
            country = country_of(actor, site)
            members.setdefault(country.id if country else "", []).append(actor)
    return Involved(
        [Household(country, members[country.id]) for country in countries if country.id in members],
        members.get("", []),
        [country for country in countries if country.id not in members],
        reporting,
    )


def only_reports(actor: Actor, site: Catalogue) -> bool:
    """Whether somebody is an agency or a paper that only reports, and does nothing in the story."""
    names = {fold_name(str(name)) for name in (preferred(actor.name), *actor.aliases)}
    if actor.kind != "organisation" or not names & (_outlets() | _publishing(site)):
        return False
    deeds = site.deeds.get(actor.id, ())
    return actor.id not in site.backgrounds and not any(
        actor.id in claim.value for fact in deeds for claim in (*standing(fact.by), *standing(fact.against))
    )


@cache
def _outlets() -> frozenset[str]:
    return frozenset(
        fold_name(name) for row in table("organisations")["outlets"] for name in (row["name"], *row.get("aliases", ()))
    )


def _publishing(site: Catalogue) -> set[str]:
    """Who the articles are of."""
    return {
        fold_name(name) for one in site.articles for name in (one.meta.agency, one.meta.publisher) if name != "unknown"
    }
