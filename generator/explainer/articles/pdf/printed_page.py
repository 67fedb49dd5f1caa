"""What a page of a PDF shows: its words, each with its place, the lines drawn on it, and whether it is a picture.

Places are in points, from the upper left corner of the page as it is
read: a page whose text runs upwards is turned.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from .drawing import RuledLine, Upright, drawn
from .ink import Ink

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

__all__ = ["PrintedPage", "Word", "is_right_to_left", "read_printed_page"]

_MARK = re.compile(r"[\d,*†‡§]{1,5}")
_RAISED = 0.85
"""Times the size of the letter beside it that a raised letter has at most."""
_HYPHENS = (2, 0xAD, 0xFFFE)
"""What pdfium and files have for hyphens at lines' ends; whatever is drawn is no soft one."""
_UNKNOWN = "\ufffd"
_JOINERS = "\u200c\u200d"
"""What shows nothing and yet is part of words of some scripts."""
_LAST_LATIN = "\u024f"
_ACCENTS = {"´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "¨": "\u0308", "˜": "\u0303", "¸": "\u0327", "ˇ": "\u030c"}
"""What old fonts of TeX print over the next letter, as Unicode writes it after that letter."""
_BULLETS = dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf06e\uf075\uf071", "•")
"""Bullets of Word's symbol fonts, which Unicode has no names for."""


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
    picture: bool
    """Whether a picture covers half of it or more."""
    layer: bool
    """Whether its words are an invisible layer over a picture, as recognition of text makes it."""
    letters: int
    """How many letters are in the file."""
    unknown: int
    """Of how many of them the file does not say what they are."""


class _Glyph(NamedTuple):
    """A text object of the page, as far as its letters share it."""

    size: float
    bold: bool
    quarter: int | None
    """Quarter turns against the clock in which its letters run; None where they run askew or are mirrored."""
    invisible: bool
    artifact: bool
    embedded: bool
    """Whether the file has the font, so that it looks alike everywhere."""


@dataclass(slots=True)
class _Letters:
    """A word while it is gathered: in the page's own coordinates."""

    text: str
    first: int
    last: int
    glyph: _Glyph
    glued: bool
    raised: bool


def read_printed_page(page: PdfPage) -> PrintedPage:
    """What a page shows.

    :raises pypdfium2.PdfiumError: the page is broken.
    """
    import pypdfium2.raw as pdfium

    textpage = page.get_textpage()
    try:
        gathered, unknown = _gathered(pdfium, textpage.raw)
        turns = Counter(letters.glyph.quarter for letters in gathered for _ in letters.text)
        turns.pop(None, 0)
        quarter = turns.most_common(1)[0][0] if turns else 0
        upright = Upright(page.get_bbox(), quarter or 0)
        straight = [letters for letters in gathered if letters.glyph.quarter == quarter]
        words = [_word(pdfium, textpage.raw, letters, number, upright) for number, letters in enumerate(straight)]
    finally:
        textpage.close()
    rules, picture = drawn(pdfium, page, upright)
    ink = Ink(page, upright.width, upright.height, quarter or 0) if words else None
    layer = picture and 2 * sum(letters.glyph.invisible for letters in straight) > len(straight)
    letters = sum(len(its.text) for its in gathered)
    seen = _seen(words, straight, ink, picture)
    told = [word.text.strip(_UNKNOWN) != "" for word in words]  # the others are signs, such as a telephone
    shown = [word for word, is_told, is_seen in zip(words, told, seen, strict=True) if is_told and is_seen]
    unseen = [word.text for word, is_told, is_seen in zip(words, told, seen, strict=True) if is_told and not is_seen]
    return PrintedPage(
        upright.width, upright.height, _raised(_accented(shown)), rules, unseen, picture, layer, letters, unknown
    )


def _seen(words: Sequence[Word], letters: Sequence[_Letters], ink: Ink | None, picture: bool) -> list[bool]:
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


def _gathered(pdfium: Any, text: Any) -> tuple[list[_Letters], int]:
    """The page's letters as words, and how many letters the file does not explain."""
    out: list[_Letters] = []
    glyphs: dict[int, _Glyph] = {}
    glued, unknown, current = False, 0, 0
    accent, half = "", 0
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if 0xD800 <= code < 0xDC00:  # the first half of a letter beyond U+FFFF
            half = code
            continue
        if 0xDC00 <= code < 0xE000 and half:
            code = 0x10000 + ((half - 0xD800) << 10) + (code - 0xDC00)
        half = 0
        letter = _letter(code)
        if code > 32 and pdfium.FPDFText_HasUnicodeMapError(text, index) == 1:  # a guess of pdfium's
            letter = _UNKNOWN
        if letter.isspace():
            glued = False
            continue
        if not letter:
            continue
        unknown += letter == _UNKNOWN
        handle = pdfium.FPDFText_GetTextObject(text, index)
        address = ctypes.addressof(handle.contents) if handle else 0
        if address not in glyphs:
            glyphs[address] = _glyph(pdfium, text, index, handle)
        glyph = glyphs[address]
        if letter in _ACCENTS and _is_over_the_next(pdfium, text, index):
            accent = _ACCENTS[letter]
            continue
        if accent:
            letter, accent = unicodedata.normalize("NFC", letter.replace("ı", "i") + accent), ""
        raised = letter.isdigit() and glyph.quarter == 0 and _is_drawn_raised(pdfium, text, index, glyph.size)
        if glued and address == current and raised == out[-1].raised and not is_right_to_left(letter):
            out[-1].text += letter
            out[-1].last = index
        else:
            out.append(_Letters(letter, index, index, glyph, glued, raised))
        glued, current = True, address
    return out, unknown


def is_right_to_left(text: str) -> bool:
    """Whether a word is of a script that runs from the right."""
    return bool(text) and "\u0590" <= text[0] <= "\u08ff"


@cache
def _letter(code: int) -> str:
    """A letter as it is written: ligatures and Arabic letters shaped by their place taken apart; none for what is not shown."""
    if code in _HYPHENS:
        return "-"
    if 0xFB00 <= code <= 0xFDFF or 0xFE70 <= code <= 0xFEFC:
        return unicodedata.normalize("NFKC", chr(code))
    letter = _BULLETS.get(chr(code), chr(code))
    if unicodedata.category(letter) == "Cc":
        return " " if code else _UNKNOWN
    if unicodedata.category(letter) == "Cf" and letter not in _JOINERS:
        return ""
    return _UNKNOWN if unicodedata.category(letter) in ("Co", "Cn", "Cs") else letter


def _glyph(pdfium: Any, text: Any, index: int, handle: Any) -> _Glyph:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    size = pdfium.FPDFText_GetFontSize(text, index)
    if size < 0:  # which turns the letters about
        matrix.a, matrix.b = -matrix.a, -matrix.b
        matrix.c, matrix.d = -matrix.c, -matrix.d
    turn = math.degrees(math.atan2(matrix.b, matrix.a)) / 90
    mirrored = matrix.a * matrix.d < matrix.b * matrix.c
    quarter = round(turn) % 4 if abs(turn - round(turn)) < 0.05 and not mirrored else None
    invisible = bool(handle) and pdfium.FPDFTextObj_GetTextRenderMode(handle) in (
        pdfium.FPDF_TEXTRENDERMODE_INVISIBLE,
        pdfium.FPDF_TEXTRENDERMODE_CLIP,
    )
    font = pdfium.FPDFTextObj_GetFont(handle) if handle else None
    size = round(abs(size) * math.hypot(matrix.c, matrix.d), 1)
    embedded = bool(font) and pdfium.FPDFFont_GetIsEmbedded(font) == 1
    return _Glyph(size, _is_bold(pdfium, font), quarter, invisible, _is_artifact(pdfium, handle), embedded)


def _is_artifact(pdfium: Any, handle: Any) -> bool:
    """Whether a text object is marked as what belongs to the page, as Word and LibreOffice mark heads and feet."""
    name, length = (pdfium.FPDF_WCHAR * 16)(), ctypes.c_ulong()
    for number in range(pdfium.FPDFPageObj_CountMarks(handle) if handle else 0):
        mark = pdfium.FPDFPageObj_GetMark(handle, number)
        named = pdfium.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), length)
        if named and bytes(name)[: length.value].decode("utf-16-le", "ignore").rstrip("\0") == "Artifact":
            return True
    return False


def _is_bold(pdfium: Any, font: Any) -> bool:
    if not font:
        return False
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFFont_GetBaseFontName(font, name, len(name))
    lowered = name.value.lower()
    return any(sign in lowered for sign in (b"bold", b"black", b"heavy", b"cmbx", b"semibold", b"demi")) or (
        pdfium.FPDFFont_GetWeight(font) >= 600
    )


def _is_over_the_next(pdfium: Any, text: Any, index: int) -> bool:
    """Whether a sign is printed over the letter after it."""
    if (
        pdfium.FPDFText_IsGenerated(text, index + 1) != 0
        or not _letter(pdfium.FPDFText_GetUnicode(text, index + 1)).isalpha()
    ):
        return False
    here, there = _box(pdfium, text, index), _box(pdfium, text, index + 1)
    return bool(there.left - 1 <= (here.left + here.right) / 2 <= there.right + 1)


def _is_drawn_raised(pdfium: Any, text: Any, index: int, size: float) -> bool:
    """Whether a digit is a raised one of its font, which stands on the line like any other but is drawn above it."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, index, x, y)
    return bottom.value - y.value > 0.2 * size and top.value - bottom.value < 0.6 * size


def _box(pdfium: Any, text: Any, index: int) -> Any:
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text, index, box)
    return box


def _word(pdfium: Any, text: Any, letters: _Letters, number: int, upright: Upright) -> Word:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, letters.first, x, y)
    _, base = upright(x.value, y.value)
    ends = []
    for index in (letters.first, letters.last):
        box = _box(pdfium, text, index)
        ends += [upright(box.left, box.bottom)[0], upright(box.right, box.top)[0]]
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
    )


def _accented(words: list[Word]) -> list[Word]:
    """The words, with accents over capitals, which stand by themselves in the file, put on them."""
    out = list(words)
    for accent in (word for word in words if word.text in _ACCENTS):
        middle = (accent.left + accent.right) / 2
        for at, word in enumerate(out):
            over = word.left <= middle <= word.left + word.size and 0 < word.base - accent.base < word.size / 2
            if over and word.text[0].isalpha():
                letter = unicodedata.normalize("NFC", word.text[0] + _ACCENTS[accent.text])
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
