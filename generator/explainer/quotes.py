"""The canonical text, and quotes found in it: W3C Web Annotation's ``TextQuoteSelector``.

The one documented normalisation, under which a quote must stand in its article letter by letter:

1. Unicode NFC;
2. any run of white space is one space;
3. straight and curly quotation marks are alike, and so are all hyphens and dashes;
4. case is kept.

The canonical text has 1 and 2 applied (a line break parts two blocks); 3 replaces one character by
one, so offsets in the folded text are offsets in the canonical text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Found", "canonical", "find", "fold", "whole_words"]

_ALIKE = str.maketrans(
    dict.fromkeys("‘’‚‛′`´ʼ", "'")
    | dict.fromkeys("“”„‟″«»", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")
    | {"\n": " ", "\u00a0": " "}
)

_LETTER = "[0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0300-\u052f\u1e00-\u1fff]"
"""A digit, or a letter of a script that writes each word by itself: Latin, Greek or Cyrillic."""
_HYPHEN = "[-\u2010\u2011]"
_IN_A_WORD = re.compile(
    rf"(?<={_LETTER})(?={_HYPHEN}?{_LETTER})|(?<={_LETTER}{_HYPHEN})(?={_LETTER})"
    r"|(?<=\d)(?=[.,]\d)|(?<=\d[.,])(?=\d)|(?<=n)(?=['’]t\b)|(?<=n['’])(?=t\b)"
)
"""A place within a word or a number: "twenty-|five", "1|,000", "did|n't"; before "'s" a word ends."""

_LONGEST_WORD = 100
"""Characters; what is longer is no word."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a quote stands in a text."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last."""
    count: int
    """How many places fit; more than one means that ``prefix`` or ``suffix`` is needed. A place within words counts
    only where no other fits."""


def canonical(text: str) -> str:
    """One block of text under rules 1 and 2."""
    return " ".join(unicodedata.normalize("NFC", text).split())


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Canonical text under rule 3; as long as it was."""
    return text.translate(_ALIKE)


@lru_cache(maxsize=65536)  # what is checked is looked up again where it is shown
def find(text: str, quote: str, prefix: str = "", suffix: str = "") -> Found | None:
    """The first place in canonical ``text`` where ``quote`` stands between ``prefix`` and ``suffix``.

    :returns: None when it stands nowhere.
    """
    folded, words = fold(text), fold(canonical(quote))
    if not words:
        return None
    places = _places(folded, words)
    if prefix:
        before = fold(canonical(prefix))
        places = [at for at in places if folded[:at].rstrip().endswith(before)]
    if suffix:
        after = fold(canonical(suffix))
        places = [at for at in places if folded[at + len(words) :].lstrip().startswith(after)]
    if len(places) > 1:
        cut = (_IN_A_WORD.match(text, at) or _IN_A_WORD.match(text, at + len(words)) for at in places)
        places = [at for at, inside in zip(places, cut, strict=True) if not inside] or places
    return Found(places[0], places[0] + len(words), len(places)) if places else None


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of a text, with the rest of the words that it begins and ends in.

    Of scripts that write no spaces between words, or write some words together, no word is known.
    """
    first, last = max(0, start - _LONGEST_WORD), min(len(text), end + _LONGEST_WORD)
    while start > first and _IN_A_WORD.match(text, start):
        start -= 1
    while end < last and _IN_A_WORD.match(text, end):
        end += 1
    return start, end


def _places(text: str, words: str) -> list[int]:
    places, at = [], text.find(words)
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    return places
