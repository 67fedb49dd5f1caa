"""The fact sheets on disk: read strictly into the model, written so that people like to edit them."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from . import strict_yaml
from .diagnostics import Diagnostic, Mark
from .errors import InvalidContent
from .model import SHEETS, Fact, Sheets, Story

__all__ = ["dump_sheet", "place", "plain", "read_sheet", "read_sheets", "read_story", "sheet_file", "validated"]

_TAGS = frozenset(
    {"value", "claims"}
)  # the model's names for a field's two shapes; also real keys, so only after a field
_READ_MORE = "see the format of the fact sheets in the README"


def sheet_file(folder: Path, sheet: str) -> Path:
    """The file of a sheet, such as ``facts/timeline.yml``."""
    return folder / f"{sheet}.yml"


def read_sheets(folder: Path, name: Callable[[Path], str] = str) -> Sheets:
    """The four sheets of a folder; a sheet without a file is empty.

    :param name: how diagnostics call a file.
    :raises InvalidContent: with everything wrong in all four.
    """
    wrong: list[Diagnostic] = []
    facts: dict[str, Any] = {}
    for sheet in SHEETS:
        file = sheet_file(folder, sheet)
        if not file.exists():
            continue
        try:
            facts[sheet] = read_sheet(sheet, _text(file, name(file)), name(file))
        except InvalidContent as error:
            wrong += error.diagnostics
    if wrong:
        raise InvalidContent(wrong)
    return Sheets.model_construct(**{sheet: facts.get(sheet, []) for sheet in SHEETS})


def read_sheet(sheet: str, text: str, file: str) -> list[Fact]:
    """One sheet's facts.

    :raises InvalidContent: with everything that is wrong in it.
    """
    values = strict_yaml.load(text, file)
    return validated(_adapter(sheet), [] if values is None else values, text, file)


def read_story(path: Path, file: str) -> Story | None:
    """story.yml; None where there is none.

    :raises InvalidContent: with everything that is wrong in it.
    """
    if not path.exists():
        return None
    text = _text(path, file)
    return validated(TypeAdapter(Story), strict_yaml.load(text, file) or {}, text, file)


def validated(adapter: TypeAdapter[Any], values: Any, text: str, file: str) -> Any:
    """``values`` as the model has them.

    :param text: the YAML that they were read from, to say where something wrong stands.
    :raises InvalidContent: with everything that is wrong.
    """
    try:
        return adapter.validate_python(values)
    except ValidationError as error:
        problems = error.errors(include_url=False)
    wrong = [_diagnostic(problem, values, text, file) for problem in problems]
    raise InvalidContent(sorted(set(wrong), key=lambda d: (d.mark or Mark(0, 0), d.message)))


def dump_sheet(facts: Sequence[Fact]) -> str:
    """A sheet as YAML: a blank line between facts, nothing that is left at its default."""
    return "\n".join(strict_yaml.dump([plain(fact)]) for fact in facts) or "[]\n"


def plain(model: BaseModel) -> dict[str, Any]:
    """A fact, claim, role or source as plain values: its own fields first, what every fact has last."""
    values = model.model_dump(by_alias=True, exclude_defaults=True)
    last = {key: values.pop(key) for key in ("note", "publish", "sources") if key in values}
    return values | last


def place(text: str, file: str, path: strict_yaml.Path) -> tuple[Mark | None, str]:
    """The mark of a value in a sheet's text (or of what holds it) and the text of that line."""
    marks = _marks(text, file)
    while path and path not in marks:
        path = path[:-1]
    mark = marks.get(path)
    lines = text.splitlines()
    return mark, lines[mark.line - 1] if mark and mark.line <= len(lines) else ""


@lru_cache(maxsize=8)
def _marks(text: str, file: str) -> dict[strict_yaml.Path, Mark]:
    return strict_yaml.positions(text, file)


@lru_cache
def _adapter(sheet: str) -> TypeAdapter[Any]:
    return TypeAdapter(list[SHEETS[sheet]])  # type: ignore[misc]


def _text(path: Path, file: str) -> str:
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidContent(
            [
                Diagnostic(
                    code="not-utf-8",
                    message=f"byte {error.start + 1} is not UTF-8",
                    file=file,
                    help="save the file as UTF-8",
                )
            ]
        ) from None


def _diagnostic(problem: Any, values: Any, text: str, file: str) -> Diagnostic:
    path = _path(problem["loc"], values)
    mark, line = place(text, file, path)
    message, help = _words(problem, path)
    return Diagnostic(
        code=f"field-{problem['type'].replace('_', '-')}".replace("field-extra-forbidden", "unknown-field"),
        message=message,
        file=file,
        mark=mark,
        field=_field(path, values),
        line=line,
        help=help,
    )


def _path(loc: tuple[str | int, ...], values: Any) -> strict_yaml.Path:
    """pydantic's place of an error without the names of unions and validators: the path in the YAML."""
    path: list[str | int] = []
    for no, step in enumerate(loc):
        here = values
        if (
            (isinstance(here, dict) and (step in here or no == len(loc) - 1) and step not in _TAGS | {"int", "str"})
            or (isinstance(here, dict) and step in here)
            or (isinstance(here, list) and isinstance(step, int) and step < len(here))
        ):
            path.append(step)
        else:
            continue
        values = here.get(step) if isinstance(here, dict) else here[step]  # type: ignore[index]
    return tuple(path)


def _field(path: strict_yaml.Path, values: Any) -> str:
    """Such as ``france-expels-mali.number``: the fact's id in place of its number in the list."""
    names = [str(step) for step in path]
    if path and isinstance(path[0], int) and isinstance(values, list) and isinstance(values[path[0]], dict):
        names[0] = str(values[path[0]].get("id", f"item {path[0] + 1}"))
    return ".".join(names)


def _words(problem: Any, path: strict_yaml.Path) -> tuple[str, str]:
    """What is wrong and what to do, in a person's words."""
    name, kind = str(path[-1]) if path else "the file", problem["type"]
    given = problem.get("input")
    said = f" (it is {given!r})" if isinstance(given, (str, int)) and len(str(given)) < 60 else ""
    if kind == "extra_forbidden":
        near = difflib.get_close_matches(name, _all_fields(), n=1)
        return f"there is no field {name}", f"did you mean {near[0]}?" if near else _READ_MORE
    if kind == "missing":
        return f"the field {name} is missing", "add it"
    if kind == "value_error":
        return f"{name}{said} {problem['ctx']['error']!s}", "mend the value"
    if kind == "literal_error":
        return f"{name} must be {problem['ctx']['expected']}{said}", "use one of these words"
    if kind in ("list_type", "dict_type", "model_type", "model_attributes_type"):
        wanted = "a list" if kind == "list_type" else "a mapping of fields"
        return f"{name} must be {wanted}{said}", _READ_MORE
    if kind in ("string_type", "string_too_short"):
        return f"{name} must be a text{said}", "write a text, or leave the field out"
    return f"{name}: {problem['msg'][0].lower()}{problem['msg'][1:]}{said}", _READ_MORE


@lru_cache
def _all_fields() -> tuple[str, ...]:
    names = {name for model in SHEETS.values() for name in model.model_fields}
    return tuple(sorted(names | {"article", "quote", "prefix", "suffix", "said_by", "value", "rank", "from", "until"}))
