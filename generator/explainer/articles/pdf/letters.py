"""The letters of a page of a PDF, gathered into words as they stand in the file, with the style of each."""

from __future__ import annotations

import ctypes
import math
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from .spelled import Spelled, is_right_to_left

__all__ = ["ACCENTS", "UNKNOWN", "Glyph", "Letters", "gathered", "loose_box"]

_HYPHENS = (2, 0xAD, 0xFFFE)
"""What pdfium and files have for hyphens at lines' ends; whatever is drawn is no soft one."""
UNKNOWN = "\ufffd"
_DOTS = "\u0660\u06f0"
"""The naughts of Arabic and Persian, which are drawn as dots above the line."""
_JOINERS = "\u200c\u200d"
"""What shows nothing and yet is part of words of some scripts."""
ACCENTS = {"´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "¨": "\u0308", "˜": "\u0303", "¸": "\u0327", "ˇ": "\u030c"}
"""What old fonts of TeX print over the next letter, as Unicode writes it after that letter."""
_BULLETS = dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf06e\uf075\uf071", "•")
"""Bullets of Word's symbol fonts, which Unicode has no names for."""


class Glyph(NamedTuple):
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
class Letters:
    """A word while it is gathered: in the page's own coordinates."""

    text: str
    first: int
    last: int
    glyph: Glyph
    glued: bool
    raised: bool
    spelled: Spelled | None = None
    """What the file says of it beside its glyphs."""


def gathered(pdfium: Any, text: Any, spelled: Mapping[int, Spelled]) -> tuple[list[Letters], int]:
    """The page's letters as words, and of how many letters the file does not say what they are.

    :param text: a text page of pdfium.
    :param spelled: what is spelled out, by the addresses of text objects; its letters, which pdfium parts, are one word.
    """
    out: list[Letters] = []
    told: set[int] = set()
    glyphs: dict[int, Glyph] = {}
    unknown = 0
    for run in _runs(pdfium, text):
        glued, current, accent = False, 0, ""
        for (index, letter), (address, handle) in zip(run, _owners(pdfium, text, run, spelled), strict=True):
            unknown += letter == UNKNOWN
            if address not in glyphs:
                glyphs[address] = _glyph(pdfium, text, index, handle)
            glyph = glyphs[address]
            if its := spelled.get(address):
                if id(its) not in told:
                    told.add(id(its))
                    out.append(
                        Letters(
                            "".join(_letter(ord(each)) for each in its.text), index, index, glyph, glued, False, its
                        )
                    )
                    glued, current = True, 0
                continue
            if letter in ACCENTS and _is_over_the_next(pdfium, text, index):
                accent = ACCENTS[letter]
                continue
            if accent:
                letter, accent = unicodedata.normalize("NFC", letter.replace("ı", "i") + accent), ""
            raised = (
                letter.isdigit()
                and letter not in _DOTS
                and glyph.quarter == 0
                and _is_drawn_raised(pdfium, text, index, glyph.size)
            )
            if glued and address == current and raised == out[-1].raised and not is_right_to_left(letter):
                out[-1].text += letter
                out[-1].last = index
            else:
                out.append(Letters(letter, index, index, glyph, glued, raised))
            glued, current = True, address
    return out, unknown


def _runs(pdfium: Any, text: Any) -> Iterator[list[tuple[int, str]]]:
    """The letters between white space, each with its place in the text page."""
    run: list[tuple[int, str]] = []
    half = 0
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if 0xD800 <= code < 0xDC00:  # the first half of a letter beyond U+FFFF
            half = code
            continue
        if 0xDC00 <= code < 0xE000 and half:
            code = 0x10000 + ((half - 0xD800) << 10) + (code - 0xDC00)
        half = 0
        letter = _letter(code)
        if letter.isspace():
            if run:
                yield run
            run = []
        elif letter:
            guessed = pdfium.FPDFText_HasUnicodeMapError(text, index) == 1
            run.append((index, UNKNOWN if guessed else letter))
    if run:
        yield run


def _owners(
    pdfium: Any, text: Any, run: Sequence[tuple[int, str]], spelled: Mapping[int, Spelled]
) -> list[tuple[int, Any]]:
    """The text object of each letter, with its address; a word that begins and ends in one is all of it.

    Not so where it is spelled out: pdfium may have other letters between those of one object.
    """
    ends = [_owner(pdfium, text, run[0][0]), _owner(pdfium, text, run[-1][0])]
    if ends[0][0] == ends[1][0] and ends[0][0] not in spelled:
        return [ends[0]] * len(run)
    return [_owner(pdfium, text, index) for index, _ in run]


def _owner(pdfium: Any, text: Any, index: int) -> tuple[int, Any]:
    handle = pdfium.FPDFText_GetTextObject(text, index)
    return (ctypes.addressof(handle.contents) if handle else 0), handle


@cache
def _letter(code: int) -> str:
    """A letter as it is written: ligatures and Arabic letters shaped by their place taken apart; none for what is not shown."""
    if code > sys.maxunicode:
        return UNKNOWN
    if code in _HYPHENS:
        return "-"
    if 0xFB00 <= code <= 0xFDFF or 0xFE70 <= code <= 0xFEFC:
        return unicodedata.normalize("NFKC", chr(code))
    letter = _BULLETS.get(chr(code), chr(code))
    if unicodedata.category(letter) == "Cc":
        return " " if code else UNKNOWN
    if unicodedata.category(letter) == "Cf" and letter not in _JOINERS:
        return ""
    return UNKNOWN if unicodedata.category(letter) in ("Co", "Cn", "Cs") else letter


def _glyph(pdfium: Any, text: Any, index: int, handle: Any) -> Glyph:
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
    return Glyph(size, _is_bold(pdfium, font), quarter, invisible, _is_artifact(pdfium, handle), embedded)


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
    here, there = loose_box(pdfium, text, index), loose_box(pdfium, text, index + 1)
    return bool(there.left - 1 <= (here.left + here.right) / 2 <= there.right + 1)


def _is_drawn_raised(pdfium: Any, text: Any, index: int, size: float) -> bool:
    """Whether a digit is a raised one of its font, which stands on the line like any other but is drawn above it."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, index, x, y)
    return bottom.value - y.value > 0.2 * size and top.value - bottom.value < 0.6 * size


def loose_box(pdfium: Any, text: Any, index: int) -> Any:
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text, index, box)
    return box
