"""The values of facts in a person's words: never as YAML or Python has them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..date_words import date_words, period_words
from ..field_types import PLAINEST, FieldKind, Holds, headline, kinds_of
from ..lexicon import load_lexicon
from ..merge import Proposal
from ..merge.values import ITEM_KINDS
from ..model import EVENT, LAST_FIELDS, SHEETS, Fact
from ..sentences import joined
from ..sheets import plain
from .desk import Desk

__all__ = ["field_name", "further_fields", "kind_at", "worded"]


def further_fields(fact: Fact, desk: Desk) -> Iterator[tuple[str, str]]:
    """The fields of a fact with their values in words, but for what tells it and what every fact has."""
    values, kinds = plain(fact), kinds_of(type(fact))
    for name, value in values.items():
        if name not in {"id", headline(type(fact)), *LAST_FIELDS} and value != EVENT:
            yield field_name(name), worded(kinds.get(name, PLAINEST), value, desk)


def field_name(name: str) -> str:
    """What to call a field."""
    return name.replace("_", " ")


def kind_at(one: Proposal) -> FieldKind:
    """The kind of value that a proposal is about."""
    if len(one.path) == 1:
        return kinds_of(SHEETS[one.sheet]).get(one.path[0], PLAINEST)
    return ITEM_KINDS.get(one.path[-1], PLAINEST)


def worded(kind: FieldKind, value: Any, desk: Desk) -> str:
    """A field's value, or its values with the articles that give each, in words.

    :param kind: the kind of the field.
    :param value: as plain values have it; None for a field that is left out.
    """
    if value is None or value == []:
        return "left out"
    if isinstance(value, list) and isinstance(value[0], dict):
        return "; ".join(_item(kind, item, desk) for item in value)
    if isinstance(value, list):
        return joined([_single(kind, item, desk) for item in value])
    return _item(kind, value, desk) if isinstance(value, dict) else _single(kind, value, desk)


def _item(kind: FieldKind, item: dict[str, Any], desk: Desk) -> str:
    """A claim, a role or a source."""
    if "quote" in item:
        said = f", said by {desk.name(item['said_by'])}" if item.get("said_by") else ""
        return f"“{item['quote']}” ({desk.short(item.get('article', ''))}{said})"
    period = period_words(item.get("from"), item.get("until"))
    articles = dict.fromkeys(desk.short(source.get("article", "")) for source in item.get("sources", ()))
    beside = [", ".join(articles)] if articles else []
    beside += [f"worked out with {desk.short(item['inferred_from'])}"] if item.get("inferred_from") else []
    beside += ["set aside"] if item.get("rank") == "deprecated" else []
    said = ", ".join(filter(None, (worded(kind, item.get("value"), desk), period)))
    return said + (f" ({'; '.join(beside)})" if beside else "")


def _single(kind: FieldKind, value: Any, desk: Desk) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if kind.holds is Holds.DATE:
        return date_words(str(value))
    if kind.holds is Holds.EVENT_TYPE:
        types = load_lexicon().types
        return "told by the article's words" if value == EVENT else types[value].label if value in types else str(value)
    if kind.refers:
        return desk.name(str(value))
    return str(value)
