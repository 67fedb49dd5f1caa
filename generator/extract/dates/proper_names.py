"""Whether the name of a month or weekday is part of somebody's or something's name ("Theresa May", "Sunday Tribune")."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

__all__ = ["is_name"]


def is_name(span: Span) -> bool:
    """Whether the parser and the recogniser of names take the words for part of a name."""
    first, last = span[0], span[-1]
    if last.dep_ == "compound" and last.head.pos_ == "PROPN" and last.head.i == last.i + 1:
        return True
    return _is_person(first) and (_is_person(_beside(first, -1)) or _is_person(_beside(last, 1)))


def _beside(token: Token, step: int) -> Token | None:
    place = token.i + step
    return token.doc[place] if 0 <= place < len(token.doc) else None


def _is_person(token: Token | None) -> bool:
    return token is not None and token.ent_type_ == "PERSON"
