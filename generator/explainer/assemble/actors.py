"""Gathered actors as facts of the actors sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..model import Actor, Article, Role, Source
from ..readers.reading import Span
from .gather import GatheredActor, GatheredActors
from .sources import sentence_around, source

__all__ = ["actor_facts"]

_WORDS_AROUND = 80
"""Characters that are quoted around a name, so that a reader sees who it is that is named."""
_TITLE = 30
"""A shorter quote for a role, such as "President", is quoted with the words around it, so that it says whose it is."""
_ORDER = ("country", "person", "organisation", "group")


def actor_facts(gathered: GatheredActors, articles: Mapping[str, Article]) -> list[Actor]:
    """The actors in the order of the sheet: by kind, then by id; each quoted once from every article that names it."""
    facts = [_actor(actor, gathered, articles) for actor in gathered.actors.values()]
    return sorted(facts, key=lambda actor: (_ORDER.index(actor.kind), actor.id))


def _actor(actor: GatheredActor, gathered: GatheredActors, articles: Mapping[str, Article]) -> Actor:
    roles = [
        Role(value=role.value, sources=_quoted(role.said, articles), until=role.until, **{"from": role.since})
        for role in actor.roles
    ]
    return Actor(
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        aliases=list(actor.aliases),
        country=actor.country if actor.country in gathered.actors else None,
        roles=roles,
        sources=[
            source(articles[article], sentence_around(articles[article], span, _WORDS_AROUND))
            for article, span in actor.named
        ],
    )


def _quoted(said: Sequence[tuple[str, Span]], articles: Mapping[str, Article]) -> list[Source]:
    """The words for a role, one quote an article."""
    first: dict[str, Source] = {}
    for article, span in said:
        title = span.end - span.start < _TITLE
        whole = sentence_around(articles[article], span, _WORDS_AROUND) if title else span
        first.setdefault(article, source(articles[article], whole))
    return list(first.values())
