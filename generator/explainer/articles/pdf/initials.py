"""Initials that are as high as several lines, put before the word that they begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from .printed_page import Word

__all__ = ["with_initials"]

_HIGH = 1.8
"""Times the size of the text that an initial has at least."""
_CAPITAL = 0.7
"""Times a font's size that its capitals are high."""
_WORDS = ("A", "I", "À", "Y", "O")
"""Capitals that are words by themselves."""


def with_initials(words: Sequence[Word]) -> list[Word]:
    """The words of a page with each initial on the line whose first word it begins.

    "A" and "I" may be words: they are where the page has what stands after them as a word of its own elsewhere.
    """
    usual = Counter(word.size for word in words).most_common(1)[0][0] if words else 0.0
    known = Counter(word.text.casefold().rstrip(".,;:!?") for word in words)
    out = list(words)
    for initial in words:
        if len(initial.text) > 2 or not initial.text[-1].isupper() or initial.size < _HIGH * usual:
            continue
        begun = _begun(initial, [word for word in out if word.size < initial.size / _HIGH])
        if begun is None:
            continue
        alone = initial.text in _WORDS and known[begun.text.casefold().rstrip(".,;:!?")] > 1
        text = f"{initial.text} {begun.text}" if alone else initial.text + begun.text
        out[out.index(begun)] = replace(begun, text=text, left=initial.left)
        out.remove(initial)
    return out


def _begun(initial: Word, words: Sequence[Word]) -> Word | None:
    """The first word of the line at the top of an initial that goes down beside further ones."""
    top = initial.base - _CAPITAL * initial.size
    beside = [
        word
        for word in words
        if abs(word.base - _CAPITAL * word.size - top) <= 0.6 * word.size
        and initial.right - 2 <= word.left <= initial.right + 2 * word.size
        and word.base < initial.base - 0.6 * word.size
    ]
    return min(beside, key=lambda word: word.left, default=None)
