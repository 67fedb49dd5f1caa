"""Answers that come before what they answer, go round in a circle, or that nobody calls answers; ids that lead nowhere."""

from __future__ import annotations

from random import Random

from .misspelling import misspelt
from .mutants import Mutant, kind
from .story_texts import Placed, StoryTexts, put, sources_in, values_in

__all__: list[str] = []

_FIELD = "in_response_to"


def _day(placed: Placed) -> str:
    return next((str(value).strip("./~?") for _, value, _ in values_in(placed.fact, "date")), "")


def _answering(story: StoryTexts, placed: Placed, to: list[str]) -> Mutant:
    claims = list(values_in(placed.fact, _FIELD))
    where = claims[0][0] if claims else (_FIELD,)
    files = story.with_fact(placed, put(placed.fact, where, to))
    return Mutant(f"{placed.name} {_FIELD}: {', '.join(to)}", files)


@kind("answers something later", "answers")
def _later(story: StoryTexts, chance: Random) -> Mutant | None:
    one, other = chance.sample(story.happenings, 2)
    first, last = sorted((one, other), key=_day)
    dated = _day(first) and _day(last) and _day(first)[:7] < _day(last)[:7]
    return _answering(story, first, [last.fact["id"]]) if dated else None


@kind("two answer each other", "answers")
def _cycle(story: StoryTexts, chance: Random) -> Mutant | None:
    answers = [(p, value[0]) for p in story.happenings for _, value, _ in values_in(p.fact, _FIELD) if value]
    if not answers:
        return None
    placed, ident = chance.choice(answers)
    answered = [p for p in story.happenings if p.fact["id"] == ident]
    return _answering(story, answered[0], [placed.fact["id"]]) if answered else None


@kind("three answer each other", "answers")
def _circle(story: StoryTexts, chance: Random) -> Mutant | None:
    one, two, three = chance.sample(story.happenings, 3)
    if any(placed.fact.get(_FIELD) for placed in (one, two, three)):
        return None
    links = ((one, two), (two, three), (three, one))
    files = story.with_facts(*((p, put(p.fact, (_FIELD,), [to.fact["id"]])) for p, to in links))
    return Mutant(f"{one.name}, {two.name} and {three.name} in a circle", files)


@kind("answers itself", "answers")
def _itself(story: StoryTexts, chance: Random) -> Mutant:
    placed = chance.choice(story.happenings)
    return _answering(story, placed, [placed.fact["id"]])


@kind("answers another fact", "answers")
def _other(story: StoryTexts, chance: Random) -> Mutant | None:
    answering = [placed for placed in story.happenings if placed.fact.get(_FIELD)]
    if not answering:
        return None
    placed, other = chance.choice(answering), chance.choice(story.happenings)
    told = {ident for _, value, _ in values_in(placed.fact, _FIELD) for ident in value}
    new = other.fact["id"] not in told and other is not placed
    return _answering(story, placed, [other.fact["id"]]) if new else None


@kind("an answer that no words call one", "answers")
def _added(story: StoryTexts, chance: Random) -> Mutant | None:
    one, other = chance.sample(story.happenings, 2)
    free = not one.fact.get(_FIELD) and not other.fact.get(_FIELD)
    later = not _day(one) or not _day(other) or _day(other)[:7] <= _day(one)[:7]
    return _answering(story, one, [other.fact["id"]]) if free and later else None


@kind("answers an actor", "answers")
def _actor(story: StoryTexts, chance: Random) -> Mutant:
    return _answering(story, chance.choice(story.happenings), [chance.choice(story.actors).fact["id"]])


@kind("answers nothing that is there", "answers")
def _nowhere(story: StoryTexts, chance: Random) -> Mutant:
    ident = misspelt(chance.choice(story.happenings).fact["id"], chance)
    return _answering(story, chance.choice(story.happenings), [ident])


@kind("key fact misspelt", "answers")
def _key_fact(story: StoryTexts, chance: Random) -> Mutant | None:
    facts = story.story.get("key_facts") or [placed.fact["id"] for placed in story.happenings[:5]]
    no = chance.randrange(len(facts))
    new = [misspelt(ident, chance) if at == no else ident for at, ident in enumerate(facts)]
    return Mutant(f"story.yml key_facts: {new[no]}", story.with_story(key_facts=new))


@kind("key fact twice", "answers")
def _key_twice(story: StoryTexts, chance: Random) -> Mutant | None:
    facts = story.story.get("key_facts") or [placed.fact["id"] for placed in story.happenings[:5]]
    ident = chance.choice(facts)
    return Mutant(f"story.yml key_facts: {ident} twice", story.with_story(key_facts=[*facts, ident]))


@kind("key fact is an actor", "answers")
def _key_actor(story: StoryTexts, chance: Random) -> Mutant:
    ident = chance.choice(story.actors).fact["id"]
    facts = [*story.story.get("key_facts", ()), ident]
    return Mutant(f"story.yml key_facts: {ident}", story.with_story(key_facts=facts))


@kind("inferred from an article that is not there", "answers")
def _inferred(story: StoryTexts, chance: Random) -> Mutant | None:
    claims = [(p, where) for p in story.facts for where, _, _ in values_in(p.fact, "date") if len(where) == 3]
    if not claims:
        return None
    placed, where = chance.choice(claims)
    article = misspelt(chance.choice(story.articles).id, chance)
    files = story.with_fact(placed, put(placed.fact, (*where[:-1], "inferred_from"), article))
    return Mutant(f"{placed.name} inferred_from: {article}", files)


@kind("source of an article that is not there", "answers")
def _no_article(story: StoryTexts, chance: Random) -> Mutant | None:
    placed = chance.choice(story.facts)
    where, source = chance.choice(list(sources_in(placed.fact)) or [((), {})])
    if not where:
        return None
    article = misspelt(source["article"], chance)
    files = story.with_fact(placed, put(placed.fact, (*where, "article"), article))
    return Mutant(f"{placed.name} article: {article}", files)


@kind("id changed where it stands, not where it is named", "answers")
def _renamed(story: StoryTexts, chance: Random) -> Mutant | None:
    texts = [*("".join(chunks) for chunks in story.sheets.values()), story.story_text]
    placed = chance.choice(story.facts)
    ident = placed.fact["id"]
    named = sum(text.count(f"{ident}]") + text.count(f"{ident},") + text.count(f"- {ident}\n") for text in texts)
    if not named:
        return None
    new = misspelt(ident, chance)
    return Mutant(f"{placed.name} id: {new}", story.with_fact(placed, put(placed.fact, ("id",), new)))


@kind("one id twice", "answers")
def _twice(story: StoryTexts, chance: Random) -> Mutant | None:
    one, other = chance.sample(story.facts, 2)
    files = story.with_fact(one, put(one.fact, ("id",), other.fact["id"]))
    return Mutant(f"{one.name} id: {other.fact['id']}", files)


@kind("a fact deleted that others name", "answers")
def _deleted(story: StoryTexts, chance: Random) -> Mutant | None:
    named = {ident for p in story.happenings for _, value, _ in values_in(p.fact, _FIELD) for ident in value}
    named |= set(story.story.get("key_facts") or ())
    named |= {i for p in story.happenings for f in ("by", "against") for _, v, _ in values_in(p.fact, f) for i in v}
    there = [placed for placed in story.facts if placed.fact["id"] in named]
    if not there:
        return None
    placed = chance.choice(there)
    return Mutant(f"{placed.name} deleted", story.with_fact(placed, None))
