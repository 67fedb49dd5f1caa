"""Paragraphs of a PDF: strips of its pages put together, over the ends of columns and pages; notes come last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ..lines import ends_a_sentence, is_listed
from .strips import Strip, without_marks

__all__ = ["BULLET", "NOTE", "Paragraph", "paragraphs_of"]

BULLET = re.compile(r"[•·▪●○◦■□➢✓‣]\s*")
"""What stands before an item."""
NOTE = re.compile(r"(?P<mark>[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\d{1,3}[.)]?|[*†‡§]+)\s*(?=[^\W\d]|[\"“«‘])")
"""What a note at a page's foot begins with."""
_PLAIN_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

_ALIKE = 0.08
"""Times the size by which letters of one paragraph differ at most."""
_SMALLER = 0.95
"""Times the size of the text that a note has at most."""
_INDENT = 0.6
"""Times the size of the letters that a first line is indented at least."""
_APART = 1.25
"""Times the usual distance of lines that paragraphs are apart at least."""
_SHORT = 0.6
"""Times a column's width: a line that is no wider was not broken because a word did not fit."""
_RAGGED = 0.25
"""Times a column's width by which a line is short where it goes round a picture, or is not justified."""
_FEW = 5
"""Lines of a block that do not tell by themselves how wide their column is."""
_SPACE = 0.25
"""Times the size of the letters that a space is wide."""
_LOOK_BACK = 4
"""Paragraphs, such as a picture's words and a table's rows, that may stand where another goes on at a column's end."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together."""

    strips: tuple[Strip, ...]
    reach: float
    """Where its column ends, measured as :func:`_end` does."""
    page: int
    """Counted from 0."""
    note: bool = False
    """Whether it is a note at a page's foot."""

    @property
    def size(self) -> float:
        """Of its letters."""
        return self.strips[0].size

    @property
    def bold(self) -> bool:
        """Whether all of it is."""
        return all(strip.bold for strip in self.strips)

    @property
    def row(self) -> bool:
        """Whether it is a row of a table."""
        return self.strips[0].row


def paragraphs_of(pages: Sequence[Sequence[Sequence[Strip]]], size: float) -> list[Paragraph]:
    """The paragraphs of a document in the order of reading, and then its notes.

    :param pages: the blocks of each page in order.
    :param size: of most letters.
    """
    leading = _leading(pages, size)
    text: list[Paragraph] = []
    notes: list[Paragraph] = []
    for page, blocks in enumerate(pages):
        of_notes = [block for block in blocks if _is_note(block, blocks, size)]
        marks = frozenset(_mark(strip.text) for block in of_notes for strip in block if NOTE.match(strip.text))
        for block in blocks:
            if block in of_notes:
                notes += _notes(block, page)
                continue
            first, *others = _parted([without_marks(strip, marks) for strip in block], blocks, leading, size, page)
            _add(text, first)
            text += others
    return [*text, *notes]


def _leading(pages: Sequence[Sequence[Sequence[Strip]]], size: float) -> float:
    """How far lines of the text are apart, times the size of its letters."""
    apart = [
        (below.base - above.base) / size
        for blocks in pages
        for block in blocks
        for above, below in pairwise(block)
        if above.size == size == below.size and not above.row
    ]
    return median(apart) if apart else 1.2


def _parted(
    block: Sequence[Strip], blocks: Sequence[Sequence[Strip]], leading: float, size: float, page: int
) -> Iterator[Paragraph]:
    """The paragraphs of a block; at least one."""
    reach = _reach(block, blocks)
    lines = [block[0]]
    for at, strip in enumerate(block[1:], 1):
        end = max(_end(near) for near in block[max(0, at - 2) : at + 3]) if len(block) > _FEW else reach
        large = strip.size > (1 + _ALIKE) * size
        if (
            _ends_large(lines[-1], strip)
            if large
            else _ends(lines, strip, end, reach, leading, ragged=len(block) > _FEW)
        ):
            yield Paragraph(tuple(lines), reach, page)
            lines = []
        lines.append(strip)
    yield Paragraph(tuple(lines), reach, page)


def _ends_large(before: Strip, strip: Strip) -> bool:
    """Whether a heading ends with its line: how wide its lines are says nothing."""
    return strip.base - before.base > 1.6 * strip.size or strip.bold != before.bold or strip.row or before.row


def _ends(lines: Sequence[Strip], strip: Strip, end: float, reach: float, leading: float, *, ragged: bool) -> bool:
    """Whether a paragraph ends with its last line so far.

    :param strip: the next line.
    :param end: where lines around it end.
    :param reach: where the column ends.
    :param ragged: whether a line may be shorter than those around it, as beside a picture.
    """
    before = lines[-1]
    if before.row or strip.row or BULLET.match(strip.text):
        return True
    short = _shortness(before, strip, end)
    narrow = _end(before) - _start(before) < _SHORT * (reach - _start(before))
    full = short < 0 and not narrow
    unfinished = not ends_a_sentence(before.text)
    if unfinished and (full or (before.text.endswith(("-", "//")) and _begins_small(strip.text))):
        return False
    if before.bold != strip.bold or is_listed(strip.text) or strip.base - before.base > _APART * leading * strip.size:
        return True
    item = is_listed(lines[0].text)
    shift = _start(strip) - _start(lines[0] if item else before)
    if abs(shift) > _INDENT * strip.size and (shift < 0 if item else len(lines) > 1 or shift > 0):
        return True
    if full:
        return False
    goes_on = short < _RAGGED * (end - _start(before)) and unfinished and _begins_small(strip.text)
    return narrow or not (ragged and goes_on)


def _add(text: list[Paragraph], paragraph: Paragraph) -> None:
    """Adds the first paragraph of a block, to the one that goes on in it if there is one."""
    for back, earlier in enumerate(reversed(text[-_LOOK_BACK:]), 1):
        if earlier.page < paragraph.page - 1:
            return
        if _goes_on(earlier, paragraph, next_to=back == 1):
            text[-back] = replace(
                earlier, strips=earlier.strips + paragraph.strips, reach=paragraph.reach, page=paragraph.page
            )
            return
    text.append(paragraph)


def _goes_on(one: Paragraph, other: Paragraph, *, next_to: bool) -> bool:
    """Whether a paragraph goes on in another block.

    :param next_to: whether nothing stands between them.
    """
    last, first = one.strips[-1], other.strips[0]
    alike = abs(one.size - other.size) <= _ALIKE * one.size and last.bold == first.bold and not (one.row or other.row)
    if not alike or ends_a_sentence(last.text) or BULLET.match(first.text):
        return False
    full = _shortness(last, first, one.reach) < 0
    elsewhere = one.page != other.page or first.base < last.base or first.left > last.right
    if _begins_small(first.text):
        near = first.base - last.base < 2 * _APART * last.size
        return elsewhere or (full and (near or not next_to))
    return full and elsewhere and next_to and not is_listed(first.text)


def _is_note(block: Sequence[Strip], blocks: Sequence[Sequence[Strip]], size: float) -> bool:
    """Whether a block is of notes at a page's foot: small, with a mark, and with none of the text under it."""
    first = block[0]
    if first.row or first.size > _SMALLER * size or not NOTE.match(first.text):
        return False
    return not any(
        strip.base > first.base
        and strip.size > _SMALLER * size
        and strip.left < first.right
        and strip.right > first.left
        for other in blocks
        for strip in other
    )


def _notes(block: Sequence[Strip], page: int) -> Iterator[Paragraph]:
    lines: list[Strip] = []
    for strip in block:
        if lines and _follows(_mark(lines[0].text), _mark(strip.text)):
            yield Paragraph(tuple(lines), 0.0, page, note=True)
            lines = []
        lines.append(strip)
    yield Paragraph(tuple(lines), 0.0, page, note=True)


def _follows(mark: str, other: str) -> bool:
    """Whether a sign is that of the next note."""
    return int(other) == int(mark) + 1 if mark.isdecimal() and other.isdecimal() else bool(other)


def _mark(note: str) -> str:
    """The sign that a note begins with, as it stands in the text."""
    found = NOTE.match(note)
    return found["mark"].translate(_PLAIN_DIGITS).rstrip(".)") if found else ""


def _start(strip: Strip) -> float:
    """Where a line begins, in points in the direction in which it is read."""
    return -strip.right if strip.from_right else strip.left


def _end(strip: Strip) -> float:
    return -strip.left if strip.from_right else strip.right


def _reach(block: Sequence[Strip], blocks: Sequence[Sequence[Strip]]) -> float:
    """Where the column of a block ends: as far as a line reaches that begins about where the block does."""
    if block[0].row or len(block) > _FEW:
        return max(map(_end, block))
    start, size = min(map(_start, block)), block[0].size
    return max(
        _end(strip)
        for other in (block, *blocks)
        for strip in other
        if -5 * size <= _start(strip) - start <= 2 * size and abs(strip.size - size) <= _ALIKE * size and not strip.row
    )


def _shortness(strip: Strip, following: Strip, end: float) -> float:
    """By how many points the next line's first word would have fitted; below 0 where it would not."""
    first = [following.words[0]]
    for word in following.words[1:]:
        if not word.glued:
            break
        first.append(word)
    width = max(word.right for word in first) - min(word.left for word in first)
    return end - _end(strip) - width - _SPACE * strip.size


def _begins_small(text: str) -> bool:
    """Whether a line begins in the middle of a sentence; scripts without capitals do not tell."""
    return text[:1].islower()
