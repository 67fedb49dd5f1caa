"""Spans of an article as sources: the quote, and what tells it from the same words elsewhere."""

from __future__ import annotations

import re

from ..model import Article, Source
from ..quotes import find
from ..readers.reading import TextSpan

__all__ = ["citation", "sentence_around"]

_END = re.compile(r"[.!?…]['\"”’)]*(?=\s)")


def citation(article: Article, span: TextSpan, said_by: str = "") -> Source:
    """The span as a source; words before it are added as ``prefix`` where the quote stands more than once."""
    quote = article.text[span.start : span.end].strip()
    start = article.text.index(quote, span.start)
    return Source(article=article.id, quote=quote, prefix=_prefix(article.text, quote, start), said_by=said_by)


def sentence_around(article: Article, span: TextSpan, limit: int = 160) -> TextSpan:
    """The sentence that holds a span, without breaking its block; at most ``limit`` characters around the span."""
    block = next((b for b in article.blocks if b.start <= span.start and span.end <= b.end), None)
    low, high = (block.start, block.end) if block else (0, len(article.text))
    before = [low + m.end() for m in _END.finditer(article.text[low : span.start])]
    after = _END.search(article.text, span.end, high)
    start = (before or [low])[-1]
    end = after.start() if after else high
    start, end = max(start, span.start - limit // 2), min(end, span.end + limit // 2)
    start += len(article.text[start : span.start]) - len(article.text[start : span.start].lstrip())
    while start > low and start < span.start and not article.text[start - 1].isspace():
        start += 1
    while end > span.end and end < high and not article.text[end].isspace() and article.text[end] not in ".!?":
        end -= 1
    return TextSpan(min(start, span.start), max(len(article.text[:end].rstrip(" ,;:.")), span.end))


def _prefix(text: str, quote: str, start: int) -> str:
    """As few words before the quote as single it out; empty where it stands once."""
    found = find(text, quote)
    if found is None or found.count == 1:
        return ""
    prefix, rest = "", text[:start].rstrip()
    while rest:
        word = rest.rsplit(maxsplit=1)[-1]
        prefix = f"{word}{prefix and ' ' + prefix}"
        rest = rest[: -len(word)].rstrip()
        found = find(text, quote, prefix=prefix)
        if found and found.count == 1:
            return prefix
    return prefix
