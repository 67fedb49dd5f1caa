"""The French reader: what is read of an article, in which order, since each needs what was read before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from ..date_reading import Dateline
from ..model import Article
from ..parsed.parsed_blocks import Passage, doubted
from ..parsed.versions import reader_version
from ..readers.reading import Reading
from .actors import read_actors
from .acts import read_acts
from .dates import read_dates
from .events import read_events
from .nlp import MODEL, load, passages

__all__ = ["READER", "FrenchReader"]


class FrenchReader:
    """Reads French by the grammar that spaCy finds in it, the patterns of events, and tables of words."""

    languages = frozenset({"fr"})

    @cached_property
    def version(self) -> str:
        """A hash of what reads: this package's code and tables, and the versions of spaCy and its model."""
        return reader_version("french", ("spacy", MODEL))

    def read(self, articles: Sequence[Article]) -> list[Reading]:
        """The reading of each of a few articles, in their order.

        :raises ReaderMissing: spaCy or its French model is not installed.
        """
        return [_read(article, parsed) for article, parsed in passages(articles, load())]


READER = FrenchReader()


def _read(article: Article, passages: Sequence[Passage]) -> Reading:
    """All that the article says, as far as the patterns and the tables know the words."""
    published = article.meta.published
    filed = [Dateline(article.text[b.start : b.end], b.start) for b in article.blocks if b.kind == "dateline"]
    dates = read_dates(passages, published, filed)
    actors = read_actors(passages, dates, published)
    return Reading(
        article=article.id,
        text=article.text,
        sentences=tuple(passage.span(sentence) for passage in passages for sentence in passage.doc.sents),
        dates=tuple(dates),
        actors=tuple(actors),
        events=tuple(doubted(read_events(passages, dates, actors), passages)),
        acts=tuple(read_acts(passages)),
    )
