"""French nouns for people: what they are in English, and where they stand among words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .french_states import french_pieces
from .phrase_matcher import PhraseMatcher
from .tables import table, words

__all__ = ["FrenchNoun", "french_nouns"]

_FEMININES = {
    "eur": ("euse", "rice", "eure"),
    "er": ("ère",),
    "en": ("enne",),
    "f": ("ffe",),
}
"""How nouns end in the feminine, by how they end in the masculine; others have an e more."""


@dataclass(frozen=True, slots=True)
class FrenchNoun:
    """A French noun for people in one of its forms."""

    noun: str
    """Masculine singular, in small letters."""
    english: str
    """The English noun for one person."""
    plural: bool
    gender: str
    """``m`` or ``f`` where the form says so, else empty."""
    is_role: bool
    """Whether it is an office, a rank or a trade, and not only people of whom several are told."""


@cache
def french_nouns() -> PhraseMatcher[FrenchNoun]:
    """Finds every noun, in both genders and numbers, among pieces in small letters and without accents."""
    return PhraseMatcher(
        (tuple(piece for piece, _, _ in french_pieces(form)), meaning)
        for nouns, is_role in ((table("fr/person_nouns")["roles"], True), (table("fr/person_nouns")["people"], False))
        for noun, english in nouns.items()
        for form, meaning in _forms(noun, english, is_role)
    )


def _forms(noun: str, english: str, is_role: bool) -> Iterator[tuple[str, FrenchNoun]]:
    head, space, rest = noun.partition(" ")
    if noun in words("fr/person_nouns", "unvaried"):
        head, space, rest = noun, "", ""
    female = noun in words("fr/person_nouns", "female")
    gender = "f" if female else "m" if noun in words("fr/person_nouns", "male") else ""
    feminines = () if gender else tuple(_feminines(head))
    for form, is_feminine in ((head, False), *((form, True) for form in feminines)):
        said = gender or ("f" if is_feminine else "")
        yield f"{form}{space}{rest}", FrenchNoun(noun, english, False, said, is_role)
        yield f"{_plural(form)}{space}{_plural_rest(rest)}", FrenchNoun(noun, english, True, said, is_role)


def _feminines(noun: str) -> Iterator[str]:
    for ending, others in _FEMININES.items():
        if noun.endswith(ending):
            yield from (noun.removesuffix(ending) + other for other in others)
            return
    if not noun.endswith("e"):
        yield f"{noun}e"


def _plural(noun: str) -> str:
    if noun.endswith(("s", "x", "z")):
        return noun
    return f"{noun[:-2]}aux" if noun.endswith("al") else f"{noun}s"


def _plural_rest(rest: str) -> str:
    """What follows the head in the plural: "premiers ministres", "consuls généraux", but "chefs de l'État"."""
    if not rest or " " in rest or rest.startswith(("d'", "de")):
        return rest
    return _plural(rest)
