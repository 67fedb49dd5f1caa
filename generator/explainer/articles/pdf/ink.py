"""What of a page's words can be seen: whether there is anything but one colour where they stand.

White words on white, words under a black box, words beside the page and words of a layer that is switched off are in the
file and on no paper; what a reader does not see is not read as the article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

__all__ = ["Ink"]

_LONGEST = 2000
"""Pixels of a page's longer side; a point is a pixel on any usual page."""
_CONTRAST = 12
"""Steps of 255 between the darkest and the lightest pixel where a word can be seen."""

_MARKS = " _.,;:!?…'\"‘’“”«»()[]{}-–—•·*†‡"
"""What stands around words, and leaves their middle white."""


class Ink:
    """A page in grey."""

    def __init__(self, page: PdfPage, width: float, height: float, quarter: int) -> None:
        """
        :param width: of the page as it is read, in points.
        :param quarter: quarter turns against the clock in which its letters run.
        :raises pypdfium2.PdfiumError: it cannot be shown.
        """
        self._scale = min(1.0, _LONGEST / max(width, height, 1.0))
        turned = (90 * quarter - page.get_rotation()) % 360
        bitmap = page.render(scale=self._scale, rotation=turned, grayscale=True)
        self._width, self._height, self._stride = bitmap.width, bitmap.height, bitmap.stride
        self._grey = bytes(bitmap.buffer)
        bitmap.close()

    def shows(self, left: float, right: float, base: float, size: float, text: str) -> bool:
        """Whether a word can be seen: the middle of its letters, so that a box drawn over all but its comma covers it."""
        if (
            right <= 0
            or left * self._scale >= self._width
            or base <= 0
            or (base - size / 2) * self._scale >= self._height
        ):
            return False
        letters = text.strip(_MARKS)
        above, below = (0.5, 0.05) if letters else (0.9, -0.3)
        if letters:
            width = (right - left) / len(text)
            left, right = left + width * text.index(letters), right - width * (len(text) - len(text.rstrip(_MARKS)))
            aside = 0.15 * (right - left) if len(letters) > 3 else -1.0 if len(letters) == 1 else 0.0
            left, right = left + aside, right - aside
        first, last = self._pixel(left, self._width), self._pixel(right, self._width) + 1
        top = self._pixel(base - above * size, self._height)
        bottom = self._pixel(base - below * size, self._height) + 1
        rows = range(top * self._stride, bottom * self._stride, self._stride)
        pixels = b"".join([self._grey[row + first : row + last] for row in rows])
        return bool(pixels) and max(pixels) - min(pixels) >= _CONTRAST

    def _pixel(self, place: float, length: int) -> int:
        return max(0, min(length - 1, int(place * self._scale)))
