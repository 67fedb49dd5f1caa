"""Stories made by a script, as large as asked for: invented states expel and recall, year after year.

As in a story that was read and edited: an article tells ten facts and tells again, in other words, half of
those of the article before, so that a fact has one or two sources; of an expulsion they give two numbers, and
it answers the one before.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import yaml

from explainer.content import ContentFolder

__all__ = ["make_story"]

_SETTINGS = Path(__file__).parent.parent / "mkdocs.yml"
_FACTS_AN_ARTICLE = 10
_FACTS_AN_ACTOR = 20
_FACTS_A_YEAR = 250
_SYLLABLES = ("bel", "dor", "gra", "lum", "mar", "nor", "rus", "sil", "tan", "ver", "wol", "zen")


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):
    def ignore_aliases(self, data: object) -> bool:
        """A sheet has no aliases: a source that stands twice is written twice."""
        return True


def make_story(folder: Path, facts: int) -> Path:
    """Write a story with its articles and sheets.

    :param folder: an empty folder.
    :param facts: how many facts the four sheets hold together.
    :returns: the content folder.
    """
    content = ContentFolder(folder / "content")
    for part in (content.articles, content.facts, content.pages):
        part.mkdir(parents=True)
    settings = _SETTINGS.read_text("utf-8")
    (folder / "mkdocs.yml").write_text(re.sub("^.*# this story's own page$", "", settings, flags=re.MULTILINE), "utf-8")
    content.story.write_text("title: A made story\n", "utf-8")
    actors = max(2, facts // _FACTS_AN_ACTOR)
    told = [_told(number, actors) for number in range(facts - actors)]
    sentences: dict[str, list[str]] = defaultdict(list)
    for _, fact in told:
        for source in fact["sources"]:
            sentences[source["article"]].append(source["quote"])
    for article, its in sentences.items():
        _write_article(content.articles, article, its)
    sheets: dict[str, list[dict]] = {
        "actors": [_actor(number, told[number % len(told)][1]) for number in range(actors)],
        "timeline": [],
        "expulsions": [],
        "context": [],
    }
    for sheet, fact in told:
        sheets[sheet].append(fact)
    for sheet, listed in sheets.items():
        text = yaml.dump(listed, Dumper=_Dumper, sort_keys=False)
        (content.facts / f"{sheet}.yml").write_text(text, "utf-8")
    return content.root


def _told(number: int, actors: int) -> tuple[str, dict]:
    """A fact and its sheet."""
    by, against = number % actors, (number * 7 + 1) % actors
    date = f"{1990 + number // _FACTS_A_YEAR:04}-{1 + number % 12:02}-{1 + number % 28:02}"
    fact: dict = {"id": f"fact-{number}", "date": date}
    article = number // _FACTS_AN_ARTICLE
    if number % 10 == 0:
        count = 2 + number % 9
        first = _source(article, f"In case {number}, {_name(by)} expelled {count} diplomats of {_name(against)}.")
        other = _source(
            article + 1, f"Of case {number}, {_name(against)} said that {count + 1} of its people must leave."
        )
        claims = [{"value": count, "sources": [first]}, {"value": count + 1, "sources": [other]}]
        fact |= {"by": _id(by), "against": _id(against), "number": claims, "people": "diplomats"}
        if number:
            fact["in_response_to"] = f"fact-{number - 10}"
        return "expulsions", fact | {"sources": [first, other]}
    if number % 10 == 1:
        statement = f"Since case {number}, {_name(by)} has had no treaty with {_name(against)}."
        fact |= {"topic": f"Treaties of {_name(by)}", "statement": statement, "actors": [_id(by)]}
        return "context", fact | {"sources": [_source(article, statement)]}
    sources = [_source(article, f"In case {number}, {_name(by)} recalled its ambassador from {_name(against)}.")]
    if number % 2 == 0:
        sources.append(_source(article + 1, f"The ambassador of {_name(by)} came home over case {number}."))
    fact |= {"type": "recall-envoy", "by": _id(by), "against": _id(against), "what": "its ambassador"}
    return "timeline", fact | {"sources": sources}


def _actor(number: int, fact: dict) -> dict:
    return {"id": _id(number), "name": _name(number), "kind": "country", "sources": fact["sources"][:1]}


def _write_article(folder: Path, article: str, sentences: list[str]) -> None:
    head = f"---\ntitle: Dispatch {article}\npublisher: The Invented Herald\npublished: 2024-01-01\nlanguage: en\nrights: full-text\n---\n"
    (folder / f"{article}-dispatch.md").write_text(head + "\n" + "\n\n".join(sentences) + "\n", "utf-8")


def _source(article: int, sentence: str) -> dict:
    return {"article": f"{article:05}", "quote": sentence}


def _name(number: int) -> str:
    """A name for each number: its digits to the base of the syllables."""
    syllables = []
    while True:
        number, rest = divmod(number, len(_SYLLABLES))
        syllables.append(_SYLLABLES[rest])
        if not number:
            return "".join(syllables).capitalize() + "ia"


def _id(number: int) -> str:
    return _name(number).lower()
