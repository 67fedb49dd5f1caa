"""Characters that nobody sees, or that look like others: told by their number and name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

__all__ = ["named", "strange_characters", "strange_column"]

_MINUS = "\u2212"


def named(char: str) -> str:
    """Such as ``U+00A0 (no-break space)``."""
    name = unicodedata.name(char, "").lower()
    return f"U+{ord(char):04X}" + (f" ({name})" if name else "")


def strange_characters(text: str) -> Iterator[int]:
    """Where characters stand that are invisible or look like a plain space, hyphen, colon, letter or digit."""
    for at, char in enumerate(text):
        if char.isascii() and (char.isprintable() or char in "\t\r\n"):
            continue
        category = unicodedata.category(char)
        invisible = category in ("Cc", "Cf", "Zl", "Zp", "Zs")
        if invisible or category == "Pd" or char == _MINUS or unicodedata.east_asian_width(char) == "F":
            yield at


def strange_column(line: str, text: str) -> int:
    """Where the first such character of a text stands in the line that has it, from 1; 0 where there is none."""
    return next((line.find(text[at]) + 1 for at in strange_characters(text)), 0)
