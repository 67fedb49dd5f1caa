"""Lines put together: a hyphen at a line's end is taken out where it only parts a word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from ...tables import words as listed

__all__ = ["joined", "words_of"]

_WORD = re.compile(r"[^\W_]+(?:[-‐][^\W_]+)*")
_UNSPACED = "–—/@"
"""Signs after which a word goes on in the next line as it is."""
_HYPHENS = "-‐"


def words_of(lines: Iterable[str]) -> Counter[str]:
    """How often each word stands in a document, in small letters; the first and the last of a line may be parts of one."""
    words: Counter[str] = Counter()
    for line in lines:
        words.update(word.replace("‐", "-").casefold() for word in _WORD.findall(line)[1:-1])
    return words


def joined(before: str, after: str, words: Counter[str]) -> str:
    """Two lines of one paragraph as one.

    A hyphen between them stays where the document has the word with it elsewhere ("long-running"), where the word goes on
    with a capital or a figure, and after what is hardly written without one ("self-"); else it only parts the word.

    :param words: how often the document has which, as :func:`words_of` tells.
    """
    word = before[before.rfind(" ") + 1 :]
    parts, second = _WORD.findall(word), _WORD.match(after)
    if not parts or not second or not (word[-2:-1].isalnum() or word.endswith("//")):
        return f"{before} {after}"
    if word[-1] in _UNSPACED:
        return before + after
    if word[-1] not in _HYPHENS:
        return f"{before} {after}"
    if not _belongs(parts[-1], second[0], words):
        return before[:-1] + after
    return before + after


def _belongs(first: str, second: str, words: Counter[str]) -> bool:
    """Whether the hyphen between two parts is the word's own."""
    one, other = (part.replace("‐", "-").casefold() for part in (first, second))
    last = one.rpartition("-")[2]
    whole = words[one + other] + words[last + other.partition("-")[0]]
    hyphened = words[f"{one}-{other}"] + words[f"{last}-{other}"] * ("-" in one)
    if whole != hyphened:
        return hyphened > whole
    if not second[0].islower() or last[-1].isdigit() or last in listed("pdf", "first_parts"):
        return True
    if "-" in one and last in listed("pdf", "within"):
        return True
    return last in listed("pdf", "prefixes") and words[other] > 0
