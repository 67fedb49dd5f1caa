"""What the words that a pattern fits may begin with, so that it is tried nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["openings"]

_PART = re.compile(
    r"(?:(?P<looks>\(\?<?[=!])|(?P<opens>\((?:\?:)?)|(?P<closes>\))|(?P<or>\|)|(?P<one>\[[^]]+\]|\\.|[^()|?]))(?P<optional>\?)?"
)


def openings(pattern: str) -> set[str]:
    """The characters of which one must stand where a pattern fits.

    :param pattern: a regular expression of characters, classes of them, groups, ``|`` and ``?`` and looks around.
    """
    return _of_group(_PART.finditer(pattern))[0]


def _of_group(parts: Iterator[re.Match[str]]) -> tuple[set[str], bool]:
    """What a group may begin with, up to where it closes, and whether it may fit nothing at all."""
    found: set[str] = set()
    may_be_nothing, at_start = False, True
    for part in parts:
        if part["closes"]:
            return found, may_be_nothing or at_start or bool(part["optional"])
        if part["or"]:
            may_be_nothing, at_start = may_be_nothing or at_start, True
            continue
        if part["one"]:
            begins, passes = {*part["one"].strip("[]\\")}, bool(part["optional"])
        else:
            begins, passes = _of_group(parts)
        if part["looks"]:  # it takes none of the characters that it sees
            continue
        found |= begins if at_start else set()
        at_start = at_start and passes
    return found, may_be_nothing or at_start
