"""Numbers that no words count."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from .mutants import Mutant, kind
from .story_texts import Placed, StoryTexts, Where, put, values_in

__all__: list[str] = []

_WORDS = ("two", "three", "four", "six", "seven", "eight", "nine", "eleven", "twelve", "twenty", "thirty", "a hundred")
_VAGUE = ("dozens", "hundreds", "thousands", "several", "a handful of", "scores", "most", "all", "half")
_DAY = re.compile(
    r"\b(\d{1,2}) (?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December) (\d{1,2})\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FIGURE = re.compile(r"\b\d[\d,]*\b")
_MEASURE = re.compile(
    r"\b(\d+|two|three|four|five|six|ten|thirty)\b(?: \w+)? (?:years?|days?|hours?|months?|weeks?|percent|per cent)\b"
)
_ANY = re.compile(r"\b(\d[\d,]*|two|three|four|five|six|ten|thirty)\b", re.IGNORECASE)
_SMALL = dict(
    zip(("two", "three", "four", "five", "six", "ten", "thirty"), ("2", "3", "4", "5", "6", "10", "30"), strict=True)
)


def _numbers(story: StoryTexts) -> list[tuple[Placed, Where, str, list[dict]]]:
    return [(p, where, str(v), sources) for p in story.happenings for where, v, sources in values_in(p.fact, "number")]


def _numbered(story: StoryTexts, placed: Placed, where: Where, old: str, new: str) -> Mutant:
    files = story.with_fact(placed, put(placed.fact, where, new))
    return Mutant(f"{placed.name} {'.'.join(map(str, where))}: {old or 'none'} → {new}", files)


def _changing(story: StoryTexts, chance: Random, change: Callable[[str], str | None]) -> Mutant | None:
    there = _numbers(story)
    if not there:
        return None
    placed, where, value, _ = chance.choice(there)
    new = change(value)
    return _numbered(story, placed, where, value, new) if new and new != value else None


@kind("another number", "numbers")
def _wrong(story: StoryTexts, chance: Random) -> Mutant | None:
    return _changing(story, chance, lambda _: str(chance.randint(2, 400)))


@kind("number off by one", "numbers")
def _by_one(story: StoryTexts, chance: Random) -> Mutant | None:
    return _changing(story, chance, lambda v: str(int(v) + chance.choice([-1, 1])) if v.isdigit() else None)


@kind("digits of a number swapped or doubled", "numbers")
def _digits(story: StoryTexts, chance: Random) -> Mutant | None:
    return _changing(story, chance, lambda v: chance.choice([v[::-1], v + v[-1], v + "0"]) if v.isdigit() else None)


@kind("a thousand times the number", "numbers")
def _thousand(story: StoryTexts, chance: Random) -> Mutant | None:
    return _changing(
        story, chance, lambda v: chance.choice([f"{v},000", f"{v}000", f"{v} thousand"]) if v.isdigit() else None
    )


@kind("another number in words", "numbers")
def _words(story: StoryTexts, chance: Random) -> Mutant | None:
    return _changing(story, chance, lambda _: chance.choice(_WORDS))


@kind("another vague number", "numbers")
def _vague(story: StoryTexts, chance: Random) -> Mutant | None:
    return _changing(story, chance, lambda _: chance.choice(_VAGUE))


@kind("more or less than the number", "numbers")
def _bound(story: StoryTexts, chance: Random) -> Mutant | None:
    words = ("more than", "fewer than", "at least", "almost", "about")
    return _changing(story, chance, lambda v: f"{chance.choice(words)} {v}" if v.isdigit() else None)


@kind("a number that is none", "numbers")
def _none(story: StoryTexts, chance: Random) -> Mutant | None:
    return _changing(story, chance, lambda v: chance.choice(["0", "-5", f"{v}.5", "5-6", "1e3", "NaN", "many many"]))


@kind("numbers of two claims swapped", "numbers")
def _claims(story: StoryTexts, chance: Random) -> Mutant | None:
    several = [p for p in story.happenings if len(list(values_in(p.fact, "number"))) > 1]
    if not several:
        return None
    placed = chance.choice(several)
    (one, first, _), (two, second, _) = chance.sample(list(values_in(placed.fact, "number")), 2)
    files = story.with_fact(placed, put(put(placed.fact, one, second), two, first))
    return Mutant(f"{placed.name} number: {first} and {second} swapped", files)


@kind("the number of another fact", "numbers")
def _of_another(story: StoryTexts, chance: Random) -> Mutant | None:
    others = [value for _, _, value, _ in _numbers(story)]
    return _changing(story, chance, lambda _: chance.choice(others))


def _counting(story: StoryTexts, chance: Random, pattern: re.Pattern[str]) -> Mutant | None:
    """A fact that counts by what its quotes have and what counts nothing of it."""
    there = [
        (placed, found)
        for placed in story.happenings
        for source in placed.fact.get("sources", ())
        for match in pattern.finditer(source["quote"])
        if (found := next((group for group in match.groups() if group), match[0]))
    ]
    if not there:
        return None
    placed, found = chance.choice(there)
    old = next(values_in(placed.fact, "number"), None)
    new = _SMALL.get(found.lower(), found)
    if old and str(old[1]) == new:
        return None
    fact = put(placed.fact, old[0] if old else ("number",), new)
    if "people" not in fact:
        fact["people"] = "people"
    what = f"{placed.name} number: {old[1] if old else 'none'} → {new}"
    return Mutant(what, story.with_fact(placed, fact))


@kind("a day's number as a count", "numbers")
def _day(story: StoryTexts, chance: Random) -> Mutant | None:
    return _counting(story, chance, _DAY)


@kind("a year as a count", "numbers")
def _year(story: StoryTexts, chance: Random) -> Mutant | None:
    return _counting(story, chance, _YEAR)


@kind("hours, years or percent as a count", "numbers")
def _hours(story: StoryTexts, chance: Random) -> Mutant | None:
    return _counting(story, chance, _MEASURE)


@kind("number of another thing in the quote", "numbers")
def _in_quote(story: StoryTexts, chance: Random) -> Mutant | None:
    return _counting(story, chance, _ANY)


@kind("number of another thing in the article", "numbers")
def _thing(story: StoryTexts, chance: Random) -> Mutant | None:
    there = []
    for placed, where, value, sources in _numbers(story):
        for source in sources:
            place = story.place_of(source)
            figures = set(_FIGURE.findall(place[0].text)) - {value} if place else set()
            there += [(placed, where, value, figure) for figure in sorted(figures)]
    return _numbered(story, *chance.choice(there)) if there else None


@kind("a count of what nobody counts", "numbers")
def _added(story: StoryTexts, chance: Random) -> Mutant | None:
    free = [placed for placed in story.happenings if not placed.fact.get("number")]
    if not free:
        return None
    placed, new = chance.choice(free), str(chance.randint(2, 60))
    return _numbered(story, placed, ("number",), "", new)
