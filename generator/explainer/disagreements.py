"""Where sources do not say the same: values of one field that cannot all hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Any

from . import edtf_dates
from .field_types import FieldKind, Holds, Many, kind_of
from .model import ACTORS, Actor, Claim, Fact, Role, Sheets, claimed_fields, has_claims, standing
from .names import fold_name
from .numbers import is_vague, parse_number
from .tables import table

__all__ = ["Disagreement", "compatible", "disagreements", "field_disagreement", "role_disagreements"]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One field of one fact for which sources give values that cannot all hold."""

    sheet: str
    """The sheet's name."""
    fact: str
    """The fact's id."""
    field: str
    """The field's name."""
    claims: tuple[Claim[Any] | Role, ...]
    """The values, the preferred one first, each with its sources."""


def disagreements(sheets: Sheets) -> list[Disagreement]:
    """Every disagreement, in the order of the sheets, their facts and fields."""
    found = []
    for sheet, facts in sheets.by_name().items():
        for fact in facts:
            if fact.publish:
                found += list(_of(sheet, fact))
    return found


def field_disagreement(sheet: str, fact: Fact, field: str) -> Disagreement | None:
    """The disagreement over one field of a fact, if there is one."""
    value = getattr(fact, field)
    if not has_claims(value):
        return None
    claims, kind = standing(value), kind_of(type(fact), field)
    if all(compatible(kind, one.value, other.value) for one, other in combinations(claims, 2)):
        return None
    return Disagreement(sheet, fact.id, field, tuple(claims))


def role_disagreements(actor: Actor) -> list[Disagreement]:
    """Roles that articles cannot both be right about, a disagreement for each group of such roles.

    An article that gives somebody several roles disagrees with none that gives fewer of them.
    """
    found = []
    for kinds in _groups().values():
        told = [(role, kind) for role in actor.roles if role.rank != "deprecated" and (kind := _kind(role, kinds))]
        clashing = [
            pair
            for pair in combinations(told, 2)
            if pair[0][1] != pair[1][1] and _overlap(pair[0][0], pair[1][0]) and _are_told_apart(pair[0][0], pair[1][0])
        ]
        if clashing:
            roles = tuple(role for role, kind in told if any((role, kind) in pair for pair in clashing))
            found.append(Disagreement(ACTORS, actor.id, "roles", roles))
    return found


def compatible(kind: FieldKind, one: Any, other: Any) -> bool:
    """Whether two values of a kind of field can both hold: they are the same, or one is a coarser way to say the other."""
    if one == other:
        return True
    if kind.holds is Holds.DATE:
        return edtf_dates.agree(one, other)
    if kind.holds is Holds.COUNT:
        return _same_number(one, other)
    if kind.many is Many.SET:  # an act may answer more than one source tells
        return set(one) <= set(other) or set(other) <= set(one)
    if kind.many is Many.GROUP:
        return set(one) == set(other)
    return fold_name(str(one)) == fold_name(str(other))


def _of(sheet: str, fact: Fact) -> Iterator[Disagreement]:
    for field, _ in claimed_fields(fact):
        if found := field_disagreement(sheet, fact, field):
            yield found
    if isinstance(fact, Actor):
        yield from role_disagreements(fact)


def _same_number(one: int | str, other: int | str) -> bool:
    if any(isinstance(value, str) and is_vague(value) for value in (one, other)):
        return True
    numbers = [value if isinstance(value, int) else parse_number(value) for value in (one, other)]
    return numbers[0] == numbers[1] if None not in numbers else fold_name(str(one)) == fold_name(str(other))


def _kind(role: Role, kinds: Sequence[tuple[str, str]]) -> str:
    """The kind in a group that a role is of; empty when it is of none, or past."""
    words = fold_name(role.value)
    if role.until or re.match(_past(), words):
        return ""
    return next((kind for word, kind in kinds if re.search(rf"\b{re.escape(word)}", words)), "")


def _are_told_apart(one: Role, other: Role) -> bool:
    """Whether one article has only one of two roles and another only the other; where a role has no source, so it is."""
    here, there = ({source.article for source in role.sources} for role in (one, other))
    return not (here and there) or bool(here - there and there - here)


def _overlap(one: Role, other: Role) -> bool:
    """Whether the times for which two roles are told meet; an untold end is open."""
    spans = [
        edtf_dates.bounds(f"{role.since or '..'}/{role.until or '..'}") if role.since or role.until else None
        for role in (one, other)
    ]
    if None in spans:
        return True
    (a, b), (c, d) = spans  # type: ignore[misc]
    return a <= d and c <= b


@lru_cache
def _groups() -> dict[str, list[tuple[str, str]]]:
    """Each group's words with the kind they mean, the longest words first."""
    groups = {name: kinds for name, kinds in table("en/exclusive_roles").items() if name != "past"}
    return {
        name: sorted(((fold_name(w), kind) for kind, words in kinds.items() for w in words), key=lambda p: -len(p[0]))
        for name, kinds in groups.items()
    }


@lru_cache
def _past() -> str:
    return rf"(?:{'|'.join(table('en/exclusive_roles')['past'])})\b"
