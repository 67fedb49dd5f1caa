"""Which nouns mean people, and which an article says of whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ...lexicon import load_lexicon
from ...readers.reading import ActorMention
from ..vocabulary import table

__all__ = ["is_person", "role_nouns"]


def is_person(lemma: str) -> bool:
    """Whether a noun's lemma says what a person is: ``ambassador``, ``tourist``."""
    return lemma in _person_nouns()


def role_nouns(actors: Sequence[ActorMention]) -> dict[str, frozenset[str]]:
    """By name, the last words of an actor's roles before any "of", "to" or "in"."""
    found: dict[str, set[str]] = {}
    for actor in actors:
        for role in actor.roles:
            head = re.split(r" (?:of|to|in|at|for) |,", role.value.lower())[0]
            found.setdefault(actor.name, set()).update(head.split()[-1:])
    return {name: frozenset(words) for name, words in found.items()}


@cache
def _person_nouns() -> frozenset[str]:
    """The last words of the table of person nouns, and the lexicon's people."""
    nouns = {noun.split()[-1] for listed in table("person_nouns")["classes"].values() for noun in listed}
    return frozenset(nouns | load_lexicon().members("people") | load_lexicon().members("diplomat"))
