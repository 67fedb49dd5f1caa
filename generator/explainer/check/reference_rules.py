"""Ids that facts refer to: each leads to something, and to something of the right kind."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping

from ..countries import load_countries
from ..evidence import all_sources
from ..field_types import Holds, fields_holding
from ..lexicon import load_lexicon
from ..model import EVENT, Actor, Expulsion, Fact, claimed_fields, claims
from ..quotes import fold
from .cited_articles import no_article
from .known_ids import KnownIds
from .problem import Problem, Rule, StoryFacts, ids_in

__all__ = ["RULES"]

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What an id is like, and words of an article are not where they are several."""
_WORD = re.compile(r"\w+")


def _references(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """Every id that a fact refers to is there, and is of the right kind."""
    for name in fields_holding(type(fact), Holds.ACTOR):
        for path, ident in ids_in(name, getattr(fact, name)):
            if ident in known.facts and ident not in known.actors:
                yield _other_kind(f"{ident} is a fact, not an actor", path, "name an actor")
            elif ident == fact.id:
                yield _itself(name, path, "actor")
            elif ident not in known.actors:
                yield _nowhere("actor", ident, known.actors, path)
    for name in fields_holding(type(fact), Holds.FACT):
        for path, ident in ids_in(name, getattr(fact, name)):
            if ident == fact.id:
                yield _itself(name, path, "fact")
            elif ident not in known.facts:
                yield _not_a_fact(known, ident, path)


def _not_a_fact(known: StoryFacts, ident: str, path: tuple[str | int, ...]) -> Problem:
    """What is wrong with an id that is no fact's: it is an actor's, or nobody's."""
    if ident in known.actors:
        return _other_kind(f"{ident} is an actor, not a fact", path, "name a fact of another sheet than actors.yml")
    return _nowhere("fact", ident, known.facts, path)


def _nowhere(what: str, ident: str, there: KnownIds[Fact] | KnownIds[Actor], path: tuple[str | int, ...]) -> Problem:
    near = there.near(ident)
    help = f"did you mean {near[0]}?" if near else f"add the {what}, or mend the id"
    return Problem("no-such-id", f"there is no {what} {ident}", path, help, fix=there.fix(ident))


def _other_kind(message: str, path: tuple[str | int, ...], help: str) -> Problem:
    return Problem("id-of-other-kind", message, path, help)


def _itself(name: str, path: tuple[str | int, ...], what: str) -> Problem:
    return Problem("refers-to-itself", f"{name} names the fact itself", path, f"name another {what}")


def _countries(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """Whom somebody belongs to is a country. Where its own kind is wrong, that is told of it alone."""
    for claim in claims(fact.country) if isinstance(fact, Actor) else ():
        land = known.actors.get(str(claim.value))
        if land is not None and land.kind != "country" and land is not fact and not _is_called_a_country(land):
            message = f"{land.id} is of kind {land.kind}, not a country"
            yield _other_kind(message, ("country",), "name an actor of kind country")


def _is_called_a_country(actor: Actor) -> bool:
    return any(load_countries().get(str(claim.value)) for claim in claims(actor.name))


def _parties(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """Whoever takes part is an actor, or named by words that stand in a quote of the fact."""
    quotes = _Texts([source.quote for _, source in all_sources(fact)])
    for name in fields_holding(type(fact), Holds.PARTY):
        for path, party in ids_in(name, getattr(fact, name)):
            if party in known.actors or quotes.have(party):
                continue
            if party in known.facts:
                yield _other_kind(f"{party} is a fact, not an actor", path, "name an actor, or words of a quote")
                continue
            near = known.actors.near(party)
            meant = f"did you mean {near[0]}?" if near else "add the actor, or mend the id."
            yield Problem(
                "no-such-id",
                f"there is no actor {party}, and no quote of this fact has these words",
                path,
                f"{meant} Whoever is not in actors.yml is named in words of a quote",
                fix=known.actors.fix(party),
            )


def _speakers(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """Who says so is an actor, or named by words; what looks like an id and is none is told as the site would print it."""
    told = [
        (path, name)
        for field in fields_holding(type(fact), Holds.SPEAKER)
        for path, name in ids_in(field, getattr(fact, field))
    ]
    told += [((*path, "said_by"), source.said_by) for path, source in all_sources(fact) if source.said_by]
    told = [(path, name) for path, name in told if name not in known.actors and _ID.fullmatch(name)]
    cited = _cited(known, fact) if told else None
    for path, speaker in told:
        if speaker in known.facts:
            yield _other_kind(
                f"{speaker} is a fact, not somebody who speaks", path, "name an actor, or words of the article"
            )
        elif ("-" in speaker or known.actors.near(speaker)) and cited and not cited.have(speaker):
            near = known.actors.near(speaker)
            meant = f"did you mean {near[0]}?" if near else "add the actor, or mend the id."
            message = f"there is no actor {speaker}, and no article of this fact has these words"
            help = f"{meant} Whoever is not in actors.yml is named in words of the article"
            yield Problem("no-such-id", message, path, help, fix=known.actors.fix(speaker))


def _cited(known: StoryFacts, fact: Fact) -> _Texts | None:
    """The articles that a fact cites, with who publishes and who wrote them; None where none of them is there."""
    articles = {article.id: article for _, source in all_sources(fact) if (article := known.evidence.article(source))}
    texts = [
        text
        for article in articles.values()
        for text in (article.text, article.meta.publisher, article.meta.agency, *article.meta.authors)
    ]
    return _Texts(texts) if articles else None


class _Texts:
    """Some texts, of which it is asked again and again whether one has some words."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = [fold(text).casefold() for text in texts]
        self._words = {word for text in self._texts for word in _WORD.findall(text)}

    def have(self, words: str) -> bool:
        """Whether words stand in one of the texts, whatever their case."""
        folded = fold(words).casefold()
        if not self._words.issuperset(_WORD.findall(folded)):  # so a thousand slips are not sought in each text
            return False
        sought = re.compile(rf"(?<!\w){re.escape(folded)}(?!\w)")
        return any(map(sought.search, self._texts))


def _inferences(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """What a date was worked out with is an article."""
    for name, several in claimed_fields(fact):
        for index, claim in enumerate(several):
            if not claim.inferred_from:
                continue
            if problem := no_article(known, claim.inferred_from, (name, index, "inferred_from")):
                yield problem


def _expellers(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """An expulsion is between countries or organisations; others stand on the timeline."""
    for name in fields_holding(Expulsion, Holds.PARTY) if isinstance(fact, Expulsion) else ():
        parties = list(ids_in(name, getattr(fact, name)))
        persons = [(path, known.actors[party]) for path, party in parties if party in known.actors]
        persons = [(path, actor) for path, actor in persons if actor.kind not in ("country", "organisation")]
        for path, actor in persons:
            message = f"{actor.id} is of kind {actor.kind}, not a country or organisation"
            yield Problem("not-a-state", message, path, _STATE, "warning")
        if parties and not persons and not any(party in known.actors for _, party in parties):
            message = f"nobody in {name} is a country or an organisation"
            yield Problem("not-a-state", message, (name,), _STATE, "warning")


_STATE = "name the country, or put the fact into timeline.yml"


def _types(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """An event's type is one of the lexicon."""
    types: Mapping[str, object] = load_lexicon().types
    for name in fields_holding(type(fact), Holds.EVENT_TYPE):
        told = getattr(fact, name)
        if told not in types and told != EVENT:
            near = difflib.get_close_matches(told, types, n=1)
            yield Problem(
                "no-such-type",
                f"the lexicon has no event type {told}",
                (name,),
                f"did you mean {near[0]}?" if near else f"use one of {', '.join(sorted(types))}",
            )


RULES: tuple[Rule, ...] = (_references, _countries, _parties, _speakers, _inferences, _expellers, _types)
