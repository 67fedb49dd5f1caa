"""The fact sheets on disk: read strictly into the model, written so that people like to edit them."""

from __future__ import annotations

import os
import re
from bisect import bisect_left
from collections.abc import Callable, Sequence, Set
from functools import lru_cache
from pathlib import Path
from types import GenericAlias
from typing import Any

from pydantic import BaseModel, TypeAdapter

from . import strict_yaml
from .conflict_marks import is_torn
from .diagnostics import Diagnostic, Mark
from .errors import InvalidContent
from .model import LAST_FIELDS, SHEETS, Fact, Sheets, Story
from .utf8 import opened, utf8_text
from .validation import validated

__all__ = ["dump_sheet", "plain", "read_sheet", "read_sheets", "read_story", "sheet_file"]

_MOST_SLIPS = 50
"""Facts in which a slip is looked for after another: each costs as much as to read the sheet."""
_FACT = re.compile(r"^(?=- )", re.MULTILINE)


def sheet_file(folder: Path, sheet: str) -> Path:
    """The file of a sheet, such as ``facts/timeline.yml``."""
    return folder / f"{sheet}.yml"


def read_sheets(folder: Path, name: Callable[[Path], str] = str) -> Sheets:
    """The sheets of a folder; one without a file is empty.

    :param name: how diagnostics call a file.
    :raises InvalidContent: with everything wrong in all of them.
    """
    wrong: list[Diagnostic] = []
    facts: dict[str, Any] = {}
    for sheet in SHEETS:
        file = sheet_file(folder, sheet)
        if not os.path.lexists(file):
            continue
        try:
            facts[sheet] = read_sheet(sheet, _text(file, name(file), folder.parent), name(file))
        except InvalidContent as error:
            wrong += error.diagnostics
    if wrong:
        raise InvalidContent(wrong)
    return Sheets.model_construct(**{sheet: facts.get(sheet, []) for sheet in SHEETS})


def read_sheet(sheet: str, text: str, file: str) -> list[Fact]:
    """One sheet's facts.

    :raises InvalidContent: with everything that is wrong in it.
    """
    try:
        values = strict_yaml.load(text, file)
    except InvalidContent as error:
        wrong = [*error.diagnostics, *_wrong_beside(sheet, text, file, error.diagnostics)]
        raise InvalidContent(sorted(dict.fromkeys(wrong), key=lambda one: one.mark or Mark(0, 0))) from None
    return validated(_adapter(SHEETS[sheet]), [] if values is None else values, text, file)


def _wrong_beside(sheet: str, text: str, file: str, known: Sequence[Diagnostic]) -> list[Diagnostic]:
    """What is wrong with the facts in which nothing is wrong with the YAML, whose reader stops at the first slip."""
    wrong: list[Diagnostic] = []
    for _ in range(_MOST_SLIPS):
        rest = _without_facts(text, {diagnostic.mark.line for diagnostic in known if diagnostic.mark})
        if rest == text or is_torn(text):  # what git left between facts tears others apart
            break
        try:
            values = strict_yaml.load(text := rest, file)
        except InvalidContent as error:
            known = error.diagnostics
            wrong += known
            continue
        try:
            validated(_adapter(SHEETS[sheet]), [] if values is None else values, text, file)
        except InvalidContent as error:
            wrong += error.diagnostics
        break
    return wrong


def _without_facts(text: str, lines: Set[int]) -> str:
    """A sheet's text with blank lines in place of the facts to which some lines belong."""
    ordered, out, first = sorted(lines), list[str](), 1
    for fact in _FACT.split(text):
        end = first + fact.count("\n")
        at = bisect_left(ordered, first)
        out.append("\n" * (end - first) if at < len(ordered) and ordered[at] < end else fact)
        first = end
    return "".join(out)


def read_story(path: Path, file: str) -> Story | None:
    """story.yml; None where there is none.

    :raises InvalidContent: with everything that is wrong in it.
    """
    if not os.path.lexists(path):
        return None
    text = _text(path, file, path.parent)
    return validated(TypeAdapter(Story), strict_yaml.load(text, file) or {}, text, file)


def dump_sheet(facts: Sequence[Fact]) -> str:
    """A sheet as YAML: a blank line between facts, nothing that is left at its default."""
    return "\n".join(strict_yaml.dump([plain(fact)]) for fact in facts) or "[]\n"


def plain(model: BaseModel) -> dict[str, Any]:
    """A fact, claim, role or source as plain values: its own fields first, what every fact has last."""
    asked = set(model.model_fields_set) if isinstance(model, Fact) and model.withdrawn else None
    values = model.model_dump(by_alias=True, exclude_defaults=True, include=asked)
    last = {key: values.pop(key) for key in LAST_FIELDS if key in values}
    return values | last


@lru_cache
def _adapter(model: type[Fact]) -> TypeAdapter[list[Fact]]:
    facts: Any = GenericAlias(list, model)  # which class it is only shows when a sheet is read
    return TypeAdapter(facts)


def _text(path: Path, file: str, within: Path) -> str:
    return utf8_text(opened(path, file, within), file).replace("\r\n", "\n").replace("\r", "\n")
