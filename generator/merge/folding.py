"""Several facts of the reader's that are one for people: what they say is united under one id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .identity import names, renamed
from .values import Values, item_key

__all__ = ["Facts", "folded", "united"]

Facts = dict[str, dict[str, Values]]
"""The facts of each sheet by their ids, in order."""

_SETS = ("aliases", "roles", "sources")


def folded(facts: Facts, ids: Mapping[str, str]) -> Facts:
    """Facts under the ids that they go by; those that get one id become one.

    :param ids: for ids that are not to stay the new ones, in the order in which facts are to be united.
    """
    if not ids:
        return facts
    order = {ident: number for number, ident in enumerate(ids)}
    return {sheet: _united_sheet(listed.values(), ids, order) for sheet, listed in facts.items()}


def united(one: Values, other: Values) -> Values:
    """One fact of two: the first one's words, and what the second adds to them."""
    out = {**other, **one}
    for name in _SETS:
        if name in one and name in other:
            out[name] = _united_items(name, one[name], other[name])
    if "kind" in one and (called := _new_names(one, other)):
        out["aliases"] = called
    return out


def _united_items(name: str, ones: list[Any], others: list[Any]) -> list[Any]:
    """Two lists in one; what is in both has the sources of both."""
    more = {item_key(name, item): item for item in others}
    out = []
    for item in ones:
        other = more.pop(item_key(name, item), None)
        both = isinstance(item, dict) and isinstance(other, dict) and "sources" in other
        out.append(
            item | {"sources": _united_items("sources", item.get("sources", []), other["sources"])} if both else item
        )
    return out + list(more.values())


def _united_sheet(facts: Iterable[Values], ids: Mapping[str, str], order: Mapping[str, int]) -> dict[str, Values]:
    out: dict[str, Values] = {}
    groups: dict[str, list[Values]] = {}
    for fact in facts:
        groups.setdefault(ids.get(fact["id"], fact["id"]), []).append(fact)
    for ident, group in groups.items():
        first, *more = sorted(group, key=lambda fact: order.get(fact["id"], -1))
        one = renamed(first, ids)
        for fact in more:
            one = united(one, renamed(fact, ids))
        out[ident] = one
    return out


def _new_names(one: Values, other: Values) -> list[Any]:
    """The first one's aliases, and every name of the other that it has not."""
    called = list(one.get("aliases", ()))
    there = names(one)
    name = other.get("name", ())
    told = [claim["value"] for claim in name] if isinstance(name, list) else [name]
    for new in (*told, *other.get("aliases", ())):
        if new and not names({"aliases": [new]}) & there:
            called.append(new)
            there |= names({"aliases": [new]})
    return called
