"""What is drawn on a page of a PDF beside its words: straight lines and pictures; and which way up the page is read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

__all__ = ["RuledLine", "Upright", "drawn"]

_LONGEST_RULE = 6
"""Segments of a path that is a line or a box; one of more is a drawing."""
_THIN = 3.0
"""Points: what is no thicker is a line."""


class RuledLine(NamedTuple):
    """A straight line that is drawn, or an edge of a box."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def level(self) -> bool:
        return self.bottom - self.top <= _THIN


class Upright:
    """Turns the page's own coordinates into those of reading."""

    def __init__(self, box: tuple[float, float, float, float], quarter: int) -> None:
        self.box = box
        self.quarter = quarter
        across, along = box[2] - box[0], box[3] - box[1]
        self.width, self.height = (along, across) if quarter % 2 else (across, along)

    def __call__(self, x: float, y: float) -> tuple[float, float]:
        left, bottom, right, top = self.box
        match self.quarter:
            case 0:
                return x - left, top - y
            case 1:
                return y - bottom, x - left
            case 2:
                return right - x, y - bottom
            case _:
                return top - y, right - x


def drawn(pdfium: Any, page: PdfPage, upright: Upright) -> tuple[list[RuledLine], bool]:
    """The straight lines on a page, and whether pictures cover half of it or more."""
    rules: list[RuledLine] = []
    covered = 0.0
    for thing in page.get_objects([pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        try:
            left, bottom, right, top = thing.get_bounds()
        except RuntimeError:  # pdfium cannot tell: nothing is drawn
            continue
        one, other = upright(left, bottom), upright(right, top)
        box = RuledLine(min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))
        if thing.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            covered += max(0, min(box.right, upright.width) - max(box.left, 0)) * max(
                0, min(box.bottom, upright.height) - max(box.top, 0)
            )
        elif pdfium.FPDFPath_CountSegments(thing.raw) <= _LONGEST_RULE:
            rules += _edges(box)
    return rules, covered >= upright.width * upright.height / 2


def _edges(box: RuledLine) -> Iterator[RuledLine]:
    """A thin box is a line; of another its edges are."""
    wide, high = box.right - box.left, box.bottom - box.top
    if min(wide, high) <= _THIN:
        if max(wide, high) > 2 * _THIN:
            yield box
        return
    yield RuledLine(box.left, box.top, box.right, box.top)
    yield RuledLine(box.left, box.bottom, box.right, box.bottom)
    yield RuledLine(box.left, box.top, box.left, box.bottom)
    yield RuledLine(box.right, box.top, box.right, box.bottom)
