"""Lines: what every format's reader makes of an article, whatever the format; and those of plain text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal

__all__ = ["LONGEST_WRAPPED", "Hint", "Line", "ends_a_sentence", "is_listed", "read_plain", "unwrapped"]

Hint = Literal["title", "standfirst", "heading", "item", "caption"]
"""What the markup of a file can say of a line."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, heading, list item or caption: a line of the canonical text."""

    text: str
    """Its words; white space in it is as the file has it."""
    hint: Hint | None = None
    """What the file's markup says it is; None where it says nothing."""


LONGEST_WRAPPED = 120
"""Columns: nobody breaks lines by hand beyond this, so a longer line is a paragraph."""
_SHORTEST_WRAPPED = 40
"""Columns: nobody breaks lines by hand before this, so a shorter line ends where its words do."""

_FINAL = (".", "!", "?", "…", ":", ";", "。", "！", "？", "：", "؟", "؛", "۔", "।")
"""With those of Chinese and Japanese, Arabic, Urdu and Hindi."""
_CLOSING = "\"'”’»)]"
"""What may stand after the last mark."""
_LISTED = re.compile(r"(?:\d{1,3}[.)]|[-*•·–—▪●])\s")


def read_plain(text: str) -> list[Line]:
    """The lines of a plain text: a line is a paragraph, unless the text was broken by hand into short ones."""
    rows = [row.rstrip() for row in text.splitlines()]
    groups = [list(group) for filled, group in groupby(rows, key=lambda row: bool(row.strip())) if filled]
    return [Line(row.strip(), "item" if is_listed(row) else None) for group in unwrapped(groups) for row in group]


def ends_a_sentence(text: str) -> bool:
    """Whether the last mark is one that ends a sentence, or leads over to the next line."""
    return text.rstrip().rstrip(_CLOSING).endswith(_FINAL)


def is_listed(text: str) -> bool:
    """Whether a line begins with a number or a bullet, as items of a list do."""
    return bool(_LISTED.match(text.lstrip()))


def unwrapped(groups: Sequence[Sequence[str]], *, wrapped: bool | None = None) -> list[list[str]]:
    """Lines that were broken by hand put together again, group by group.

    A text is wrapped where most of its line breaks come just before a word that did not fit, and most
    of those in the middle of a sentence.

    :param groups: lines that stand together, without blank ones.
    :param wrapped: whether the text is wrapped; found out where left out.
    """
    breaks = [pair for group in groups for pair in pairwise(group)]
    width = max((len(first) for first, _ in breaks), default=0)
    filled = [(first, second) for first, second in breaks if _fills(first, second, width)]
    if wrapped is None:
        goes_on = sum(not ends_a_sentence(first) for first, _ in filled)
        wrapped = width <= LONGEST_WRAPPED and len(filled) >= 0.6 * len(breaks) and goes_on >= 0.5 * len(filled) > 0
    return [_joined(group, width if wrapped else 0) for group in groups]


def _joined(lines: Sequence[str], width: int) -> list[str]:
    """One group's lines; ``width`` is that of a wrapped text, 0 for one that is not."""
    out = list(lines[:1])
    for before, line in pairwise(lines):
        if (width and _fills(before, line, width)) or _mid_sentence(before, line):
            out[-1] = f"{out[-1]} {line.lstrip()}"
        else:
            out.append(line)
    return out


def _fills(first: str, second: str, width: int) -> bool:
    """Whether the line is so full that the next one's first word did not fit into ``width`` columns."""
    word = second.split(maxsplit=1)[0]
    return len(first) >= _SHORTEST_WRAPPED and len(first) + 1 + len(word) > width and not is_listed(second)


def _mid_sentence(first: str, second: str) -> bool:
    return len(first) >= _SHORTEST_WRAPPED and not ends_a_sentence(first) and second.lstrip()[:1].islower()
