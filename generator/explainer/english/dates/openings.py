"""How what a pattern fits may begin, so that it is tried nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["openings"]

_PART = re.compile(
    r"(?:(?P<looks>\(\?<?[=!])|(?P<opens>\((?:\?:)?)|(?P<closes>\))|(?P<or>\|)|(?P<one>\[[^]]+\]|\\.|[^()|?]))(?P<optional>\?)?"
)

_Openings = dict[str, set[str]]
_NOTHING: _Openings = {"": {""}}


def openings(pattern: str) -> dict[str, set[str]]:
    """The first characters of what a pattern fits, each with those that may stand second.

    :param pattern: a regular expression of characters, classes of them, groups, ``|`` and ``?`` and looks around.
    :returns: an empty second character where it may end after the first, an empty first one where it may fit nothing.
    """
    return _of_group(_PART.finditer(pattern))[0]


def _of_group(parts: Iterator[re.Match[str]]) -> tuple[_Openings, bool]:
    """How a group may begin, up to where it closes, and whether a question mark follows."""
    found: _Openings = {}
    branch = _NOTHING
    for part in parts:
        if part["closes"]:
            return _either(found, branch), bool(part["optional"])
        if part["or"]:
            found, branch = _either(found, branch), _NOTHING
            continue
        if part["one"]:
            begins, optional = {one: {""} for one in part["one"].strip("[]\\")}, bool(part["optional"])
        else:
            begins, optional = _of_group(parts)
        if not part["looks"]:  # a look takes none of the characters that it sees
            branch = _then(branch, _either(begins, _NOTHING) if optional else begins)
    return _either(found, branch), False


def _either(one: _Openings, other: _Openings) -> _Openings:
    return {first: one.get(first, set()) | other.get(first, set()) for first in {**one, **other}}


def _then(before: _Openings, after: _Openings) -> _Openings:
    """How two begin that follow each other."""
    found = {
        first: (seconds - {""}) | {*after} if "" in seconds else seconds for first, seconds in before.items() if first
    }
    return _either(found, after) if "" in before else found
