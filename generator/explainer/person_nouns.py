"""Nouns for people ("prime minister", "envoy"): what classes they are in, and where they stand among words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain, product

from .inflection import plurals
from .lexicon import load_lexicon
from .phrase_matcher import PhraseMatcher
from .tables import table, words

__all__ = ["gender_of_noun", "is_person", "is_person_noun", "nouns_in", "person_class", "person_nouns"]


def is_person(lemma: str) -> bool:
    """Whether a lemma ends a phrase for what somebody is: ``ambassador``, ``secretary`` of "first secretary".

    Who is expelled or struck counts too, as the lexicon has it, the embassy for its staff.
    """
    return lemma in _ends_of_phrases()


def is_person_noun(word: str) -> bool:
    """Whether a noun in the singular, in small letters, means one person by itself: ``villager``, ``shopkeeper``."""
    one = word in _classes() or word in words("en/person_nouns", "others")
    return one or word.endswith(tuple(words("en/person_nouns", "sure_endings")))


def person_class(noun: str) -> frozenset[str]:
    """The classes of nouns that a noun for a person is in."""
    return _classes().get(noun, frozenset())


@lru_cache(maxsize=16384)
def nouns_in(role: str) -> frozenset[str]:
    """The nouns for one person that the words of a role hold."""
    pieces = role.lower().replace("-", " - ").split()
    return frozenset(noun for _, _, (noun, plural) in person_nouns().all(pieces) if not plural)


def gender_of_noun(noun: str) -> str:
    """``f`` or ``m`` where the noun says so, else an empty string."""
    return (
        "f" if noun in words("en/person_nouns", "female") else "m" if noun in words("en/person_nouns", "male") else ""
    )


@cache
def person_nouns() -> PhraseMatcher[tuple[str, bool]]:
    """Finds every noun, in singular and plural, among words in small letters: its singular and whether it is plural."""
    forms = [(form, (noun, plural)) for noun in _classes() for form, plural in _forms(noun)]
    return PhraseMatcher(
        (tokens, meaning)
        for tokenized in (_at_hyphens, _at_dots, _nowhere, _joined_by_hyphens)
        for form, meaning in forms
        for tokens in tokenized(form)
    )


@cache
def _ends_of_phrases() -> frozenset[str]:
    lexicon = load_lexicon()
    return frozenset(noun.split()[-1] for noun in _classes()) | lexicon.members("people") | lexicon.members("diplomat")


@cache
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, nouns in table("en/person_nouns")["classes"].items():
        for noun in nouns:
            found.setdefault(noun, set()).add(name)
    return {noun: frozenset(names) for noun, names in found.items()}


def _forms(noun: str) -> Iterator[tuple[str, bool]]:
    """A noun with its plurals, and whether each is one; of abbreviations and titles of courtesy only "Messrs" is."""
    yield noun, False
    unvaried = words("en/person_nouns", "courtesy") | words("en/person_nouns", "abbreviations")
    if noun not in unvaried or noun in table("en/plurals")["plurals"]:
        yield from ((form, True) for form in plurals(noun))


def _at_hyphens(noun: str) -> Iterator[tuple[str, ...]]:
    """The noun's words as the tokenizer parts them: at hyphens, but not at the dot of an abbreviation."""
    yield tuple(noun.replace("-", " - ").split())


def _at_dots(noun: str) -> Iterator[tuple[str, ...]]:
    """An abbreviation's words where the tokenizer parts its dots: "lt. gen." with any of them a word of its own."""
    if "." in noun:
        (pieces,) = _at_hyphens(noun)
        choices = [((piece,), (piece[:-1], ".")) if piece.endswith(".") else ((piece,),) for piece in pieces]
        for chosen in product(*choices):
            yield tuple(chain.from_iterable(chosen))


def _nowhere(noun: str) -> Iterator[tuple[str, ...]]:
    """A noun of several words that the tokenizer leaves whole, as it does "chargé d'affaires"."""
    if " " in noun:
        yield (noun,)


def _joined_by_hyphens(noun: str) -> Iterator[tuple[str, ...]]:
    """A noun of several words that is also written with hyphens: "major-general"."""
    if " " in noun:
        yield from _at_hyphens(noun.replace(" ", "-"))
