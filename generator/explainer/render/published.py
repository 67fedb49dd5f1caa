"""What of a fact base the site shows: all but what ``publish: false`` keeps off, references to it included."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from ..field_types import kinds_of
from ..model import Claim, Fact, FactBase, Role, Source

__all__ = ["published"]


def published(base: FactBase) -> FactBase:
    """The fact base as the site may know it."""
    facts = base.sheets.by_name()
    hidden = {fact.id for sheet in facts.values() for fact in sheet if not fact.publish}
    if not hidden:
        return base
    shown = {sheet: [_without(fact, hidden) for fact in there if fact.publish] for sheet, there in facts.items()}
    story = base.story.model_copy(
        update={"key_facts": [ident for ident in base.story.key_facts if ident not in hidden]}
    )
    return base.model_copy(update={"story": story, "sheets": base.sheets.model_copy(update=shown)})


def _without(fact: Fact, hidden: Set[str]) -> Fact:
    """The fact without the ids in ``hidden``."""
    changed: dict[str, Any] = {}
    for name, kind in kinds_of(type(fact)).items():
        old = getattr(fact, name)
        new = _value(old, hidden) if kind.refers else old
        new = [_unattributed(item, hidden) for item in new] if isinstance(new, list) else new
        if new != old:
            changed[name] = new
    return fact.model_copy(update=changed) if changed else fact


def _value(value: Any, hidden: Set[str]) -> Any:
    """A reference, or several, or claims of them, without what is hidden."""
    if isinstance(value, str):
        return None if value in hidden else value
    if isinstance(value, Claim):
        left = _value(value.value, hidden)
        return value.model_copy(update={"value": left}) if left else None
    if isinstance(value, list):
        return [left for item in value if (left := _value(item, hidden)) is not None]
    return value


def _unattributed(item: Any, hidden: Set[str]) -> Any:
    """A source, or a claim or role with its sources, without the name of anybody hidden as the one who says so."""
    if isinstance(item, Source) and item.said_by in hidden:
        return item.model_copy(update={"said_by": ""})
    if isinstance(item, (Claim, Role)) and any(source.said_by in hidden for source in item.sources):
        return item.model_copy(update={"sources": [_unattributed(source, hidden) for source in item.sources]})
    return item
