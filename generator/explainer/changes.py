"""What differs between two exports, for a pull request: which facts came, went, or say something else."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from .errors import ExplainerError
from .files import read_file
from .in_words import Names, shortened
from .merge import Row, differences, row_of, summed_up
from .model import ACTORS, SHEETS, Actor
from .sentences import spoken_name

__all__ = ["as_markdown", "changes", "read_export"]

_HEADINGS = {"new": "Added", "changed": "Changed", "moved": "Moved", "taken out": "Removed"}
_RETOLD = ("told", "telling")
"""What an export has of a fact besides its fields: how it is told."""
_PLACE = ("start", "end", "verified")
"""What an export has of a source besides its fields: where it stands."""
_LONGEST = 240
"""Characters of one thing that differs, so that a cell can be read."""

_Values = dict[str, Any]


def changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Row]:
    """Every fact that differs between two exports, in the order of the sheets, those that are gone last in each.

    Offsets of quotes are not facts: a quote that only moved in its article is no change; nor is a value that has become
    the one claim of its field. That a fact is told otherwise goes without saying where something else in it differs.
    """
    names = _names(new, old)
    before, after = _facts(old), _facts(new)
    found = list(differences(before, after, names))
    told = {row.fact for row in found}
    then, now = (_tellings(export) for export in (old, new))
    retold = {ident for ident in now if ident not in told and then.get(ident, now[ident]) != now[ident]}
    found += [
        row_of("changed", sheet, after[sheet][ident], names, [f"was told: {then[ident]}"])
        for sheet in after
        for ident in after[sheet]
        if ident in retold
    ]
    return sorted(found, key=lambda row: list(SHEETS).index(row.sheet))


def as_markdown(rows: Sequence[Row]) -> str:
    """A table for a pull request's summary, and below it what is only borne by other articles."""
    if not rows:
        return "No fact changed.\n"
    told = [row for row in rows if not row.repeats]
    facts = len({(row.sheet, row.fact) for row in told})
    lines = [f"{facts} fact{'s' if facts > 1 else ''} changed." if told else "No fact changed but in what bears it."]
    if told:
        lines += ["", "| | Sheet | Fact | What changed |", "|---|---|---|---|", *map(_line, told)]
    if repeated := summed_up([row for row in rows if row.repeats]):
        lines += ["", *(f"- {_escaped(text)}" for text in repeated)]
    return "\n".join(lines) + "\n"


def read_export(path: Path) -> dict[str, Any]:
    """What ``explainer export`` wrote.

    :raises ExplainerError: the file holds something else.
    """
    try:
        value = json.loads(read_file(path))
    except (RecursionError, ValueError):
        value = None
    if not isinstance(value, dict) or not any(sheet in value for sheet in SHEETS):
        raise ExplainerError(f"{path} is no export: make one with explainer export > {path}")
    return value


def _facts(export: Mapping[str, Any]) -> dict[str, dict[str, _Values]]:
    """The facts of an export by sheet and id, as the sheets have them."""
    return {
        sheet: {
            fact["id"]: {name: _field(value) for name, value in fact.items() if name not in _RETOLD and value != []}
            for fact in export.get(sheet, [])
        }
        for sheet in SHEETS
    }


def _field(value: Any) -> Any:
    """A field's value as the sheets have it: claims as a list, sources without their places."""
    match value:
        case {"claims": claims}:
            return _field(claims)
        case dict():
            return {name: _field(inner) for name, inner in value.items() if name not in _PLACE}
        case list():
            return [_field(item) for item in value]
        case _:
            return value


def _names(*exports: Mapping[str, Any]) -> Names:
    """What the ids of exports are called, in the first of them that has them."""
    facts = {ident: told for export in reversed(exports) for ident, told in _tellings(export).items()}
    named = [actor for export in reversed(exports) for actor in _facts(export)[ACTORS].values()]
    actors = {actor["id"]: spoken_name(Actor.model_validate(actor)) for actor in named}
    return Names(actors.get, facts.get)


def _tellings(export: Mapping[str, Any]) -> dict[str, str]:
    """How each fact is told; an actor by name."""
    return dict(_told(export))


def _told(export: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for sheet in SHEETS:
        for fact in export.get(sheet, []):
            name = fact.get("name", "")
            yield fact["id"], fact.get("telling") or (name["value"] if isinstance(name, dict) else name)


def _line(row: Row) -> str:
    what = "<br>".join(_escaped(shortened(one.text, _LONGEST)) for one in row.remarks)
    fact = f"`{row.fact}`<br>{_escaped(shortened(row.head, _LONGEST))}"
    return f"| {_HEADINGS[row.what]} | {row.sheet} | {fact} | {what} |"


def _escaped(text: str) -> str:
    """Text that can neither end its cell nor be taken for markup."""
    for mark in "\\`*_[]<>|":
        text = text.replace(mark, f"\\{mark}" if mark not in "<>" else {"<": "&lt;", ">": "&gt;"}[mark])
    return " ".join(text.split())
