"""The picture that a chat shows beside a link to the story, drawn in the site's colours: the same bytes for the same words.

Its type has Latin, Greek and Cyrillic letters. Where the title has others, which would be boxes or stand unjoined, the
picture has no words, and what happened stands there as a row of marks.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from .card_words import CardWords, KeyNumber
from .lanes import Lane

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

__all__ = ["CARD", "SIZE", "TextLine", "laid_out", "picture", "said"]

CARD = "assets/card.png"
"""Where the picture is on a site."""
SIZE = (1200, 630)
"""Width and height in pixels: what chats and networks show uncropped."""

_WIDTH, _HEIGHT = SIZE
_PAPER, _INK, _PALE, _RULE = "#fbfaf6", "#1e1c19", "#5d574d", "#dcd7cb"
_ACCENT, _ONE, _OTHER = "#96301a", "#1f5a70", "#80530e"
"""The site's colours by day, as in ``templates/styles/00-colours.css``."""
_LANES: dict[Lane, tuple[str, float]] = {"one": (_ONE, -1), "middle": (_ACCENT, -0.5), "other": (_OTHER, 0)}
"""The colour of a side's marks, and where they begin: above the line, across it or below."""

_MARGIN, _BAR, _GAP = 80, 14, 48
_TOP, _BOTTOM = 76, _HEIGHT - 56
"""Where capitals of the first line begin, and where the last line stands."""
_MEASURE = _WIDTH - 2 * _MARGIN
_LEADING, _CAPITAL = 1.18, 0.67
"""From line to line, and the height of capitals and figures, by the size of the type."""
_REGULAR, _BOLD = 400, 700
_TITLE, _TITLE_ALONE = range(76, 35, -4), range(104, 27, -4)
"""Sizes of the title's type, in pixels: beside a number, and where it has the picture to itself."""
_NUMBER, _NUMBER_WIDTH = range(176, 71, -8), 440
_SENTENCE, _SMALL = 36, 28
_LONGEST = 1_500
"""Letters that the picture has no room for, whatever their size: they are not even measured."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of type on the picture."""

    text: str
    """Its words."""
    left: float
    """Where it begins, in pixels."""
    base: float
    """On what it stands, in pixels from above."""
    size: int
    """The size of its type, in pixels."""
    weight: int = _REGULAR
    """The weight of its type, 200 to 900."""
    colour: str = _INK
    """Its colour."""


def picture(words: CardWords) -> bytes:
    """A PNG with the words, or of marks where they cannot be set."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", SIZE, _PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, _WIDTH, _BAR), _ACCENT)
    lines = laid_out(words)
    for line in lines:
        draw.text((line.left, line.base), line.text, line.colour, _font(line.size, line.weight), anchor="ls")
    if not lines:
        _draw_marks(draw, words.marks)
    file = BytesIO()
    image.quantize(64, Image.Quantize.FASTOCTREE).save(file, "PNG")
    return file.getvalue()


def said(words: CardWords) -> str:
    """What the picture says, for who does not see it: of one without words, the title."""
    shown = {line.text for line in laid_out(words)}
    if not shown:
        return words.title
    return (words if words.key and words.key.number in shown else replace(words, key=None)).said


def laid_out(words: CardWords) -> list[TextLine]:
    """The lines of the picture: the title, a number with what is said of it, the day. None where the title cannot be set.

    What has no room is left out whole, the number first.
    """
    if not _can_be_set(words.title):
        return []
    foot = _foot(words)
    end = _above(foot) if foot else _BOTTOM
    if words.key:
        key = _key(words.key, end) if _can_be_set(words.key.unchecked) else []
        title = _title(words.title, _TITLE, _above(key)) if key else []
        return [*title, *key, *foot] if title else laid_out(replace(words, key=None))
    title = _title(words.title, _TITLE_ALONE, end)
    down = (end - title[-1].base) / 2 if title else 0
    return [*(replace(line, base=line.base + down) for line in title), *(foot if title else ())]


def _title(text: str, sizes: Sequence[int], end: float) -> list[TextLine]:
    """The title as large as it fits above a height; nothing where it does not."""
    for size in sizes:
        lines = _stacked(_broken(text, size, _BOLD, _MEASURE), _MARGIN, _TOP, size, _BOLD)
        if lines and lines[-1].base <= end:
            return lines
    return []


def _foot(words: CardWords) -> list[TextLine]:
    said = [words.as_of, words.key.unchecked if words.key else ""]
    broken = [line for one in said for line in _broken(one, _SMALL, _REGULAR, _MEASURE)]
    lines = _stacked(broken, _MARGIN, 0, _SMALL, colour=_PALE)
    return [replace(line, base=line.base + _BOTTOM - lines[-1].base) for line in lines]


def _key(key: KeyNumber, end: float) -> list[TextLine]:
    """The number, and right of it its sentence and what other articles say, all above a height."""
    size = next((size for size in _NUMBER if _width(key.number, size, _BOLD) <= _NUMBER_WIDTH), 0)
    left = _MARGIN + _width(key.number, size, _BOLD) + _GAP if size else _WIDTH
    room = _WIDTH - _MARGIN - left
    around = [(key.before, _MEASURE), (key.after, room), *((one, room) for one in key.otherwise)]
    broken = [
        _broken(text, _SMALL if no > 1 else _SENTENCE, _REGULAR, width) for no, (text, width) in enumerate(around)
    ]
    if not broken[1] or any(text and not lines for (text, _), lines in zip(around, broken, strict=True)):
        return []
    before = _stacked(broken[0], _MARGIN, 0, _SENTENCE)
    top = before[-1].base + _GAP / 2 if before else 0
    number = TextLine(key.number, _MARGIN, top + size * _CAPITAL, size, _BOLD)
    after = _stacked(broken[1], left, top, _SENTENCE)
    others = [line for lines in broken[2:] for line in lines]
    otherwise = _stacked(others, left, after[-1].base + _SMALL * 0.75, _SMALL, colour=_OTHER)
    lines = [*before, number, *after, *otherwise]
    down = end - max(line.base for line in lines)
    return [replace(line, base=line.base + down) for line in lines]


def _above(lines: Sequence[TextLine]) -> float:
    """What stands above lines ends here."""
    return min(line.base - line.size * _CAPITAL for line in lines) - _GAP


def _stacked(
    lines: Sequence[str], left: float, top: float, size: int, weight: int = _REGULAR, colour: str = _INK
) -> list[TextLine]:
    """Lines of which the capitals of the first begin at a height."""
    first = top + size * _CAPITAL
    return [TextLine(text, left, first + no * size * _LEADING, size, weight, colour) for no, text in enumerate(lines)]


def _broken(text: str, size: int, weight: int, width: float) -> list[str]:
    """A text in lines of about one length, as few as can be; nothing where a word does not fit, or the type lacks a letter."""
    words = text.split() if len(text) <= _LONGEST else []
    widths = [_width(word, size, weight) for word in words]
    if not words or max(widths) > width or not _can_be_set(text):
        return []
    space = _width(" ", size, weight)
    fewest = len(_filled(words, widths, space, width))
    narrow, wide = max(widths), width
    while wide - narrow > 1:
        between = (narrow + wide) / 2
        if len(_filled(words, widths, space, between)) > fewest:
            narrow = between
        else:
            wide = between
    return _filled(words, widths, space, wide)


def _filled(words: Sequence[str], widths: Sequence[float], space: float, width: float) -> list[str]:
    lines, end = [words[0]], widths[0]
    for word, long in zip(words[1:], widths[1:], strict=True):
        end += space + long
        if end <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
            end = long
    return lines


@cache
def _width(text: str, size: int, weight: int) -> float:
    return _font(size, weight).getlength(text)


def _can_be_set(text: str) -> bool:
    """Whether the type has all letters of a text, and each stands by itself."""
    return all(_has(letter) and not unicodedata.combining(letter) for letter in unicodedata.normalize("NFC", text))


@cache
def _has(letter: str) -> bool:
    font = _font(_SMALL, _REGULAR)
    return bytes(font.getmask(letter)) != bytes(font.getmask("\uffff"))  # what no type has


@cache
def _font(size: int, weight: int) -> FreeTypeFont:
    import fontpkg
    from PIL import ImageFont

    font = ImageFont.truetype(fontpkg.path("Source Serif 4"), size)
    font.set_variation_by_axes([weight, min(size, 60)])  # its second axis: for which size it is drawn, to 60
    return font


def _draw_marks(draw: ImageDraw, marks: Sequence[Lane]) -> None:
    """What happened as a row of marks in its order, each on its side of a line."""
    middle, height, width = _HEIGHT // 2, 130, 18
    draw.rectangle((_MARGIN, middle - 1, _WIDTH - _MARGIN, middle + 1), _RULE)
    step = _MEASURE / max(len(marks), 1)
    for no, lane in enumerate(marks):
        colour, start = _LANES[lane]
        left, top = _MARGIN + (no + 0.5) * step - width / 2, middle + start * height
        draw.rounded_rectangle((left, top, left + width, top + height), width / 2, colour)
