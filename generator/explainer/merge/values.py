"""Three-way merge of a fact's values: what people were last given, what they made of it, what is read now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..field_types import PLAINEST, FieldKind, Holds, Trait, identifying, kinds_of
from ..model import EVENT, Claim, Role, Source
from ..names import fold_name, unique
from ..quotes import fold

__all__ = [
    "ITEM_KINDS",
    "WRITTEN_BY_EDITOR",
    "Conflict",
    "Facts",
    "Kinds",
    "Merged",
    "Path",
    "Values",
    "are_claims",
    "by_key",
    "get_path",
    "is_edited",
    "item_key",
    "merge_fact",
    "plainly",
    "same_article",
    "same_value",
    "same_words",
    "set_path",
]

Values = dict[str, Any]
"""A fact, claim, role or source as plain values, by field."""

Facts = dict[str, dict[str, Values]]
"""The facts of each sheet by their ids, in order."""

Kinds = Mapping[str, FieldKind]
"""The kinds of the fields of such values, by field; a field that is not among them is of the plainest kind."""

ITEM_KINDS: Kinds = {**kinds_of(Claim), **kinds_of(Role), **kinds_of(Source)}
"""Those of what stands in a fact's lists: claims, roles and sources, which call no two kinds by one name."""

Path = tuple[str, ...]
"""Where in a fact: a field, or a field, the key of one of its items and the item's field; empty for the fact."""

WRITTEN_BY_EDITOR = "by-hand"
"""Marks, in what people were given, a fact or item that a person wrote before it was read: it is never taken away.

An item is marked with its key; what it is known by is the person's own, not given."""


_OF_ITS_VALUE = frozenset({"value", "sources", "inferred_from"})
"""What a reader writes into a claim; a person's words on it make it say more than a plain value."""

_KEYS_OF_ITEMS = {Holds.SOURCE: identifying(Source), Holds.ROLE: identifying(Role)}
_KEY_OF_CLAIMS = identifying(Claim)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place where a person's value stays and the reading says something else."""

    path: Path
    """Where in the fact."""
    now: Any
    """The person's value; None where the field was taken out."""
    proposed: Any
    """The reading's; None where it says nothing any more."""
    given: Any
    """What the person was given there; None for nothing."""


@dataclass(slots=True)
class Merged:
    """What comes of one fact."""

    ours: Values
    """The fact as it should be."""
    given: Values
    """What people are given from now on: an edit is whatever differs from it."""
    conflicts: list[Conflict] = field(default_factory=list)
    """What people are to decide."""


def merge_fact(kinds: Kinds, given: Values, ours: Values, theirs: Values) -> Merged:
    """One fact merged by field: what nobody edited follows the reading, an edit stays.

    Where a reading says nothing of a field, that goes where nobody edited the fact; else it stays, and nobody is asked.

    :param kinds: the kinds of its fields.
    :param given: the fact as people were last given it; empty for one that a person wrote.
    """
    read = _as_typed(kinds, given, ours, theirs)
    merged = _merge_fields(kinds, given, ours, read, is_edited(given, ours))
    if is_edited(merged.given, merged.ours):
        return merged
    return _merge_fields(kinds, given, ours, read, edited=False)  # of what was edited nothing is read any more


def is_edited(given: Values, ours: Values) -> bool:
    """Whether a person wrote a fact or changed anything in it."""
    return not all(_follows(given.get(name), ours.get(name)) for name in {*given, *ours})


def same_value(one: Any, other: Any) -> bool:
    """Whether two values of a field say the same: a plain one and a list of one claim of it do."""
    return bool(one == other or (_is_one_claim(one) != _is_one_claim(other) and plainly(one) == plainly(other)))


def same_words(one: Values, other: Values) -> bool:
    """Whether one of two sources quotes the words of the other, or those with more around them."""
    if not same_article(one["article"], other["article"]):
        return False
    mine, yours = fold(one["quote"]), fold(other["quote"])
    return mine in yours or yours in mine


def same_article(one: str, other: str) -> bool:
    """Whether two references may name one article: a source names it by its id or by a start of it."""
    return one.startswith(other) or other.startswith(one)


def item_key(kind: FieldKind, item: Any) -> str:
    """What tells an item of a list from the others: a claim's or role's value, a source's quote, an alias.

    :param kind: that of the field that is the list.
    """
    if not isinstance(item, dict):
        return _folded(item)
    if WRITTEN_BY_EDITOR in item:
        return str(item[WRITTEN_BY_EDITOR])
    if kind.holds is Holds.SOURCE:
        return " | ".join(fold(str(item.get(part, ""))) for part in _key_fields(kind)).rstrip(" |")
    value = item["value"]
    return ", ".join(value) if isinstance(value, list) else _folded(value)


def by_key(kind: FieldKind, items: Sequence[Any]) -> dict[str, Any]:
    """Items by what identifies them; of two that are the same the second is told by its number."""
    out: dict[str, Any] = {}
    for item in items:
        out[unique(item_key(kind, item), out)] = item
    return out


def get_path(kinds: Kinds, values: Values, path: Path) -> Any:
    """What stands at a path; None for nothing."""
    value = values.get(path[0])
    if len(path) == 1 or value is None:
        return value
    found = _item_at(kinds.get(path[0], PLAINEST), value, path[1])
    return get_path(ITEM_KINDS, found, path[2:]) if found is not None else None


def set_path(kinds: Kinds, values: Values, path: Path, value: Any) -> Values:
    """The values with another value at a path; None takes the field out."""
    name, *rest = path
    if rest:
        there = values.get(name) or []
        old = _item_at(kinds.get(name, PLAINEST), there, rest[0])
        items = [set_path(ITEM_KINDS, item, path[2:], value) if item is old else item for item in there]
        return {**values, name: items}
    return {key: item for key, item in values.items() if key != name} | ({} if value is None else {name: value})


def _merge_fields(kinds: Kinds, given: Values, ours: Values, theirs: Values, edited: bool) -> Merged:
    """A fact or an item of a list merged by field.

    :param edited: whether a person edited the fact in any way.
    """
    merged = Merged({}, {WRITTEN_BY_EDITOR: True} if given.get(WRITTEN_BY_EDITOR) or not given else {})
    for name in dict.fromkeys((*ours, *theirs, *given)):
        if name == WRITTEN_BY_EDITOR:
            continue
        kind = kinds.get(name, PLAINEST)
        stays = edited and Trait.WITH_ITS_TYPE not in kind.traits
        now, known, conflicts = _merge_field(name, kind, given.get(name), ours.get(name), theirs.get(name), stays)
        merged.conflicts += conflicts
        if now is not None:
            merged.ours[name] = now
        if known is not None:
            merged.given[name] = known
    return merged


def _merge_field(
    name: str, kind: FieldKind, given: Any, ours: Any, theirs: Any, stays: bool
) -> tuple[Any, Any, list[Conflict]]:
    """What should stand in a field, what people are given there, and what they are to decide.

    :param stays: whether a value of which the reading says nothing stays.
    """
    if theirs is None and stays:
        return ours, given, []
    if _follows(given, ours):
        if theirs != ours and same_value(ours, theirs):  # no reading changes only the shape
            return ours, theirs if _is_one_claim(theirs) else given, []
        return theirs, theirs, []
    if theirs is None or (kind.holds is Holds.EVENT_TYPE and theirs == EVENT):
        return ours, given, []
    if ours is not None and _is_set(kind, given, ours, theirs):
        return _merge_set(name, kind, given or [], ours, theirs)
    said = any(same_value(theirs, value) for value in (ours, given))
    if said or (ours is None and _all_known(kind, given, theirs)):
        return ours, given, []
    return ours, given, [Conflict((name,), ours, theirs, given)]


def _follows(given: Any, ours: Any) -> bool:
    """Whether a field is as people were given it; a plain value may have been given as a claim since it was written."""
    return bool(ours == given or (_is_one_claim(given) and same_value(given, ours)))


def _as_typed(kinds: Kinds, given: Values, ours: Values, theirs: Values) -> Values:
    """What is read of a fact, without what goes with a type that people do not have."""
    of_type = [name for name, kind in kinds.items() if Trait.WITH_ITS_TYPE in kind.traits]
    typed = [name for name, kind in kinds.items() if kind.holds is Holds.EVENT_TYPE]
    if all(given.get(name) == ours.get(name) for name in (*typed, *of_type)):
        return theirs
    kept = {name: given[name] for name in of_type if name in given}
    return {name: value for name, value in theirs.items() if name not in of_type} | kept


def _merge_set(
    name: str, kind: FieldKind, given: Sequence[Any], ours: Sequence[Any], theirs: Sequence[Any]
) -> tuple[Any, Any, list[Conflict]]:
    """A list merged by its items' identity: ours in our order without what the reading dropped, then what is new.

    What a person took out stays out, an item that a person changed or added stays.
    """
    old, mine, read = (by_key(kind, items) for items in (given, ours, theirs))
    come = {key: item for key, item in read.items() if key not in old and key not in mine}
    instead, heard = _requoted(old, mine, read, come) if kind.holds is Holds.SOURCE else ({}, set())
    known: dict[str, Any] = {}
    for key, item in old.items():
        if key not in mine or key in read or item != mine[key]:
            known[key] = item
        known |= instead.get(key, {})
    now: list[Any] = []
    conflicts: list[Conflict] = []
    for key, item in mine.items():
        if key not in read:
            if key in known or key not in old:
                now.append(item)
        elif isinstance(item, dict):
            merged = _merge_item(kind, key, old.get(key, {}), item, read[key])
            now.append(merged.ours)
            known[key] = merged.given
            conflicts += [Conflict((name, key, *c.path), c.now, c.proposed, c.given) for c in merged.conflicts]
        else:
            now.append(item)
        now += instead.get(key, {}).values()
    placed = {key for items in instead.values() for key in items}
    now += [item for key, item in come.items() if key not in placed and key not in heard]
    for key, item in come.items():  # of what is only heard of, a person who writes it after all is the one who did
        known.setdefault(key, {**item, WRITTEN_BY_EDITOR: key} if key in heard else item)
    if not now and kind.holds is Holds.SOURCE:  # a person took out what alone is read: a fact rests on something
        return ours, given, []
    if now == list(known.values()):  # nobody's edit is left: what was edited is read no more
        return theirs, theirs, []
    return now or None, list(known.values()) or None, conflicts


def _requoted(old: Values, mine: Values, read: Values, come: Values) -> tuple[dict[str, dict[str, Any]], set[str]]:
    """What becomes of sources that quote more or fewer words than one that was there.

    They take the place of the machine's. A person's stays alone, and what a person took out stays out.

    :returns: by the key of a source those that take its place; and the keys of those that are only heard of.
    """
    instead: dict[str, dict[str, Any]] = {}
    heard: set[str] = set()
    for key, item in come.items():
        near = [k for k, o in (old | mine).items() if k not in read and "quote" in o and same_words(item, o)]
        there = [k for k in near if k in mine]
        if any(mine[k] != old.get(k) for k in there) or (near and not there):
            heard.add(key)
        elif there:
            instead.setdefault(there[0], {})[key] = item
    return instead, heard


def _merge_item(kind: FieldKind, key: str, given: Values, ours: Values, theirs: Values) -> Merged:
    """A claim, role or source that people and the reading have; what it is known by is not asked of whoever wrote it."""
    merged = _merge_fields(ITEM_KINDS, given, ours, theirs, edited=True)
    if WRITTEN_BY_EDITOR not in merged.given:
        return merged
    asked = [conflict for conflict in merged.conflicts if conflict.path[0] not in _key_fields(kind)]
    return Merged(merged.ours, merged.given | {WRITTEN_BY_EDITOR: key}, asked)


def _is_set(kind: FieldKind, *values: Any) -> bool:
    """Whether a field is a set in every value that is there."""
    there = [value for value in values if value is not None]
    return kind.merged_by_item or all(are_claims(value) for value in there)


def _all_known(kind: FieldKind, given: Any, theirs: Any) -> bool:
    """Whether a list has nothing that was not in the one that people were given."""
    return _is_set(kind, given, theirs) and set(by_key(kind, theirs or [])) <= set(by_key(kind, given or []))


def _key_fields(kind: FieldKind) -> tuple[str, ...]:
    """The fields by which two items of a list are the same."""
    return _KEYS_OF_ITEMS.get(kind.holds, _KEY_OF_CLAIMS)


def _folded(value: Any) -> str:
    return fold_name(str(value)) or str(value)


def _item_at(kind: FieldKind, items: Any, key: str) -> Any:
    return by_key(kind, items).get(key) if isinstance(items, list) else None


def _is_one_claim(value: Any) -> bool:
    """Whether a value is a list of one claim that says no more than its value."""
    one = isinstance(value, list) and len(value) == 1 and isinstance(value[0], dict)
    return one and "value" in value[0] and value[0].keys() <= _OF_ITS_VALUE


def plainly(value: Any) -> Any:
    return value[0]["value"] if _is_one_claim(value) else value


def are_claims(value: Any) -> bool:
    """Whether a field's value is a list of claims, or of what marks them as a person's own."""
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(i, dict) and ("value" in i or WRITTEN_BY_EDITOR in i) for i in value)
    )
