"""Readings made up of a small story: what a reader of some version finds in some of its articles."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from explainer.merge.story_files import as_facts
from explainer.merge.telling_words import Words
from explainer.merge.three_way import State
from explainer.merge.uniting import Facts
from explainer.model import EVENT, SHEETS, Sheets
from explainer.names import unique

__all__ = ["ACTORS", "ARTICLES", "VERSIONS", "reading", "sheets", "truths"]

ARTICLES = ("001-courier", "002-gazette", "003-herald")
VERSIONS = 7
"""A version renames ids, dates more finely, corrects numbers, quotes more words, takes one actor for two, has two
facts in one sentence or, knowing of nobody who did it, tells all by the article's words; from the fourth on it knows
which words tell a fact."""
_TOGETHER = {"first": "tat", "tat": "first", "second": "recall", "recall": "second"}
"""What the sixth version quotes by one sentence, which goes on after the first of the two."""


@dataclass(frozen=True, slots=True)
class _Happening:
    """Something that happens in the story."""

    key: str
    sheet: str
    type: str
    by: str
    against: str
    date: str
    numbers: dict[int, int | None]
    """For each article that tells it, the number that it gives."""
    answers: str = ""


ACTORS: dict[str, tuple[str, str, tuple[int, ...]]] = {
    "ruritania": ("Ruritania", "country", (0, 1, 2)),
    "graustark": ("Graustark", "country", (0, 1, 2)),
    "borduria": ("Borduria", "country", (1, 2)),
    "flavia": ("Flavia Hentzau", "person", (0, 2)),
    "rassendyll": ("Rudolf Rassendyll", "person", (1,)),
}
_HAPPENINGS = (
    _Happening("arrest", "timeline", "arrest", "graustark", "ruritania", "2024-04-20", {0: None, 2: None}),
    _Happening("first", "expulsions", "", "ruritania", "graustark", "2024-05-03", {0: 2, 1: 3, 2: 2}),
    _Happening("second", "expulsions", "", "ruritania", "graustark", "2024-07-09", {1: 4, 2: 4}),
    _Happening("tat", "expulsions", "", "graustark", "ruritania", "2024-05-06", {0: 2, 2: 2}, "first"),
    _Happening("recall", "timeline", "recall-envoy", "borduria", "graustark", "2024-05-08", {1: None, 2: None}, "tat"),
    _Happening("accuse", "timeline", "accuse", "flavia", "graustark", "2024-05-04", {0: None, 2: None}),
)


def reading(
    articles: Collection[int], version: int, files: Mapping[int, Sequence[str]] | None = None
) -> tuple[Facts, Words]:
    """What a reader of some version finds in some articles, as plain values in ids of its own, and what tells it.

    :param files: for articles that got another id those that they have now; two for one that was split.
    """
    actors = _actors(articles, version)
    ids = {key: ident for ident, (key, _) in actors.items()}
    told = [one for one in _HAPPENINGS if any(a in articles for a in one.numbers) and {one.by, one.against} <= set(ids)]
    taken: list[str] = []
    for one in told:
        words = [ids[one.by], one.type or "expels", ids[one.against]] if version < 6 else [one.date[:7], "told"]
        taken.append(unique("-".join(words[::-1] if version == 1 else words), set(taken)))
    names = {one.key: ident for one, ident in zip(told, taken, strict=True)}
    out: Facts = {sheet: {} for sheet in SHEETS}
    out["actors"] = {ident: values for ident, (_, values) in actors.items()}
    words: Words = {}
    for one in told:
        ident = names[one.key]
        fact = out[one.sheet if version < 6 else "timeline"][ident] = _fact(one, names, ids, articles, version)
        if version > 2:
            words[ident] = {s["article"]: {s["quote"]: f"told of {one.key}"} for s in fact["sources"]}
    if 0 in articles:
        statement = "They quarrel over fishing" if version < 2 else "They have long quarrelled over fishing"
        out["context"]["quarrel"] = {
            "id": "quarrel",
            "topic": "Before",
            "statement": statement,
            "actors": [ids["ruritania"], ids["graustark"]],
            "sources": [_source(0, "quarrel", version)],
        }
    out, words = _in_files(out, words, {ARTICLES[a]: ids for a, ids in (files or {}).items()})
    return as_facts({sheet: getattr(sheets(out), sheet) for sheet in SHEETS}), words


def _in_files(facts: Facts, words: Words, files: Mapping[str, Sequence[str]]) -> tuple[Facts, Words]:
    """The same with each article called by the ids that it has now; of two the quote tells which."""

    def now(article: str, quote: str) -> str:
        ids = files.get(article, [article])
        return ids[len(quote) % len(ids)]

    def moved(value: Any) -> Any:
        if isinstance(value, dict):
            there = {name: moved(item) for name, item in value.items()}
            return there | {"article": now(there["article"], there["quote"])} if "quote" in there else there
        return [moved(item) for item in value] if isinstance(value, list) else value

    told: Words = {}
    for ident, articles in words.items():
        for article, quotes in articles.items():
            for quote, said in quotes.items():
                told.setdefault(ident, {}).setdefault(now(article, quote), {})[quote] = said
    return moved(facts), told


def sheets(facts: Facts) -> Sheets:
    """Facts in the model."""
    return Sheets.model_validate({sheet: list(listed.values()) for sheet, listed in facts.items()})


def truths(state: State) -> dict[str, str]:
    """For what is told in the story the id that it has as it was last read, by the words that tell it."""
    told = {*ACTORS, *(one.key for one in _HAPPENINGS)}
    found: dict[str, str] = {}
    for listed in state.read.values():
        for ident, fact in listed.items():
            words = state.words.get(state.ids.get(ident, ident), {})
            telling = [words.get(source["article"], {}).get(source["quote"]) for source in fact["sources"]]
            key = next((told for told in telling if told), fact["sources"][0]["quote"]).split()[-1]
            if key in told:
                found.setdefault(key, ident)
    return found


def _actors(articles: Collection[int], version: int) -> dict[str, tuple[str, Any]]:
    out: dict[str, tuple[str, Any]] = {}
    for key, (name, kind, where) in ACTORS.items():
        there = [a for a in where if a in articles]
        if not there:
            continue
        ident = f"the-{key}" if version == 1 else key
        values: dict[str, Any] = {"id": ident, "name": name, "kind": kind}
        values["aliases"] = [f"{name} of {ARTICLES[a][4:]}" for a in there if (a + version) % 3]
        if kind == "person":
            roles = [f"minister {a}" for a in there]
            values["roles"] = [{"value": r, "sources": [_source(a, r, 0)]} for r, a in zip(roles, there, strict=True)]
        values["sources"] = [_source(a, key, version) for a in there]
        out[ident] = (key, {name: value for name, value in values.items() if value})
    if version == 4 and 2 in articles:
        name = {"name": "Ruritanian government", "kind": "country"}
        source = {"article": ARTICLES[2], "quote": "the government of Ruritania"}
        out["ruritanian-government"] = ("government", {"id": "ruritanian-government", **name, "sources": [source]})
    return out


def _fact(one: _Happening, names: dict[str, str], ids: dict[str, str], articles: Collection[int], version: int) -> Any:
    there = [a for a in one.numbers if a in articles]
    told = {a: one.numbers[a] + (version == 2) for a in there if one.numbers[a] is not None}
    fact: dict[str, Any] = {"id": names[one.key], "date": one.date if version in (2, 3) else one.date[:7]}
    if version < 6:
        fact |= {"by": [ids[one.by]], "against": [ids[one.against]]}
    if one.type or version > 5:
        fact["type"] = one.type if version < 6 else EVENT
    if one.type and version == 4:
        fact["verb"] = f"verb of {one.key}"
    if len(set(told.values())) > 1 or (told and version > 4):
        values = dict.fromkeys(told.values())
        said = {n: [_source(a, f"{n} people {one.key}", version) for a in told if told[a] == n] for n in values}
        fact["number"] = [{"value": n, "sources": said[n]} for n in values]
    elif told:
        fact["number"] = next(iter(told.values()))
    if version % 2 and not one.type:
        fact["people"] = "diplomats" if version == 1 else "envoys"
    if one.answers in names and version != 3:
        fact["in_response_to"] = [names[one.answers]]
    return fact | {"sources": [_source(a, one.key, version) for a in there]}


def _source(article: int, key: str, version: int) -> dict[str, str]:
    more = "on that day, as was said, " if version > 2 else ""
    quote = f"{more}they told of {key}"
    if version > 4 and key in _TOGETHER:
        first, second = sorted((key, _TOGETHER[key]))
        quote = f"{more}they told of {first}, and {more}they told of {second}"
    return {"article": ARTICLES[article], "quote": quote}
