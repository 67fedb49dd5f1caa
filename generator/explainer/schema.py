"""JSON Schemas of what people write in the content folder, for editors that complete and check YAML while one types.

All of it comes from the model, but for the types of events, which the lexicon has.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import GenericAlias
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from .field_types import Holds, fields_holding
from .files import clear_litter, write_atomic
from .ledger_facts import LEDGER_COLUMNS
from .lexicon import load_lexicon
from .model import EVENT, LEFT_OF_WITHDRAWN, SHEETS, ArticleMeta, Story

__all__ = ["schema_texts", "write_schemas"]

_DRAFT = "http://json-schema.org/draft-07/schema#"
"""The draft that editors know best."""

_WITHDRAWN = {
    "required": ["publish"],
    "properties": {"publish": {"enum": [False, "false", "no"]}},
    "propertyNames": {"enum": sorted(LEFT_OF_WITHDRAWN)},
}
"""A fact that was taken back, of which nothing else is asked."""


def schema_texts() -> dict[str, str]:
    """Each schema as JSON, by its file's name: one for each sheet, one for story.yml and one for front matter."""
    kinds: dict[str, Any] = {sheet: GenericAlias(list, model) for sheet, model in SHEETS.items()}
    kinds |= {"story": Story, "article": ArticleMeta}
    return {f"{name}.schema.json": _json(_schema(kind)) for name, kind in kinds.items()}


def write_schemas(folder: Path) -> list[Path]:
    """Write the schemas into a folder.

    :returns: the files written.
    :raises OSError: the disk or the permissions do not allow it.
    """
    texts, written = schema_texts(), []
    clear_litter(folder / name for name in texts)
    for name, text in texts.items():
        write_atomic(folder / name, text, folder)
        written.append(folder / name)
    return written


def _json(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


class _AsTyped(GenerateJsonSchema):
    """What may stand in the YAML: what is a text for us may be a number for others."""

    def str_schema(self, schema: core_schema.StringSchema) -> dict[str, Any]:
        return super().str_schema(schema) | {"type": ["string", "number"]}

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> dict[str, Any]:
        """An empty list is a value without items and a list without claims, so it may fit both."""
        return {"anyOf": [self.generate_inner(choice) for choice in schema["choices"].values()]}

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def _schema(kind: Any) -> dict[str, Any]:
    raw = TypeAdapter(kind).json_schema(schema_generator=_AsTyped, mode="validation")
    shared = raw.pop("$defs", {})
    whole = {"$schema": _DRAFT, **_written_out(raw, shared)}
    if kind is ArticleMeta:
        whole["additionalProperties"] = True  # what other programs write there is left to them
    kept = {name: _written_out(part, shared) for name, part in sorted(shared.items()) if name.isalpha()}
    for model in SHEETS.values():
        for field in fields_holding(model, Holds.EVENT_TYPE) if model.__name__ in kept else ():
            kept[model.__name__]["properties"][field] |= _event_types()
        if asked := kept.get(model.__name__, {}).pop("required", []):
            kept[model.__name__] |= {"if": _WITHDRAWN, "then": {"required": ["id"]}, "else": {"required": asked}}
    if "Ledger" in kept:
        fields = kept["Ledger"]["properties"]
        fields["types"]["items"] = _event_types(EVENT)
        fields["columns"]["items"] = {"enum": list(LEDGER_COLUMNS)}
    return whole | ({"$defs": kept} if kept else {})


def _written_out(node: Any, shared: Mapping[str, Any]) -> Any:
    """A part of a schema without titles and empty defaults; of what it refers to only models of their own name stay apart."""
    if isinstance(node, list):
        return [_written_out(item, shared) for item in node]
    if not isinstance(node, dict):
        return node
    name = str(node.get("$ref", "")).rpartition("/")[2]
    if name and not name.isalpha():
        node = shared[name] | {key: value for key, value in node.items() if key != "$ref"}
    return {
        key: _written_out(value, shared)
        for key, value in node.items()
        if not (key == "title" and isinstance(value, str)) and not (key == "default" and value in (None, "", []))
    }


def _event_types(but_for: str = "") -> dict[str, Any]:
    """The types of events but one, each with what the site calls it and how it is told."""
    meanings = {EVENT: "Told by the article's own words."} if but_for != EVENT else {}
    for name, kind in sorted(load_lexicon().types.items()):
        meanings[name] = f"**{kind.label}**: {kind.tell[0]}"
    return {
        "enum": list(meanings),
        "markdownEnumDescriptions": list(meanings.values()),
        "errorMessage": "is no type of event that is known",
    }
