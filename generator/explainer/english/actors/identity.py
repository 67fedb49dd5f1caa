"""Whether two names can be of one person: short forms, initials, accents and slips of the pen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ...names import fold_name
from ..vocabulary import words
from .slips import is_slip
from .words import full_given_name, gender_of_name

__all__ = ["is_short_for", "may_be_one", "name_parts"]

_SUFFIX = re.compile(r"[ ,]+(?:Jr|Sr|[IVX]+)\.?$")
"""What follows a name and is not always said: "Jr.", the number of a king."""


@lru_cache(maxsize=65536)
def name_parts(name: str) -> tuple[str, ...]:
    """The parts of a name as they are compared: folded, "al-" and "Jr." left out, "bin Salman" one part."""
    parts: list[str] = []
    binder = ""
    for part in fold_name(_SUFFIX.sub("", name)).split():
        if part in words("person_nouns", "binding"):
            binder += f"{part} "
        elif part not in words("person_nouns", "loose"):
            parts.append(binder + part)
            binder = ""
    return tuple(parts) or tuple(fold_name(name).split())


def is_short_for(short: Sequence[str], full: Sequence[str], *, slips: bool = False) -> bool:
    """Whether all parts of one name stand in the other, in order: "Bernard" for "Yann Christian Bernard Vézilier".

    An initial stands for a part, but not for the last one of the shorter name; a nickname for the first.

    :param slips: whether parts may be one letter apart; of a name of one part only the surname may.
    """
    if len(short) == 1:
        return short[0] in full or (slips and _is_slip(short[0], full[-1]))
    at = 0
    for number, part in enumerate(short):
        is_last = number == len(short) - 1
        while at < len(full) and not _same(part, full[at], slips=slips, is_first=at == 0, is_last=is_last):
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
    return is_short_for(a, b) or is_short_for(a, b, slips=True)


def _same(part: str, other: str, *, slips: bool, is_first: bool, is_last: bool) -> bool:
    if part == other or (is_first and full_given_name(part) == full_given_name(other)):
        return True
    if len(part) == 1 or len(other) == 1:
        return not is_last and part[:1] == other[:1]
    return slips and _is_slip(part, other)


def _is_slip(part: str, other: str) -> bool:
    """Whether two parts are one letter apart and not two first names, as Mario and Maria are."""
    return is_slip(part, other) and not (gender_of_name(part) and gender_of_name(other))
