"""The fields of a fact in a person's words, each value with the articles that give it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..field_types import PLAINEST, FieldKind, headline, kinds_of
from ..in_words import value_in_words
from ..model import EVENT, LAST_FIELDS, Fact
from ..sheets import plain
from .desk import Desk

__all__ = ["field_name", "further_fields", "with_articles"]


def further_fields(fact: Fact, desk: Desk) -> Iterator[tuple[str, str]]:
    """The fields of a fact with their values in words, but for what tells it and what every fact has."""
    values, kinds = plain(fact), kinds_of(type(fact))
    for name, value in values.items():
        if name not in {"id", headline(type(fact)), *LAST_FIELDS} and value != EVENT:
            yield field_name(name), with_articles(kinds.get(name, PLAINEST), value, desk)


def field_name(name: str) -> str:
    """What to call a field."""
    return name.replace("_", " ")


def with_articles(kind: FieldKind, value: Any, desk: Desk) -> str:
    """A field's value in words; of several, or one that not all sources bear, each with the articles that give it.

    :param kind: the kind of the field.
    :param value: as plain values have it.
    """
    if not isinstance(value, list) or not isinstance(value[0], dict):
        return value_in_words(kind, value, desk.names)
    return "; ".join(value_in_words(kind, [item], desk.names) + _beside(item, desk) for item in value)


def _beside(item: dict[str, Any], desk: Desk) -> str:
    """Who gives a value, and what else is to be known of it."""
    articles = dict.fromkeys(desk.short(source["article"]) for source in item.get("sources", ()))
    beside = [", ".join(articles)] if articles else []
    beside += [f"worked out with {desk.short(item['inferred_from'])}"] if item.get("inferred_from") else []
    beside += ["set aside"] if item.get("rank") == "deprecated" else []
    beside += [item["note"]] if item.get("note") else []
    return f" ({'; '.join(beside)})" if beside else ""
