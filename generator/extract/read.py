"""One article read: its dates, actors, events and background, in that order, since each needs the ones before."""

from __future__ import annotations

from collections.abc import Sequence

from ..lexicon import load_lexicon
from ..model import Article
from .actors import read_actors
from .dates import read_dates
from .events import read_events
from .nlp import LANGUAGES, Passage
from .reading import Reading
from .statements import read_statements

__all__ = ["read", "unread_because"]


def read(article: Article, passages: Sequence[Passage]) -> Reading:
    """All that the article says, as far as the lexicon and the tables know the words."""
    lexicon = load_lexicon()
    dates = read_dates(passages, article.meta.published)
    actors = read_actors(passages, dates)
    events = read_events(passages, dates, actors, lexicon, article.meta.published)
    statements = read_statements(passages, dates, actors, events)
    return Reading(article.id, article.text, tuple(dates), tuple(actors), tuple(events), statements=tuple(statements))


def unread_because(article: Article) -> str:
    """Why no model here can read the article; empty where one can."""
    language = article.meta.language
    if not article.text.strip():
        return "it has no text"
    if language == "unknown" or language.partition("-")[0] in LANGUAGES:
        return ""
    return f"no installed model reads its language ({language})"
