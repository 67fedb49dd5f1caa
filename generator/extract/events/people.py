"""Which nouns mean people."""

from __future__ import annotations

from functools import cache

from ...lexicon import load_lexicon
from ...tables import table

__all__ = ["is_person"]


def is_person(lemma: str) -> bool:
    """Whether a noun's lemma says what a person is: ``ambassador``, ``tourist``."""
    return lemma in _person_nouns()


@cache
def _person_nouns() -> frozenset[str]:
    """The last words of the table of person nouns, and the lexicon's people."""
    nouns = {noun.split()[-1] for listed in table("person_nouns")["classes"].values() for noun in listed}
    return frozenset(nouns | load_lexicon().members("people") | load_lexicon().members("diplomat"))
