"""Everything that pages look up in a fact base, worked out once: where a fact stands, what rests on a quote."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..disagreements import Disagreement, compatible, disagreements, role_disagreements
from ..edtf_dates import bounds
from ..errors import ExplainerError
from ..evidence import Evidence, all_sources
from ..field_types import kind_of
from ..messages import Messages
from ..model import (
    ACTORS,
    Actor,
    Article,
    Claim,
    Context,
    Event,
    Expulsion,
    Fact,
    FactBase,
    Happening,
    Role,
    Source,
    claimed_fields,
    claims,
    preferred,
    standing,
)
from ..names import find_name, fold_name
from ..numbers_read import with_numbers_read
from ..published import published
from ..sentences import spoken_name
from ..telling import Told, heading, tell
from ..told_fields import tells
from .lanes import Lanes
from .markdown import digest
from .short_names import short_names

__all__ = ["LONG_TIMELINE", "Catalogue", "Home", "Quoted", "actor_path"]

LONG_TIMELINE = 150
"""A timeline of more facts than this is split by year: it would be a page that nobody scrolls through."""
_LONGEST_NAME = 240
"""Bytes of a page's name without its suffix: disks take 255."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where on the site a fact stands, with its permanent address."""

    path: str
    """The page's path."""
    anchor: str
    """The anchor on it."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of an article, and all that rests on them."""

    source: Source
    """The words, as the first fact quotes them."""
    anchor: str
    """Their anchor on the article's page."""
    facts: dict[str, Fact] = field(default_factory=dict)
    """What rests on them, by id."""


class Catalogue:
    """A fact base as the site shows it, and look-ups in it."""

    def __init__(self, base: FactBase) -> None:
        publication = published(base)
        self.hidden_names = publication.names
        self.evidence = Evidence(publication.base.articles)
        sheets = with_numbers_read(publication.base.sheets, self.evidence)
        self.base = publication.base.model_copy(update={"sheets": sheets})
        self.story = self.base.story
        self.messages = Messages(self.story.language)
        self.articles: list[Article] = self.base.articles
        self.actors: dict[str, Actor] = {actor.id: actor for actor in sheets.actors}
        self._others = {sheet: facts for sheet, facts in sheets.by_name().items() if sheet != ACTORS}
        self.facts: dict[str, Fact] = {fact.id: fact for facts in self._others.values() for fact in facts}
        self._told: dict[str, Told] = {}
        self._anchors: dict[tuple[str, str, str, str], str] = {}
        self._unquoted: dict[str, bool] = {}

    def told(self, fact: Fact) -> Told:
        """How the fact is told."""
        if fact.id not in self._told:
            self._told[fact.id] = tell(fact, self.actors, self.evidence, self.messages)
        return self._told[fact.id]

    def heading(self, fact: Fact) -> str:
        """What to call a fact or an actor in a heading or a link, plain text."""
        return heading(fact, self.told(fact), self.messages)

    def article(self, reference: str) -> Article:
        """The article that a source names, by its id or a start of it.

        :raises ExplainerError: there is none; what checks a fact base says so before it is rendered.
        """
        found = self.evidence.reference(reference)
        if not isinstance(found, Article):
            raise ExplainerError(f"there is no article {reference}: explainer check says where it is named")
        return found

    def anchor(self, source: Source) -> str:
        """The anchor of a source's words on their article's page: the same for the same words, on every run."""
        key = (source.article, source.quote, source.prefix, source.suffix)
        if key not in self._anchors:
            self._anchors[key] = "q-" + digest(self.article(source.article).id, *key[1:])
        return self._anchors[key]

    def is_named_elsewhere(self, actor: Actor) -> bool:
        """Whether somebody is named in an article of which the sheets quote nothing about it: nobody counts then who names it."""
        if actor.id not in self._unquoted:
            quoted = {self.article(source.article).id for source in actor.sources}
            names = [*(str(claim.value) for claim in claims(actor.name)), *actor.aliases]
            others = (article.text for article in self.articles if article.id not in quoted)
            self._unquoted[actor.id] = any(find_name(name, text) for text in others for name in names)
        return self._unquoted[actor.id]

    @cached_property
    def spoken(self) -> dict[str, str]:
        """Each actor's name as it stands in a sentence, by the actor's id."""
        return {actor.id: spoken_name(actor) for actor in self.actors.values()}

    @cached_property
    def happenings(self) -> list[Event | Expulsion]:
        """What happened and when is known, oldest first; of one day, in the sheets' order."""
        dated = [fact for fact in self._all_happenings() if preferred(fact.date)]
        return sorted(dated, key=lambda fact: _order(preferred(fact.date)))

    @cached_property
    def undated(self) -> list[Event | Expulsion]:
        """What happened when nobody says."""
        return [fact for fact in self._all_happenings() if not preferred(fact.date)]

    @cached_property
    def lanes(self) -> Lanes:
        """The sides of the story."""
        return Lanes.of([*self.happenings, *self.undated], self.actors)

    @cached_property
    def years(self) -> dict[str, list[Event | Expulsion]]:
        """What happened, by the year in which it is told, if the timeline is long; empty if it fits one page."""
        by_year: dict[str, list[Event | Expulsion]] = defaultdict(list)
        for fact in self.happenings if len(self.happenings) > LONG_TIMELINE else ():
            by_year[self.year(fact)].append(fact)
        return dict(by_year)

    def year(self, fact: Happening) -> str:
        """The year under which a dated fact stands, four digits."""
        return f"{self.told_at(fact).year:04}"

    def told_at(self, fact: Happening) -> dt.date:
        """The day at which a dated fact is told: its first, or its last where nobody knows the first."""
        return _order(preferred(fact.date))[0]

    @cached_property
    def homes(self) -> dict[str, Home]:
        """Where each fact stands, by id."""
        homes = {ident: Home(actor_path(ident), ident) for ident in self.actors}
        homes |= {f.id: Home(f"{sheet}.md", f.id) for sheet, facts in self._others.items() for f in facts}
        for fact in self.base.sheets.timeline if self.years else ():
            if preferred(fact.date):
                homes[fact.id] = Home(f"timeline/{self.year(fact)}.md", fact.id)
        return homes

    @cached_property
    def former_ids(self) -> dict[str, list[str]]:
        """The ids that facts and actors had before, by those that they have: their addresses lead on."""
        found: dict[str, list[str]] = defaultdict(list)
        for old, now in self.story.former_ids.items():
            if now in self.homes and old not in self.homes:
                found[now].append(old)
        return dict(found)

    @cached_property
    def article_paths(self) -> dict[str, str]:
        """The page of each article, by the article's id."""
        return {article.id: f"sources/{_slug(article.id)}.md" for article in self.articles}

    @cached_property
    def quotes(self) -> dict[str, list[Quoted]]:
        """What is quoted of each article, by its id, in the order of the article."""
        found: dict[str, dict[str, Quoted]] = {article.id: {} for article in self.articles}
        for fact in (*self.facts.values(), *self.actors.values()):
            for _, source in all_sources(fact):
                there, anchor = found[self.article(source.article).id], self.anchor(source)
                there.setdefault(anchor, Quoted(source, anchor)).facts.setdefault(fact.id, fact)
        return {ident: sorted(there.values(), key=self._place) for ident, there in found.items()}

    @cached_property
    def differing(self) -> dict[str, list[Disagreement]]:
        """Where sources differ, by the id of the fact, in the order of the sheets."""
        found: dict[str, list[Disagreement]] = defaultdict(list)
        for disagreement in disagreements(self.base.sheets, self.evidence):
            found[disagreement.fact].append(disagreement)
        return dict(found)

    @cached_property
    def disputes(self) -> dict[str, list[Disagreement]]:
        """Where the order of two facts is disputed, by the id of either."""
        found: dict[str, list[Disagreement]] = defaultdict(list)
        for disagreement in (one for several in self.differing.values() for one in several):
            for ident in disagreement.acts:
                found[ident].append(disagreement)
        return dict(found)

    @cached_property
    def deeds(self) -> dict[str, list[Event | Expulsion]]:
        """What each actor takes part in, by the actor's id: oldest first, what has no date last."""
        found: dict[str, list[Event | Expulsion]] = defaultdict(list)
        for fact in (*self.happenings, *self.undated):
            for ident in self.participants(fact):
                found[ident].append(fact)
        return dict(found)

    @cached_property
    def belonging(self) -> dict[str, list[Actor]]:
        """The actors that belong to each country, by the country's id."""
        found: dict[str, list[Actor]] = defaultdict(list)
        for actor in self.actors.values():
            if country := preferred(actor.country):
                found[country].append(actor)
        return dict(found)

    @cached_property
    def backgrounds(self) -> dict[str, list[Context]]:
        """The context that is about each actor, by the actor's id."""
        found: dict[str, list[Context]] = defaultdict(list)
        for fact in self.base.sheets.context:
            for ident in dict.fromkeys(fact.actors):
                found[ident].append(fact)
        return dict(found)

    @cached_property
    def answers(self) -> dict[str, list[tuple[Fact, list[Source]]]]:
        """What answers each fact, by its id, with what bears that it does; not where their order is disputed."""
        found: dict[str, list[tuple[Fact, list[Source]]]] = defaultdict(list)
        for fact in (*self.happenings, *self.undated):
            disputed = self.disputed_with(fact)
            for claim in () if fact.only_placed else standing(fact.in_response_to):
                for ident in claim.value:
                    if ident not in disputed:
                        found[ident].append((fact, claim.sources or fact.sources))
        return dict(found)

    @cached_property
    def answered(self) -> dict[str, list[tuple[Fact, list[Source]]]]:
        """What each fact answers, by its id, with what bears that; not where their order is disputed."""
        found: dict[str, list[tuple[Fact, list[Source]]]] = defaultdict(list)
        for ident, answers in self.answers.items():
            for fact, sources in answers if ident in self.facts else ():
                found[fact.id].append((self.facts[ident], sources))
        return dict(found)

    def participants(self, fact: Happening) -> list[str]:
        """Who takes part in a fact or says that it happened: ids of actors, or words; each once."""
        return list(dict.fromkeys(_participants(fact)))

    def told_fields(self, fact: Fact) -> list[tuple[str, Claim[Any]]]:
        """The fields that a fact's sentence tells of which sources give a value of their own, with the value told."""
        found = [] if fact.only_placed else claimed_fields(fact)
        first = [(name, (standing(field) or field)[0]) for name, field in found]
        return [
            (name, claim)
            for name, claim in first
            if tells(fact, name, claim.value, self.told(fact), self.actors, self.messages)
        ]

    def bearers(self, fact: Fact) -> set[str]:
        """The ids of the articles that bear all of a fact's sentence: each of the values that it tells.

        An article's words are borne by those that have them; who tells the same otherwise bears a part.
        """
        words = self.told(fact).source
        own = {
            self.article(source.article).id
            for source in fact.sources
            if words is None or fold_name(source.quote) == fold_name(words.quote)
        }
        each = [self.bearing(fact, name, claim) for name, claim in self.told_fields(fact)]
        return set.intersection(*([own] if own or not each else []), *each)

    def otherwise(self, fact: Fact) -> list[Source]:
        """What says otherwise than the sentence of a fact: gives a field that the sentence tells a value that it does not tell."""
        return [
            source
            for name, told in self.told_fields(fact)
            for claim, source in self._rivals(fact, name, told)
            if not tells(fact, name, claim.value, self.told(fact), self.actors, self.messages)
        ]

    def rivals(self, fact: Fact, name: str, claim: Claim[Any] | Role) -> list[Source]:
        """What gives a field another value that cannot hold together with this one, of articles that do not give this one too.

        A value that an editor set aside rivals none, and has no rivals: beside it stands why nobody is to believe it.
        """
        return [source for _, source in self._rivals(fact, name, claim)]

    def _rivals(self, fact: Fact, name: str, claim: Claim[Any] | Role) -> Iterator[tuple[Claim[Any] | Role, Source]]:
        found = [one for one in self.differing.get(fact.id, ()) if one.field == name]
        bearing = self.bearing(fact, name, claim) if found else set()
        for other in [other for one in found if claim in one.claims for other in one.claims]:
            for source in other.sources if self._clash(fact, name, claim, other) else ():
                if self.article(source.article).id not in bearing:
                    yield other, source

    def _clash(self, fact: Fact, name: str, one: Claim[Any] | Role, other: Claim[Any] | Role) -> bool:
        """Whether two values of a field cannot both hold."""
        if isinstance(fact, Actor) and isinstance(one, Role):
            return bool(role_disagreements(fact.model_copy(update={"roles": [one, other]}), self.evidence))
        return not compatible(kind_of(type(fact), name), one.value, other.value)

    def bearing(self, fact: Fact, name: str, claim: Claim[Any] | Role) -> set[str]:
        """The ids of the articles that give a field this value: of one without sources those of the fact that give no other."""
        if claim.sources:
            return {self.article(source.article).id for source in claim.sources}
        others = [source for other in claims(getattr(fact, name)) for source in getattr(other, "sources", ())]
        given = {self.article(source.article).id for source in others}
        return {self.article(source.article).id for source in fact.sources} - given

    @cached_property
    def short_names(self) -> dict[str, str]:
        """What footnotes call each article, by its id, no two alike."""
        return short_names(self.articles, self.messages)

    def disputed_with(self, fact: Fact) -> set[str]:
        """The ids of the facts whose order with this one is disputed."""
        disputes = self.disputes.get(fact.id, ())
        return {ident for one in disputes for ident in one.acts if ident != fact.id}

    def _all_happenings(self) -> Iterator[Event | Expulsion]:
        yield from self.base.sheets.timeline
        yield from self.base.sheets.expulsions

    def _place(self, quoted: Quoted) -> tuple[bool, int, str]:
        found = self.evidence.find(quoted.source)
        return (found is None, found.start if found else 0, quoted.anchor)


def _participants(fact: Happening) -> Iterable[str]:
    for ids in (fact.by, fact.against, fact.said_by):
        for item in ids:
            yield from item.value if isinstance(item, Claim) else (item,)


def _order(date: str) -> tuple[dt.date, dt.date]:
    """When to tell a date: at its first day, or at its last where nobody knows the first."""
    low, high = bounds(date)
    return (high if low == dt.date.min else low, high)


def actor_path(ident: str) -> str:
    """The page of an actor with such an id."""
    return f"{ACTORS}/{_slug(ident)}.md"


def _slug(ident: str) -> str:
    """A file's name that is safe in any address, and on any disk; an id that is safe already stays."""
    is_safe = re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", ident) and ident.lower() not in ("index", "readme")
    if is_safe and len(ident) <= _LONGEST_NAME:
        return ident
    plain, end = unicodedata.normalize("NFKD", ident).encode("ascii", "ignore").decode(), digest(ident)
    words = "-".join(re.findall(r"[A-Za-z0-9]+", plain))[: _LONGEST_NAME - len(end) - 1]
    return f"{words}-{end}" if words else end
