"""Several facts of the reader's that are one for people: what they say is united under one id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from ..field_types import FieldKind, kinds_of
from ..model import ACTORS, SHEETS, Actor, Fact
from .further_claims import united_items, with_further_claims
from .identity import names, renamed, without
from .pools import fitting, pools, sheet_of
from .values import WRITTEN_BY_EDITOR, Facts, Values, item_key

__all__ = ["Facts", "given_united_by_id", "told_apart", "unite_facts", "united_by_id"]


def united_by_id(facts: Facts, ids: Mapping[str, str]) -> Facts:
    """Facts under the ids that they go by; those that get one id become one, in the sheet of the first.

    :param ids: for ids that are not to stay the new ones, in the order in which facts are to be united.
    """
    if not ids:
        return facts
    order = {ident: number for number, ident in enumerate(ids)}
    facts = _in_sheet_of_the_first(facts, ids, order)
    return {sheet: _unite_sheet(SHEETS[sheet], listed.values(), ids, order) for sheet, listed in facts.items()}


def given_united_by_id(given: Facts, ours: Facts, ids: Mapping[str, str], read: Collection[str] | None = None) -> Facts:
    """What people were given, under the ids that it goes by now.

    What a person put into a list of one of two facts that become one is no reader's, though the other was
    given the same; nor is what one of them says that is not read now, while the other is: no reading takes it away.
    And whoever makes two actors one says what both are called: the names are the person's too.

    :param ours: people's sheets, as they are before the change.
    :param read: the ids of the facts that are read now; all, where left out.
    """
    there, known = ({ident: fact for facts in side.values() for ident, fact in facts.items()} for side in (ours, given))
    merged = {old: new for old, new in ids.items() if old in there and new in there}
    unread = {
        one
        for old, new in merged.items()
        for one, other in ((old, new), (new, old))
        if read is not None and one not in read and other in read
    }
    left = {
        sheet: {i: fact for i, fact in facts.items() if sheet == ACTORS or i not in unread}
        for sheet, facts in given.items()
    }
    out = united_by_id(left, ids)
    for sheet in ours:
        for old, new in ids.items():
            if new in there and (old in there or new in known) and new in out[sheet]:
                added = _added_by_editor(SHEETS[sheet], old, new, there, known)
                out[sheet][new] = _mark_items(SHEETS[sheet], out[sheet][new], added)
                own = (i for i in (old, new) if i in there and (i not in known or WRITTEN_BY_EDITOR in known[i]))
                if sheet != ACTORS and any(own):
                    out[sheet][new] = {**out[sheet][new], WRITTEN_BY_EDITOR: True}
                if sheet == ACTORS and known.get(new, {}).get("name") in (None, there[new].get("name")):
                    out[sheet][new].pop("name", None)
    return out


def unite_facts(model: type[Fact], one: Values, other: Values) -> Values:
    """One fact of two: the first one's words, and what the second adds to them; whoever checked that saw only that.

    :param model: what the sheet lists that both are of.
    """
    out = {**{name: value for name, value in other.items() if name != "checked"}, **one}
    for name, kind in kinds_of(model).items():
        if kind.merged_by_item and name in one and name in other:
            out[name] = united_items(kind, one[name], other[name])
    if issubclass(model, Actor) and (called := _new_names(one, other)):
        out["aliases"] = called
    return out


def told_apart(given: Facts, read: Facts) -> Facts:
    """What has to be remembered so that ``given`` can be told from ``read``."""
    out: Facts = {}
    for sheet, facts in given.items():
        for ident, fact in facts.items():
            other = read[sheet].get(ident, {})
            fields = {
                name: fact.get(name) for name in dict.fromkeys((*other, *fact)) if fact.get(name) != other.get(name)
            }
            if fields:
                out.setdefault(sheet, {})[ident] = fields
    return out


def _added_by_editor(
    model: type[Fact], old: str, new: str, ours: Mapping[str, Values], given: Mapping[str, Values]
) -> dict[str, set[str]]:
    """By list the keys of what people put into two facts, and of the name of the one that is part of the other."""
    kinds = {name: kind for name, kind in kinds_of(model).items() if kind.merged_by_item}
    out: dict[str, set[str]] = {name: set() for name in kinds}
    if issubclass(model, Actor):
        out["aliases"] = {item_key(kinds["aliases"], called) for called in _own_names(ours.get(old, {}))}
    for name, kind in kinds.items():
        for ident in (old, new):
            theirs = Counter(
                item_key(kind, i) for i in given.get(ident, {}).get(name, ()) if WRITTEN_BY_EDITOR not in i
            )
            here = Counter(item_key(kind, item) for item in ours.get(ident, {}).get(name, ()))
            out[name] |= set(here - theirs)  # one that was there and is there twice now, too
    return out


def _mark_items(model: type[Fact], given: Values, keys: Mapping[str, set[str]]) -> Values:
    """What was given, with some items of its lists marked as a person's own."""
    kinds = kinds_of(model)
    return {n: [_mark_item(kinds[n], item, keys[n]) for item in v] if n in keys else v for n, v in given.items()}


def _mark_item(kind: FieldKind, item: Any, keys: set[str]) -> Any:
    if (key := item_key(kind, item)) not in keys:
        return item
    return {**(item if isinstance(item, dict) else {}), WRITTEN_BY_EDITOR: key}


def _own_names(actor: Values) -> list[Any]:
    """The names of an actor's own field."""
    name = actor.get("name", ())
    return [claim["value"] for claim in name] if isinstance(name, list) else [name]


def _unite_sheet(
    model: type[Fact], facts: Iterable[Values], ids: Mapping[str, str], order: Mapping[str, int]
) -> dict[str, Values]:
    out: dict[str, Values] = {}
    groups: dict[str, list[Values]] = {}
    for fact in facts:
        groups.setdefault(ids.get(fact["id"], fact["id"]), []).append(fact)
    for ident, group in groups.items():
        first, *more = sorted(group, key=lambda fact: order.get(fact["id"], -1))
        one = renamed(first, ids, kinds_of(model))
        for fact in more:
            one = _unite(model, ident, one, renamed(fact, ids, kinds_of(model)))
        out[ident] = one
    return out


def _unite(model: type[Fact], ident: str, one: Values, other: Values) -> Values:
    """One fact of two; one that answered the other is no answer to itself, and no country is its own."""
    unite = unite_facts if issubclass(model, Actor) else with_further_claims
    return without(unite(model, one, other), frozenset({ident}), kinds_of(model))


def _in_sheet_of_the_first(facts: Facts, ids: Mapping[str, str], order: Mapping[str, int]) -> Facts:
    """Facts of a pool that get one id stand in one sheet: what the sheet has no place for is left out."""
    out = {sheet: dict(listed) for sheet, listed in facts.items()}
    for pool in (pool for pool in pools() if len(pool) > 1):
        sheets = sheet_of(facts, pool)
        homes: dict[str, str] = {}
        for ident in sorted(sheets, key=lambda ident: order.get(ident, -1)):
            homes.setdefault(ids.get(ident, ident), sheets[ident])
        for ident, sheet in sheets.items():
            home = homes[ids.get(ident, ident)]
            if home != sheet:
                out[home][ident] = fitting(home, out[sheet].pop(ident))
    return out


def _new_names(one: Values, other: Values) -> list[Any]:
    """The first one's aliases, and every name of the other that it has not."""
    called = list(one.get("aliases", ()))
    there = names(one)
    for new in (*_own_names(other), *other.get("aliases", ())):
        if new and not names({"aliases": [new]}) & there:
            called.append(new)
            there |= names({"aliases": [new]})
    return called
