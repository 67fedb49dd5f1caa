"""Whose somebody is where a pronoun tells it: "its foreign minister, X", "his lawyer, Y"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ...countries import load_countries
from ...person_nouns import nouns_in, person_class
from ...readers.reading import RoleMention
from .found import Found

__all__ = ["with_owners"]


def with_owners(persons: Sequence[Found], pronouns: Sequence[Found]) -> list[Found]:
    """The persons with the state that "its" ties them to, and roles that say whose: "lawyer of Z" for "his lawyer"."""
    owners = {pronoun.place[1]: pronoun for pronoun in pronouns}
    states: dict[str, str] = {}
    for person in persons:
        for role in person.roles:
            owner = owners.get(role.span.start - 1)
            if owner and (state := _state_of(owner, role)):
                states.setdefault(person.name, state)
    return [
        replace(
            person,
            roles=tuple(_owned(role, owners) for role in person.roles),
            country=person.country or states.get(person.name),
        )
        for person in persons
    ]


def _state_of(owner: Found, role: RoleMention) -> str | None:
    """The state of whoever is "its" ambassador, or "his" minister; his wife may be of another."""
    if owner.kind == "person" and not any("minister" in person_class(noun) for noun in nouns_in(role.value)):
        return None
    return owner.name if owner.kind == "country" else owner.country


def _owned(role: RoleMention, owners: Mapping[int, Found]) -> RoleMention:
    owner = owners.get(role.span.start - 1)
    if owner is None or owner.kind not in ("person", "organisation"):
        return role
    state = load_countries().get(owner.country) if owner.country and owner.kind == "organisation" else None
    article = "the " if state and owner.name.startswith(f"{state.adjective} ") else ""
    return replace(role, value=f"{role.value} of {article}{owner.name}")
