"""Who somebody is, and facts and actors that stand twice."""

from __future__ import annotations

from random import Random

from .misspelling import misspelt
from .mutants import Mutant, kind
from .story_texts import Placed, StoryTexts, put, values_in

__all__: list[str] = []

_KINDS = ("person", "country", "organisation", "group")


def _free(ident: str) -> str:
    return f"{ident}-again"


def _copy(story: StoryTexts, placed: Placed, sheet: str, **changed: object) -> Mutant:
    fact = {**placed.fact, "id": _free(placed.fact["id"]), **changed}
    return Mutant(f"{placed.name} again in {sheet}", story.adding(sheet, fact))


@kind("a fact told twice", "twins")
def _twice(story: StoryTexts, chance: Random) -> Mutant:
    placed = chance.choice(story.of("timeline", "expulsions", "context"))
    return _copy(story, placed, placed.sheet)


@kind("a fact told twice, by half its sources", "twins")
def _twice_by_half(story: StoryTexts, chance: Random) -> Mutant | None:
    several = [p for p in story.of("timeline", "expulsions", "context") if len(p.fact.get("sources", ())) > 1]
    if not several:
        return None
    placed = chance.choice(several)
    one = chance.choice(placed.fact["sources"])
    return _copy(story, placed, placed.sheet, sources=[one])


@kind("a fact told twice, once in other words", "twins")
def _twice_in_words(story: StoryTexts, chance: Random) -> Mutant | None:
    typed = [p for p in story.of("timeline") if p.fact.get("type") not in (None, "event")]
    if not typed:
        return None
    placed = chance.choice(typed)
    kept = {key: value for key, value in placed.fact.items() if key in ("date", "by", "against", "sources")}
    return Mutant(
        f"{placed.name} again as an event",
        story.adding("timeline", {"id": _free(placed.fact["id"]), "type": "event", **kept}),
    )


@kind("a fact told twice, in another sheet", "twins")
def _twice_elsewhere(story: StoryTexts, chance: Random) -> Mutant:
    placed = chance.choice(story.of("timeline", "expulsions"))
    ident, sources = _free(placed.fact["id"]), placed.fact.get("sources", [])
    kept = {key: placed.fact[key] for key in ("date", "by", "against", "number", "people") if key in placed.fact}
    if placed.sheet == "expulsions":
        fact = {"id": ident, "type": "deport", **kept, "sources": sources}
        return Mutant(f"{placed.name} again in timeline", story.adding("timeline", fact))
    statement = next((value for _, value, _ in values_in(placed.fact, "summary")), None)
    told = {"topic": "More", **({"statement": statement} if statement else {}), "sources": sources}
    return Mutant(f"{placed.name} again in context", story.adding("context", {"id": ident, **told}))


@kind("two actors of one name", "twins")
def _namesake(story: StoryTexts, chance: Random) -> Mutant:
    placed = chance.choice(story.actors)
    return _copy(story, placed, "actors")


@kind("two actors of one name, told otherwise", "twins")
def _namesake_by_alias(story: StoryTexts, chance: Random) -> Mutant | None:
    having = [placed for placed in story.actors if placed.fact.get("aliases")]
    if not having:
        return None
    placed = chance.choice(having)
    alias = chance.choice(placed.fact["aliases"])
    fact = {key: value for key, value in placed.fact.items() if key not in ("aliases", "roles")}
    return Mutant(
        f"{alias} beside {placed.name}", story.adding("actors", {**fact, "id": _free(fact["id"]), "name": alias})
    )


@kind("the name of another actor", "twins")
def _others_name(story: StoryTexts, chance: Random) -> Mutant:
    one, other = chance.sample(story.actors, 2)
    name = story.name_of(other.fact["id"])
    return Mutant(f"{one.name} name: {name}", story.with_fact(one, {**one.fact, "name": name}))


@kind("the names of two actors swapped", "twins")
def _names_swapped(story: StoryTexts, chance: Random) -> Mutant:
    one, other = chance.sample(story.actors, 2)
    changed = ((one, {**one.fact, "name": other.fact["name"]}), (other, {**other.fact, "name": one.fact["name"]}))
    return Mutant(f"names of {one.name} and {other.name} swapped", story.with_facts(*changed))


@kind("a name misspelt", "twins")
def _misspelt(story: StoryTexts, chance: Random) -> Mutant:
    placed = chance.choice(story.actors)
    where, name, _ = chance.choice(list(values_in(placed.fact, "name")))
    new = misspelt(name, chance)
    return Mutant(f"{placed.name} name: {new}", story.with_fact(placed, put(placed.fact, where, new)))


@kind("a name that no article has", "twins")
def _invented(story: StoryTexts, chance: Random) -> Mutant:
    placed = chance.choice(story.actors)
    name = chance.choice(["Ada Lindqvist", "Ruritania", "the Grand Council", "Ivo Marek"])
    where, _, _ = chance.choice(list(values_in(placed.fact, "name")))
    return Mutant(f"{placed.name} name: {name}", story.with_fact(placed, put(placed.fact, where, name)))


@kind("an alias of somebody else", "twins")
def _alias(story: StoryTexts, chance: Random) -> Mutant:
    one, other = chance.sample(story.actors, 2)
    alias = chance.choice([story.name_of(other.fact["id"]), *other.fact.get("aliases", ())])
    new = {**one.fact, "aliases": [*one.fact.get("aliases", ()), alias]}
    return Mutant(f"{one.name} alias: {alias}", story.with_fact(one, new))


@kind("an alias that no article has", "twins")
def _alias_invented(story: StoryTexts, chance: Random) -> Mutant:
    placed, alias = chance.choice(story.actors), chance.choice(["the Fox", "Old Nick", "Ruritania", "Lindqvist"])
    new = {**placed.fact, "aliases": [*placed.fact.get("aliases", ()), alias]}
    return Mutant(f"{placed.name} alias: {alias}", story.with_fact(placed, new))


@kind("another kind of actor", "twins")
def _kind(story: StoryTexts, chance: Random) -> Mutant:
    placed = chance.choice(story.actors)
    new = chance.choice([one for one in _KINDS if one != placed.fact["kind"]])
    return Mutant(f"{placed.name} kind: {new}", story.with_fact(placed, {**placed.fact, "kind": new}))


@kind("of another country", "twins")
def _country(story: StoryTexts, chance: Random) -> Mutant | None:
    having, lands = [p for p in story.actors if isinstance(p.fact.get("country"), str)], story.actors_of("country")
    if not having:
        return None
    placed, land = chance.choice(having), chance.choice(lands)
    changed = land != placed.fact["country"]
    return (
        Mutant(f"{placed.name} country: {land}", story.with_fact(placed, {**placed.fact, "country": land}))
        if changed
        else None
    )


@kind("of a country that no words give", "twins")
def _country_added(story: StoryTexts, chance: Random) -> Mutant | None:
    free = [p for p in story.actors if not p.fact.get("country") and p.fact["kind"] != "country"]
    lands = story.actors_of("country")
    if not free or not lands:
        return None
    placed, land = chance.choice(free), chance.choice(lands)
    return Mutant(f"{placed.name} country: {land}", story.with_fact(placed, {**placed.fact, "country": land}))


@kind("of a country that is not there", "twins")
def _country_nowhere(story: StoryTexts, chance: Random) -> Mutant | None:
    placed, lands = chance.choice(story.actors), story.actors_of("country")
    land = misspelt(chance.choice(lands), chance) if lands else "ruritania"
    return Mutant(f"{placed.name} country: {land}", story.with_fact(placed, {**placed.fact, "country": land}))


@kind("of a country that is none", "twins")
def _country_is_person(story: StoryTexts, chance: Random) -> Mutant | None:
    placed, others = chance.choice(story.actors), story.actors_of("person", "organisation", "group")
    other = chance.choice(others) if others else placed.fact["id"]
    return Mutant(f"{placed.name} country: {other}", story.with_fact(placed, {**placed.fact, "country": other}))


@kind("a value or source set aside", "twins")
def _deprecated(story: StoryTexts, chance: Random) -> Mutant | None:
    claims = [
        (p, where[:-1])
        for p in story.facts
        for field in p.fact
        if field not in ("sources", "corrections")
        for where, _, _ in (values_in(p.fact, field) if _claimed(p.fact[field]) else ())
    ]
    if not claims:
        return None
    placed, where = chance.choice(claims)
    files = story.with_fact(placed, put(placed.fact, (*where, "rank"), "deprecated"))
    return Mutant(f"{placed.name} {'.'.join(map(str, where))} deprecated", files)


def _claimed(told: object) -> bool:
    return isinstance(told, list) and bool(told) and isinstance(told[0], dict) and "value" in told[0]


@kind("a fact hidden that others build on", "twins")
def _hidden(story: StoryTexts, chance: Random) -> Mutant | None:
    named = set(story.story.get("key_facts") or ())
    named |= {i for p in story.happenings for _, value, _ in values_in(p.fact, "in_response_to") for i in value}
    there = [placed for placed in story.facts if placed.fact["id"] in named]
    if not there:
        return None
    placed = chance.choice(there)
    return Mutant(f"{placed.name} publish: false", story.with_fact(placed, {**placed.fact, "publish": "false"}))
