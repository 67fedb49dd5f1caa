"""Strips: words that stand beside each other on one line of one column, and the rows of tables."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import pairwise

from ..lines import is_listed
from .drawing import RuledLine
from .hyphens import joined
from .initials import with_initials
from .printed_page import PrintedPage, Word
from .spelled import is_right_to_left

__all__ = ["Strip", "strip_of", "strips_of", "without_marks"]

_GAP = 0.9
"""Times the letters' size: a wider gap may part two columns; a space is a quarter to a half."""
_INDENT = 1.6
"""Times the letters' size that a paragraph's first line is indented at most."""
_FREE = 0.4
"""Times the letters' size that stays free where a gap runs on."""
_CLEAR_GAP = 2.5
"""Times the letters' size: a gap that no line of justified text has."""
_SPACE = 0.21
"""Times the letters' size: a gap between words of scripts that run from the right."""
_LEAST_SPACE = 0.15
"""Times the letters' size: a gap between them that is no wider is none, whatever the file's order of letters says."""
_AROUND = 8
"""Lines above and below that tell whether a gap parts columns."""
_RUNS_ON = 3
"""Lines with a gap at one place, of which it parts columns and is no wide space."""
_SIGNS = re.compile(r"[\d,*†‡§]{1,5}")
_PUNCTUATION = ".,;:!?…’”»\"')]"
_POINT = re.compile(r"([.،؛:!؟]+)(\d.*)")
_UNITS = frozenset({"m", "cm", "km", "mm", "ft"})
"""What a raised digit makes an area or a volume."""
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Strip:
    """What stands on one line of one column, or in one row of a table."""

    words: tuple[Word, ...]
    """As they are read."""
    left: float
    right: float
    top: float
    base: float
    size: float
    """Of most of its letters."""
    bold: bool
    """Whether all of it is bold."""
    row: bool = False
    """Whether it is a row of a table."""
    text: str = ""
    """Its words; raised digits are written as such."""
    from_right: bool = False
    """Whether it is read from the right."""

    @property
    def bottom(self) -> float:
        return self.base + 0.25 * self.size

    @property
    def unsure(self) -> bool:
        """Whether letters of it run from the right and nothing tells how all of it is written.

        Glyphs do not tell to which letter a mark belongs, nor whether a bracket is a mirrored one; and words that run from
        the right within a line that runs from the left stand in the order of their letters' places.
        """
        if not self.from_right:
            return any(is_right_to_left(word.text) for word in self.words)
        hard = (letter for word in self.words if not word.spelled for letter in word.text)
        return any(unicodedata.mirrored(letter) or unicodedata.combining(letter) for letter in hard)


def strips_of(page: PrintedPage) -> list[Strip]:
    """The strips of a page from top to bottom; a row of a table with lines around its cells is one."""
    standing = [rule for rule in page.rules if not rule.level]
    rows = _rows(with_initials(page.words))
    parted = [
        _parted(row, standing, [other for other in rows[max(0, at - _AROUND) : at + _AROUND + 1] if other is not row])
        for at, row in enumerate(rows)
    ]
    from_right = _runs_from_right(page.words, other=False)
    strips = [strip_of(words, from_right=from_right) for row in parted for words in row]
    return sorted(_in_grids(strips, page.rules), key=lambda strip: (strip.base, strip.left))


def strip_of(words: Sequence[Word], *, text: str | None = None, row: bool = False, from_right: bool = False) -> Strip:
    """Words on one line as a strip.

    :param text: what it says; found out where left out.
    :param from_right: whether it is read from the right where it has no letters, which tell.
    """
    sizes: dict[float, int] = {}
    for word in words:
        sizes[word.size] = sizes.get(word.size, 0) + len(word.text)
    size = max(sizes, key=lambda size: (sizes[size], size))
    right_to_left = _runs_from_right(words, other=from_right)
    ordered = _glued_from_right(words) if right_to_left else list(words)
    if text is None:
        text = _spaced(ordered)
    return Strip(
        tuple(ordered),
        min(word.left for word in words),
        max(word.right for word in words),
        min(word.base for word in words) - 0.8 * size,
        sorted(word.base for word in words)[len(words) // 2],
        size,
        all(word.bold for word in words if any(map(str.isalnum, word.text))),
        row,
        text,
        right_to_left,
    )


def _runs_from_right(words: Sequence[Word], *, other: bool) -> bool:
    """Whether most letters of words run from the right; ``other`` where there are none."""
    letters = [word for word in words if word.text[0].isalpha()]
    of_them = sum(len(word.text) for word in letters if is_right_to_left(word.text))
    return 2 * of_them > sum(len(word.text) for word in letters) if letters else other


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    """Words on one height, from left to right, row by row from the top."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.base, word.left)):
        for row in reversed(rows[-4:]):
            if abs(row[0].base - word.base) <= 0.2 * min(row[0].size, word.size):
                row.append(word)
                break
        else:
            rows.append([word])
    return [sorted(row, key=lambda word: word.left) for row in rows]


def _parted(row: list[Word], standing: Sequence[RuledLine], around: Sequence[Sequence[Word]]) -> Iterator[list[Word]]:
    """The words of a row, parted where columns or cells are."""
    start = 0
    for at, (one, other) in enumerate(pairwise(row), 1):
        gap, size = other.left - one.right, max(one.size, other.size)
        ruled = gap > 0 and any(
            one.right - 1 <= rule.left <= other.left + 1
            and rule.top <= one.base - 0.2 * size
            and rule.bottom >= one.base - 0.5 * size
            for rule in standing
        )
        if is_listed(f"{row[start].text} ") and at == start + 1 and not ruled:
            continue  # what stands after the bullet of an item is no other column
        if ruled or gap > _CLEAR_GAP * size or (gap > _GAP * size and _runs_on(one, other, around)):
            yield row[start:at]
            start = at
    yield row[start:]


def _runs_on(one: Word, other: Word, around: Sequence[Sequence[Word]]) -> bool:
    """Whether the gap between two words goes on above or below, so that it is no wide space of one line.

    There have to be words that begin where the second one does, as in a column of text, or end there, as figures do.
    """
    on, left, right = 1, 0, 0
    for rows in (
        sorted((row for row in around if row[0].base < one.base), key=lambda row: -row[0].base),
        sorted((row for row in around if row[0].base > one.base), key=lambda row: row[0].base),
    ):
        begin, end = one.right, other.left
        for row in rows:
            middle = (begin + end) / 2
            begin = max([begin, *(word.right for word in row if word.left + word.right < 2 * middle)])
            end = min([end, *(word.left for word in row if word.left + word.right >= 2 * middle)])
            if end - begin < _FREE * other.size:
                break
            on += 1
            left += row[0].left < middle
            right += any(
                abs(word.left - other.left) <= _INDENT * other.size
                or (abs(word.right - other.right) <= other.size and any(map(str.isdigit, word.text + other.text)))
                for word in row
                if word.left >= end
            )
    return on >= _RUNS_ON and left > 0 and right > 1


def without_marks(strip: Strip, marks: frozenset[str]) -> Strip:
    """A strip without the raised signs in it that refer to notes: those of ``marks``, and any after a sentence's end."""
    kept = [
        word
        for before, word in pairwise((None, *strip.words))
        if word and not (word.raised and before and _refers(before.text, word.text, marks))
    ]
    return strip if len(kept) == len(strip.words) or strip.row else strip_of(kept, from_right=strip.from_right)


def _refers(before: str, mark: str, marks: frozenset[str]) -> bool:
    return _SIGNS.fullmatch(mark) is not None and (
        before[-1] in _PUNCTUATION or (mark in marks and before not in _UNITS)
    )


def _spaced(words: Sequence[Word]) -> str:
    out = ""
    for word in words:
        text = word.text.translate(_SUPERSCRIPTS) if word.raised else word.text
        out += text if word.glued or not out else f" {text}"
    return out


def _from_right(words: Sequence[Word]) -> Iterator[list[Word]]:
    """The words as a script that runs from the right has them: run by run from the right, each from its first word.

    Numbers and words of other scripts within run from the left.
    """
    run: list[Word] = []  # from its last word, which is met first
    signs: list[Word] = []
    for word in sorted(words, key=lambda word: -(word.left + word.right)):
        if run and not is_right_to_left(word.text) and not _is_alnum(word):
            signs.append(word)
            continue
        if run and not is_right_to_left(word.text) and _runs_with(word, signs[::-1], run[-1]):
            run += [*signs, word]
        else:
            yield from _ended(run, signs)
            run = [word]
        signs = []
    yield from _ended(run, signs)


def _ended(run: Sequence[Word], signs: Sequence[Word]) -> Iterator[list[Word]]:
    if run:
        yield [*reversed(run)]
    yield from ([sign] for sign in signs)


def _runs_with(word: Word, signs: Sequence[Word], following: Word) -> bool:
    """Whether two words run from the left, with signs between them: two numbers do so only as parts of one, such as 10:30."""
    if is_right_to_left(following.text) or not _is_alnum(following):
        return False
    if any(map(str.isalpha, word.text + following.text)):
        return True
    tight = all(_LEAST_SPACE * two.size >= two.left - one.right for one, two in pairwise((word, *signs, following)))
    return tight and all(unicodedata.bidirectional(sign.text[0]) in ("AN", "CS", "ES") for sign in signs)


def _is_alnum(word: Word) -> bool:
    return any(map(str.isalnum, word.text))


def _glued_from_right(words: Sequence[Word]) -> list[Word]:
    """The words as they are read from the right, with what of them belongs together told by the gaps between them."""
    out: list[Word] = []
    end = 0.0
    for run in _from_right(words):
        gaps = [end - max(word.right for word in run), *(word.left - before.right for before, word in pairwise(run))]
        for word, gap in zip(run, gaps, strict=True):
            point = _POINT.fullmatch(word.text)  # a full stop after a number stands to its left
            text = f"{point[2]}{point[1]}" if point else word.text
            glued = word.glued
            if out:
                before = out[-1]
                is_parted = word.number == before.number + 1 and not word.glued
                is_parted |= is_right_to_left(word.text) != is_right_to_left(before.text) and _is_alnum(word)
                glued = gap <= (_LEAST_SPACE if is_parted else _SPACE) * word.size
            out.append(replace(word, text=text, glued=glued))
        end = min(word.left for word in run)
    return out


def _in_grids(strips: Sequence[Strip], rules: Sequence[RuledLine]) -> list[Strip]:
    """The strips, with the cells of one row of a ruled table put together."""
    out = list(strips)
    for top, bottom, edges in _bands(
        [rule for rule in rules if rule.level], [rule for rule in rules if not rule.level]
    ):
        within = [
            s
            for s in out
            if top - 1 <= s.base - 0.3 * s.size <= bottom + 1 and edges[0] - 2 <= s.left and s.right <= edges[-1] + 2
        ]
        cells = [[s for s in within if left <= (s.left + s.right) / 2 < right] for left, right in pairwise(edges)]
        filled = [sorted(cell, key=lambda strip: strip.base) for cell in cells if cell]
        if len(filled) < 2:
            continue
        if 2 * sum(strip.from_right for strip in within) > len(within):
            filled.reverse()
        words = [word for cell in filled for strip in cell for word in strip.words]
        text = " | ".join(reduce(_as_one, (strip.text for strip in cell)) for cell in filled)
        out = [strip for strip in out if strip not in within]
        out.append(strip_of(words, text=text, row=True))
    return out


def _as_one(one: str, other: str) -> str:
    return joined(one, other, Counter())


def _bands(level: Sequence[RuledLine], standing: Sequence[RuledLine]) -> Iterator[tuple[float, float, list[float]]]:
    """Where rows of ruled tables are: their heights, and where the lines between their cells stand."""
    heights = _merged([rule.top for rule in level])
    for top, bottom in pairwise(heights):
        through = [rule.left for rule in standing if rule.top <= top + 3 and rule.bottom >= bottom - 3]
        edges = _merged(through)
        if len(edges) < 3:
            continue
        for height in (top, bottom):  # what lies on the band's edges has to be a line as long as the band
            drawn = [rule for rule in level if abs(rule.top - height) <= 3]
            if min(rule.left for rule in drawn) > edges[0] + 3 or max(rule.right for rule in drawn) < edges[-1] - 3:
                break
        else:
            yield top, bottom, edges


def _merged(places: Sequence[float]) -> list[float]:
    """Places in order, those that are all but one taken as one."""
    out: list[float] = []
    for place in sorted(places):
        if not out or place - out[-1] > 3:
            out.append(place)
    return out
