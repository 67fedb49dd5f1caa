"""Whether two names can be of one person: short forms, initials, accents and slips of the pen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ...names import fold_name
from ...tables import words
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

    :param slips: whether parts may be one letter apart.
    """
    at = 0
    for part in short:
        while at < len(full) and not _same(part, full[at], slips, len(short) > 1, at == 0):
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


def _same(part: str, other: str, slips: bool, of_several: bool, at_start: bool) -> bool:
    if part == other or (of_several and at_start and full_given_name(part) == full_given_name(other)):
        return True
    if len(part) == 1 or len(other) == 1:
        return of_several and part[:1] == other[:1]
    return slips and is_slip(part, other) and not (gender_of_name(part) and gender_of_name(other))
