"""Three-way merge of plain values: the base that was read before, ours as people made it, theirs as read now."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..names import fold_name
from ..quotes import fold

__all__ = ["Merged", "merge_fact"]

Values = dict[str, Any]

_ITEM_KEYS: dict[str, Callable[[Any], Hashable]] = {
    "sources": lambda item: (item["article"], fold(item["quote"]), item.get("prefix", ""), item.get("suffix", "")),
    "roles": lambda item: fold_name(str(item["value"])),
    "aliases": lambda item: fold_name(str(item)),
}
"""Fields that are sets, and what makes one of their items the same item."""


@dataclass(slots=True)
class Merged:
    """What comes of one fact."""

    values: Values
    """The fact as it should be."""
    proposals: dict[str, Any] = field(default_factory=dict)
    """By field, the value read now where a person's stays; None where the reading has dropped the field."""


def merge_fact(base: Values, ours: Values, theirs: Values) -> Merged:
    """One fact merged by field: what nobody edited follows the reading, an edit stays.

    :param base: the fact as it was last read; empty for one that was not.
    """
    merged = Merged({})
    for name in (*ours, *(name for name in theirs if name not in ours)):
        b, o, t = base.get(name), ours.get(name), theirs.get(name)
        value = _merge_field(name, b, o, t)
        if value is _CONFLICT:
            merged.proposals[name] = t
            value = o
        if value is not None:
            merged.values[name] = value
    return merged


_CONFLICT: Any = object()


def _merge_field(name: str, base: Any, ours: Any, theirs: Any) -> Any:
    """The merged value; None for a field that is to go; ``_CONFLICT`` where a person must decide."""
    if ours == base or ours == theirs:
        return theirs
    if theirs == base:
        return ours
    key = _ITEM_KEYS.get(name) or (_claim_key if _are_claims(base, ours, theirs) else None)
    if key is None:
        return _CONFLICT
    return merge_set(base or [], ours or [], theirs or [], key) or None


def merge_set(
    base: Sequence[Any], ours: Sequence[Any], theirs: Sequence[Any], key: Callable[[Any], Hashable]
) -> list[Any]:
    """A list merged by its items' identity: ours in our order without what the reading dropped, then what is new.

    What a person deleted stays away; an item that a person changed stays, as does one that a person added.
    """
    b, t = {key(item): item for item in base}, {key(item): item for item in theirs}
    mine = {key(item) for item in ours}
    out = []
    for item in ours:
        name = key(item)
        if name in b and name not in t and item == b[name]:
            continue
        out.append(_merge_item(b.get(name), item, t.get(name)))
    return out + [item for name, item in t.items() if name not in b and name not in mine]


def _merge_item(base: Any, ours: Any, theirs: Any) -> Any:
    if not isinstance(ours, dict) or not isinstance(theirs, dict):
        return ours
    return merge_fact(base or {}, ours, theirs).values


def _are_claims(*values: Any) -> bool:
    """Whether each value that is there is a list of claims."""
    there = [value for value in values if value is not None]
    return bool(there) and all(
        isinstance(value, list) and value and all(isinstance(item, dict) and "value" in item for item in value)
        for value in there
    )


def _claim_key(claim: Any) -> Hashable:
    value = claim["value"]
    return tuple(value) if isinstance(value, list) else fold_name(str(value))
