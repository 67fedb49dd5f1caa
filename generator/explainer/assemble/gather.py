"""The actors of many articles: who is the same in several, under which id, called what, being what.

Pure functions of the readings that give the same for any order of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from ..countries import load_countries
from ..lexicon import load_lexicon
from ..model import Actor, ActorKind, Article, Role, Source
from ..names import fold_name, slug, unique
from ..readers.reading import ActorMention, Participant, Reading, RoleMention, TextSpan
from ..tables import words
from .citations import citation, sentence_around
from .same_persons import ArticleActor, same_persons

__all__ = ["GatheredActor", "GatheredActors", "GatheredRole", "actor_facts", "gather"]

_KINDS: tuple[ActorKind, ...] = ("country", "organisation", "person", "group")
"""In the order in which ids are given: a state's is never taken by somebody named like it."""
_FILLERS = frozenset({"the", "a", "an", "of", "s", "republic", "in", "at", "for"})
_WORDS_AROUND = 80
"""Characters that are quoted around a name, so that a reader sees who it is that is named."""
_TITLE = 30
"""A shorter quote for a role, such as "President", is quoted with the words around it, so that it says whose it is."""
_CAPITALS = re.compile(r"(?:\b[^\W\d_a-z]{2,}\b\W+){4}")
"""Words in capitals in a row, as in an article that is written so: few articles have them."""
_SHEET_ORDER = ("country", "person", "organisation", "group")


@dataclass(frozen=True, slots=True)
class GatheredRole:
    """What articles say that somebody is or was."""

    value: str
    """In an article's terms, the one that says most."""
    said: tuple[tuple[str, TextSpan], ...]
    """Every article that says so with the words, by article and place."""
    since: str | None = None
    """Since when, EDTF."""
    until: str | None = None
    """Until when, EDTF."""


@dataclass(frozen=True, slots=True)
class GatheredActor:
    """Somebody whom one or several articles name."""

    id: str
    """Kebab-case, made from the name."""
    name: str
    """What they are called in most articles, in full, with the accents that any article has."""
    kind: ActorKind
    country: str | None
    """The id of the state that they belong to."""
    aliases: tuple[str, ...]
    """What else they are called, sorted: names and short forms, no pronouns, phrases or demonyms."""
    roles: tuple[GatheredRole, ...]
    """What they are or were, what most articles say first."""
    named: tuple[tuple[str, TextSpan], ...]
    """Where each article names them first, by article."""


@dataclass(frozen=True, slots=True)
class GatheredActors:
    """All of them, and who is meant by a name in an article."""

    actors: Mapping[str, GatheredActor]
    """By id, in order of ids."""
    _ids: Mapping[tuple[str, str], str]

    def lookup(self, article: str, name: str) -> str | None:
        """The id of whom an article calls so, in full or in short; None where that is nobody who is named, or several."""
        return self._ids.get((article, name))


def gather(readings: Sequence[Reading]) -> GatheredActors:
    """The actors of all readings."""
    told = sorted((one for reading in readings for one in _actors_of(reading)), key=lambda one: one.order)
    groups = [group for kind in _KINDS for group in _grouped([one for one in told if one.kind == kind], kind)]
    states = {state.name: state.id for state in load_countries()}
    present = {group[0].name for group in groups if group[0].kind == "country"}
    actors: dict[str, GatheredActor] = {}
    ids: dict[tuple[str, str], str] = {}
    texts: set[tuple[str, str, str]] = set()
    shouting = [reading for reading in readings if _CAPITALS.search(reading.text)]
    for group in groups:
        if group[0].kind in ("person", "organisation"):
            group.extend(_in_capitals(group, shouting))
        actor = _actor(group, {name: ident for name, ident in states.items() if name in present}, actors)
        actors[actor.id] = actor
        for one in group:
            ids.setdefault((one.article, one.name), actor.id)
            texts |= {(one.article, text, actor.id) for text in one.texts}
    called = Counter((article, text) for article, text, _ in texts)
    surnamed = Counter((one.article, one.parts[-1]) for group in groups for one in group if one.kind == "person")
    for article, text, ident in sorted(texts):
        # A surname is no name of one where two have it.
        if called[article, text] == 1 and surnamed[article, fold_name(text)] <= 1:
            ids.setdefault((article, text), ident)
    return GatheredActors(MappingProxyType(dict(sorted(actors.items()))), MappingProxyType(ids))


def _actors_of(reading: Reading) -> Iterator[ArticleActor]:
    """The actors of one article: whoever is named in it, with all mentions, and the states that only a body names
    ("the Danish foreign ministry") or that act, or are acted on, by other words alone ("Amman"). An outlet that only
    reports is nobody.
    """
    found: dict[tuple[str, ActorKind], list[ActorMention]] = {}
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
        is_only_outlet = any(mention.outlet for mention in mentions) and not _takes_part(name, reading)
        if kind == "country" or (kind != "group" and named and not is_only_outlet):
            yield ArticleActor(reading.article, name, kind, tuple(mentions))


def _takes_part(name: str, reading: Reading) -> bool:
    """Whether somebody does something, or something is done to them, besides what is said."""
    types = load_lexicon().types
    return any(
        party.name == name
        for event in reading.events
        if not (event.type in types and types[event.type].saying)
        for party in (*event.by, *event.against)
    )


def _state_behind(party: Participant) -> ActorMention:
    country = party.country or ""
    return ActorMention(
        span=party.span, text=party.text, name=country, kind="country", form="phrase", rule="state behind"
    )


def _grouped(told: Sequence[ArticleActor], kind: ActorKind) -> list[list[ArticleActor]]:
    if kind == "person":
        return same_persons(told)
    groups: dict[str, list[ArticleActor]] = {}
    for one in told:
        groups.setdefault(fold_name(one.name), []).append(one)
    if kind == "organisation":
        for name in sorted(groups):
            owned = _owned(name, groups)
            if len(owned) == 1:
                groups[owned[0]] += groups.pop(name)
    return [groups[name] for name in sorted(groups)]


def _owned(name: str, groups: Mapping[str, Sequence[ArticleActor]]) -> list[str]:
    """The bodies of a state that one of no state may be, of which a state has one: for "supreme court" the Kenyan one."""
    if any(one.country for one in groups[name]) or name not in words("en/bodies", "alone"):
        return []
    states = {state.name: state for state in load_countries()}
    found = []
    for other, group in groups.items():
        owners = [states[one.country] for one in group if one.country in states]
        if any(other == fold_name(f"{word} {name}") for state in owners for word in (state.adjective, *state.names)):
            found.append(other)
    return found


def _in_capitals(group: Sequence[ArticleActor], readings: Sequence[Reading]) -> Iterator[ArticleActor]:
    """An actor as the articles have them that write the name of others' articles in capitals alone."""
    one = group[0]
    names = [name for name in {one.name for one in group} if " " in name and not name.isupper()]
    for reading in (reading for reading in readings if all(reading.article != one.article for one in group)):
        places = [
            match.span() for name in names for match in re.finditer(rf"\b{re.escape(name.upper())}\b", reading.text)
        ]
        if places:
            start, end = min(places)
            mention = ActorMention(
                span=TextSpan(start, end), text=reading.text[start:end], name=one.name, kind=one.kind, rule="capitals"
            )
            yield ArticleActor(reading.article, one.name, one.kind, (mention,))


def _actor(
    group: Sequence[ArticleActor], states: Mapping[str, str], taken: Mapping[str, GatheredActor]
) -> GatheredActor:
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
        roles=_roles(
            [(one.article, role) for one in ordered for mention in one.mentions for role in mention.roles], country
        ),
        named=tuple((one.article, _first_naming(one).span) for one in ordered),
    )


def _first_naming(one: ArticleActor) -> ActorMention:
    forms = ("name", "short", "seat", "demonym")
    return min(
        one.mentions,
        key=lambda mention: (forms.index(mention.form) if mention.form in forms else len(forms), mention.span.start),
    )


def _name(group: Sequence[ArticleActor]) -> str:
    """What most articles call somebody; of a person the fuller name of several, with accents and without slips."""
    if group[0].kind != "person":
        name = min(Counter(one.name for one in group).items(), key=lambda item: (-item[1], item[0]))[0]
        return " ".join(_capitalised(word, group) for word in name.split())
    full = [one for one in group if len(one.parts) > 1] or list(group)
    attested = Counter(one.parts for one in full)
    spelt = Counter(part for one in group for part in one.parts)
    parts = min(attested, key=lambda parts: (-attested[parts], -len(parts), -sum(spelt[part] for part in parts), parts))
    written = Counter(one.name for one in full if one.parts == parts)
    name = min(written, key=lambda name: (-written[name], name))
    return " ".join(_spelling(word, group) for word in name.split())


def _capitalised(word: str, group: Sequence[ArticleActor]) -> str:
    """A word of a body's name with a capital where all who write it so give it one: "Supreme Court"."""
    written = {other for one in group for text in one.texts for other in text.split()}
    return word.capitalize() if word.capitalize() in written and word not in written else word


def _spelling(word: str, group: Sequence[ArticleActor]) -> str:
    """How a word of a name is written where somebody writes its accents."""
    words = Counter(other for one in group for text in (one.name, *one.texts) for other in text.split())
    same = [other for other in words if fold_name(other) == fold_name(word)]
    accented = [other for other in same if not other.isascii()]
    return min(accented, key=lambda other: (-words[other], other)) if accented else word


def _aliases(name: str, group: Sequence[ArticleActor]) -> tuple[str, ...]:
    names = {one.name for one in group if fold_name(one.name) != fold_name(name)}
    texts = {text.removeprefix("the ").removeprefix("The ") for one in group for text in (*names, *one.texts)}
    common = {text for text in texts if group[0].kind == "organisation" and text.islower()}
    owned = {text for text in texts if "'s" in text or "’s" in text}
    shouted = {text for text in texts if text.isupper() and fold_name(text) == fold_name(name)}
    return tuple(sorted(texts - common - owned - shouted - {name}))


def _roles(told: Sequence[tuple[str, RoleMention]], country: str | None) -> tuple[GatheredRole, ...]:
    """The roles of one actor, what most articles say first.

    Two say the same where they differ in case, in articles and in the actor's own state: "President" and
    "the Kenyan president" of a Kenyan.

    :param told: each role with the article that tells it.
    :param country: the name of the state that the actor belongs to.
    """
    own = _own_words(country)
    groups: dict[frozenset[str], list[tuple[str, RoleMention]]] = {}
    for article, role in told:
        folded = fold_name(role.value).split()
        groups.setdefault(frozenset(folded) - own - _FILLERS or frozenset(folded), []).append((article, role))
    roles = [_role(group) for group in groups.values()]
    return tuple(sorted(roles, key=lambda role: (-len({article for article, _ in role.said}), role.value)))


def _role(group: Sequence[tuple[str, RoleMention]]) -> GatheredRole:
    values = Counter(role.value for _, role in group)
    said = sorted({(article, role.span.start, role.span.end) for article, role in group})
    return GatheredRole(
        value=min(values, key=lambda value: (-len(value.split()), -values[value], value)),
        said=tuple((article, TextSpan(start, end)) for article, start, end in said),
        since=next((role.since for _, role in sorted(group, key=_place) if role.since), None),
        until=next((role.until for _, role in sorted(group, key=_place) if role.until), None),
    )


def _place(told: tuple[str, RoleMention]) -> tuple[str, int]:
    return told[0], told[1].span.start


def _own_words(country: str | None) -> frozenset[str]:
    state = load_countries().get(country) if country else None
    if state is None:
        return frozenset()
    return frozenset(
        word for name in (*state.names, state.adjective, *state.demonyms) for word in fold_name(name).split()
    )


def actor_facts(gathered: GatheredActors, articles: Mapping[str, Article]) -> list[Actor]:
    """The actors in the order of the sheet: by kind, then by id; each quoted once from every article that names it."""
    facts = [_fact(actor, gathered, articles) for actor in gathered.actors.values()]
    return sorted(facts, key=lambda actor: (_SHEET_ORDER.index(actor.kind), actor.id))


def _fact(actor: GatheredActor, gathered: GatheredActors, articles: Mapping[str, Article]) -> Actor:
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
            citation(articles[article], sentence_around(articles[article], span, _WORDS_AROUND))
            for article, span in actor.named
        ],
    )


def _quoted(said: Sequence[tuple[str, TextSpan]], articles: Mapping[str, Article]) -> list[Source]:
    """The words for a role, one quote an article."""
    first: dict[str, Source] = {}
    for article, span in said:
        title = span.end - span.start < _TITLE
        whole = sentence_around(articles[article], span, _WORDS_AROUND) if title else span
        first.setdefault(article, citation(articles[article], whole))
    return list(first.values())
