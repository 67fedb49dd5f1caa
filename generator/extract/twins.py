"""Pronouns that go on with the subject of the clause before: "it expelled X and in August it closed Y"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .tokens import Token

__all__ = ["twin"]

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def twin(pronoun: Token) -> Token | None:
    """The same pronoun as subject of the clause to which this one's is joined; they mean the same."""
    verb = pronoun.head
    if pronoun.dep_ not in _SUBJECTS or verb.dep_ != "conj":
        return None
    subjects = (c for c in verb.head.lefts if c.dep_ in _SUBJECTS)
    return next((c for c in subjects if c.lower_ == pronoun.lower_ and c.i < pronoun.i), None)
