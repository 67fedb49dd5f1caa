"""Sources looked up in the articles that they name."""

from __future__ import annotations

from collections.abc import Sequence

from .articles import Ambiguous, resolve
from .model import Article, Source
from .quotes import Found, find

__all__ = ["Evidence"]


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
        if reference not in self._resolved:
            self._resolved[reference] = resolve(self._articles, reference)
        return self._resolved[reference]

    def find(self, source: Source) -> Found | None:
        """Where a source's quote stands; None where it does not."""
        article = self.article(source)
        return find(article.text, source.quote, source.prefix, source.suffix) if article else None
