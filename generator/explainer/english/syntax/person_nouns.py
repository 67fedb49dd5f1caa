"""Which nouns mean people: the table ``data/en/person_nouns.yml``, asked about one word."""

from __future__ import annotations

from functools import cache

from ...lexicon import load_lexicon
from ..vocabulary import table, words

__all__ = ["is_person", "is_person_noun"]


def is_person(lemma: str) -> bool:
    """Whether a lemma ends a phrase for what somebody is: ``ambassador``, ``secretary`` of "first secretary".

    Who is expelled or struck counts too, as the lexicon has it, the embassy for its staff.
    """
    return lemma in _ends_of_phrases()


def is_person_noun(word: str) -> bool:
    """Whether a noun in the singular, in small letters, means one person by itself: ``villager``, ``shopkeeper``."""
    return word in _single_persons() or word.endswith(tuple(words("person_nouns", "sure_endings")))


@cache
def _ends_of_phrases() -> frozenset[str]:
    lexicon = load_lexicon()
    return frozenset(noun.split()[-1] for noun in _classes()) | lexicon.members("people") | lexicon.members("diplomat")


@cache
def _single_persons() -> frozenset[str]:
    return _classes() | words("person_nouns", "others")


@cache
def _classes() -> frozenset[str]:
    return frozenset(noun for nouns in table("person_nouns")["classes"].values() for noun in nouns)
