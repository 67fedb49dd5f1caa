"""Whether a sentence has somebody be something: their office stands right beside their name, as what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["is_borne"]

_WHOSE = r"(?:\s(?:of|for|in|at|to)(?:\s[\w'’.-]+){1,6}?)?"
"""Whose office it is, between it and the name: "the minister of Chad, Ada Quill"."""
_TITLED = re.compile(rf"{_WHOSE}[,:]?\s(?:[A-Z][\w.]*\s){{0,2}}[“\"(]?$|[”\"’)]?{_WHOSE},?\s$")
_IS = r"(?:is|was|are|were|remains|remained|has been|had been)\s(?!(?:no|not|never)\b)(?:[\w'’-]+\s){0,4}?(?:an?|the|its|his|her|their|\w+['’]s?)\s"
_BECAME = r"(?:became|becomes|become|as|serves as|served as|serving as|named|appointed|elected|sworn in as)\s"
_BEHIND = re.compile(
    rf"(?:\s?[,(–—-]\s?(?:(?:who|which)\s)?(?:{_IS}|{_BECAME})?|(?:\swho)?\s(?:{_IS}|{_BECAME}))(?:[\w'’&-]+,?\s){{0,6}}$"
)


def is_borne(sentence: str, start: int, end: int, names: Iterable[str]) -> bool:
    """Whether the words at a place of a sentence are an office, by standing beside one of some names.

    :param names: what the one whose office it is is called.
    """
    role = sentence[start:end]
    for name in names:
        if name in role:
            continue
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", sentence):
            if end <= found.start() and _TITLED.match(sentence[end : found.start()]):
                return True
            if found.end() <= start and _BEHIND.match(sentence[found.end() : start]):
                return True
    return False
