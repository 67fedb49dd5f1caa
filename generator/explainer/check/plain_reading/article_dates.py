"""The phrases of an article that say when, found once for all the facts that hang on it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from operator import attrgetter

from ...date_phrases import DatePhrase, is_read, phrases_in
from ...edtf_dates import bounds
from ...evidence import Evidence
from ...model import Article, Block

__all__ = ["ArticleDates", "article_dates"]

_HEADS = frozenset({"title", "standfirst", "dateline"})
_UNREAD = frozenset({"furniture", "correction"})
_BEFORE = 2
"""So many phrases before a sentence may say when what it tells happened, and so many first paragraphs."""
_LEADING = 3
"""So many blocks are near: that which a quote stands in, and the two before it."""


@dataclass(frozen=True, slots=True)
class ArticleDates:
    """When an article speaks of."""

    published: str
    """The day from which its words count: of its dateline, else of publication; EDTF, or ``unknown``."""
    phrases: Sequence[DatePhrase]
    """In its order."""
    blocks: Sequence[Block]
    """Those of it that are read."""
    heads: Sequence[Block]
    """Its title, standfirst and dateline."""
    is_foreign: bool
    """Whether it is in a language of which not all such phrases are known."""

    def within(self, start: int, end: int) -> Sequence[DatePhrase]:
        """The phrases between two offsets."""
        first = bisect_left(self.phrases, start, key=attrgetter("start"))
        return self.phrases[first : bisect_left(self.phrases, end, key=attrgetter("start"))]

    def near(self, start: int, end: int) -> Iterator[DatePhrase]:
        """Those that a sentence without any goes on from: the last told before it, the next in its
        paragraph, the first paragraphs' and the heads'.

        :param start: offset of the sentence.
        :param end: offset after it.
        """
        at = bisect_right(self.blocks, start, key=attrgetter("start"))
        is_head = at > 0 and self.blocks[at - 1].kind in _HEADS
        paragraphs = (block for block in self.blocks if block.kind == "paragraph")
        for block in islice(paragraphs, _BEFORE):  # a headline sums them up, and what follows goes on from them
            yield from self.within(block.start, block.end if is_head else min(block.end, start))
        if at and not is_head:
            told = self.within(self.blocks[max(0, at - _LEADING)].start, start)
            yield from (*told[-_BEFORE:], *self.within(end, self.blocks[at - 1].end)[:1])
        for block in self.heads:
            yield from self.within(block.start, block.end)


@lru_cache(maxsize=1024)
def article_dates(evidence: Evidence, ident: str, counted_from: str = "") -> ArticleDates:
    """When the article of an id speaks of.

    :param counted_from: the day from which its words count, EDTF; empty for its own.
    :raises KeyError: there is none.
    """
    article = evidence.reference(ident)
    if not isinstance(article, Article):
        raise KeyError(ident)
    language, blocks = article.meta.language, [block for block in article.blocks if block.kind not in _UNREAD]
    heads = [block for block in blocks if block.kind in _HEADS]
    lines = [(block.start, article.text[block.start : block.end]) for block in blocks if block.kind == "dateline"]
    filed = (value for phrase in phrases_in(lines, article.meta.published, language) for value in phrase.values)
    published = counted_from or next((value for value in filed if _is_day(value)), article.meta.published)
    parts = ((block.start, article.text[block.start : block.end]) for block in blocks)
    found = list(phrases_in(parts, published, language))
    return ArticleDates(published, found, blocks, heads, not is_read(language))


def _is_day(date: str) -> bool:
    first, last = bounds(date)
    return first == last
