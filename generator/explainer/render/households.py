"""Who is involved, by the country that they belong to, and who only reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ..model import Actor, preferred, standing
from ..names import fold_name
from ..tables import table
from .catalogue import Catalogue
from .people import country_of

__all__ = ["Household", "households", "only_reports"]


@dataclass(frozen=True, slots=True)
class Household:
    """A country with its people and bodies, those who take part in the most first."""

    country: Actor | None
    """The country; None for those of whom none is known."""
    people: Sequence[Actor]
    """Its people."""
    bodies: Sequence[Actor]
    """Its bodies and groups."""


def households(site: Catalogue) -> tuple[list[Household], list[Actor]]:
    """Countries with their people and bodies, those that take part in the most first, then who belongs to none; and who
    only reports."""
    ranked = sorted(site.actors.values(), key=lambda actor: -len(site.deeds.get(actor.id, ())))
    reporting = [actor for actor in ranked if only_reports(actor, site)]
    others = [actor for actor in ranked if actor not in reporting and actor.kind != "country"]
    found = []
    for country in (*(actor for actor in ranked if actor.kind == "country"), None):
        members = [actor for actor in others if country_of(actor, site) is country]
        people = [actor for actor in members if actor.kind == "person"]
        if country or members:
            found.append(Household(country, people, [actor for actor in members if actor.kind != "person"]))
    return found, reporting


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
