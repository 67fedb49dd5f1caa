"""Whether words make an event alleged, denied, threatened, demanded, hypothetical or planned. Without a parser.

Which of a text's events they govern is not looked at: only where none of them stands there, nothing bears the modality.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import cache
from typing import Any

from ..tables import table
from .word_forms import forms, words_of

__all__ = ["says_modality"]

_REACH = 4
"""So many words after the one before it stands the next word of a cue at most: "have yet to", "rule it out"."""

_MAY = re.compile(r"(?<=[\w,] )May\b")
"""The month, which is no modal."""
_Cue = tuple[frozenset[str], ...]


def says_modality(modality: str, text: str) -> bool:
    """Whether a word of an English text makes an event of this modality."""
    words = words_of(_MAY.sub(" ", text))
    known = frozenset(words)
    if any(_stands(cue, words, known) for cue in _cues(modality)):
        return True
    return _denies(known) and (modality == "denied" or any(_stands(cue, words, known) for cue in _negated(modality)))


def _denies(words: Set[str]) -> bool:
    return not words.isdisjoint(table("en/bearing")["negations"])


def _stands(cue: _Cue, words: Sequence[str], known: Set[str]) -> bool:
    """Whether the words of a cue stand in a text, in this order and close together."""
    first, *rest = cue
    if any(piece.isdisjoint(known) for piece in cue):
        return False
    reach = 1 if "be" in first else _REACH  # "is said to have", and not "is in talks, it said"
    return not rest or any(word in first and _follow(rest, words[at + 1 :], reach) for at, word in enumerate(words))


def _follow(cue: Sequence[frozenset[str]], words: Sequence[str], reach: int) -> bool:
    for piece in cue:
        at = next((no for no, word in enumerate(words[:reach]) if word in piece), None)
        if at is None:
            return False
        words = words[at + 1 :]
    return True


@cache
def _cues(modality: str) -> tuple[_Cue, ...]:
    """The cues that make an event of this modality by themselves."""
    return tuple(_cue(text) for text in _texts(modality))


@cache
def _negated(modality: str) -> tuple[_Cue, ...]:
    """Those that do where they are denied themselves."""
    known = table("en/modality")
    kinds = [kind for kind, becomes in known["negated"].items() if becomes == modality]
    texts = [text for kind in kinds for text in _texts(kind)]
    texts += [text for text, becomes in known["negated_cues"].items() if becomes == modality]
    return tuple(map(_cue, texts))


def _texts(kind: str) -> Iterator[str]:
    known: Any = table("en/modality")
    named = {"denied": ["dismissed"], "threatened": ["warned"]}.get(kind, [])
    for name in (kind, *named):
        yield from known["governors"].get(name, ())
    for key in ("modals", "prepositions"):
        yield from (word for word, makes in known[key].items() if makes == kind)
    for key in ("adverbs", "adjectives"):
        yield from known[key].get(kind, ())
    yield from table("en/bearing")["modalities"].get(kind, ())
    if kind == "hypothetical":
        yield from (*known["marks"], *known["supposing"])
    if kind == "planned":
        yield from (*known["future_times"], *known["marks_of_time"])


def _cue(text: str) -> _Cue:
    return tuple(forms(word) | ({"s"} if word == "be" else set()) for word in text.removeprefix("a ").split())
