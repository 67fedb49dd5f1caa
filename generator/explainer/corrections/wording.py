"""Our own sentences in other words: what mends a slip of the keyboard, what only rewords, what says another thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from ..numbers import numbers_in
from ..quotes import fold

__all__ = ["counts_otherwise", "slipped"]

_TOKEN = re.compile(r"\d+(?:[.,:/-]\d+)*|\w+|[^\w\s'\".,;:!?…()\[\]-]")
"""A number, a word, or a sign that is read with them, such as ``%``; other marks part words and say nothing."""

_LONG = 6
"""Letters from which on a word seldom becomes another by one of those inside it."""


def slipped(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether sentences differ by no more than case, punctuation and single letters inside long words.

    A name with another letter, a letter at a word's end (``envoy``, ``envoys``) and any figure is more than that.
    """
    return len(before) == len(after) and all(map(_is_slip, before, after))


def counts_otherwise(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a number that sentences had, in digits or words, is another one now, and not only added or left out."""
    then, now = (set().union(*map(numbers_in, texts)) for texts in (before, after))
    return bool(then - now and now - then)


def _is_slip(before: str, after: str) -> bool:
    words = zip_longest(*(_TOKEN.findall(fold(text)) for text in (before, after)), fillvalue="")
    return numbers_in(before) == numbers_in(after) and all(
        a.casefold() == b.casefold() or _is_mistyped(a, b) for a, b in words
    )


def _is_mistyped(one: str, other: str) -> bool:
    """Whether two words are one but for a letter inside it: another, one too many, or two that changed places."""
    if not (one + other).isalpha() or not (one.islower() and other.islower()) or max(len(one), len(other)) < _LONG:
        return False
    head = _alike(one, other)
    tail = _alike(one[head:][::-1], other[head:][::-1])
    mine, yours = (word[head : len(word) - tail] for word in (one, other))
    changed_places = len(mine) == 2 and mine == yours[::-1]
    return bool(head and tail) and (changed_places or max(len(mine), len(yours)) == 1)


def _alike(one: str, other: str) -> int:
    """How many letters two words begin with both."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
