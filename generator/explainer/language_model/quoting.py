"""What a model quotes, looked up in the article: where it stands, letter by letter, and the sentence that it stands in.

Under the one normalisation of ``quotes``. What stands nowhere so is mended only where exactly one place differs from it
in nothing but white space, punctuation and the case of its first letter: the article's words are then the quote.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from ..check.plain_reading.passages import QuotePassage, passage_at
from ..model import Article
from ..quotes import canonical, fold, whole_words
from ..readers import TextSpan

__all__ = ["QuotedArticle", "QuotedWords"]

_READ = frozenset({"title", "standfirst", "paragraph", "caption"})
"""The parts of an article that facts are read from."""
_LONGEST = 300
"""Characters that a fact's own quote has at most."""
_TRIES = 20
"""So many places are looked at for one where the words are whole."""
_WORD = re.compile(r"\w+")
_CUT = re.compile(r"[,;:](?= )| [–—-] ")
"""Where a clause may end."""
_FEWEST_LETTERS = 12
"""A shorter quote is not mended: it may stand anywhere."""


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """A model's quote in its article."""

    words: TextSpan
    """What the model quoted."""
    told: TextSpan | None
    """What a fact quotes of it: the sentences that the words stand in or, of long ones, clauses around them; None where
    these cannot be parted."""
    there: QuotePassage
    """The words with their sentence and paragraph."""

    @property
    def sentence(self) -> TextSpan:
        """The sentences that the words stand in, whole."""
        return TextSpan(self.words.start - len(self.there.before), self.words.end + len(self.there.after))


class QuotedArticle:
    """An article in which quote after quote is looked up."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._folded = fold(article.text)
        self._starts = [block.start for block in article.blocks]
        words = [(match.start(), match.end()) for match in _WORD.finditer(article.text)]
        self._places = words
        self._letters = "".join(f"\0{article.text[start:end]}" for start, end in words) + "\0"
        self._offsets = []
        at = 0
        for start, end in words:
            self._offsets.append(at)
            at += 1 + end - start

    def find(self, quote: str) -> QuotedWords | None:
        """Where a quote stands in one of the parts that are read; None where it stands nowhere."""
        span = self._as_written(fold(canonical(quote))) or self._mended(canonical(quote))
        if span is None:
            return None
        at = bisect_right(self._starts, span.start) - 1
        block = self._article.blocks[at] if at >= 0 else None
        if block is None or block.kind not in _READ or span.end > block.end:
            return None
        there = passage_at(self._article, span.start, span.end)
        return QuotedWords(span, self._told(span, there), there)

    def _as_written(self, words: str) -> TextSpan | None:
        """The first place where the words are whole, else where they are not, with the rest of these."""
        first, at = None, self._folded.find(words) if words else -1
        for _ in range(_TRIES):
            if at < 0:
                break
            start, end = whole_words(self._article.text, at, at + len(words))
            if (start, end) == (at, at + len(words)):
                return TextSpan(start, end)
            first = first or TextSpan(start, end)
            at = self._folded.find(words, at + 1)
        return first

    def _mended(self, quote: str) -> TextSpan | None:
        """The one place that has the same words one after the other, whatever signs stand between them."""
        words = _WORD.findall(quote)
        if sum(map(len, words)) < _FEWEST_LETTERS:
            return None
        first = words[0]
        found: list[tuple[int, int]] = []
        for begin in {first, first[0].swapcase() + first[1:]}:
            sought = "".join(f"\0{word}" for word in [begin, *words[1:]]) + "\0"
            at = self._letters.find(sought)
            while at >= 0 and len(found) < 2:
                found.append((at, at + len(sought) - 1))
                at = self._letters.find(sought, at + 1)
        if len(found) != 1:
            return None
        start, end = found[0]
        last = bisect_right(self._offsets, end - 1) - 1
        return TextSpan(self._places[bisect_right(self._offsets, start) - 1][0], self._places[last][1])

    def _told(self, span: TextSpan, there: QuotePassage) -> TextSpan | None:
        start, end = span.start - len(there.before), span.end + len(there.after)
        if end - start <= _LONGEST:
            return TextSpan(start, end)
        text = self._article.text[start:end]
        cuts = [start + cut.end() for cut in _CUT.finditer(text)]
        starts, ends = [start, *cuts], [*cuts, end]
        first = max(at for at in starts if at <= span.start)
        last = min(at for at in ends if at >= span.end)
        while True:
            before = max((at for at in starts if at < first), default=first)
            after = min((at for at in ends if at > last), default=last)
            if before < first and last - before <= _LONGEST:  # what governs a clause stands before it, mostly
                first = before
            elif after > last and after - first <= _LONGEST:
                last = after
            else:
                break
        told = self._article.text[first:last].rstrip(" ,;:–—-")
        return TextSpan(first, max(first + len(told), span.end)) if last - first <= _LONGEST else None
