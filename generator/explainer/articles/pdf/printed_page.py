"""What a page of a PDF shows: its words, each with its place, the lines drawn on it, and whether it is a picture.

Places are in points, from the upper left corner of the page as it is
read: a page whose text runs upwards is turned.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from .drawing import RuledLine, Upright, drawn
from .ink import Ink
from .letters import ACCENTS, UNKNOWN, Letters, gathered, loose_box
from .spelled import spelled_out

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

__all__ = ["PrintedPage", "Word", "read_printed_page"]

_MARK = re.compile(r"[\d,*†‡§]{1,5}")
_RAISED = 0.85
"""Times the size of the letter beside it that a raised letter has at most."""
_SHADOW = 0.2
"""Times the size of a word's letters that its shadow is aside at most."""
_SAME_PLACE = 0.06
"""Times the size of a letter that the same one is aside at most if it is printed twice, and not doubled."""
_LAST_LATIN = "\u024f"


@dataclass(frozen=True, slots=True)
class Word:
    """Letters in a row of one size and style."""

    text: str
    left: float
    right: float
    base: float
    """Where the letters stand, from the top; for raised ones, where their neighbours stand."""
    size: float
    """Of its font."""
    bold: bool
    glued: bool
    """Whether no space parts it from the word before it."""
    raised: bool
    artifact: bool
    """Whether the file marks it as what belongs to the page and not to the text, such as a running head."""
    number: int
    """Its place in the file, counted word by word."""
    spelled: bool = False
    """Whether the file spells it out beside its glyphs."""


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """What a page shows."""

    width: float
    height: float
    words: list[Word]
    """In the order of the file, which within a line is that of reading."""
    rules: list[RuledLine]
    unseen: list[str]
    """Words that are in the file, but that nobody sees."""
    askew: list[str]
    """Words that run in another direction than most, such as a stamp along the edge."""
    picture: bool
    """Whether a picture covers half of it or more."""
    layer: bool
    """Whether its words are an invisible layer over a picture, as recognition of text makes it."""
    letters: int
    """How many letters are in the file."""
    unknown: int
    """Of how many of them the file does not say what they are."""


def read_printed_page(page: PdfPage) -> PrintedPage:
    """What a page shows.

    :raises pypdfium2.PdfiumError: the page is broken.
    """
    import pypdfium2.raw as pdfium

    textpage = page.get_textpage()
    try:
        words_in_file, unknown = gathered(pdfium, textpage.raw, spelled_out(pdfium, page))
        turns = Counter(letters.glyph.quarter for letters in words_in_file for _ in letters.text)
        turns.pop(None, 0)
        quarter = turns.most_common(1)[0][0] if turns else 0
        upright = Upright(page.get_bbox(), quarter or 0)
        straight = [letters for letters in words_in_file if letters.glyph.quarter == quarter]
        words = [_word(pdfium, textpage.raw, letters, number, upright) for number, letters in enumerate(straight)]
    finally:
        textpage.close()
    rules, picture = drawn(pdfium, page, upright)
    ink = Ink(page, upright.width, upright.height, quarter or 0) if words else None
    askew = [its.text for its in words_in_file if its.glyph.quarter != quarter]
    layer = picture and 2 * sum(letters.glyph.invisible for letters in straight) > len(straight)
    letters = sum(len(its.text) for its in words_in_file)
    seen = _seen(words, straight, ink, picture)
    told = [_is_told(at, words) for at in range(len(words))]
    shown = [word for word, is_told, is_seen in zip(words, told, seen, strict=True) if is_told and is_seen]
    unseen = [word.text for word, is_told, is_seen in zip(words, told, seen, strict=True) if is_told and not is_seen]
    return PrintedPage(
        upright.width,
        upright.height,
        _raised(_accented(_once(shown))),
        rules,
        unseen,
        askew,
        picture,
        layer,
        letters,
        unknown,
    )


def _seen(words: Sequence[Word], letters: Sequence[Letters], ink: Ink | None, picture: bool) -> list[bool]:
    """Which words a reader sees; those of an invisible layer are seen in the picture under them."""
    out = []
    for word, its in zip(words, letters, strict=True):
        if its.glyph.invisible:
            out.append(picture)
        elif not its.glyph.embedded and word.text[0] > _LAST_LATIN:
            out.append(True)  # no font for it may be installed here
        else:
            out.append(ink is not None and ink.shows(word.left, word.right, word.base, word.size, word.text))
    for at, word in enumerate(words):
        thin = len(word.text) <= 2 and not any(map(str.isdigit, word.text))  # such as an i and a comma
        before = word.glued and at > 0 and out[at - 1]
        after = at + 1 < len(words) and words[at + 1].glued and out[at + 1] and words[at + 1].text.isalpha()
        out[at] = out[at] or (thin and not letters[at].glyph.invisible and (before or after))
    return out


def _word(pdfium: Any, text: Any, letters: Letters, number: int, upright: Upright) -> Word:
    if letters.spelled:
        boxes, origin = [letters.spelled], letters.spelled.origin
    else:
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(text, letters.first, x, y)
        boxes, origin = [loose_box(pdfium, text, index) for index in (letters.first, letters.last)], (x.value, y.value)
    ends = [upright(x, y)[0] for box in boxes for x, y in ((box.left, box.bottom), (box.right, box.top))]
    _, base = upright(*origin)
    glyph = letters.glyph
    return Word(
        letters.text,
        min(ends),
        max(ends),
        base,
        glyph.size,
        glyph.bold,
        letters.glued,
        letters.raised,
        glyph.artifact,
        number,
        letters.spelled is not None,
    )


def _is_told(at: int, words: Sequence[Word]) -> bool:
    """Whether a word has a letter that the file explains, or belongs to one; the others are signs, such as a telephone."""
    belongs = words[at].glued or (at + 1 < len(words) and words[at + 1].glued)
    return belongs or words[at].text.strip(UNKNOWN) != ""


def _once(words: Sequence[Word]) -> list[Word]:
    """The words without those that are printed again at their place, as a shadow or to look bold."""
    out: list[Word] = []
    there: dict[tuple[str, int, int], list[Word]] = {}
    for word in words:
        near = max(word.size * (_SHADOW if len(word.text) > 2 else _SAME_PLACE), 0.1)
        across, down = round(word.left / near), round(word.base / near)
        around = ((word.text, across + x, down + y) for x in (-1, 0, 1) for y in (-1, 0, 1))
        others = (other for place in around for other in there.get(place, ()))
        if not any(abs(word.left - other.left) <= near and abs(word.base - other.base) <= near for other in others):
            out.append(word)
            there.setdefault((word.text, across, down), []).append(word)
    return out


def _accented(words: list[Word]) -> list[Word]:
    """The words, with accents over capitals, which stand by themselves in the file, put on them."""
    out = list(words)
    for accent in (word for word in words if word.text in ACCENTS):
        middle = (accent.left + accent.right) / 2
        for at, word in enumerate(out):
            over = word.left <= middle <= word.left + word.size and 0 < word.base - accent.base < word.size / 2
            if over and word.text[0].isalpha():
                letter = unicodedata.normalize("NFC", word.text[0] + ACCENTS[accent.text])
                out[at] = replace(word, text=letter + word.text[1:])
                out.remove(accent)
                break
    return out


def _raised(words: list[Word]) -> list[Word]:
    """The words, with those that stand above their neighbours marked and put on their line."""
    out = list(words)
    usual = Counter(word.size for word in words).most_common(1)[0][0] if words else 0
    for at, word in enumerate(words):
        near = [*words[max(0, at - 1) : at], *words[at + 1 : at + 2]]
        if word.size < usual and _MARK.fullmatch(word.text):  # in the file a mark of a note may stand far from its word
            near += words
        beside = next((other for other in near if _stands_above(word, other)), None)
        if beside:
            out[at] = replace(word, base=beside.base, glued=word.left >= beside.right - 1, raised=True)
    return out


def _stands_above(word: Word, beside: Word) -> bool:
    apart = max(word.left - beside.right, beside.left - word.right)
    lifted = beside.base - word.base
    small = word.size <= _RAISED * beside.size
    return small and -1 < apart < 0.3 * beside.size and 0.15 * beside.size < lifted < 0.7 * beside.size
