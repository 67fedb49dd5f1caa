"""An article found by its id, or by any unambiguous start of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Article

__all__ = ["Ambiguous", "resolve"]


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A start that several articles' ids have."""

    ids: tuple[str, ...]
    """The ids, sorted."""


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
