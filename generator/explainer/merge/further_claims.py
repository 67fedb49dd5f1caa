"""Two facts of what happened, or of background, that a person made one: both values of a field stand as claims."""

from __future__ import annotations

from typing import Any

from ..field_types import PLAINEST, FieldKind, Holds, Trait, kinds_of
from ..model import EVENT, Fact, takes_claims
from .values import ITEM_KINDS, WRITTEN_BY_EDITOR, Values, are_claims, item_key, same_value

__all__ = ["set_aside", "united_items", "with_further_claims"]

_EDITORS_WORDS = ("note", "corrections")
"""What an editor tells the readers about a fact: it is told of the fact that it becomes part of, too."""

_KEPT_ASIDE = frozenset({"id", "sources"})


def with_further_claims(model: type[Fact], one: Values, other: Values) -> Values:
    """One fact of two, of which none is an actor: the first one's values stand, and what the other says otherwise are claims beside them.

    A value that only one of them has is a claim with that one's sources, since the other's do not bear it. A field
    that holds no claims is the first one's, though it is empty: its type and how sure it is are of one telling.

    :param model: what the sheet lists that both are of.
    """
    out = dict(one)
    if other.get(WRITTEN_BY_EDITOR):
        out[WRITTEN_BY_EDITOR] = True
    for name, kind in kinds_of(model).items():
        mine, its = one.get(name), other.get(name)
        if mine is None and its is None:
            continue
        if takes_claims(model, name):
            out[name] = _both(kind, (mine, one.get("sources", [])), (its, other.get("sources", [])))
        elif its is None:
            continue
        elif name == "corrections":
            out[name] = [*(mine or ()), *(entry for entry in its if entry not in (mine or ()))]
        elif kind.merged_by_item and mine is not None:
            out[name] = united_items(kind, mine, its)
        elif mine is None and (kind.merged_by_item or name in _EDITORS_WORDS):
            out[name] = its
    return out


def set_aside(model: type[Fact], one: Values, other: Values) -> Values:
    """What of the second of two facts is not in the fact that both become: its values in fields that hold no claims.

    :param model: what the sheet lists in which that stands.
    """
    united, kinds = with_further_claims(model, one, other), kinds_of(model)

    def is_kept(name: str, value: Any) -> bool:
        kind = kinds.get(name, PLAINEST)
        if kind.holds is Holds.EVENT_TYPE and value == EVENT:  # it says nothing
            return True
        listed = kind.merged_by_item or name == "corrections" or takes_claims(model, name)
        return name in united and (listed or united[name] == value)

    return {name: value for name, value in other.items() if name not in _KEPT_ASIDE and not is_kept(name, value)}


def united_items(kind: FieldKind, ones: list[Any], others: list[Any]) -> list[Any]:
    """Two lists in one; what is in both has the sources of both.

    :param kind: that of the field that is the list.
    """
    more = {item_key(kind, item): item for item in others}
    out = []
    for item in ones:
        other = more.get(item_key(kind, item))
        if isinstance(item, dict) and isinstance(other, dict):
            if _differ(item, other):
                out.append(item)
                continue
            said = {name: other[name] for name in other if name not in item and name not in _OF_ONE_TELLING}
            sources = united_items(ITEM_KINDS["sources"], item.get("sources", []), other.get("sources", []))
            out.append({**item, **said, **({"sources": sources} if sources else {})})
        else:
            out.append(item)
        more.pop(item_key(kind, item), None)
    return out + list(more.values())


_OF_ONE_TELLING = frozenset({"rank", "inferred_from", "sources", WRITTEN_BY_EDITOR})
"""What is said of a claim as one fact has it, and not of its value."""


def _differ(one: Values, other: Values) -> bool:
    """Whether an editor says two things of one value, so that both claims are to stand."""
    return one.get("rank") != other.get("rank") or one.get("note", other.get("note")) != other.get(
        "note", one.get("note")
    )


def _both(kind: FieldKind, mine: tuple[Any, list[Values]], its: tuple[Any, list[Values]]) -> Any:
    """A field of both, each value with the sources of its fact."""
    value, other = mine[0], its[0]
    if value is None or other is None:
        of_all = kind.holds is Holds.PARTY or Trait.OUR_WORDS in kind.traits
        only, bearing = mine if other is None else its
        return only if of_all or are_claims(only) else _claims(only, bearing)
    if _is_same(value, other) and not (are_claims(value) or are_claims(other)):
        return value
    if _is_same(value, other) and kind.holds is Holds.PARTY:
        return value
    return united_items(kind, _claims(value, mine[1]), _claims(other, its[1]))


def _is_same(one: Any, other: Any) -> bool:
    """Whether two values say the same; those who take part stand in any order."""
    if isinstance(one, list) and isinstance(other, list) and all(isinstance(i, str) for i in (*one, *other)):
        return set(one) == set(other)
    return same_value(one, other)


def _claims(value: Any, sources: list[Values]) -> list[Values]:
    if are_claims(value):
        return list(value)
    return [{"value": value, **({"sources": sources} if sources else {})}]
