"""What the parse says of the words of a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .rules import phrases

if TYPE_CHECKING:
    from ..tokens import Span, Token

__all__ = ["above", "goes_on_from", "is_given", "is_name", "is_of_verb", "is_told"]

_HIGHEST = 12
"""Steps up the tree; a date further down hangs on something else."""


def above(token: Token) -> list[Token]:
    """The token and those above it in the tree, from the nearest."""
    path = [token]
    while path[-1].head != path[-1] and len(path) < _HIGHEST:
        path.append(path[-1].head)
    return path


def goes_on_from(later: Token, earlier: Token) -> bool:
    """Whether the verb that one date is told of only goes on from another's: "was expelled in May and left in June"."""
    first, verb = _verb_above(earlier), _verb_above(later)
    while verb is not None and verb is not first:
        verb = verb.head if verb.dep_ == "conj" else None
    return verb is not None


def _verb_above(date: Token) -> Token | None:
    return next((token for token in above(date) if token.pos_ in ("VERB", "AUX")), None)


def is_given(span: Span) -> bool:
    """Whether the words are what somebody is given ("gave the two consuls 15 days")."""
    return span.root.head.lemma_.lower() in phrases("giving")


def is_name(span: Span) -> bool:
    """Whether the words begin a longer name ("Sunday Tribune", "April Jones")."""
    last = span[-1]
    return last.dep_ == "compound" and last.head.pos_ == "PROPN" and last.head.i == last.i + 1


def is_of_verb(span: Span) -> bool:
    """Whether the words tell of a verb ("must leave in two days") and not of a noun ("the third strike in two days")."""
    return span.root.head.pos_ in ("VERB", "AUX")


def is_told(span: Span) -> bool:
    """Whether the date says when something was said, as in "she told reporters on Friday", and not "told him to go"."""
    verb = _verb_above(span.root)
    if verb is None or verb.lemma_.lower() not in phrases("telling"):
        return False
    return not any(c.dep_ == "xcomp" and any(t.tag_ == "TO" for t in c.lefts) for c in verb.children)
