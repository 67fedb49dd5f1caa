"""The English reader: what is read of an article, in which order, since each needs what was read before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ..date_reading import Dateline
from ..model import Article
from ..parsed.parsed_blocks import Passage, doubted
from ..parsed.versions import reader_version
from ..readers.reading import Reading
from .actors import read_actors
from .acts import read_acts
from .dates import read_dates
from .events import STEPS, Step, read_events, scene_of
from .nlp import MODELS, load, passages
from .statements import read_statements

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["READER", "EnglishReader", "read", "read_together"]


class EnglishReader:
    """Reads English by the grammar that spaCy finds in it, the event lexicon, and tables of words."""

    languages = frozenset({"en", "unknown"})

    def __init__(self, steps: Sequence[Step] = STEPS) -> None:
        """
        :param steps: those in which events are read.
        """
        self._steps = steps

    @cached_property
    def version(self) -> str:
        """A hash of what reads: this package's code and tables, and the versions of spaCy and its model."""
        return reader_version("english", ("spacy", *MODELS), (step.name for step in self._steps))

    def read(self, articles: Sequence[Article]) -> list[Reading]:
        """The reading of each of a few articles, in their order.

        :raises ReaderMissing: spaCy or its English model is not installed.
        """
        return read_together(articles, load(), self._steps)


READER = EnglishReader()


def read_together(articles: Sequence[Article], nlp: Language, steps: Sequence[Step] = STEPS) -> list[Reading]:
    """The reading of each of a few articles, in their order.

    All are parsed and then read, since the model and the reading drive each other out of the processor's cache.
    ``python -m tests.benchmark_reading`` shows what this is worth.

    :param steps: those in which events are read.
    """
    return [read(article, parsed, steps) for article, parsed in list(passages(articles, nlp))]


def read(article: Article, passages: Sequence[Passage], steps: Sequence[Step] = STEPS) -> Reading:
    """All that the article says, as far as the lexicon and the tables know the words.

    :param passages: its parsed blocks.
    :param steps: those in which events are read.
    """
    published = article.meta.published
    filed = [Dateline(article.text[b.start : b.end], b.start) for b in article.blocks if b.kind == "dateline"]
    dates = read_dates(passages, published, filed)
    actors = read_actors(passages, dates, published)
    scene = scene_of(passages, dates, actors, published)
    events = doubted(read_events(scene, steps), passages)
    statements = doubted(read_statements(scene, events, steps), passages)
    return Reading(
        article=article.id,
        text=article.text,
        sentences=tuple(passage.span(sentence) for passage in passages for sentence in passage.doc.sents),
        dates=tuple(dates),
        actors=tuple(actors),
        events=tuple(events),
        statements=tuple(statements),
        acts=tuple(read_acts(passages)),
    )
