"""An article's text as HTML, with the words that are quoted from it marked and linked to what rests on them.

Bars over the names of those who are kept off the site become words that say so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from ..evidence import Evidence
from ..hidden_names import BAR, WITHHELD
from ..model import Article
from .catalogue import Quoted
from .markdown import Markdown, escape

__all__ = ["marked_text", "notes_of_correction"]

_Mark = tuple[int, int, str]
"""Where marked words start and end in the article's text, and the anchor of what rests on them."""


def marked_text(article: Article, quotes: Sequence[Quoted], evidence: Evidence) -> Markdown:
    """The article's text but for its title, a paragraph for each block."""
    marks = list(_marks(quotes, evidence))
    spans = [(block.start, block.end, block.kind) for block in article.blocks] or [(0, len(article.text), "paragraph")]
    return Markdown("\n").join(
        Markdown(f'<p class="x-{kind}">{_block(article.text, start, end, marks)}</p>')
        for start, end, kind in spans
        if kind != "title"
    )


def notes_of_correction(article: Article) -> list[Markdown]:
    """What the article itself says of how it was corrected, in order."""
    return [_plain(article.text[block.start : block.end]) for block in article.blocks if block.kind == "correction"]


def _marks(quotes: Sequence[Quoted], evidence: Evidence) -> Iterator[_Mark]:
    """Where the quotes stand, in order; what overlaps is one mark, which leads to the first and longest of them."""
    found = [(place.start, place.end, q.anchor) for q in quotes if (place := evidence.find(q.source))]
    open_mark: _Mark | None = None
    for start, end, anchor in sorted(found, key=lambda mark: (mark[0], -mark[1])):
        if open_mark and start < open_mark[1]:
            open_mark = (open_mark[0], max(end, open_mark[1]), open_mark[2])
            continue
        if open_mark:
            yield open_mark
        open_mark = (start, end, anchor)
    if open_mark:
        yield open_mark


def _block(text: str, start: int, end: int, marks: Sequence[_Mark]) -> Markdown:
    parts: list[str] = []
    at = start
    for first, last, anchor in marks[bisect_right(marks, start, key=itemgetter(1)) :]:
        if first >= end:
            break
        first, last = max(first, start), min(last, end)
        parts += [_plain(text[at:first]), f'<mark><a href="#{anchor}">{escape(text[first:last])}</a></mark>']
        at = last
    return Markdown("".join([*parts, _plain(text[at:end])]))


def _plain(text: str) -> Markdown:
    """Words that nothing rests on, where names may be barred."""
    if BAR not in text:
        return escape(text)
    return Markdown("").join(
        Markdown('<span class="x-withheld">{}</span>').format(WITHHELD) if barred else escape("".join(run))
        for barred, run in groupby(text, key=BAR.__eq__)
    )
