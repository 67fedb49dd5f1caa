"""A fact as two branches have it, brought together by field and item: what one of them changed is taken.

Each branch tells what people were given there and what they have. So what a reading changed gives way to what a
person changed, and only where a person changed a place in each of them, to different things, somebody has to decide.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..field_types import PLAINEST, FieldKind
from ..model import is_withdrawn
from .values import ITEM_KINDS, Kinds, Path, Values, are_claims, by_key, same_value

__all__ = ["NOTHING", "Clash", "Side", "both_facts", "changed", "changed_by_person"]

_CHECKED = "checked"
_BESIDE = frozenset({_CHECKED, "corrections", "note", "publish"})
"""Fields that say nothing of what a person checked."""


@dataclass(frozen=True, slots=True)
class Side:
    """A fact, a field or an item of a list as one has it."""

    given: Any
    """What people were given there; None for nothing."""
    ours: Any
    """What people have; None for nothing."""

    @property
    def edited(self) -> bool:
        """Whether a person wrote, changed or deleted it."""
        return not same_value(self.given, self.ours)

    def part(self, name: str) -> Side:
        """The same of one of its fields or items."""
        return Side(*((values or {}).get(name) for values in (self.given, self.ours)))


NOTHING = Side(None, None)
"""What is not there."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A place that a person changed on each side, to different things."""

    path: Path
    """Where in the fact; empty for the fact as a whole."""
    one: Any
    """What the one has there; None for nothing."""
    other: Any
    """What the other has there; None for nothing."""


def both_facts(kinds: Kinds, base: Side, one: Side, other: Side, *, second: bool = False) -> tuple[Side, list[Clash]]:
    """A fact of two branches in one.

    A fact that was taken back on one side is a whole: it stays so unless a person edited it on the other. One that a
    person has checked on one side stays as it was checked where only a reading changed it on the other.

    :param kinds: the kinds of its fields.
    :param base: as it was before they parted.
    :param second: take what the other has where both changed a place, not what the one has.
    """
    if one == other or other == base:
        return one, []
    if one == base:
        return other, []
    for gone, there in ((one, other), (other, one)):
        if (
            is_withdrawn(gone.ours or {})
            and not is_withdrawn(base.ours or {})
            and not is_withdrawn(there.ours or gone.ours)
        ):
            clashes = [Clash((), one.ours, other.ours)] if changed_by_person(base, there) else []
            return ((other if second else one) if clashes else gone), clashes
    fact, clashes = _both_things(
        kinds, base, one, other, second, (_is_new_check(base, one), _is_new_check(base, other))
    )
    if None in (one.ours, other.ours):
        return fact, clashes
    for checked, unseen, is_one in ((one, other, True), (other, one, False)):
        if _is_new_check(base, checked) and _says_otherwise(base, unseen):
            kept = {name: value for name, value in fact.ours.items() if name != _CHECKED or second is not is_one}
            clash = Clash((_CHECKED,), one.ours.get(_CHECKED), other.ours.get(_CHECKED))
            return Side(fact.given, kept), [*clashes, clash]
    return fact, clashes


def changed(base: Any, one: Any, other: Any) -> Any:
    """Which of two values differs from the one before them; the first where both do."""
    return other if one == base else one


def changed_by_person(base: Side, side: Side) -> bool:
    """Whether a person changed any field of a fact or an item since the branches parted."""
    if not isinstance(side.ours, dict):
        return _by_person(base, side)
    names = _names(base.ours, side.ours)
    return any(_by_person(base.part(name), side.part(name)) for name in names)


def _both_things(
    kinds: Kinds, base: Side, one: Side, other: Side, second: bool, checked: tuple[bool, bool] = (False, False)
) -> tuple[Side, list[Clash]]:
    """A fact or an item of a list.

    :param checked: whether on the one and on the other side a person has checked the fact since they parted.
    """
    if one.ours is not None and other.ours is not None:
        if isinstance(one.ours, dict):
            return _both_fields(kinds, base, one, other, second, checked)
        return Side(changed(base.given, one.given, other.given), one.ours), []
    gone, there = (one, other) if one.ours is None else (other, one)
    given = changed(base.given, one.given, other.given)
    if base.ours is None and (gone.given is None or base.given is not None):  # it is new on one side
        return Side(there.given if there.ours is not None else given, there.ours), []
    if there.ours is None or not changed_by_person(base, there):
        return Side(given, None), []
    if not gone.edited and base.given is not None:  # a reading dropped it
        return there, []
    return (other if second else Side(there.given, there.ours)), [Clash((), one.ours, other.ours)]


def _both_fields(
    kinds: Kinds, base: Side, one: Side, other: Side, second: bool, checked: tuple[bool, bool]
) -> tuple[Side, list[Clash]]:
    """A fact or an item that both have, by its fields."""
    given: Values = {}
    ours: Values = {}
    clashes: list[Clash] = []
    for name in _names(one.ours, other.ours, base.ours, one.given, other.given, base.given):
        parts = base.part(name), one.part(name), other.part(name)
        side, wrong = _both_values(kinds.get(name, PLAINEST), *parts, second, checked)
        if name == _CHECKED and wrong:  # on two days
            side, wrong = Side(None, max(one.ours[name], other.ours[name])), []
        clashes += [Clash((name, *clash.path), clash.one, clash.other) for clash in wrong]
        given |= {name: side.given} if side.given is not None else {}
        ours |= {name: side.ours} if side.ours is not None else {}
    if not (one.given and other.given):  # a part of what was given there would be given nowhere
        return Side(changed(base.given, one.given, other.given), ours), clashes
    return Side(given, ours), clashes


def _both_values(
    kind: FieldKind, base: Side, one: Side, other: Side, second: bool, checked: tuple[bool, bool]
) -> tuple[Side, list[Clash]]:
    """What stands in a field."""
    mine, yours = _by_person(base, one), _by_person(base, other)
    if (checked[0] and not yours) or one == other or (other == base and not checked[1]):
        return one, []
    if (checked[1] and not mine) or one == base:
        return other, []
    if _are_lists(kind, base, one, other):
        return _both_lists(kind, base, one, other, second)
    if same_value(one.ours, other.ours):
        return Side(changed(base.given, one.given, other.given), one.ours), []
    if mine and yours:
        return (other if second else one), [Clash((), one.ours, other.ours)]
    if not (mine or yours):
        return (other if one.ours is None or same_value(one.ours, base.ours) else one), []
    return (one if mine else other), []


def _both_lists(kind: FieldKind, base: Side, one: Side, other: Side, second: bool) -> tuple[Side, list[Clash]]:
    """A list by its items, in the order of the one, or of the other where only that has another than before."""
    sides = [Side(_keyed(kind, side.given), _keyed(kind, side.ours)) for side in (base, one, other)]
    given: Values = {}
    ours: Values = {}
    clashes: list[Clash] = []
    for key in _names(*(values for side in sides for values in (side.ours, side.given))):
        was, mine, yours = (side.part(key) for side in sides)
        item, wrong = _both_things(ITEM_KINDS, was, mine, yours, second)
        clashes += [Clash((key, *clash.path), clash.one, clash.other) for clash in wrong]
        given |= {key: item.given} if item.given is not None else {}
        ours |= {key: item.ours} if item.ours is not None else {}
    now = [ours[key] for key in _in_order(*(side.ours for side in sides)) if key in ours]
    known = [given[key] for key in _in_order(*(side.given for side in sides)) if key in given]
    if same_value(one.given, other.given):
        return Side(one.given, now or None), clashes
    return Side(known or None, now or None), clashes


def _in_order(base: Values, one: Values, other: Values) -> list[str]:
    """The keys of two lists: in the order of the one, or of the other where only that has another than before.

    What only the other has goes before what is new and of a later article, so that a reading finds its own order.
    """
    kept = [
        [key for key in some if key in others]
        for some, others in ((one, base), (base, one), (other, base), (base, other))
    ]
    first, then = (other, one) if kept[0] == kept[1] and kept[2] != kept[3] else (one, other)
    out = list(first)
    for key in (key for key in then if key not in first):
        article = _article(then[key])
        later = (
            n
            for n, there in enumerate(out)
            if article and there not in base and _article((first | then)[there]) > article
        )
        out.insert(next(later, len(out)), key)
    return out


def _article(item: Any) -> str:
    """The first article that bears an item; nothing where none is named."""
    if not isinstance(item, dict):
        return ""
    borne = [item, *(item.get("sources") or ())]
    return next((str(source["article"]) for source in borne if "article" in source), "")


def _are_lists(kind: FieldKind, base: Side, *sides: Side) -> bool:
    """Whether a field is a list of items on both sides, whose items are told apart."""
    there = [side.ours for side in sides]
    return all(isinstance(value, list) for value in there) and (
        kind.merged_by_item or all(are_claims(value) for value in there)
    )


def _keyed(kind: FieldKind, value: Any) -> dict[str, Any]:
    """The items of a list by what tells them apart; a plain value is the one item of a list."""
    if value is None:
        return {}
    return by_key(kind, value if kind.merged_by_item or are_claims(value) else [{"value": value}])


def _by_person(base: Side, side: Side) -> bool:
    """Whether a person changed a value since the branches parted; what was as given before and after a reading did."""
    return not same_value(base.ours, side.ours) and (base.edited or side.edited)


def _is_new_check(base: Side, side: Side) -> bool:
    """Whether a person has held a fact against its words since the branches parted."""
    return side.part(_CHECKED).ours not in (None, base.part(_CHECKED).ours)


def _says_otherwise(base: Side, side: Side) -> bool:
    """Whether a person changed what a check is of, and did not check it."""
    names = _names(base.ours, side.ours)
    said = (name for name in names if name not in _BESIDE)
    return not _is_new_check(base, side) and any(_by_person(base.part(name), side.part(name)) for name in said)


def _names(*values: Mapping[str, Any] | None) -> list[str]:
    """All keys, each once."""
    return list(dict.fromkeys(name for part in values for name in part or ()))
