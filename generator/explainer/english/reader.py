"""One article read: its dates, actors, events and background, in that order, since each needs the ones before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ..garbage import uncollected
from ..lexicon import load_lexicon
from ..model import Article
from ..readers.reading import Reading
from .actors import read_actors
from .dates import read_dates
from .events import read_events, scene_of
from .nlp import LANGUAGES, Passage, passages
from .statements import read_statements

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["read", "read_together", "unread_because"]


def read(article: Article, passages: Sequence[Passage]) -> Reading:
    """All that the article says, as far as the lexicon and the tables know the words."""
    dates = read_dates(passages, article.meta.published)
    actors = read_actors(passages, dates, article.meta.published)
    scene = scene_of(passages, dates, actors, article.meta.published)
    events = read_events(scene, load_lexicon())
    statements = read_statements(scene, events)
    return Reading(article.id, article.text, tuple(dates), tuple(actors), tuple(events), statements=tuple(statements))


def read_together(articles: Iterable[Article], nlp: Language) -> list[Reading]:
    """The reading of each of a few articles, in their order.

    All are parsed and then read, since the model and the reading drive each other out of the processor's cache;
    meanwhile nothing is garbage. ``python -m tests.benchmark_reading`` shows what this is worth.
    """
    with uncollected():
        return [read(article, parsed) for article, parsed in list(passages(articles, nlp))]


def unread_because(article: Article) -> str:
    """Why no model here can read the article; empty where one can."""
    language = article.meta.language
    if not article.text.strip():
        return "it has no text"
    if language == "unknown" or language.partition("-")[0] in LANGUAGES:
        return ""
    return f"no installed model reads its language ({language})"
