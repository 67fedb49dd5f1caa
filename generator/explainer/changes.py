"""What differs between two exports: which facts came, went, or say something else."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from .errors import ExplainerError
from .field_types import headline
from .model import SHEETS

__all__ = ["FactChange", "as_markdown", "changes", "read_export"]

_HEADINGS = {"added": "Added", "changed": "Changed", "removed": "Removed"}
_NO_VALUE = "–"
_RETOLD = ("told", "telling")
"""What an export has of a fact besides its fields: how they are told."""


@dataclass(frozen=True, slots=True)
class FactChange:
    """One difference in one fact."""

    kind: Literal["added", "changed", "removed"]
    sheet: str
    """The sheet's name."""
    fact: str
    """The fact's id."""
    field: str
    """The field that differs; for a fact that came or went, the one that says what it is."""
    before: str
    """The field's value as text; empty where the fact or field is new."""
    after: str
    """The field's value as text; empty where the fact or field is gone."""


def changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[FactChange]:
    """Every difference between the facts of two exports, in the order of the sheets, removed facts last in each.

    Offsets of quotes are not facts: a quote that only moved in its article is no change; nor is a value that has become
    the one claim of its field.
    """
    out: list[FactChange] = []
    before, after = _by_id(old), _by_id(new)
    for sheet in SHEETS:
        for ident, (now, fact) in after.items():
            if now != sheet:
                continue
            if ident not in before:
                out.append(FactChange("added", sheet, ident, *_gist(sheet, fact, None)))
                continue
            was, other = before[ident]
            if was != sheet:
                out.append(FactChange("changed", sheet, ident, "sheet", was, sheet))
            out += _between(sheet, other, fact)
        gone = ((ident, fact) for ident, (was, fact) in before.items() if was == sheet and ident not in after)
        out += [FactChange("removed", sheet, ident, *_gist(sheet, None, fact)) for ident, fact in gone]
    return out


def as_markdown(found: Sequence[FactChange]) -> str:
    """A table for a pull request's summary; a sentence where nothing changed."""
    if not found:
        return "No fact changed.\n"
    facts = len({(change.sheet, change.fact) for change in found})
    lines = [
        f"{facts} fact{'s' if facts > 1 else ''} changed.",
        "",
        "| | Sheet | Fact | Field | Before | After |",
        "|---|---|---|---|---|---|",
    ]
    for change in found:
        cells = change.sheet, f"`{change.fact}`", change.field, _cell(change.before), _cell(change.after)
        lines.append(f"| {_HEADINGS[change.kind]} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def read_export(path: Path) -> dict[str, Any]:
    """What ``explainer export`` wrote.

    :raises ExplainerError: the file holds something else.
    """
    try:
        value = json.loads(path.read_text("utf-8"))
    except ValueError:
        value = None
    if not isinstance(value, dict) or not any(sheet in value for sheet in SHEETS):
        raise ExplainerError(f"{path} is no export: make one with explainer export > {path}")
    return value


def _by_id(export: Mapping[str, Any]) -> dict[str, tuple[str, Any]]:
    """Every fact with its sheet; an id is one fact's in all of them."""
    return {fact["id"]: (sheet, fact) for sheet in SHEETS for fact in export.get(sheet, [])}


def _between(sheet: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> list[FactChange]:
    """What differs; that a fact is told otherwise goes without saying where its fields say something else."""
    fields = [name for name in dict.fromkeys([*old, *new]) if not _other_shape(old.get(name), new.get(name))]
    texts = {field: (_text(old.get(field)), _text(new.get(field))) for field in fields}
    found = [
        FactChange("changed", sheet, new["id"], field, *both) for field, both in texts.items() if both[0] != both[1]
    ]
    return [change for change in found if change.field not in _RETOLD] or found


def _other_shape(one: Any, other: Any) -> bool:
    """Whether one is a plain value and the other a list of one claim of it."""
    plain = [value for value in (one, other) if not isinstance(value, dict)]
    claimed = [value for value in (one, other) if isinstance(value, dict) and len(value.get("claims", ())) == 1]
    return len(plain) == len(claimed) == 1 and _text(plain[0]) == _text(claimed[0]["value"])


def _gist(sheet: str, new: Mapping[str, Any] | None, old: Mapping[str, Any] | None) -> tuple[str, str, str]:
    """The field that says what a fact is, with its text before and after."""
    fact = new or old or {}
    field = next((name for name in (headline(SHEETS[sheet]), "telling") if name in fact), "id")
    return field, _text((old or {}).get(field)), _text((new or {}).get(field))


def _text(value: Any) -> str:
    """A field's value in a person's words: claims one after another, a source as its quote and article."""
    match value:
        case None:
            return ""
        case {"quote": quote, "article": article}:
            said_by = f", said by {value['said_by']}" if value.get("said_by") else ""
            return f"“{quote}” ({article}{said_by})"
        case {"claims": claims}:
            return _text(claims)
        case {"value": inner}:
            rest = [f"{name} {_text(value[name])}" for name in value if name not in ("value", "sources")]
            return "; ".join(filter(None, (_text(inner), *rest, _text(value.get("sources")))))
        case list():
            return " / ".join(_text(item) for item in value)
        case _:
            return str(value)


def _cell(text: str) -> str:
    """Text that can neither end its cell nor be taken for markup."""
    for mark in "\\`*_[]<>|":
        text = text.replace(mark, f"\\{mark}" if mark not in "<>" else {"<": "&lt;", ">": "&gt;"}[mark])
    return " ".join(text.split()) or _NO_VALUE
