"""A fact of which a short text tells, and what rules find wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from explainer.check.problem import Problem, Rule, StoryFacts
from explainer.evidence import Evidence
from explainer.model import Actor, Article, ArticleMeta, Block, Event, Fact, Source

__all__ = ["problems"]


def problems(
    rules: Sequence[Rule],
    text: str,
    quote: str = "",
    *,
    language: str = "en",
    published: str = "unknown",
    actors: Iterable[Actor] = (),
    others: Iterable[Fact] = (),
    sheet: type[Fact] = Event,
    **fields: Any,
) -> list[Problem]:
    """What rules find wrong with a fact that rests on a quote.

    :param text: the article's, each line of which is a paragraph.
    :param quote: all of the text where it is left out.
    :param fields: of the fact; an event without a type is of the type event.
    """
    article = _article(text, ArticleMeta(title="T", language=language, published=published))
    fields = {"type": "event"} | fields if sheet is Event else fields
    fact = sheet(id="they-left", sources=[Source(article="001", quote=quote or text)], **fields)
    facts = {one.id: one for one in (fact, *others)}
    known = StoryFacts(Evidence([article]), {one.id: one for one in actors}, facts, frozenset(), [article])
    return [problem for rule in rules for problem in rule(known, fact)]


def _article(text: str, meta: ArticleMeta) -> Article:
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block(kind="paragraph", start=start, end=start + len(line)))
        start += len(line) + 1
    return Article(id="001", file="001.md", meta=meta, text=text, blocks=blocks, sha256=text)
