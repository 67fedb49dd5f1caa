"""What French calls the states of the world, found among words: names, adjectives, peoples and seats.

The table is ``data/fr/states.yml``. A word may mean several states ("congolais"); who asks decides by what stands around.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Literal

from .countries import Country, load_countries
from .phrase_matcher import PhraseMatcher
from .quotes import fold
from .tables import table

__all__ = ["StateWord", "french_pieces", "state_prefixes", "state_words", "without_accents"]

StateWord = Literal["name", "adjective", "people", "seat", "homonym"]
"""In which way a word means a state; a homonym means none."""

_PIECE = re.compile(r"[^\W_]+|[^\w\s]")
_LONGEST_ABBREVIATION = 3
_ARTICLES = ("Le ", "La ")


def state_words() -> PhraseMatcher[Mapping[StateWord, tuple[Country, ...]]]:
    """Finds the words of the table among pieces: all that each may mean, in each way."""
    return _state_words()


@cache
def state_prefixes() -> Mapping[str, Country]:
    """The first halves of adjectives of two states, without accents: France for "franco"."""
    states = {state.name: state for state in load_countries()}
    return {without_accents(prefix): states[name] for prefix, name in table("fr/states")["prefixes"].items()}


def french_pieces(text: str) -> list[tuple[str, int, int]]:
    """A text's words and marks without accents, each with where it begins and ends; "d'Ivoire" is three."""
    return [(without_accents(piece[0]), *piece.span()) for piece in _PIECE.finditer(text)]


@lru_cache(maxsize=2**14)
def without_accents(word: str) -> str:
    """A word without accents, its apostrophes straight."""
    if word.isascii():
        return word
    plain = "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))
    return fold(plain).replace("œ", "oe")


@cache
def _state_words() -> PhraseMatcher[Mapping[StateWord, tuple[Country, ...]]]:
    meanings: dict[tuple[str, ...], dict[StateWord, dict[str, Country]]] = {}
    for state in load_countries():
        for words, kind in _words_of(table("fr/states")["states"][state.name]):
            pieces = tuple(piece for piece, _, _ in french_pieces(words))
            meanings.setdefault(pieces, {}).setdefault(kind, {})[state.id] = state
    for words in table("fr/states")["homonyms"]:
        meanings[tuple(piece for piece, _, _ in french_pieces(words))] = {"homonym": {}}
    return PhraseMatcher(
        (pieces, {kind: tuple(states.values()) for kind, states in found.items()}) for pieces, found in meanings.items()
    )


def _words_of(row: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, StateWord]]:
    for name in row["names"]:
        yield from ((form, "name") for form in _in_capitals(name))
    for adjective in row["adjectives"]:
        for form in _inflected(adjective):
            yield form, "adjective"
            yield from ((capital, "people") for capital in (form[0].upper() + form[1:], form.title()))
    for seat in row["seats"]:
        bare = seat[3:] if seat.startswith(_ARTICLES) else seat  # "au Caire"
        yield from ((form, "seat") for name in dict.fromkeys((seat, bare)) for form in _in_capitals(name))


def _in_capitals(name: str) -> tuple[str, ...]:
    return (name, name.upper()) if len(name) > _LONGEST_ABBREVIATION else (name,)


def _inflected(adjective: str) -> Iterator[str]:
    """An adjective in both genders and numbers: "malien, malienne, maliens, maliennes"."""
    singular = [adjective]
    if adjective.endswith(("en", "on")):
        singular.append(f"{adjective}ne")
    elif adjective[-1] not in "ceè":
        singular.append(f"{adjective}e")
    for form in singular:
        yield from (form, form if form[-1] in "sxz" else f"{form}s")
