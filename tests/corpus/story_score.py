"""Whole articles and stories of several: what the export says after extracting, merging and telling."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from explainer.names import fold_name as fold

from .exported import Fact, export_articles, sources, values
from .gold import Corpus, Story, holds, options, same_date
from .table import Table

__all__ = ["score_stories", "score_story"]


def score_stories(corpus: Corpus, table: Table) -> None:
    """Mark every story of the corpus in the table."""
    for story in corpus.stories:
        score_story(corpus, story, export_articles(story.articles), table)


def score_story(corpus: Corpus, story: Story, base: dict[str, Any], table: Table) -> None:
    """Mark one story's export in the table."""
    _score_actors(corpus, story, base, table)
    _score_expulsions(corpus, story, base, table)
    _score_timeline(story, base, table)
    _score_disagreements(story, base, table)
    quoted = [(fact, source) for fact in _facts(base) for source in sources(fact)]
    for fact, source in quoted:
        table.mark("story, quotes verified", bool(source.get("verified")), f"{fact['id']}: {source.get('quote')}")
    for fact in _facts(base):
        table.mark("story, facts with a source", any(sources(fact)), fact["id"])


def _score_actors(corpus: Corpus, story: Story, base: dict[str, Any], table: Table) -> None:
    known: set[str] = set()
    for want in story.gold["actors"]:
        wanted = " | ".join(want["names"])
        fits = [
            actor
            for actor in base["actors"]
            if want.get("kind", actor["kind"]) == actor["kind"]
            and any(corpus.same_name(wanted, name) for name in _names(actor))
        ]
        known.update(actor["id"] for actor in fits)
        table.mark("story, actors found", bool(fits), f"{wanted} | {story.name}")
        if fits and want.get("kind") == "person":
            told = f"{wanted}: {[actor['id'] for actor in fits]} | {story.name}"
            table.mark("story, people under one id", len(fits) == 1, told)
        if want.get("role"):
            roles = [str(role["value"]) for actor in fits for role in actor["roles"]]
            right = any(holds(role, word) for role in roles for word in want["role"])
            table.mark("story, actors' roles", right, f"{wanted}: {roles}, not {want['role']} | {story.name}")
    also = " | ".join(story.gold.get("also", [])) or "|"
    for actor in base["actors"]:
        if actor["kind"] == "person":
            right = actor["id"] in known or any(corpus.same_name(also, name) for name in _names(actor))
            table.mark("story, people that are people", right, f"{actor['name']} | {story.name}")


def _score_expulsions(corpus: Corpus, story: Story, base: dict[str, Any], table: Table) -> None:
    actors = {actor["id"]: _names(actor) for actor in base["actors"]}

    def meant(field: Any, wanted: str) -> bool:
        return any(corpus.same_name(wanted, name) for ident in values(field) for name in actors.get(ident, [ident]))

    def between(facts: Sequence[Fact], want: Fact) -> list[Fact]:
        return [
            fact for fact in facts if meant(fact.get("by"), want["by"]) and meant(fact.get("against"), want["against"])
        ]

    left = list(base["expulsions"])
    in_words = [fact for fact in base["timeline"] if fact["type"] == "event"]
    for want in sorted(story.gold["expulsions"], key=lambda want: "optional" in want):
        fits = between(left, want) + [fact for fact in between(in_words, want) if _right_fields(want, fact)]
        best = max(fits, key=lambda fact: _right_fields(want, fact), default=None)
        if best in left:
            left.remove(best)
            table.mark("story, expulsions that are one", True, "")
        if "optional" in want:
            continue
        told = " ".join(f"{key}={value}" for key, value in want.items())
        table.mark("story, expulsions found", best is not None, f"{told} | {story.name}")
        for field, right, read in _fields(want, best or {}):
            if read or best not in in_words:  # what is told by words may leave fields out: the words have them
                table.mark(f"story, their {field}", right, f"{read}, not {want[field]} of {told} | {story.name}")
    for fact in left:
        quotes = [source.get("quote") for source in sources(fact)]
        table.mark("story, expulsions that are one", False, f"{fact['id']}: {quotes[:2]} | {story.name}")
    for trap in story.gold["traps"]:
        caught = [fact["id"] for fact in left if any(_quotes(source, trap["quote"]) for source in sources(fact))]
        table.mark("story, traps avoided", not caught, f"{trap['quote']}: {caught} | {story.name}")


def _right_fields(want: Fact, fact: Fact) -> int:
    return sum(right for _, right, _ in _fields(want, fact))


def _fields(want: Fact, fact: Fact) -> Iterator[tuple[str, bool, Any]]:
    """Each field that is asked: whether it is right, and what was read."""
    for field in ("number", "status", "date", "deadline", "in_response_to"):
        if field not in want:
            continue
        read = values(fact.get(field))
        if field in ("date", "deadline"):
            right = any(same_date(value, date) for value in _dates(want, field) for date in read)
            right = right or (not read and "none" in options(want[field]))
        elif field == "in_response_to":
            right = bool(read)
        else:
            right = any(fold(str(value)) == fold(option) for value in read[:1] for option in options(want[field]))
        yield field, right, read


def _score_timeline(story: Story, base: dict[str, Any], table: Table) -> None:
    pool = [fact for sheet in ("timeline", "expulsions", "context") for fact in base[sheet]]
    for want in story.gold["timeline"]:
        fits = [
            fact
            for fact in pool
            if all(any(holds(json.dumps(fact, ensure_ascii=False), word) for word in group) for group in want["words"])
        ]
        dated = [date for fact in fits for date in values(fact.get("date"))]
        told = f"{want['date']} {want['words']}: {dated} | {story.name}"
        table.mark("story, events found", bool(fits), told)
        right = any(same_date(value, date) for value in _dates(want, "date") for date in dated)
        table.mark("story, events found and dated", right, told)
        if "once" in want:
            once = [fact["id"] for kind in (want["once"], "event") for fact in fits if fact.get("type") == kind]
            table.mark("story, events told once", len(once) == 1, f"{want['words']}: {once} | {story.name}")


def _score_disagreements(story: Story, base: dict[str, Any], table: Table) -> None:
    """Every disagreement that must be shown, and every agreement that must not be taken for one."""
    shown = base.get("disagreements", [])
    for want in story.gold.get("disagreements", []):
        found = [have for have in shown if _is_about(base, have, want) and _shows(have["values"], want["values"])]
        said = [(have["fact"], [value["value"] for value in have["values"]]) for have in shown]
        told = f"{want['field']}: {want['values']}: {said} | {story.name}"
        table.mark("story, disagreements shown", bool(found), told)
    for want in story.gold.get("agreements", []):
        wrong = [have["fact"] for have in shown if _is_about(base, have, want)]
        told = f"{want['field']} of {wrong} | {story.name}"
        table.mark("story, agreements not shown as disagreements", not wrong, told)


def _is_about(base: dict[str, Any], have: Fact, want: Fact) -> bool:
    facts = [fact for fact in base[have["sheet"]] if fact["id"] == have["fact"]]
    text = json.dumps([have["fact"], facts], ensure_ascii=False)
    return have["field"] == want["field"] and all(any(holds(text, word) for word in group) for group in want["words"])


def _shows(values: Sequence[Fact], wanted: Sequence[Sequence[str]]) -> bool:
    """Whether each group of words is met by one of the values that are shown."""
    said = [json.dumps(value, ensure_ascii=False) for value in values]
    return all(any(holds(one, word) for one in said for word in group) for group in wanted)


def _dates(want: Fact, field: str) -> list[str]:
    return [want[field], *(want.get("within", []) if field == "date" else [])]


def _names(actor: Fact) -> list[str]:
    return [name for name in [actor["name"], *values(actor.get("aliases"))] if name]


def _facts(base: dict[str, Any]) -> list[Fact]:
    return [fact for sheet in ("actors", "timeline", "expulsions", "context") for fact in base[sheet]]


def _quotes(source: Fact, trap: str) -> bool:
    """Whether one of the two stands in the other."""
    one, other = fold(source.get("quote", "")), fold(trap)
    return bool(one) and (one in other or other in one)
