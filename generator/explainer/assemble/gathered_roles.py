"""What several articles say that somebody is: the same roles brought together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ..countries import load_countries
from ..names import fold_name
from ..readers.reading import RoleMention, Span

__all__ = ["GatheredRole", "gather_roles"]

_FILLERS = frozenset({"the", "a", "an", "of", "s", "republic", "in", "at", "for"})


@dataclass(frozen=True, slots=True)
class GatheredRole:
    """What articles say that somebody is or was."""

    value: str
    """In an article's terms, the one that says most."""
    said: tuple[tuple[str, Span], ...]
    """Every article that says so with the words, by article and place."""
    since: str | None = None
    """Since when, EDTF."""
    until: str | None = None
    """Until when, EDTF."""


def gather_roles(told: Sequence[tuple[str, RoleMention]], country: str | None) -> tuple[GatheredRole, ...]:
    """The roles of one actor, what most articles say first.

    Two say the same where they differ in case, in articles and in the actor's own state: "President" and
    "the Kenyan president" of a Kenyan.

    :param told: each role with the article that tells it.
    :param country: the name of the state that the actor belongs to.
    """
    own = _own_words(country)
    groups: dict[frozenset[str], list[tuple[str, RoleMention]]] = {}
    for article, role in told:
        folded = fold_name(role.value).split()
        groups.setdefault(frozenset(folded) - own - _FILLERS or frozenset(folded), []).append((article, role))
    roles = [_role(group) for group in groups.values()]
    return tuple(sorted(roles, key=lambda role: (-len({article for article, _ in role.said}), role.value)))


def _role(group: Sequence[tuple[str, RoleMention]]) -> GatheredRole:
    values = Counter(role.value for _, role in group)
    said = sorted({(article, role.span.start, role.span.end) for article, role in group})
    return GatheredRole(
        value=min(values, key=lambda value: (-len(value.split()), -values[value], value)),
        said=tuple((article, Span(start, end)) for article, start, end in said),
        since=next((role.since for _, role in sorted(group, key=_place) if role.since), None),
        until=next((role.until for _, role in sorted(group, key=_place) if role.until), None),
    )


def _place(told: tuple[str, RoleMention]) -> tuple[str, int]:
    return told[0], told[1].span.start


def _own_words(country: str | None) -> frozenset[str]:
    state = load_countries().get(country) if country else None
    if state is None:
        return frozenset()
    return frozenset(
        word for name in (*state.names, state.adjective, *state.demonyms) for word in fold_name(name).split()
    )
