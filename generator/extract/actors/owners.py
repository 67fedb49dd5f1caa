"""Whose somebody is where a pronoun tells it: "its foreign minister, X", "his lawyer, Y"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..reading import RoleMention
from .found import Found

__all__ = ["with_owners"]


def with_owners(persons: Sequence[Found], pronouns: Sequence[Found]) -> list[Found]:
    """The persons with the state that "its" ties them to, and roles that say whose: "lawyer of Z" for "his lawyer"."""
    owners = {pronoun.place[1]: pronoun for pronoun in pronouns}
    roles = [tuple(_owned(role, owners) for role in person.roles) for person in persons]
    states: dict[str, str] = {}
    for person in persons:
        for role in person.roles:
            owner = owners.get(role.span.start - 1)
            state = owner and (
                owner.name if owner.kind == "country" else owner.country if owner.kind == "organisation" else None
            )
            if state:
                states.setdefault(person.name, state)
    return [
        replace(person, roles=told, country=person.country or states.get(person.name))
        for person, told in zip(persons, roles, strict=True)
    ]


def _owned(role: RoleMention, owners: Mapping[int, Found]) -> RoleMention:
    owner = owners.get(role.span.start - 1)
    return replace(role, value=f"{role.value} of {owner.name}") if owner and owner.kind == "person" else role
