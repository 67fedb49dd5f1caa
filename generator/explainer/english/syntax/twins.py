"""Pronouns that mean what the same one before them means: "it expelled X and in August it closed Y"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..tokens import Token

__all__ = ["twin"]

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_WHERE = {"conj": _SUBJECTS, "advcl": frozenset({"dobj"})}
"""What the other is to its verb, by what the pronoun's own verb is to that."""


def twin(pronoun: Token) -> Token | None:
    """The same pronoun as subject of the clause to which this one's is joined, or as object of the one that it hangs on.

    The second is "accusing it of meddling after it praised the rebels".
    """
    verb = pronoun.head
    if pronoun.dep_ not in _SUBJECTS or verb.dep_ not in _WHERE:
        return None
    others = (c for c in verb.head.children if c.dep_ in _WHERE[verb.dep_])
    return next((c for c in others if c.lower_ == pronoun.lower_ and c.i < pronoun.i), None)
