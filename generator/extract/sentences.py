"""The sentence that a word stands in, found from the word outwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .tokens import Span, Token

__all__ = ["sentence"]


def sentence(word: Token) -> Span:
    """What ``word.sent`` gives; spaCy's own property looks at every word of the doc each time it is asked."""
    doc, start, end = word.doc, word.i, word.i + 1
    while start and not doc[start].is_sent_start:
        start -= 1
    while end < len(doc) and not doc[end].is_sent_start:
        end += 1
    return doc[start:end]
