"""Dates that no words bear, and orders of events that cannot be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from .mutants import Mutant, kind
from .story_texts import Placed, StoryTexts, Where, put, values_in

__all__: list[str] = []

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_YEAR = re.compile(r"\d{4}")
_FIELDS = ("date", "deadline", "left")

_Change = Callable[[str, Random], str | None]
"""Makes another date of one, or nothing."""


def _dates(story: StoryTexts, fields: tuple[str, ...] = _FIELDS) -> Iterator[tuple[Placed, Where, str]]:
    for placed in story.facts:
        for field in fields:
            for where, value, _ in values_in(placed.fact, field):
                yield placed, where, str(value)


def _of_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _changing(story: StoryTexts, chance: Random, change: _Change, fields: tuple[str, ...] = _FIELDS) -> Mutant | None:
    there = list(_dates(story, fields))
    if not there:
        return None
    placed, where, value = chance.choice(there)
    new = change(value, chance)
    if not new or new == value:
        return None
    return _dated(story, placed, where, value, new)


def _dated(story: StoryTexts, placed: Placed, where: Where, old: str, new: str) -> Mutant:
    files = story.with_fact(placed, put(placed.fact, where, new))
    return Mutant(f"{placed.name} {'.'.join(map(str, where))}: {old or 'none'} → {new}", files)


def _moved(value: str, days: int) -> str | None:
    match = _DAY.search(value)
    day = _of_day(match[0]) if match else None
    if not match or not day:
        return None
    return value[: match.start()] + (day + timedelta(days)).isoformat() + value[match.end() :]


@kind("day changed", "dates")
def _day(story: StoryTexts, chance: Random) -> Mutant | None:
    return _changing(story, chance, lambda value, chance: _moved(value, chance.choice([-1, 1]) * chance.randint(2, 25)))


@kind("day changed by one", "dates")
def _next_day(story: StoryTexts, chance: Random) -> Mutant | None:
    return _changing(story, chance, lambda value, chance: _moved(value, chance.choice([-1, 1])))


@kind("day changed by a week", "dates")
def _next_week(story: StoryTexts, chance: Random) -> Mutant | None:
    return _changing(story, chance, lambda value, chance: _moved(value, chance.choice([-7, 7])))


@kind("month changed", "dates")
def _month(story: StoryTexts, chance: Random) -> Mutant | None:
    def change(value: str, chance: Random) -> str | None:
        match = _MONTH.search(value)
        other = f"{chance.randint(1, 12):02}"
        new = f"{value[: match.start() + 5]}{other}{value[match.end() :]}" if match else None
        days = _DAY.findall(new or "")
        return new if all(_of_day(day) for day in days) else None

    return _changing(story, chance, change)


@kind("year changed", "dates")
def _year(story: StoryTexts, chance: Random) -> Mutant | None:
    def change(value: str, chance: Random) -> str | None:
        match = _YEAR.search(value)
        other = int(match[0]) + chance.choice([-10, -2, -1, 1]) if match else 0
        return f"{value[: match.start()]}{other}{value[match.end() :]}" if match else None

    return _changing(story, chance, change)


@kind("digits of a year swapped", "dates")
def _year_digits(story: StoryTexts, chance: Random) -> Mutant | None:
    def change(value: str, chance: Random) -> str | None:
        match = _YEAR.search(value)
        return value.replace(match[0], match[0][:2] + match[0][3] + match[0][2], 1) if match else None

    return _changing(story, chance, change)


@kind("day and month swapped", "dates")
def _day_for_month(story: StoryTexts, chance: Random) -> Mutant | None:
    def change(value: str, chance: Random) -> str | None:
        match = _DAY.search(value)
        if not match:
            return None
        year, month, day = match[0].split("-")
        swapped = f"{year}-{day}-{month}" if int(day) <= 12 else f"{year}-{month}-{day[::-1]}"
        return value.replace(match[0], swapped, 1) if _of_day(swapped) else None

    return _changing(story, chance, change)


@kind("a day made of a month", "dates")
def _finer_day(story: StoryTexts, chance: Random) -> Mutant | None:
    return _changing(
        story, chance, lambda v, chance: f"{v}-{chance.randint(1, 28):02}" if _MONTH.fullmatch(v) else None
    )


@kind("a month made of a year", "dates")
def _finer_month(story: StoryTexts, chance: Random) -> Mutant | None:
    return (
        _changing(
            story,
            chance,
            lambda v, chance: f"{v[:4]}-{chance.randint(1, 12):02}" if _YEAR.match(v) and len(v) in (4, 7) else None,
        )
        if any(_YEAR.fullmatch(v) for _, _, v in _dates(story))
        else None
    )


@kind("open end of a date dropped", "dates")
def _closed(story: StoryTexts, chance: Random) -> Mutant | None:
    return _changing(story, chance, lambda v, _: v.replace("/..", "").replace("../", "") if ".." in v else None)


@kind("span of two dates made one", "dates")
def _one_of_span(story: StoryTexts, chance: Random) -> Mutant | None:
    return _changing(story, chance, lambda v, c: c.choice(v.split("/")) if re.fullmatch(r"[\d-]+/[\d-]+", v) else None)


@kind("end of a span changed", "dates")
def _other_end(story: StoryTexts, chance: Random) -> Mutant | None:
    def change(value: str, chance: Random) -> str | None:
        first, slash, last = value.partition("/")
        end = _moved(last, chance.randint(2, 9))
        return f"{first}/{end}" if slash and end else None

    return _changing(story, chance, change)


@kind("a date where no words give one", "dates")
def _added(story: StoryTexts, chance: Random) -> Mutant | None:
    undated = [placed for placed in story.happenings if not placed.fact.get("date")]
    days = [value for _, _, value in _dates(story, ("date",)) if _DAY.fullmatch(value)]
    if not undated or not days:
        return None
    return _dated(story, chance.choice(undated), ("date",), "", chance.choice(days))


@kind("the article's day taken for the event's", "dates")
def _day_of_article(story: StoryTexts, chance: Random) -> Mutant | None:
    dated = list(_dates(story, ("date",)))
    days = [article.meta.published for article in story.articles if _DAY.fullmatch(article.meta.published)]
    if not dated or not days:
        return None
    placed, where, value = chance.choice(dated)
    day = chance.choice(days)
    return _dated(story, placed, where, value, day) if day != value else None


@kind("the date of another fact", "dates")
def _of_another(story: StoryTexts, chance: Random) -> Mutant | None:
    dated = list(_dates(story, ("date",)))
    if len({value for _, _, value in dated}) < 2:
        return None
    (placed, where, value), (_, _, other) = chance.sample(dated, 2)
    return _dated(story, placed, where, value, other) if other != value else None


@kind("date after the last article", "dates")
def _after_all(story: StoryTexts, chance: Random) -> Mutant | None:
    days = [day for article in story.articles if (day := _of_day(article.meta.published))]
    if not days:
        return None
    late = (max(days) + timedelta(chance.randint(5, 900))).isoformat()
    dated = list(_dates(story, ("date",)))
    placed, where, value = chance.choice(dated)
    return _dated(story, placed, where, value, late)


@kind("dates of two claims swapped", "dates")
def _claims(story: StoryTexts, chance: Random) -> Mutant | None:
    several = [
        (placed, field)
        for placed in story.facts
        for field in _FIELDS
        if len([where for where, _, _ in values_in(placed.fact, field) if len(where) == 3]) > 1
    ]
    if not several:
        return None
    placed, field = chance.choice(several)
    (one, first, _), (two, second, _) = chance.sample(list(values_in(placed.fact, field)), 2)
    files = story.with_fact(placed, put(put(placed.fact, one, second), two, first))
    return Mutant(f"{placed.name} {field}: {first} and {second} swapped", files)


def _preferred(fact: dict[str, Any], field: str) -> tuple[Where, str] | None:
    return next(((where, str(value)) for where, value, _ in values_in(fact, field)), None)


@kind("deadline before the order", "dates")
def _deadline(story: StoryTexts, chance: Random) -> Mutant | None:
    return _before(story, chance, "deadline")


@kind("departure before the order", "dates")
def _left(story: StoryTexts, chance: Random) -> Mutant | None:
    return _before(story, chance, "left")


def _before(story: StoryTexts, chance: Random, field: str) -> Mutant | None:
    """A later event of an expulsion set before it, in place of what it has or as a new value."""
    dated = [(p, found) for p in story.of("expulsions") if (found := _preferred(p.fact, "date"))]
    if not dated:
        return None
    placed, (_, day) = chance.choice(dated)
    match = _DAY.search(day)
    early = _moved(match[0], -chance.randint(1, 40)) if match else None
    old = _preferred(placed.fact, field)
    return _dated(story, placed, old[0] if old else (field,), old[1] if old else "", early) if early else None


@kind("deadline changed", "dates")
def _other_deadline(story: StoryTexts, chance: Random) -> Mutant | None:
    return _changing(story, chance, lambda v, c: _moved(v, c.choice([1, 2, 3, 7, 10, 30])), ("deadline",))


@kind("departure changed", "dates")
def _other_left(story: StoryTexts, chance: Random) -> Mutant | None:
    return _changing(story, chance, lambda v, c: _moved(v, c.choice([-2, -1, 1, 2, 7, 30])), ("left",))


@kind("deadline taken for the departure", "dates")
def _deadline_as_left(story: StoryTexts, chance: Random) -> Mutant | None:
    pairs = (("deadline", "left"), ("left", "deadline"))
    there = [(p, a, b) for p in story.of("expulsions") for a, b in pairs if a in p.fact and b not in p.fact]
    if not there:
        return None
    placed, one, other = chance.choice(there)
    fact = {other if name == one else name: value for name, value in placed.fact.items()}
    return Mutant(f"{placed.name}: {one} called {other}", story.with_fact(placed, fact))


@kind("the deadline's day for the order's", "dates")
def _order(story: StoryTexts, chance: Random) -> Mutant | None:
    pairs = [
        (p, date, str(v))
        for p in story.of("expulsions")
        if (date := _preferred(p.fact, "date"))
        for field in ("deadline", "left")
        for _, v, _ in values_in(p.fact, field)
    ]
    if not pairs:
        return None
    placed, (where, old), new = chance.choice(pairs)
    return _dated(story, placed, where, old, new) if new != old else None


@kind("a role's until before its from", "dates")
def _until(story: StoryTexts, chance: Random) -> Mutant | None:
    having = [placed for placed in story.actors if placed.fact.get("roles")]
    if not having:
        return None
    placed = chance.choice(having)
    no, year = chance.randrange(len(placed.fact["roles"])), chance.randint(2000, 2020)
    fact = put(
        put(placed.fact, ("roles", no, "from"), f"{year}"), ("roles", no, "until"), f"{year - chance.randint(1, 9)}"
    )
    return Mutant(f"{placed.name} roles.{no}: from {year}, until before", story.with_fact(placed, fact))


@kind("a role since a year that nobody gives", "dates")
def _since(story: StoryTexts, chance: Random) -> Mutant | None:
    having = [placed for placed in story.actors if placed.fact.get("roles")]
    if not having:
        return None
    placed = chance.choice(having)
    no, year = chance.randrange(len(placed.fact["roles"])), chance.randint(1990, 2024)
    fact = put(placed.fact, ("roles", no, chance.choice(["from", "until"])), f"{year}")
    return Mutant(f"{placed.name} roles.{no}: from or until {year}", story.with_fact(placed, fact))


@kind("a date as nobody writes it in EDTF", "dates")
def _no_edtf(story: StoryTexts, chance: Random) -> Mutant | None:
    def change(value: str, chance: Random) -> str | None:
        day = _of_day(value)
        written = [f"{day:%d.%m.%Y}", f"{day:%m/%d/%Y}", f"{day:%d %B %Y}"] if day else []
        return chance.choice([*written, f"{value}/{value}/{value}", f"{value}-99", "Y17E71", "yesterday", "2025-02-30"])

    return _changing(story, chance, change)
