"""Who and where: everybody that a fact names, and each place stands in its quotes or around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from ..countries import load_countries
from ..evidence import all_sources
from ..field_types import Holds, Trait, fields_holding, kinds_of
from ..model import Actor, Event, Fact, Happening, Source, claims
from ..names import fold_name
from ..tables import words
from ..verb_forms import gerund, participle, past
from .nearness import Near, english_passages, nearest_standing
from .plain_reading.passages import QuotePassage
from .problem import BorneValue, Problem, Rule, StoryFacts, borne_values, ids_in

__all__ = ["RULES"]

_MARKS = re.compile(r"[\"“”„«»]")
_HELP = "name whom or what the words mean, or quote words that have the name"


def _parties(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """Who takes part is named by the words, or by a pronoun or title whose name stands before."""
    names = (*fields_holding(type(fact), Holds.PARTY), *_actors_of(fact))
    for name in names:
        for one in borne_values(fact, name):
            passages = english_passages(known, one.sources)
            if not passages:
                continue
            for path, ident in _items(one):
                actor = known.actors.get(ident)
                if actor is not None and nearest_standing(known, passages, actor) is Near.NOWHERE:
                    yield _unnamed(_name(actor), path)


def _actors_of(fact: Fact) -> tuple[str, ...]:
    return () if isinstance(fact, Actor) else fields_holding(type(fact), Holds.ACTOR)


def _items(one: BorneValue) -> Iterator[tuple[tuple[str | int, ...], str]]:
    listed = one.value if isinstance(one.value, list) else [one.value]
    for no, ident in enumerate(listed):
        yield (*one.path, no) if isinstance(one.value, list) and len(one.path) == 1 else one.path, ident


def _name(actor: Actor) -> str:
    return str(next(iter(claims(actor.name))).value)


def _unnamed(what: str, path: tuple[str | int, ...]) -> Problem:
    message = f"no quote of this fact, nor the text around it, names {what}"
    return Problem("not-named", message, path, _HELP, "warning")


def _places(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """The place is named, or somebody of it."""
    if not isinstance(fact, Event):
        return
    for one in borne_values(fact, "place"):
        passages = english_passages(known, one.sources)
        if passages and not any(_is_there(str(one.value), there) for there in passages):
            yield _unnamed(str(one.value), one.path)


def _is_there(place: str, there: QuotePassage) -> bool:
    around = fold_name("\n".join((there.nearby, *there.heads)))
    return any(f" {form} " in f" {around} " for form in _forms_of_place(place))


@lru_cache(maxsize=4096)
def _forms_of_place(place: str) -> frozenset[str]:
    """A place as texts have it: its own words, or of a state and its seat all that it is called."""
    countries = load_countries()
    bare = re.sub(r"^(?:the|in|at|near)\s+", "", place, flags=re.I)
    states = countries.named(bare) or countries.seated_in(bare)
    forms = {place, bare}
    for state in states:
        forms |= {*state.names, state.adjective, state.people, *state.demonyms, state.capital, *state.seats}
    return frozenset(filter(None, map(fold_name, forms)))


def _speakers(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """Who says so is named by the words, by what stands around them, or is who published them."""
    if isinstance(fact, Happening):
        for no, speaker in enumerate(fact.said_by):
            yield from _speaker(known, speaker, fact.sources, ("said_by", no))
    for path, source in all_sources(fact):
        if source.said_by:
            yield from _speaker(known, source.said_by, [source], (*path, "said_by"))


def _speaker(
    known: StoryFacts, speaker: str, sources: Sequence[Source], path: tuple[str | int, ...]
) -> Iterator[Problem]:
    passages = english_passages(known, sources)
    if not passages:
        return
    actor = known.actors.get(speaker)
    names = [speaker] if actor is None else [str(c.value) for c in claims(actor.name)] + actor.aliases
    if any(_publishes(name, there) for there in passages for name in names):
        return
    if actor is None:
        if any(_has_words(speaker, there.article.text) for there in passages):
            return
    elif nearest_standing(known, passages, actor) is not Near.NOWHERE:
        if not any(_has_saying(there.paragraph) for there in passages):
            message = f"nothing around this quote says that {names[0]} says so"
            yield Problem("not-named", message, path, "take the speaker out, or quote words that have it", "warning")
        return
    yield _unnamed(names[0], path)


@lru_cache(maxsize=4096)
def _has_saying(text: str) -> bool:
    """Whether a text has a word of saying, or words of somebody in quotation marks."""
    return bool(_MARKS.search(text)) or not _sayings().isdisjoint(fold_name(text).split())


@cache
def _sayings() -> frozenset[str]:
    """The forms of verbs and nouns of saying, and "according"."""
    verbs = (
        verb for key in ("neutral", "claiming", "denying", "demanding", "counting") for verb in words("en/speech", key)
    )
    forms = {
        form for verb in verbs for form in (past(verb), participle(verb), gerund(verb), f"{verb}s", f"{verb}es", verb)
    }
    return frozenset(forms | words("en/speech", "nouns") | {"according", "denies", "denied", "replies", "says"})


def _has_words(said: str, text: str) -> bool:
    return f" {fold_name(said)} " in f" {fold_name(text)} "


def _publishes(name: str, there: QuotePassage) -> bool:
    meta = there.article.meta
    return fold_name(name) in {fold_name(one) for one in (meta.publisher, meta.agency, *meta.authors)}


def _own_words(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """Who is named in a sentence of ours takes part in the fact, or is named around its quotes."""
    for name, kind in kinds_of(type(fact)).items():
        if not {Trait.HEADLINE, Trait.OUR_WORDS} <= kind.traits or isinstance(fact, Actor):
            continue
        sources = [source for _, source in all_sources(fact)]
        passages = english_passages(known, sources)
        for one in borne_values(fact, name) if passages else ():
            there = _known_around(known, fact, passages or [])
            places: dict[tuple[int, int], set[str]] = {}
            for naming in known.names.mentions(str(one.value)):
                places.setdefault((naming.start, naming.end), set()).add(naming.actor)
            borne = [place for place, ids in places.items() if not ids.isdisjoint(there)]
            for start, end in places:
                if not any(first <= start and end <= last for first, last in borne):
                    yield _unnamed(str(one.value)[start:end], one.path)
                    break


def _known_around(known: StoryFacts, fact: Fact, passages: Sequence[QuotePassage]) -> set[str]:
    """Who is named in a fact's fields or around its quotes, with the countries of these."""
    texts = [text for there in passages for text in (there.paragraph, *there.leading, *there.heads)]
    found = {ident for text in texts for ident in known.names.named(text)}
    for name in (
        *fields_holding(type(fact), Holds.PARTY),
        *_actors_of(fact),
        *fields_holding(type(fact), Holds.SPEAKER),
    ):
        found |= {ident for _, ident in ids_in(name, getattr(fact, name))}
    found |= {source.said_by for _, source in all_sources(fact)}
    lands = (claims(known.actors[ident].country) for ident in found & known.actors.keys())
    return found | {str(claim.value) for listed in lands for claim in listed}


RULES: tuple[Rule, ...] = (_parties, _places, _speakers, _own_words)
