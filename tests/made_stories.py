"""Stories made by a script, as large as asked for: invented states expel, accuse and recall, year after year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from generator.content import ContentFolder

__all__ = ["make_story"]

_SETTINGS = Path(__file__).parent.parent / "mkdocs.yml"
_SENTENCES_AN_ARTICLE = 10
_FACTS_AN_ACTOR = 20
_FACTS_A_YEAR = 250
_SYLLABLES = ("bel", "dor", "gra", "lum", "mar", "nor", "rus", "sil", "tan", "ver", "wol", "zen")


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
    for start in range(0, len(told), _SENTENCES_AN_ARTICLE):
        sentences = [sentence for _, _, sentence in told[start : start + _SENTENCES_AN_ARTICLE]]
        _write_article(content.articles, start // _SENTENCES_AN_ARTICLE, sentences)
    sheets: dict[str, list[dict]] = {
        "actors": list(_actors(actors, told)),
        "timeline": [],
        "expulsions": [],
        "context": [],
    }
    for sheet, fact, _ in told:
        sheets[sheet].append(fact)
    for sheet, listed in sheets.items():
        text = yaml.dump(listed, Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper), sort_keys=False)
        (content.facts / f"{sheet}.yml").write_text(text, "utf-8")
    return content.root


def _told(number: int, actors: int) -> tuple[str, dict, str]:
    """A fact, its sheet and the sentence that an article tells it with."""
    by, against = number % actors, (number * 7 + 1) % actors
    date = f"{1990 + number // _FACTS_A_YEAR:04}-{1 + number % 12:02}-{1 + number % 28:02}"
    count = 2 + number % 9
    fact: dict = {"id": f"fact-{number}", "date": date}
    if number % 10 == 0:
        sentence = f"In case {number}, {_name(by)} expelled {count} diplomats of {_name(against)}."
        fact |= {"by": _id(by), "against": _id(against), "number": count, "people": "diplomats"}
        sheet = "expulsions"
    elif number % 10 == 1:
        sentence = f"Since case {number}, {_name(by)} has had no treaty with {_name(against)}."
        fact |= {"topic": f"Treaties of {_name(by)}", "statement": sentence, "actors": [_id(by)]}
        sheet = "context"
    else:
        sentence = f"In case {number}, {_name(by)} recalled its ambassador from {_name(against)}."
        fact |= {"type": "recall-envoy", "by": _id(by), "against": _id(against), "what": "its ambassador"}
        sheet = "timeline"
    return sheet, fact | {"sources": [_source(number, sentence)]}, sentence


def _actors(count: int, told: list[tuple[str, dict, str]]) -> Iterator[dict]:
    for number in range(count):
        source = _source(number, told[number % len(told)][2])
        yield {"id": _id(number), "name": _name(number), "kind": "country", "sources": [source]}


def _write_article(folder: Path, number: int, sentences: list[str]) -> None:
    head = f"---\ntitle: Dispatch {number}\npublisher: The Invented Herald\npublished: 2024-01-01\nlanguage: en\nrights: full-text\n---\n"
    (folder / f"{number:05}-dispatch.md").write_text(head + "\n" + "\n\n".join(sentences) + "\n", "utf-8")


def _source(number: int, sentence: str) -> dict:
    return {"article": f"{number // _SENTENCES_AN_ARTICLE:05}", "quote": sentence}


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
