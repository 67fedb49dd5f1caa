"""Slips of the pen: words one letter apart."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["is_slip"]

_SHORTEST = 5
"""Shorter words one letter apart are mostly two words (Iran and Iraq)."""


@lru_cache(maxsize=65536)
def is_slip(one: str, other: str) -> bool:
    """Whether two different folded words differ by one letter that is missing, wrong or swapped with its neighbour.

    The first letters must be the same: a slip there is rare, and many names rhyme.
    """
    if one == other or max(len(one), len(other)) < _SHORTEST or one[:1] != other[:1]:
        return False
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((no for no, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at + 1 : at + 2] == long[at] and short[at] == long[at + 1 : at + 2]
    return short[at + 1 :] == long[at + 1 :] or (swapped and short[at + 2 :] == long[at + 2 :])
