"""The actors of many articles: who is the same in several, under which id, called what, being what.

A pure function of the readings that gives the same for any order of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from ..countries import load_countries
from ..names import fold_name, slug, unique
from ..readers.reading import ActorMention, Participant, Reading, Span
from .gathered_roles import GatheredRole, gather_roles
from .local import Kind, Local
from .same_persons import same_persons

__all__ = ["GatheredActor", "GatheredActors", "gather"]

_KINDS: tuple[Kind, ...] = ("country", "organisation", "person", "group")
"""In the order in which ids are given: a state's is never taken by somebody named like it."""


@dataclass(frozen=True, slots=True)
class GatheredActor:
    """Somebody whom one or several articles name."""

    id: str
    """Kebab-case, made from the name."""
    name: str
    """What they are called in most articles, in full, with the accents that any article has."""
    kind: Kind
    country: str | None
    """The id of the state that they belong to."""
    aliases: tuple[str, ...]
    """What else they are called, sorted: names and short forms, no pronouns, phrases or demonyms."""
    roles: tuple[GatheredRole, ...]
    """What they are or were, what most articles say first."""
    named: tuple[tuple[str, Span], ...]
    """Where each article names them first, by article."""


@dataclass(frozen=True, slots=True)
class GatheredActors:
    """All of them, and who is meant by a name in an article."""

    actors: Mapping[str, GatheredActor]
    """By id, in order of ids."""
    _ids: Mapping[tuple[str, str], str]

    def lookup(self, article: str, name: str) -> str | None:
        """The id of whom ``ActorMention.name`` names in an article; None where that is nobody who is named."""
        return self._ids.get((article, name))


def gather(readings: Sequence[Reading]) -> GatheredActors:
    """The actors of all readings."""
    local = sorted((one for reading in readings for one in _locals(reading)), key=lambda one: one.order)
    groups = [group for kind in _KINDS for group in _grouped([one for one in local if one.kind == kind], kind)]
    states = {state.name: state.id for state in load_countries()}
    present = {group[0].name for group in groups if group[0].kind == "country"}
    actors: dict[str, GatheredActor] = {}
    ids: dict[tuple[str, str], str] = {}
    for group in groups:
        actor = _actor(group, {name: ident for name, ident in states.items() if name in present}, actors)
        actors[actor.id] = actor
        for one in group:
            ids.setdefault((one.article, one.name), actor.id)
    return GatheredActors(MappingProxyType(dict(sorted(actors.items()))), MappingProxyType(ids))


def _locals(reading: Reading) -> Iterator[Local]:
    """The actors of one article: whoever is named in it, with all mentions, and the states that only a body names
    ("the Danish foreign ministry") or that act, or are acted on, by other words alone ("Amman").
    """
    found: dict[tuple[str, Kind], list[ActorMention]] = {}
    for mention in reading.actors:
        found.setdefault((mention.name, mention.kind), []).append(mention)
    for mention in reading.actors:
        if mention.kind == "organisation" and mention.country and (mention.country, "country") not in found:
            found[mention.country, "country"] = [replace(mention, name=mention.country, country=None, form="phrase")]
    for party in (party for event in reading.events for party in (*event.by, *event.against)):
        if party.country and (party.country, "country") not in found and load_countries().get(party.country):
            found[party.country, "country"] = [_state_behind(party)]
    for (name, kind), mentions in found.items():
        named = any(mention.form in ("name", "short", "seat") for mention in mentions)
        if kind == "country" or (kind != "group" and named):
            yield Local(reading.article, name, kind, tuple(mentions))


def _state_behind(party: Participant) -> ActorMention:
    country = party.country or ""
    return ActorMention(
        span=party.span, text=party.text, name=country, kind="country", form="phrase", rule="state behind"
    )


def _grouped(local: Sequence[Local], kind: Kind) -> list[list[Local]]:
    if kind == "person":
        return same_persons(local)
    groups: dict[str, list[Local]] = {}
    for one in local:
        groups.setdefault(fold_name(one.name), []).append(one)
    return [groups[name] for name in sorted(groups)]


def _actor(group: Sequence[Local], states: Mapping[str, str], taken: Mapping[str, GatheredActor]) -> GatheredActor:
    name = _name(group)
    kind = group[0].kind
    countries = Counter(one.country for one in group if one.country)
    country = min(countries, key=lambda name: (-countries[name], name), default=None)
    ordered = sorted(group, key=lambda one: one.article)
    return GatheredActor(
        id=unique(slug(name), taken),
        name=name,
        kind=kind,
        country=states.get(country) if country else None,
        aliases=_aliases(name, group),
        roles=gather_roles(
            [(one.article, role) for one in ordered for mention in one.mentions for role in mention.roles], country
        ),
        named=tuple((one.article, _first_naming(one).span) for one in ordered),
    )


def _first_naming(one: Local) -> ActorMention:
    forms = ("name", "short", "seat", "demonym")
    return min(
        one.mentions,
        key=lambda mention: (forms.index(mention.form) if mention.form in forms else len(forms), mention.span.start),
    )


def _name(group: Sequence[Local]) -> str:
    """What most articles call somebody; of a person the fuller name of several, with accents and without slips."""
    if group[0].kind != "person":
        return min(Counter(one.name for one in group).items(), key=lambda item: (-item[1], item[0]))[0]
    full = [one for one in group if len(one.parts) > 1] or list(group)
    attested = Counter(one.parts for one in full)
    spelt = Counter(part for one in group for part in one.parts)
    parts = min(attested, key=lambda parts: (-attested[parts], -len(parts), -sum(spelt[part] for part in parts), parts))
    written = Counter(one.name for one in full if one.parts == parts)
    name = min(written, key=lambda name: (-written[name], name))
    return " ".join(_spelling(word, group) for word in name.split())


def _spelling(word: str, group: Sequence[Local]) -> str:
    """How a word of a name is written where somebody writes its accents."""
    words = Counter(other for one in group for text in (one.name, *one.texts) for other in text.split())
    same = [other for other in words if fold_name(other) == fold_name(word)]
    accented = [other for other in same if not other.isascii()]
    return min(accented, key=lambda other: (-words[other], other)) if accented else word


def _aliases(name: str, group: Sequence[Local]) -> tuple[str, ...]:
    texts = {text.removeprefix("the ").removeprefix("The ") for one in group for text in (one.name, *one.texts)}
    common = {text for text in texts if group[0].kind == "organisation" and text.islower()}
    owned = {text for text in texts if "'s" in text or "’s" in text}
    shouted = {text for text in texts if text.isupper() and fold_name(text) == fold_name(name)}
    return tuple(sorted(texts - common - owned - shouted - {name}))
