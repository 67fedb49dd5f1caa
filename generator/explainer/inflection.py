"""The singular and the plural of nouns for people, made and told apart by how they are spelt.

What is not made by rule is in ``data/en/plurals.yml``. Of a word in a sentence the parser knows better which it is.
"""

from __future__ import annotations

import re
from functools import cache

from .tables import table, words

__all__ = ["is_invariable", "is_spelt_plural", "plural", "plurals", "singular"]

_HISSING = ("s", "x", "ch", "sh")
_ENDING = re.compile(r"(?<=ss|ch|sh)es$|(?<=x)es$|(?<!s)s$")


def plural(noun: str) -> str:
    """The plural that we write: ``spokeswomen``, ``deputies``; a noun that means several stands as it is."""
    return plurals(noun)[0]


def plurals(noun: str) -> tuple[str, ...]:
    """The plurals that a noun is met with, the usual one first: ``spokespeople`` and ``spokespersons``."""
    if is_invariable(noun):
        return (noun,)
    for ending, forms in _irregular():
        if noun.lower().endswith(ending):
            return tuple(noun[: len(noun) - len(ending)] + form for form in forms)
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return (f"{noun[:-1]}ies",)
    return (noun + ("es" if noun.endswith(_HISSING) else "s"),)


def singular(noun: str) -> str:
    """One of those whom a noun means: ``spokeswoman``, ``deputy``; a singular as it is."""
    for ending, one in _irregular_backwards():
        if noun.endswith(ending):
            return noun.removesuffix(ending) + one
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    return _ENDING.sub("", noun)


def is_invariable(noun: str) -> bool:
    """Whether a noun means several as it stands: ``staff``, ``police``."""
    return noun.lower() in words("en/plurals", "invariable")


def is_spelt_plural(noun: str) -> bool:
    """Whether a noun ends as most plurals do: ``supplies``, and not ``crisis``."""
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is", "'s", "’s"))


@cache
def _irregular() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Endings with their plurals, the longest first, so that "woman" is not taken for "man"."""
    found = [(ending, tuple(forms)) for ending, forms in table("en/plurals")["plurals"].items()]
    return tuple(sorted(found, key=lambda entry: -len(entry[0])))


@cache
def _irregular_backwards() -> tuple[tuple[str, str], ...]:
    """The same the other way round."""
    found = [(form, ending) for ending, forms in _irregular() for form in forms]
    return tuple(sorted(found, key=lambda entry: -len(entry[0])))
