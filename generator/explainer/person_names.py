"""Names of persons compared: whether two can be of one person, and what a first name tells of its bearer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from .names import fold_name
from .tables import table, words

__all__ = [
    "full_given_name",
    "gender_of_name",
    "is_short_for",
    "may_be_one",
    "name_parts",
    "one_letter_apart",
    "surnames",
]

_SUFFIX = re.compile(r"(?<![ ,])[ ,]+(?:Jr|Sr|[IVX]+)\.?$")
"""What follows a name and is not always said: "Jr.", the number of a king."""
_SHORTEST_MISSPELT = 5
"""Shorter words one letter apart are mostly two words (Iran and Iraq)."""


@lru_cache(maxsize=65536)
def name_parts(name: str) -> tuple[str, ...]:
    """The parts of a name as they are compared: folded, "al-" and "Jr." left out, "bin Salman" one part."""
    parts: list[str] = []
    binder = ""
    for part in fold_name(_SUFFIX.sub("", name)).split():
        if part in words("en/person_nouns", "binding"):
            binder += f"{part} "
        elif part not in words("en/person_nouns", "loose"):
            parts.append(binder + part)
            binder = ""
    return tuple(parts) or tuple(fold_name(name).split())


def surnames(name: str) -> set[str]:
    """What articles call somebody of this name by alone: its last word, "Jr." left out, also without "al-"; of one word nothing."""
    *others, last = _SUFFIX.sub("", name).split() or [""]
    prefix, hyphen, bare = last.partition("-")
    found = {last, bare} if hyphen and fold_name(prefix) in words("en/person_nouns", "loose") else {last}
    return found if others else set()


def is_short_for(short: Sequence[str], full: Sequence[str], *, misspelt: bool = False) -> bool:
    """Whether all parts of one name stand in the other, in order: "Bernard" for "Yann Christian Bernard Vézilier".

    An initial stands for a part, but not for the last one of the shorter name; a nickname for the first.

    :param misspelt: whether parts may be one letter apart; of a name of one part only the surname may.
    """
    if len(short) == 1:
        return short[0] in full or (misspelt and _is_misspelt(short[0], full[-1]))
    at = 0
    for number, part in enumerate(short):
        is_last = number == len(short) - 1
        while at < len(full) and not _is_same_part(
            part, full[at], misspelt=misspelt, is_first=at == 0, is_last=is_last
        ):
            at += 1
        if at == len(full):
            return False
        at += 1
    return bool(short)


def may_be_one(one: str, other: str) -> bool:
    """Whether two names are of one person as far as the names tell: one is short for the other, give or take a letter.

    A name of one part is short for any that has the part, so ask this of full names.
    """
    a, b = sorted((name_parts(one), name_parts(other)), key=len)
    return is_short_for(a, b) or is_short_for(a, b, misspelt=True)


def gender_of_name(name: str) -> str:
    """``f`` or ``m`` for a first name that mostly one gender has, ``?`` for another known one, else an empty string."""
    return _given_names().get(fold_name(name), "")


def full_given_name(name: str) -> str:
    """The first name that a folded one is a short form of ("bill"), else the name itself."""
    full: str = table("en/given_names")["nicknames"].get(name, name)
    return full


@lru_cache(maxsize=65536)
def one_letter_apart(one: str, other: str) -> bool:
    """Whether two different folded words differ by one letter that is missing, wrong or swapped with its neighbour.

    The first letters must be the same: a slip of the pen there is rare, and many names rhyme.
    """
    if one == other or max(len(one), len(other)) < _SHORTEST_MISSPELT or one[:1] != other[:1]:
        return False
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((no for no, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at + 1 : at + 2] == long[at] and short[at] == long[at + 1 : at + 2]
    return short[at + 1 :] == long[at + 1 :] or (swapped and short[at + 2 :] == long[at + 2 :])


def _is_same_part(part: str, other: str, *, misspelt: bool, is_first: bool, is_last: bool) -> bool:
    if part == other or (is_first and full_given_name(part) == full_given_name(other)):
        return True
    if len(part) == 1 or len(other) == 1:
        return not is_last and part[:1] == other[:1]
    return misspelt and _is_misspelt(part, other)


def _is_misspelt(part: str, other: str) -> bool:
    """Whether two parts are one letter apart and not two first names, as Mario and Maria are."""
    return one_letter_apart(part, other) and not (gender_of_name(part) and gender_of_name(other))


@cache
def _given_names() -> dict[str, str]:
    found: dict[str, str] = {}
    for key, gender in (("female", "f"), ("male", "m"), ("either", "?")):
        for name in table("en/given_names")[key]:
            folded = fold_name(name)
            found[folded] = gender if found.get(folded, gender) == gender else "?"
    return found
