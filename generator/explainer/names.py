"""Names as they are compared and as they become ids."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from functools import lru_cache

from anyascii import anyascii

__all__ = ["composed", "find_name", "fold_name", "slug", "unique"]

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
"""Latin letters that Unicode does not take apart into a plain one and an accent."""

_SHORT = 4
"""Letters of a name that is known by its capitals alone: "US"."""
_LETTER = re.compile("[a-z]")
_POINTS = re.compile("[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u0652\u0670]")
"""The points that Hebrew and Arabic write over and under letters, and the stroke that only makes a word longer."""
_BREAKS = re.compile(r"[^a-z0-9]+")
_WORDS = re.compile(r"[^\W_]+")
_LATIN = ("LATIN ", "MODIFIER LETTER ", "COMBINING ")
"""How Unicode's names begin of what is written with Latin letters."""


def composed(name: str) -> str:
    """A name with letters and their accents in one: systems and programs store é as one character or as two."""
    return unicodedata.normalize("NFC", name)


@lru_cache(maxsize=65536)
def fold_name(text: str) -> str:
    """``text`` without case, accents and punctuation: what names and words are compared in.

    Letters of other scripts count only where there are no Latin ones, so that no two names in Cyrillic are the same, nor two
    numbers of different things in Arabic; the points of vowels, which few write, do not.
    """
    folded = _folded(text)
    if folded and (_LETTER.search(folded) or not any(map(str.isalpha, text))):
        return folded
    return " ".join(_WORDS.findall(_POINTS.sub("", text.lower())))


def find_name(name: str, text: str) -> re.Match[str] | None:
    """Where a name first stands in a text as words of its own."""
    if name.casefold() not in text.casefold():
        return None
    flags = re.IGNORECASE if len(name) > _SHORT else 0
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, flags)


def slug(text: str, limit: int = 60) -> str:
    """``text`` as an id: kebab-case, cut at a word's end; ``unnamed`` where nothing of it can be written so.

    What is written in another script is transliterated. Latin letters become what they always have: ids stay.
    """
    words = _folded(text if text.isascii() else _transliterated(text)).replace(" ", "-")
    if len(words) > limit:
        words = words[: limit + 1].rpartition("-")[0] or words[:limit]
    return words or "unnamed"


def _folded(text: str) -> str:
    """The plain Latin letters and the digits that folding leaves, in words."""
    letters = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    plain = "".join(char for char in letters if not unicodedata.combining(char))
    return _BREAKS.sub(" ", plain.lower()).strip()


def _transliterated(text: str) -> str:
    """``text`` with the letters and vowel signs of other scripts in Latin letters, sounds of no letter left out."""
    composed = unicodedata.normalize("NFC", text.translate(_LETTERS))
    return "".join(
        "".join(filter(str.isalnum, anyascii(char))) if _is_of_other_script(char) else char for char in composed
    )


def _is_of_other_script(char: str) -> bool:
    is_letter_or_sign = unicodedata.category(char)[0] in "LM"
    return is_letter_or_sign and not _folded(char) and not unicodedata.name(char, "").startswith(_LATIN)


def unique(ident: str, taken: Container[str]) -> str:
    """``ident``, or the first of ``ident-2``, ``ident-3`` … that is not taken."""
    number, free = 2, ident
    while free in taken:
        free, number = f"{ident}-{number}", number + 1
    return free
