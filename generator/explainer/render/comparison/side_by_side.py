"""What every article tells of one fact, side by side: a column for each article that tells of it at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...evidence import all_sources
from ...model import Article, Fact, Source
from ..catalogue import Catalogue

__all__ = ["MOST_SIDE_BY_SIDE", "ArticleColumn", "columns_of"]

MOST_SIDE_BY_SIDE = 6
"""More facts than this are no comparison that anybody reads to its end: they are listed."""


@dataclass(frozen=True, slots=True)
class ArticleColumn:
    """An article that tells of a fact."""

    article: Article
    """The article."""
    speaker: Source | None
    """One of its sources where somebody says all that it tells of the fact, so that this is said once; else None."""


def columns_of(fact: Fact, catalogue: Catalogue) -> list[ArticleColumn]:
    """The articles that tell of a fact, in their order."""
    told: dict[str, list[Source]] = {}
    for _, source in all_sources(fact):
        told.setdefault(catalogue.article(source.article).id, []).append(source)
    return [ArticleColumn(article, _speaker(told[article.id])) for article in catalogue.articles if article.id in told]


def _speaker(sources: Sequence[Source]) -> Source | None:
    said_by = {source.said_by for source in sources}
    return sources[0] if len(said_by) == 1 and said_by != {""} else None
