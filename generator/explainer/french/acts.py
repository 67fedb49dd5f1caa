"""Verbs by which somebody does something, or something is done: what may tell an event of no known type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..parsed.parsed_blocks import Passage
from ..readers.reading import TextSpan
from .syntax.grammar import finite, object_of, subject_of
from .vocabulary import words

if TYPE_CHECKING:
    from ..parsed.tokens import Token

__all__ = ["read_acts"]


def read_acts(passages: Sequence[Passage]) -> Iterator[TextSpan]:
    """The finite verbs of acts, in order: past, going on or to come, of which a subject is told."""
    for passage in passages:
        yield from (passage.span(token) for token in passage.doc if token.pos_ == "VERB" and _is_act(token))


def _is_act(verb: Token) -> bool:
    word = finite(verb)
    if word is None or "Mood=Ind" not in word.morph_ or verb.lemma_ in words("grammar", "states"):
        return False
    if verb.lemma_ in words("speech", "neutral") and object_of(verb) is None:
        return False
    return subject_of(verb) is not None
