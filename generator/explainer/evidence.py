"""The sources of facts, looked up in the articles that they name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from .field_types import Holds, fields_holding
from .model import Article, Claim, Fact, Role, Source, claimed_fields
from .names import composed
from .quotes import Found, find

__all__ = ["Ambiguous", "Evidence", "all_sources", "resolve"]


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A start that several articles' ids have."""

    ids: tuple[str, ...]
    """The ids, sorted."""


class Evidence:
    """The articles, asked again and again which one a source means and where its words stand."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = articles
        self._resolved: dict[str, Article | Ambiguous | None] = {}

    def article(self, source: Source) -> Article | None:
        """The article that a source names; None where there is none, or more than one."""
        found = self.reference(source.article)
        return found if isinstance(found, Article) else None

    def reference(self, reference: str) -> Article | Ambiguous | None:
        """The article of this id, or the only one whose id starts so."""
        reference = composed(reference)
        if reference not in self._resolved:
            self._resolved[reference] = resolve(self._articles, reference)
        return self._resolved[reference]

    def language(self, source: Source) -> str:
        """The language of a source's words, ISO 639-1; ``unknown`` where nobody knows."""
        article = self.article(source)
        return article.meta.language if article else "unknown"

    def find(self, source: Source) -> Found | None:
        """Where a source's quote stands; None where it does not."""
        article = self.article(source)
        return find(article.text, source.quote, source.prefix, source.suffix) if article else None


def resolve(articles: Sequence[Article], reference: str) -> Article | Ambiguous | None:
    """The article of this id, else the only one whose id starts so; None where there is none.

    :param articles: sorted by id.
    """
    at = bisect_left(articles, reference, key=lambda article: article.id)
    found = []
    while reference and at < len(articles) and articles[at].id.startswith(reference):
        if articles[at].id == reference:
            return articles[at]
        found.append(articles[at])
        at += 1
    if len(found) > 1:
        return Ambiguous(tuple(article.id for article in found))
    return found[0] if found else None


def all_sources(fact: Fact) -> Iterator[tuple[tuple[str | int, ...], Source]]:
    """Every source of a fact, its claims' and roles' included, each with its path within the fact."""
    for no, source in enumerate(fact.sources):
        yield ("sources", no), source
    lists: list[tuple[str, Sequence[Claim[Any] | Role]]] = [*claimed_fields(fact)]
    lists += [(name, getattr(fact, name)) for name in fields_holding(type(fact), Holds.ROLE)]
    for name, items in lists:
        for index, item in enumerate(items):
            for no, source in enumerate(item.sources):
                yield (name, index, "sources", no), source
