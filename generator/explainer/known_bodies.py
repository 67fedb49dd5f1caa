"""The organisations that the tables know, and what a state's own bodies are called: "French foreign ministry", "US Congress".

A state's body has one name, in English, whatever the language of the article that names it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from .countries import load_countries
from .tables import table

__all__ = ["KnownBody", "known_bodies", "ministry_name", "mission_name", "national_body_name", "national_nouns"]


@dataclass(frozen=True, slots=True)
class KnownBody:
    """An organisation that the tables know."""

    name: str
    """What the news usually calls it, in full."""
    aliases: tuple[str, ...] = ()
    """Other names and abbreviations."""
    country: str | None = None
    """The name of the state that it belongs to."""
    portfolio: str | None = None
    """For a state's ministry: its portfolio, as in ``bodies.yml``."""
    outlet: bool = False
    """Whether it is a news outlet or agency."""
    french: tuple[str, ...] = ()
    """What French calls it."""


@cache
def known_bodies() -> tuple[KnownBody, ...]:
    """The organisations of the table, outlets included."""
    named = table("organisations")
    return tuple(
        KnownBody(
            row["name"],
            tuple(row.get("aliases", ())),
            row.get("country"),
            row.get("of"),
            outlet,
            tuple(row.get("fr", ())),
        )
        for rows, outlet in ((named["known"], False), (named["outlets"], True))
        for row in rows
    )


def ministry_name(state: str | None, of: str) -> str:
    """What the ministry with a portfolio is called: its own name where the tables have one ("US State Department")."""
    for body in known_bodies():
        if state and body.country == state and body.portfolio == of:
            return body.name
    country = load_countries().get(state) if state else None
    called = f"ministry of {of}" if " " in of or of not in table("en/bodies")["portfolios"] else f"{of} ministry"
    if country is None:
        return called
    return f"{country.adjective} {called}"


def national_body_name(state: str, said: str) -> str | None:
    """What a state's body is called that words in small letters name ("supreme court", "treasury department").

    That is its own name where the tables have one ("US Congress"); None where the words name no such body.
    """
    own = next((body.name for body in known_bodies() if body.country == state and said in _bare_names(body)), None)
    country, called = load_countries().get(state), national_nouns().get(said)
    return own or (f"{country.adjective} {called}" if country and called else None)


def mission_name(state: str, noun: str) -> str:
    """What a state's mission abroad is called: "French embassy"."""
    country = load_countries().get(state)
    return f"{country.adjective if country else state} {noun}"


@cache
def national_nouns() -> dict[str, str]:
    """Common nouns that are bodies, with what the body is called."""
    classes = [(noun, names[0]) for names in table("en/bodies")["classes"] for noun in names]
    return {noun: noun for noun in table("en/bodies")["national"]} | dict(classes)


@cache
def _bare_names(body: KnownBody) -> frozenset[str]:
    """The names of a body without its state, in small letters: "congress" for "US Congress"."""
    country = load_countries().get(body.country or "")
    if country is None:
        return frozenset()
    owners = "|".join(re.escape(name.lower()) for name in (*country.names, country.adjective))
    names = (name.lower() for name in (body.name, *body.aliases))
    return frozenset(re.sub(rf"^(?:{owners}) | of (?:the )?(?:{owners})$", "", name) for name in names)
