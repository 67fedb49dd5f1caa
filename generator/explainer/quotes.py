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

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Found", "canonical", "find", "fold"]

_ALIKE = str.maketrans(
    dict.fromkeys("‘’‚‛′`´ʼ", "'")
    | dict.fromkeys("“”„‟″«»", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")
    | {"\n": " ", "\u00a0": " "}
)


@dataclass(frozen=True, slots=True)
class Found:
    """Where a quote stands in a text."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last."""
    count: int
    """How many places fit; more than one means that ``prefix`` or ``suffix`` is needed."""


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
    return Found(places[0], places[0] + len(words), len(places)) if places else None


def _places(text: str, words: str) -> list[int]:
    places, at = [], text.find(words)
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    return places
