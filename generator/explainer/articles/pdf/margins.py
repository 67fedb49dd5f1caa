"""What stands around the text of every page: running heads and feet, page numbers, and what browsers print with a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ...quotes import fold
from ...tables import table
from .strips import Strip

__all__ = ["without_margins"]

_DEEP = 0.2
"""Times a page's height, from above and from below, in which they stand."""
_ROWS = 4
"""Lines in which they stand at most."""
_NEAR = 4.0
"""Points by which the same line of two pages may differ in height."""
_PRINTED = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?")
"""When a browser printed a page, which it writes over it."""


def without_margins(
    pages: Sequence[Sequence[Strip]], heights: Sequence[float]
) -> tuple[list[list[Strip]], list[Strip]]:
    """The strips of each page but those of its margins, and those.

    A line is of the margins where the file says so, where it stands alike at the same place of another page, figures aside, where it is a page's
    number, or where it stands beside one that is.

    :param pages: the strips of each page from top to bottom.
    :param heights: of the pages, in points.
    """
    outer = [list(_outer(strips, height)) for strips, height in zip(pages, heights, strict=True)]
    heads = {_key(strip.text) for strip in pages[0] if len(strip.text) > 3} if pages else set()
    kept: list[list[Strip]] = []
    taken: list[Strip] = []
    for number, strips in enumerate(pages):
        gone: set[int] = set()
        for row in outer[number]:
            if any(
                _is_number(strip.text, number + 1, len(pages))
                or all(word.artifact for word in strip.words)
                or _PRINTED.fullmatch(strip.text)
                or (
                    number
                    and row is outer[number][0]
                    and strip.base < heights[number] / 2
                    and _key(strip.text) in heads
                )
                or any(_stands_there(strip, other) for at, other in enumerate(outer) if at != number)
                for strip in row
            ):
                gone.update(map(id, row))
        kept.append([strip for strip in strips if id(strip) not in gone])
        taken += [strip for strip in strips if id(strip) in gone]
    return kept, taken


def _outer(strips: Sequence[Strip], height: float) -> Iterator[list[Strip]]:
    """The outermost lines of a page, each with all that stands on it."""
    rows: list[list[Strip]] = []
    for strip in strips:
        if rows and abs(rows[-1][0].base - strip.base) <= _NEAR / 2:
            rows[-1].append(strip)
        else:
            rows.append([strip])
    for at, row in enumerate(rows):
        above, below = row[0].base < _DEEP * height, row[0].base > (1 - _DEEP) * height
        if (above and at < _ROWS) or (below and len(rows) - at <= _ROWS):
            yield row


def _stands_there(strip: Strip, rows: Sequence[Sequence[Strip]]) -> bool:
    """Whether a line like it stands at its place among those of another page."""
    key = _key(strip.text)
    return any(abs(other.base - strip.base) <= _NEAR and _key(other.text) == key for row in rows for other in row)


@cache
def _key(text: str) -> str:
    return re.sub(r"\d+", "#", fold(text).casefold())


def _is_number(text: str, page: int, pages: int) -> bool:
    """Whether a line is a page's number and nothing else."""
    found = _number().fullmatch(text.casefold())
    if not found:
        return False
    return int(found["page"]) == page if found["pages"] is None else int(found["pages"]) >= pages


@cache
def _number() -> re.Pattern[str]:
    before, between = ("|".join(map(re.escape, table("pdf")[key])) for key in ("page", "of"))
    return re.compile(
        rf"[-–—|\s]*(?:(?:{before}) ?)?(?P<page>\d{{1,4}})(?: ?(?:{between}) ?(?P<pages>\d{{1,4}}))?[-–—|\s]*"
    )
