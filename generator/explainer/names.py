"""Names as they are compared and as they become ids."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from functools import lru_cache

__all__ = ["fold_name", "slug", "unique"]

_LETTERS = str.maketrans(
    {
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "Œ": "Oe",
    }
)
_BREAKS = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=65536)
def fold_name(text: str) -> str:
    """``text`` without case, accents and punctuation: what names and words are compared in."""
    letters = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    plain = "".join(char for char in letters if not unicodedata.combining(char))
    return _BREAKS.sub(" ", plain.lower()).strip()


def slug(text: str, limit: int = 60) -> str:
    """``text`` as an id: kebab-case, cut at a word's end; ``unnamed`` where nothing of it can be written so."""
    words = fold_name(text).replace(" ", "-")
    if len(words) > limit:
        words = words[: limit + 1].rpartition("-")[0] or words[:limit]
    return words or "unnamed"


def unique(ident: str, taken: Container[str]) -> str:
    """``ident``, or the first of ``ident-2``, ``ident-3`` … that is not taken."""
    number, free = 2, ident
    while free in taken:
        free, number = f"{ident}-{number}", number + 1
    return free
