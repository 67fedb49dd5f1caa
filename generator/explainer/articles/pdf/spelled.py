"""What a PDF spells out of its own accord (ActualText), where its glyphs would not tell.

Browsers do so for scripts that run from the right: for letters shaped by their place, for letters with marks over
them, and for brackets, whose glyphs are mirrored.
"""

from __future__ import annotations

import codecs
import ctypes
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

__all__ = ["Spelled", "is_right_to_left", "spelled_out"]


@dataclass(slots=True)
class Spelled:
    """Glyphs that are drawn next to each other, and what they say; places are in the page's own coordinates."""

    text: str
    """As it is written, first letter first."""
    left: float
    bottom: float
    right: float
    top: float
    origin: tuple[float, float]
    """Where the letter stands that has the marks, which is drawn after them in scripts that run from the right."""


def is_right_to_left(text: str) -> bool:
    """Whether a word is of a script that runs from the right; numbers in it run from the left, whatever their digits."""
    return "\u0590" <= text[:1] <= "\u08ff" and unicodedata.bidirectional(text[0]) not in ("AN", "EN", "ET")


def spelled_out(pdfium: Any, page: PdfPage) -> dict[int, Spelled]:
    """By the addresses of a page's text objects what they are spelled out as; those of one mark share it."""
    marks: dict[int, Spelled] = {}
    out: dict[int, Spelled] = {}
    for thing in page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1):
        for number in range(pdfium.FPDFPageObj_CountMarks(thing.raw)):
            mark = pdfium.FPDFPageObj_GetMark(thing.raw, number)
            text = _actual_text(pdfium, mark)
            if not _is_needed(text):
                continue
            try:
                (_, bottom, right, top), origin = thing.get_bounds(), thing.get_matrix()
            except RuntimeError:  # pdfium cannot tell: nothing is drawn
                continue
            left = origin.e  # the space before a letter belongs to it
            its = marks.setdefault(ctypes.addressof(mark.contents), Spelled(text, left, bottom, right, top, (0, 0)))
            its.left, its.bottom = min(its.left, left), min(its.bottom, bottom)
            its.right, its.top = max(its.right, right), max(its.top, top)
            its.origin = (origin.e, origin.f)
            out[ctypes.addressof(thing.raw.contents)] = its
    return out


def _is_needed(text: str) -> bool:
    """Whether a text is one that glyphs do not tell; one with spaces is more than a word and has its glyphs' places."""
    hard = any(
        is_right_to_left(letter) or unicodedata.mirrored(letter) for letter in unicodedata.normalize("NFKC", text)
    )
    return hard and not any(map(str.isspace, text))


def _actual_text(pdfium: Any, mark: Any) -> str:
    length = ctypes.c_ulong()
    if not pdfium.FPDFPageObjMark_GetParamBlobValue(mark, b"ActualText", None, 0, length):
        return ""
    buffer = (ctypes.c_ubyte * length.value)()
    pdfium.FPDFPageObjMark_GetParamBlobValue(mark, b"ActualText", buffer, length.value, length)
    data = bytes(buffer)
    return data.decode("utf-16" if data.startswith(codecs.BOM_UTF16_BE) else "ascii", "ignore")
