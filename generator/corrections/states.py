"""What the sheets said at each revision: the facts by id, a fact that did not change being the same object."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from .. import strict_yaml
from ..errors import InvalidContent
from ..model import SHEETS, Flag
from .history import History, Revision

__all__ = ["Facts", "Stated", "states"]


@dataclass(frozen=True, slots=True, eq=False)
class Stated:
    """A fact as a sheet had it."""

    sheet: str
    """The sheet's name."""
    fields: dict[str, Any]
    """Its plain values, such as strict YAML has them: whatever the model was when they were written."""
    shown: bool = True
    """Whether the site told it; what nobody can read as yes or no is no."""


Facts = dict[str, Stated]
"""Facts by id."""

_FLAG = TypeAdapter(Flag)

_Parsed = dict[str, list[Stated]]
"""The facts of each stretch of a sheet's text."""


def states(history: History, text: Callable[[str], str | None]) -> Iterator[tuple[Revision, Facts]]:
    """Each revision with the facts there were, oldest first.

    A sheet that could not be read then was never published, so the last one that could stands in its place.

    :param text: gives a sheet's text by git's name for it; None where there is none to be had.
    """
    sheets: dict[str, _Parsed] = {sheet: {} for sheet in SHEETS}
    last: tuple[str, ...] = ("",) * len(SHEETS)
    for revision in history.revisions:
        for sheet, blob, before in zip(SHEETS, revision.blobs, last, strict=True):
            if blob != before and (there := text(blob) if blob else "") is not None:
                sheets[sheet] = _parsed(sheet, there, sheets[sheet])
        last = revision.blobs
        yield (
            revision,
            {
                str(stated.fields["id"]): stated
                for parsed in sheets.values()
                for listed in parsed.values()
                for stated in listed
            },
        )


def _parsed(sheet: str, text: str, known: _Parsed) -> _Parsed:
    """The facts of a sheet's text; those of a stretch that is known are not read again."""
    try:
        return {part: known[part] if part in known else _read(sheet, part) for part in _stretches(text)}
    except InvalidContent:  # one fact's text may look like two: then only the whole of it can be read
        pass
    try:
        return {text: _read(sheet, text)}
    except InvalidContent:
        return known


def _stretches(text: str) -> list[str]:
    """A sheet's text cut at each line that begins an item of its list."""
    first = re.search(r"^ *(?=- |-$)", text, re.MULTILINE)
    return re.split(rf"^(?={first[0]}-(?: |$))", text, flags=re.MULTILINE) if first else [text]


def _read(sheet: str, text: str) -> list[Stated]:
    """:raises InvalidContent: it is not YAML, or no list of facts."""
    values = strict_yaml.load(text, sheet)
    if values is None:
        return []
    if not isinstance(values, list):
        raise InvalidContent([])
    facts = [value for value in values if isinstance(value, dict) and value.get("id")]
    return [Stated(sheet, fact, _is_shown(fact.get("publish"))) for fact in facts]


def _is_shown(publish: Any) -> bool:
    try:
        return publish is None or _FLAG.validate_python(publish)
    except ValidationError:
        return False
