"""Whether words make an event alleged, denied, threatened, demanded, hypothetical or planned. Without a parser.

Which of a text's events they govern is not looked at: only where none of them stands there, nothing bears the modality.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from ...tables import table
from .word_cues import any_cue

__all__ = ["says_modality"]

_MAY = re.compile(r"(?<=[\w,] )May\b")
"""The month, which is no modal."""


def says_modality(modality: str, text: str) -> bool:
    """Whether a word of an English text makes an event of this modality."""
    text = _MAY.sub(" ", text)
    if any_cue(_cues(modality), text):
        return True
    return any_cue(table("en/bearing")["negations"], text) and (
        modality == "denied" or any_cue(_cues_negated(modality), text)
    )


@cache
def _cues(modality: str) -> tuple[str, ...]:
    """The cues that make an event of this modality by themselves."""
    return tuple(_of_kind(modality))


@cache
def _cues_negated(modality: str) -> tuple[str, ...]:
    """Those that do where they are denied themselves."""
    known = table("en/modality")
    kinds = [kind for kind, becomes in known["negated"].items() if becomes == modality]
    cues = [cue for kind in kinds for cue in _of_kind(kind)]
    return (*cues, *(cue for cue, becomes in known["negated_cues"].items() if becomes == modality))


def _of_kind(kind: str) -> Iterator[str]:
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
        yield from known["future_times"]
