"""Notes in which an article says that it was corrected: what they take back is no fact."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ..quotes import fold
from ..tables import table, words
from .lines import Line

__all__ = ["correction_notes"]

_TABLE = "correction_notes"
_MARKS = re.compile(r"[\W_]*")
_WORD = re.compile(r"\w+")
_LONGEST_LABEL = 60
"""Characters of what stands before a colon at a note's start, such as ``Correction (20 September)``."""
_DASHED = re.compile(r"(?P<label>[^:–—-]{2,40}?) ?[–—-]")
_ADDED = re.compile(r" ?(?:[,(].{0,40}|\d.{0,30}|on .{1,30})")
"""What may follow a label: the day on which the note was added."""


def correction_notes(lines: Sequence[Line]) -> frozenset[int]:
    """Which lines of an article say that it was corrected, by their numbers.

    Where no more than a line is left beside them, the article is about somebody's correction, and none is a note.

    :param lines: canonical texts.
    """
    found: set[int] = set()
    for no, line in enumerate(lines):
        if line.hint == "title":
            continue
        text = fold(line.text[_marks(line.text) :]).casefold()
        if _is_note(text):
            found.add(no)
        elif no + 1 < len(lines) and _is_label(text.rstrip(" :-.")) and _is_told(lines[no + 1].text):
            found.update((no, no + 1))
    others = [line for no, line in enumerate(lines) if no not in found and line.hint not in ("title", "heading")]
    return frozenset(found) if len(others) > 1 else frozenset()


def _is_told(text: str) -> bool:
    """Whether the line below a label tells what was wrong."""
    folded = fold(text).casefold()
    return _begins(folded) or _says_wrong(folded)


def _marks(text: str) -> int:
    """How many marks a text begins with: ``*``, ``(``; none where these are quotation marks: then it is quoted."""
    marks = _MARKS.match(text)
    length = marks.end() if marks else 0
    return 0 if '"' in fold(text[:length]) else length


def _is_note(text: str) -> bool:
    """Whether a line, folded and in small letters, is a note by its own words."""
    if _begins(text):
        return True
    label, colon, rest = text.partition(":")
    if colon and len(label) <= _LONGEST_LABEL and rest.strip():
        return _is_label(label.strip()) or _begins(rest.strip()) or (_is_editors(label) and _says_wrong(rest))
    dashed = _DASHED.match(text)
    return dashed is not None and _is_label(dashed["label"]) and _says_wrong(text[dashed.end() :])


def _begins(text: str) -> bool:
    return any(beginning.match(text) for beginning in _beginnings())


def _is_label(text: str) -> bool:
    return any(
        text == label or (text.startswith(label) and _ADDED.fullmatch(text[len(label) :]))
        for label in _folded("labels")
    )


def _is_editors(text: str) -> bool:
    return text.strip() in _folded("editors")


def _says_wrong(text: str) -> bool:
    return not words(_TABLE, "words").isdisjoint(_WORD.findall(text))


@cache
def _folded(key: str) -> frozenset[str]:
    return frozenset(fold(label) for label in words(_TABLE, key))


@cache
def _beginnings() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in table(_TABLE)["beginnings"])
