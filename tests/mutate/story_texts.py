"""A story as the texts of its files, so that one fact, line or article can be changed and the rest stays as it was."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from explainer import strict_yaml
from explainer.articles import read_articles
from explainer.content import ContentFolder
from explainer.evidence import Evidence
from explainer.model import SHEETS, Article, Source
from explainer.quotes import find

__all__ = ["Files", "Placed", "StoryTexts", "put", "sources_in", "values_in"]

Files = dict[str, str | bytes | None]
"""Files' new contents by their path in the content folder; None for one that is taken away."""
Where = tuple[str | int, ...]
"""Keys and indexes from a fact to a value in it."""

_FACT = re.compile(r"^(?=- )", re.MULTILINE)
_AFTER = re.compile(r"(?:^[ \t]*(?:#.*)?\n)*\Z", re.MULTILINE)
"""Blank lines and comments at the end of a fact's text: they belong to the next one."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A fact with its place."""

    sheet: str
    """Its sheet's name."""
    index: int
    """Which it is in that sheet, from 0."""
    fact: dict[str, Any]
    """Its plain values."""

    @property
    def name(self) -> str:
        """What people call it."""
        return f"{self.sheet}/{self.fact.get('id', self.index)}"


class StoryTexts:
    """A story's files, its facts and its articles."""

    def __init__(self, root: Path) -> None:
        folder = ContentFolder(root)
        self.root = root
        self.sheets = {sheet: _FACT.split(_text(folder.facts / f"{sheet}.yml")) for sheet in SHEETS}
        self.story_text = _text(folder.story)
        self.story: dict[str, Any] = strict_yaml.load(self.story_text, "story.yml") or {}  # type: ignore[assignment]
        self.articles: Sequence[Article] = read_articles(folder.articles, folder.texts)
        self.article_files = {
            file.stem: f"articles/{file.name}" for file in sorted(folder.articles.iterdir()) if file.suffix == ".md"
        }
        self.facts = [placed for sheet in SHEETS for placed in self._facts(sheet)]

    def _facts(self, sheet: str) -> Iterator[Placed]:
        for index, text in enumerate(self.sheets[sheet][1:]):
            yield Placed(sheet, index, strict_yaml.load(text, sheet)[0])  # type: ignore[arg-type,index]

    @cached_property
    def evidence(self) -> Evidence:
        """The articles, asked for what sources name."""
        return Evidence(self.articles)

    def of(self, *sheets: str) -> list[Placed]:
        """The facts of some sheets."""
        return [placed for placed in self.facts if placed.sheet in sheets]

    @property
    def happenings(self) -> list[Placed]:
        """The facts of the timeline and the expulsions."""
        return self.of("timeline", "expulsions")

    @property
    def actors(self) -> list[Placed]:
        """The actors."""
        return self.of("actors")

    def actors_of(self, *kinds: str) -> list[str]:
        """The ids of the actors of some kinds."""
        return [placed.fact["id"] for placed in self.actors if placed.fact.get("kind") in kinds]

    def actor(self, ident: str) -> dict[str, Any] | None:
        """The actor of an id."""
        return next((placed.fact for placed in self.actors if placed.fact.get("id") == ident), None)

    def name_of(self, ident: str) -> str:
        """What an actor is called; the id itself where there is none."""
        actor = self.actor(ident)
        return next(values_in(actor, "name"))[1] if actor else ident

    def article_of(self, source: Mapping[str, Any]) -> Article | None:
        """The article that a source names."""
        return self.evidence.article(Source.model_construct(article=source["article"]))

    def place_of(self, source: Mapping[str, Any]) -> tuple[Article, int, int] | None:
        """Where a source's quote stands, and in which article."""
        article = self.article_of(source)
        found = find(article.text, source["quote"]) if article else None
        return (article, found.start, found.end) if article and found else None

    def article_text(self, ident: str) -> str:
        """An article's file as it stands, front matter included."""
        return (self.root / self.article_files[ident]).read_text("utf-8")

    def text(self, placed: Placed) -> str:
        """The YAML of a fact, without what stands before and after it."""
        chunk = self.sheets[placed.sheet][placed.index + 1]
        return chunk[: _AFTER.search(chunk).start()]  # type: ignore[union-attr]

    def with_text(self, placed: Placed, text: str) -> Files:
        """The story with other YAML in a fact's place."""
        chunks = list(self.sheets[placed.sheet])
        chunks[placed.index + 1] = text + chunks[placed.index + 1][len(self.text(placed)) :]
        return {f"facts/{placed.sheet}.yml": "".join(chunks)}

    def with_fact(self, placed: Placed, fact: Mapping[str, Any] | None) -> Files:
        """The story with another fact in this one's place, or with none."""
        return self.with_facts((placed, fact))

    def with_facts(self, *changed: tuple[Placed, Mapping[str, Any] | None]) -> Files:
        """The story with other facts in the places of some."""
        sheets: dict[str, list[str]] = {}
        for placed, fact in changed:
            chunks = sheets.setdefault(placed.sheet, list(self.sheets[placed.sheet]))
            after = chunks[placed.index + 1][len(self.text(placed)) :]
            chunks[placed.index + 1] = ("" if fact is None else strict_yaml.dump([fact])) + after
        return {f"facts/{sheet}.yml": "".join(chunks) for sheet, chunks in sheets.items()}

    def adding(self, sheet: str, fact: Mapping[str, Any]) -> Files:
        """The story with one fact more at the end of a sheet."""
        text = "".join(self.sheets[sheet])
        text = "" if text.strip() == "[]" else text.rstrip("\n") + "\n\n" if text.strip() else ""
        return {f"facts/{sheet}.yml": text + strict_yaml.dump([fact])}

    def with_article(self, ident: str, old: str, new: str) -> Files | None:
        """The story with other words in an article's file; None where they do not stand there just once."""
        text = self.article_text(ident) if ident in self.article_files else ""
        return {self.article_files[ident]: text.replace(old, new)} if old and text.count(old) == 1 else None

    def with_meta(self, ident: str, field: str, value: str) -> Files | None:
        """The story with another line in an article's front matter."""
        text = self.article_text(ident) if ident in self.article_files else ""
        new = re.sub(rf"^{field}: .*$", lambda _: f"{field}: {value}", text, count=1, flags=re.MULTILINE)
        return {self.article_files[ident]: new} if new != text else None

    def with_story(self, **fields: Any) -> Files:
        """The story with other settings."""
        return {"story.yml": strict_yaml.dump({**self.story, **fields})}


def values_in(fact: Mapping[str, Any], field: str) -> Iterator[tuple[Where, Any, list[dict[str, Any]]]]:
    """Each value of a field with its place and the sources that bear it."""
    told = fact.get(field)
    if isinstance(told, list) and told and isinstance(told[0], dict):
        for index, claim in enumerate(told):
            yield (field, index, "value"), claim["value"], claim.get("sources", [])
    elif told not in (None, [], ""):
        yield (field,), told, fact.get("sources", [])


def sources_in(fact: Mapping[str, Any]) -> Iterator[tuple[Where, dict[str, Any]]]:
    """Every source of a fact, its claims' and roles' included, with its place."""
    for no, source in enumerate(fact.get("sources", ())):
        yield ("sources", no), source
    for field, told in fact.items():
        if field in ("sources", "corrections") or not (isinstance(told, list) and told and isinstance(told[0], dict)):
            continue
        for index, claim in enumerate(told):
            for no, source in enumerate(claim.get("sources", ())):
                yield (field, index, "sources", no), source


def put(fact: Mapping[str, Any], where: Where, value: Any) -> dict[str, Any]:
    """The fact with another value in a place; None takes the place away."""
    new = copy.deepcopy(dict(fact))
    holder: Any = new
    for step in where[:-1]:
        holder = holder[step]
    if value is None:
        del holder[where[-1]]
    else:
        holder[where[-1]] = value
    return new


def _text(file: Path) -> str:
    return file.read_text("utf-8-sig") if file.exists() else ""
