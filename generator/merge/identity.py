"""Which fact of a new reading is which fact of the one before: by evidence, not by name or place.

So an id survives another wording, a better date, a corrected number, a new article and a new reader.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..names import fold_name, unique
from ..quotes import fold

__all__ = ["REFERENCES", "evidence", "identify", "kin", "renamed"]

Values = dict[str, Any]
Sheet = list[Values]

REFERENCES = frozenset({"by", "against", "actors", "country", "in_response_to", "said_by"})
"""Fields that hold ids of other facts."""

_ENOUGH = 0.3
"""How much of the lesser fact's evidence two facts share at least when they are one."""


def identify(theirs: Sheet, base: Sheet, taken: Sequence[str]) -> dict[str, str]:
    """For each fact of a new reading the id that it goes by: its own of before, or a free one.

    :param taken: ids that are not free, people's among them.
    """
    pairs = sorted(_pairs(theirs, base), key=lambda pair: (-pair[0], pair[1], pair[2]))
    ids: dict[str, str] = {}
    used: set[str] = set()
    for _, new, old in pairs:
        if new not in ids and old not in used:
            ids[new] = old
            used.add(old)
    not_free = set(taken) | {fact["id"] for fact in base}
    for fact in theirs:
        if fact["id"] not in ids:
            ids[fact["id"]] = unique(fact["id"], not_free)
            not_free.add(ids[fact["id"]])
    return ids


def kin(one: Values, other: Values) -> float:
    """How surely two facts of one sheet are one: 0 for not at all, up to 2."""
    if one.get("type") != other.get("type") or _opposed(one, other):
        return 0
    if "kind" in one:
        return 2 * _names_shared(one, other)
    mine, yours = evidence(one), evidence(other)
    return _overlap(mine, yours) + (0.5 if one["id"] == other["id"] else 0) + _alike(one, other) / 2


def evidence(fact: Values) -> set[tuple[str, str]]:
    """Article and folded quote of every source in a fact."""
    return {(source["article"], fold(source["quote"])) for source in _sources(fact)}


def renamed(values: Any, ids: Mapping[str, str]) -> Any:
    """Values with every reference to an id replaced by the id that it goes by."""
    if isinstance(values, list):
        return [renamed(item, ids) for item in values]
    if not isinstance(values, dict):
        return values
    return {
        key: _replaced(value, ids) if key in REFERENCES else renamed(value, ids) for key, value in values.items()
    } | ({"id": ids.get(values["id"], values["id"])} if "id" in values else {})


def _replaced(value: Any, ids: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return ids.get(value, value)
    if isinstance(value, list):
        return (
            list(dict.fromkeys(_replaced(v, ids) for v in value)) if _plain(value) else [_claim(v, ids) for v in value]
        )
    return value


def _claim(claim: Any, ids: Mapping[str, str]) -> Any:
    return {**claim, "value": _replaced(claim["value"], ids)} if isinstance(claim, dict) else _replaced(claim, ids)


def _plain(value: Sequence[Any]) -> bool:
    return all(isinstance(item, str) for item in value)


def _pairs(theirs: Sheet, base: Sheet) -> Iterator[tuple[float, str, str]]:
    """Facts of both that may be one, each with how surely; only those that share something are compared."""
    index: dict[Any, list[Values]] = defaultdict(list)
    for fact in base:
        for clue in _clues(fact):
            index[clue].append(fact)
    for fact in theirs:
        near = {old["id"]: old for clue in _clues(fact) for old in index[clue]}
        for old in near.values():
            if (score := kin(fact, old)) >= _ENOUGH:
                yield score, fact["id"], old["id"]


def _clues(fact: Values) -> set[Any]:
    if "kind" in fact:
        return {fact["kind"] + " " + name for name in _names(fact)} | {fact["id"]}
    return {article for article, _ in evidence(fact)} | {fact["id"]}


def _overlap(mine: set[tuple[str, str]], yours: set[tuple[str, str]]) -> float:
    """The share of the lesser fact's quotes that the other has too, or that overlap one of its quotes."""
    if not mine or not yours:
        return 0
    small, big = sorted((mine, yours), key=len)
    hits = sum(any(a == c and (b in d or d in b) for c, d in big) for a, b in small)
    return hits / len(small)


def _opposed(one: Values, other: Values) -> bool:
    """Whether plain participants tell two facts apart: tit and tat may share their words."""
    sides = (("by", "against"), ("against", "by"))
    return any(one.get(a) and one.get(a) == other.get(b) and one.get(a) != other.get(a) for a, b in sides) or (
        one.get("kind") != other.get("kind")
    )


def _alike(one: Values, other: Values) -> float:
    fields = ("by", "against", "number", "what", "date", "topic")
    both = [name for name in fields if name in one and name in other]
    return sum(one[name] == other[name] for name in both) / len(both) if both else 0


def _names(actor: Values) -> set[str]:
    name = actor["name"]
    names = [claim["value"] for claim in name] if isinstance(name, list) else [name]
    return {fold_name(str(n)) for n in (*names, *actor.get("aliases", ()))}


def _names_shared(one: Values, other: Values) -> float:
    mine, yours = _names(one), _names(other)
    return len(mine & yours) / min(len(mine), len(yours))


def _sources(value: Any) -> Iterator[Values]:
    if isinstance(value, dict):
        yield from value.get("sources", ())
        for key, item in value.items():
            if key != "sources":
                yield from _sources(item)
    elif isinstance(value, list):
        for item in value:
            yield from _sources(item)
