"""What the paragraphs of a PDF are: its title, headings, items, rows of tables and notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import reduce

from ...quotes import canonical, fold
from ..lines import Hint, Line, ends_a_sentence
from .hyphens import joined, words_of
from .paragraphs import BULLET, NOTE, Paragraph
from .strips import Strip

__all__ = ["body_size", "lines_of", "texts_of", "title_of"]

_LARGER = 1.08
"""Times the size of the text that a heading has at least."""
_TITLE = 1.15
"""Times the size of the text that a title has at least."""
_TITLE_WORDS = (3, 40)
_HEADING_WORDS = 14
_TEXT_WORDS = 15
"""Words with which the text begins; what is large or bold above it may be a kicker, a byline or a standfirst."""


def body_size(strips: Iterable[Strip]) -> float:
    """The size of most letters; 0 where there are none."""
    sizes: Counter[float] = Counter()
    for strip in strips:
        sizes[strip.size] += len(strip.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 0.0


def title_of(paragraphs: Sequence[Paragraph], texts: Sequence[str], size: float, told: str) -> tuple[int | None, bool]:
    """Which paragraph is the title, and whether it is what the document's information tells.

    :param texts: of the paragraphs.
    :param size: of most letters.
    :param told: what the document's information has as its title; empty where nothing is.
    """
    first = [no for no, paragraph in enumerate(paragraphs) if paragraph.page == 0 and not paragraph.note]
    for no in first:
        if told and _same(texts[no]) == _same(told):
            return no, True
    fewest, most = _TITLE_WORDS
    large = [
        no
        for no in first
        if paragraphs[no].size >= _TITLE * size and not paragraphs[no].row and fewest <= len(texts[no].split()) <= most
    ]
    return max(large, key=lambda no: (paragraphs[no].size, -no), default=None), False


def texts_of(paragraphs: Sequence[Paragraph]) -> list[str]:
    """The words of each paragraph, its lines put together."""
    words = words_of(strip.text for paragraph in paragraphs for strip in paragraph.strips)
    return [
        canonical(reduce(lambda one, other: joined(one, other, words), (strip.text for strip in paragraph.strips)))
        for paragraph in paragraphs
    ]


def lines_of(paragraphs: Sequence[Paragraph], texts: Sequence[str], size: float, title: int | None) -> list[Line]:
    """The paragraphs as lines, with what their size and their place say of them.

    :param texts: of the paragraphs.
    :param size: of most letters.
    :param title: which of them is the title.
    """
    begun = False
    out: list[Line] = []
    for no, (paragraph, text) in enumerate(zip(paragraphs, texts, strict=True)):
        if no == title:
            out.append(Line(text, "title"))
        elif paragraph.note:
            out.append(Line(NOTE.sub(r"\g<mark> ", text, count=1)))
        elif paragraph.row:
            out.append(Line(text, "item"))
        elif BULLET.match(text):
            out += [Line(item, "item") for item in (BULLET.sub("", text, count=1),) if item]
        else:
            out.append(Line(text, _hint(paragraph, text, size) if begun else None))
            begun = begun or (paragraph.size <= _LARGER * size and len(text.split()) >= _TEXT_WORDS)
    return out


def _hint(paragraph: Paragraph, text: str, size: float) -> Hint | None:
    distinct = paragraph.size >= _LARGER * size or (paragraph.bold and paragraph.size > size / _LARGER)
    short = len(text.split()) <= _HEADING_WORDS and not ends_a_sentence(text)
    return "heading" if distinct and short else None


def _same(text: str) -> str:
    return fold(canonical(text)).casefold()
