"""Stories made by a script: as large as asked for, without what stories may lack, or read from articles of other kinds.

    python -m tests.made_stories NAME DIR

In those that are as large as asked for, invented states expel and recall, year after year. As in a story that was read and
edited, an article tells ten facts and tells again, in other words, half of those of the article before, so that a fact
has one or two sources; of an expulsion they give two numbers, and it answers the one before.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import yaml

from explainer.content import ContentFolder

__all__ = ["STORIES", "make_story", "read_story"]

_TESTS = Path(__file__).parent
_SETTINGS = _TESTS.parent / "mkdocs.yml"
_FACTS_AN_ARTICLE = 10
_FACTS_AN_ACTOR = 20
_SYLLABLES = ("bel", "dor", "gra", "lum", "mar", "nor", "rus", "sil", "tan", "ver", "wol", "zen")
_LEDGER = """\
ledgers:
  - title: Recalls
    types: [recall-envoy]
    columns: [by, what, date]
"""
_LONG_WORD = "".join(_SYLLABLES)
_LONG_NAME = (
    "The Provisional Supreme Council for the Restoration of Constitutional Order and National Reconciliation of "
)


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):
    def ignore_aliases(self, data: object) -> bool:
        """A sheet has no aliases: a source that stands twice is written twice."""
        return True


def make_story(
    folder: Path,
    facts: int,
    *,
    a_year: int = 250,
    dated: bool = True,
    differing: bool = True,
    expelling: int = 10,
    acting: bool = True,
    long_names: bool = False,
) -> Path:
    """Write a story with its articles and sheets.

    :param folder: an empty folder.
    :param facts: how many facts the timeline, the expulsions and the background hold together; an actor comes for every twenty.
    :param a_year: how many of them happen in a year.
    :param dated: facts have dates, and articles days of publication.
    :param differing: sources give two numbers of those who were expelled.
    :param expelling: one of so many facts is an expulsion; 0 for none.
    :param acting: there are actors; without them facts are told in words, by one article each.
    :param long_names: half the actors have a name of nine words or more, the other half one of forty letters without a space.
    :returns: the content folder.
    """
    content = ContentFolder(folder / "content")
    for part in (content.articles, content.facts, content.pages):
        part.mkdir(parents=True)
    shutil.copy(_SETTINGS, folder / "mkdocs.yml")
    actors = max(2, facts // _FACTS_AN_ACTOR) if facts and acting else 0
    made = _Made(actors, a_year, dated, differing, expelling, long_names)
    told = [made.fact(number) for number in range(facts)]
    sentences: dict[str, list[str]] = defaultdict(list)
    for _, fact in told:
        for source in fact["sources"]:
            sentences[source["article"]].append(source["quote"])
    for article, its in sentences.items():
        made.write_article(content.articles, article, its)
    sheets: dict[str, list[dict]] = {
        "actors": [made.actor(number, told[number % len(told)][1]) for number in range(actors)],
        "timeline": [],
        "expulsions": [],
        "context": [],
    }
    for sheet, fact in told:
        sheets[sheet].append(fact)
    recalls = actors and sheets["timeline"]
    content.story.write_text("title: A made story\n" + (_LEDGER if recalls else ""), "utf-8")
    for sheet, listed in sheets.items():
        text = yaml.dump(listed, Dumper=_Dumper, sort_keys=False)
        (content.facts / f"{sheet}.yml").write_text(text, "utf-8")
    return content.root


@dataclass(frozen=True, slots=True)
class _Made:
    """What :func:`make_story` was asked for."""

    actors: int
    a_year: int
    dated: bool
    differing: bool
    expelling: int
    long_names: bool

    def fact(self, number: int) -> tuple[str, dict]:
        """A fact and its sheet."""
        fact: dict = {"id": f"fact-{number}"}
        case = f"case {number}"
        if self.dated:
            day = self._day(number)
            fact["date"], case = day.isoformat(), f"{case}, on {day.day} {day:%B %Y}"
        article = number // _FACTS_AN_ARTICLE
        if not self.actors:
            return "timeline", fact | {
                "type": "event",
                "sources": [_source(article, f"In {case}, a market closed.")],
            }
        by, against = number % self.actors, (number * 7 + 1) % self.actors
        if self.expelling and number % self.expelling == 0:
            turn = number // self.expelling  # each answers the one before, and is done to who did that
            by, against = turn % self.actors, (turn - 1) % self.actors
            return "expulsions", fact | self._expulsion(number, case, by, against)
        doer, other = self.name(by), self.name(against)
        if number % 10 == 1:
            statement = f"Since {case}, {doer} has had no treaty with {other}."
            fact |= {"topic": f"Treaties of {doer}", "statement": statement, "actors": [_id(by)]}
            return "context", fact | {"sources": [_source(article, statement)]}
        sources = [_source(article, f"In {case}, {doer} recalled its ambassador from {other}.")]
        if number % 2 == 0:
            sources.append(_source(article + 1, f"The ambassador of {doer} came home over case {number}."))
        fact |= {"type": "recall-envoy", "by": _id(by), "against": _id(against), "what": "its ambassador"}
        return "timeline", fact | {"sources": sources}

    def _day(self, number: int) -> dt.date:
        """The day of a fact: later than that of the fact before, or the same."""
        return dt.date(1990 + number // self.a_year, 1, 1) + dt.timedelta(number % self.a_year * 365 // self.a_year)

    def _expulsion(self, number: int, case: str, by: int, against: int) -> dict:
        article, count, again = number // _FACTS_AN_ARTICLE, 2 + number % 9, 2 + number % 9 + self.differing
        answering = "" if number == 0 else "in response "
        act = f"{answering}expelled {count} diplomats of {self.name(against)}"
        sources = [
            _source(article, f"In {case}, {self.name(by)} {act}."),
            _source(article + 1, f"Of case {number}, {self.name(against)} said that {again} of its people must leave."),
        ]
        claims = [{"value": value, "sources": [source]} for value, source in zip((count, again), sources, strict=True)]
        told = {"by": _id(by), "against": _id(against), "people": "diplomats"}
        told |= {"number": claims if self.differing else count}
        if number:
            told["in_response_to"] = f"fact-{number - self.expelling}"
        return told | {"sources": sources}

    def actor(self, number: int, fact: dict) -> dict:
        return {"id": _id(number), "name": self.name(number), "kind": "country", "sources": fact["sources"][:1]}

    def name(self, number: int) -> str:
        short = _name(number)
        if not self.long_names:
            return short
        return _LONG_NAME + short if number % 2 else short.removesuffix("ia") + _LONG_WORD + "ia"

    def write_article(self, folder: Path, article: str, sentences: list[str]) -> None:
        published = "2024-01-01" if self.dated else "unknown"
        head = f"---\ntitle: Dispatch {article}\npublisher: The Invented Herald\npublished: {published}\nlanguage: en\nrights: full-text\n---\n"
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


def read_story(folder: Path, articles: Sequence[Path]) -> Path:
    """Write a story that was read from articles and that nobody edited.

    :param folder: an empty folder; its name is the story's title.
    :param articles: its articles' files.
    :returns: the content folder.
    """
    from explainer.extract.run import extract
    from explainer.new import new_story

    new_story(folder, empty=True)
    content = ContentFolder(folder / "content")
    for article in articles:
        shutil.copy(article, content.articles)
    extract(content.root)
    return content.root


def _read(name: str, folder: Path) -> Path:
    return read_story(folder, sorted((_TESTS / "stories" / name).glob("*.md")))


def _written(name: str, folder: Path) -> Path:
    """A story whose sheets were written by hand, since no reader reads its language."""
    from explainer.new import new_story

    new_story(folder, empty=True)
    shutil.copytree(_TESTS / "stories" / name, folder / "content", dirs_exist_ok=True)
    return folder / "content"


def _wild(folder: Path) -> Path:
    """Four real articles, which are no part of this project, of a parliament that was sent home."""
    articles = Path(os.environ.get("EXPLAINER_SHARED", _TESTS.parent.parent / "shared"), "measures", "wild")
    found = sorted(articles.glob("d0[0-3]-*.md"))
    if not found:
        raise FileNotFoundError(f"no articles in {articles}")
    return read_story(folder, found)


STORIES: dict[str, Callable[[Path], Path]] = {
    "0-facts": partial(make_story, facts=0),
    "1-fact": partial(make_story, facts=1),
    "5-facts": partial(make_story, facts=5),
    "300-facts": partial(make_story, facts=300, a_year=300),
    "2000-facts": partial(make_story, facts=2_000),
    "long-names": partial(make_story, facts=20, long_names=True),
    "no-difference": partial(make_story, facts=40, differing=False),
    "no-expulsion": partial(make_story, facts=40, expelling=0),
    "40-expulsions": partial(make_story, facts=40, expelling=1),
    "no-person": partial(make_story, facts=40, acting=False),
    "bare": partial(make_story, facts=1, acting=False),
    "no-date": partial(make_story, facts=40, dated=False),
    "election": partial(_read, "election"),
    "flood": partial(_read, "flood"),
    "arabic": partial(_written, "arabic"),
    "french": partial(_written, "french"),
    "two-languages": partial(_read, "two_languages"),
    "wild": _wild,
}
"""Writes a story by its name into an empty folder."""


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in STORIES:
        sys.exit(f"usage: python -m tests.made_stories NAME DIR, where NAME is one of {', '.join(STORIES)}")
    print(STORIES[sys.argv[1]](Path(sys.argv[2])))
