"""Verbs by which somebody does something, or something is done: what may tell an event of no known type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..parsed.parsed_blocks import Passage
from ..readers.reading import TextSpan
from .syntax.governors import governor_of
from .syntax.grammar import key
from .vocabulary import words

if TYPE_CHECKING:
    from ..parsed.tokens import Token

__all__ = ["read_acts"]


def read_acts(passages: Sequence[Passage]) -> Iterator[TextSpan]:
    """The finite verbs of acts, in order: past, going on or to come, of which a subject is told; in titles present ones.

    Verbs of states are none, nor are those that only hand on what somebody says.
    """
    for passage in passages:
        title = passage.kind == "title"
        yield from (passage.span(token) for token in passage.doc if token.pos_ == "VERB" and _is_act(token, title))


def _is_act(verb: Token, title: bool) -> bool:
    lemma = key(verb)
    told = _is_told(verb) or (title and verb.tag_ in ("VBP", "VBZ"))
    if not told or lemma in words("grammar", "states") or _only_says(verb, lemma):
        return False
    subject = _subject(verb)
    return subject is not None and subject.lower_ not in words("grammar", "speaking")


def _only_says(verb: Token, lemma: str) -> bool:
    """Whether a verb hands on words: "said that", "told reporters", and neither "announced plans" nor "claimed the attack"."""
    if lemma in words("speech", "announcing") | words("speech", "claiming"):
        return not any(child.dep_ == "dobj" for child in verb.rights)
    return lemma in words("speech", "neutral")


def _is_told(verb: Token) -> bool:
    """Whether a verb's form tells what was done, is being done or will be: "closed", "has been closed", "will close",
    "plans to close".
    """
    helping = {child.lower_ for child in verb.lefts if child.dep_ in ("aux", "auxpass")}
    if verb.tag_ == "VBD":
        return True
    if verb.tag_ == "VBG":
        return bool(helping)
    if verb.tag_ == "VBN":
        return bool(helping & words("grammar", "telling_participles"))
    return verb.tag_ == "VB" and (bool(helping & words("grammar", "future")) or _is_planned(verb))


def _is_planned(verb: Token) -> bool:
    above = governor_of(verb)
    return above is not None and above.cue == "planned"


def _subject(verb: Token) -> Token | None:
    """Who does it, or has it done to them, also where only the verb above names them: "met and left", "plans to leave"."""
    found = next((child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
    return found or (_subject(verb.head) if verb.dep_ in ("conj", "xcomp") and verb.head is not verb else None)
