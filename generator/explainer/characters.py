"""Characters that nobody sees, or that look like others: told by their number and name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

__all__ = [
    "hidden_characters",
    "mixed_words",
    "named",
    "only_like_latin",
    "strange_characters",
    "strange_column",
]


_MINUS = "\u2212"
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e01ef]"
)
_BESIDE_LEFTWARD = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069")
"""What texts with Arabic or Hebrew words may have, so that these stand where they belong."""
_JOINERS = frozenset("\u200c\u200d")
_ZERO_WIDTH_SPACE = "\u200b"
_SPACELESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Thai, Lao, Burmese and Khmer, whose words a space of no width may part."""
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_LIKE_LATIN = re.compile("[\u0370-\u03ff\u0400-\u052f\u0531-\u0587\u13a0-\u13ff]")
"""Greek, Cyrillic, Armenian and Cherokee, some of whose letters look like Latin ones."""
_LOOKALIKES = frozenset("асеорхуіјѕһԁԛԝѵҽοαυνρικτ")
"""Of them the small letters that most people take for Latin ones."""
_WORD = re.compile(r"[^\W\d_]+")


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


def hidden_characters(text: str) -> Iterator[int]:
    """Where characters stand that nobody sees and that the text's script has no use for.

    Joiners within Persian, Indic and like words and emoji, and marks of direction in a text with words that are
    written from right to left, are let be; an override of direction never is.
    """
    leftward: bool | None = None
    for match in _HIDDEN.finditer(text):
        at, char = match.start(), match[0]
        if char in _BESIDE_LEFTWARD and leftward is None:
            leftward = any(one.isalpha() and unicodedata.bidirectional(one) in ("R", "AL") for one in text)
        if char in _BESIDE_LEFTWARD and leftward:
            continue
        before = text[at - 1] if at else ""
        if char in _JOINERS and before and not before.isascii() and not _LATIN.match(before):
            continue
        if char == _ZERO_WIDTH_SPACE and _SPACELESS.search(text):
            continue
        is_variation = "\ufe00" <= char <= "\ufe0f" or char >= "\U000e0020"
        if (
            is_variation
            and before
            and (before in "#*0123456789" or unicodedata.category(before) in ("So", "Sm", "Sk", "Cf", "Po", "Lo"))
        ):
            continue
        yield at


def mixed_words(text: str) -> Iterator[str]:
    """The words that have both Latin letters and letters of an alphabet some of whose letters look like these."""
    if text.isascii():
        return
    for word in _WORD.findall(text):
        if _LATIN.search(word) and _LIKE_LATIN.search(word):
            yield word


def only_like_latin(word: str) -> bool:
    """Whether each letter of a word looks like a Latin one and none is."""
    letters = [char for char in word.lower() if char.isalpha()]
    return bool(letters) and all(char in _LOOKALIKES for char in letters)


def strange_column(line: str, text: str) -> int:
    """Where the first such character of a text stands in the line that has it, from 1; 0 where there is none."""
    return next((line.find(text[at]) + 1 for at in strange_characters(text)), 0)
