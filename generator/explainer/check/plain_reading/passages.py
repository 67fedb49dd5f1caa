"""Where a quote stands: its sentence, its paragraph, what stands before. Found without a language model."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from ...evidence import Evidence
from ...model import Article, Source
from ...tables import table, words

__all__ = ["QuotePassage", "passage", "passage_at", "sentences_in"]

_SENTENCE, _PARAGRAPH = 1_000, 5_000
"""So many characters away from a quote its sentence and its paragraph reach at most; other paragraphs are as long."""
_BLOCKS = 50
"""So many parts of an article before a quote its paragraphs before are looked for in."""

_END = re.compile(r"[.!?…。！？؟][\"'”’»)\]]{0,3}\s+(?=[\"'“‘«(\[]{0,3}[^\W\d_a-z])")
"""The end of a sentence: its sign, and what begins with no small letter after it."""
_INITIALS = re.compile(r"(?:\w\.)*\w\.")
"""Letters with points, behind which no sentence surely ends: "J.", "U.S."."""


@dataclass(frozen=True, slots=True)
class QuotePassage:
    """A quote in its article."""

    article: Article
    start: int
    """Offset of the quote's first character in the article's text."""
    end: int
    """Offset after its last."""
    sentence: str
    """The sentences that the quote stands in, whole; never beyond its paragraph."""
    before: str
    """What of them stands before the quote."""
    after: str
    """What of them stands after it."""
    paragraph: str
    """The paragraph that the quote stands in, whole."""
    leading: tuple[str, ...]
    """The two paragraphs before it, the nearest last; the title, standfirst and dateline are none."""
    heads: tuple[str, ...]
    """The article's title, standfirst and dateline, in its order."""

    @property
    def quote(self) -> str:
        """The quote as the article writes it."""
        return self.article.text[self.start : self.end]

    @property
    def nearby(self) -> str:
        """The paragraphs before it, and its own: where a pronoun or a title is explained."""
        return "\n".join((*self.leading, self.paragraph))


def passage(evidence: Evidence, source: Source) -> QuotePassage | None:
    """Where a source's quote stands; None where it does not."""
    article, found = evidence.article(source), evidence.find(source)
    return _passage(_Page(article), found.start, found.end) if article and found else None


def passage_at(article: Article, start: int, end: int) -> QuotePassage:
    """Where words stand that were found already.

    :param start: offset of their first character in the article's text.
    :param end: offset after their last.
    """
    return _passage(_Page(article), start, end)


def sentences_in(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph, by their offsets."""
    ends = (*_ends(text), len(text))
    for start, end in zip((0, *ends), ends, strict=False):
        if told := text[start:end].rstrip():
            yield start, start + len(told)


class _Page:
    """An article that is compared and kept as itself, not by its text."""

    __slots__ = ("article",)

    def __init__(self, article: Article) -> None:
        self.article = article

    def __hash__(self) -> int:
        return hash(self.article.sha256)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Page) and other.article is self.article


@lru_cache(maxsize=8192)
def _passage(page: _Page, start: int, end: int) -> QuotePassage:
    article = page.article
    text, blocks = article.text, article.blocks
    at = bisect_right(blocks, start, key=lambda block: block.start) - 1
    low, high = (blocks[at].start, max(blocks[at].end, end)) if at >= 0 and start < blocks[at].end else (0, len(text))
    low, high = _within(text, low, high, start, end, _PARAGRAPH)
    first, last = _sentence(text[low:high], start - low, end - low)
    first, last = _within(text, low + first, low + last, start, end, _SENTENCE)
    told = [b for b in blocks[max(at - _BLOCKS, 0) : max(at, 0)] if b.kind == "paragraph"][-2:]
    return QuotePassage(
        article,
        start,
        end,
        text[first:last],
        text[first:start],
        text[end:last],
        text[low:high],
        tuple(text[max(b.start, b.end - _PARAGRAPH) : b.end] for b in told),
        _heads(page),
    )


@lru_cache(maxsize=1024)
def _heads(page: _Page) -> tuple[str, ...]:
    heads = (b for b in page.article.blocks if b.kind in ("title", "standfirst", "dateline"))
    return tuple(page.article.text[b.start : min(b.end, b.start + _SENTENCE)] for b in islice(heads, _BLOCKS))


def _within(text: str, low: int, high: int, start: int, end: int, reach: int) -> tuple[int, int]:
    """What of a stretch of text lies no farther from a span than this, in whole words."""
    first, last = max(low, start - reach), min(high, end + reach)
    if first > low:
        first = max(first, text.find(" ", first, start) + 1)
    if last < high:
        last = max(end, text.rfind(" ", end, last))
    return first, last


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentences begin and end that a span is in."""
    first, last = 0, len(text)
    for sign in _ends(text):
        if sign <= start:
            first = sign
        elif sign >= end:
            last = sign
            break
    return first, len(text[:last].rstrip())


@lru_cache(maxsize=1024)
def _ends(text: str) -> tuple[int, ...]:
    """Offsets at which a sentence begins after another, in order."""
    return tuple(
        match.end()
        for match in _END.finditer(text)
        if not _is_short(text[max(match.start() - 15, 0) : match.start() + 1])
    )


def _is_short(text: str) -> bool:
    """Whether a text ends with a word that is written short, with a point: "Gen.", "Mr."."""
    word = text.rsplit(maxsplit=1)[-1].lstrip('("“‘«').lower()
    return (
        bool(_INITIALS.fullmatch(word))
        or word in table("en/person_nouns")["abbreviations"]
        or word in words("en/person_nouns", "courtesy")
    )
