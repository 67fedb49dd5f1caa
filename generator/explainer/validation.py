"""Plain values held against the model, and everything that is wrong with them said with its place in the YAML."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from functools import lru_cache
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from . import strict_yaml
from .characters import named, strange_column
from .diagnostics import Diagnostic, Fix, Mark
from .errors import InvalidContent
from .field_types import NotADate
from .model import SHEETS, ArticleMeta, Claim, Correction, Ledger, Role, Source, Story
from .reader_settings import Price, ReaderSettings, UntoldError
from .typed_dates import meant_dates

__all__ = ["place", "validated"]

T = TypeVar("T")

_TAGS = frozenset({"value", "claims"})
"""The model's names for a field's two shapes; also real keys, so they count only where the values have them."""
_CODES = {"extra_forbidden": "unknown-field", "missing": "field-missing"}
"""The codes of what is wrong by pydantic's kinds of it, where it is no value."""
_MOST_HELPED = 200
"""Problems of one file of which it is looked up what may be meant; fewer are shown."""
_LONGEST_NAME = 100
_SURELY_MEANT = 0.8
"""How much alike (difflib's ratio) a misspelt name and the one in its place are, that nobody needs to be asked."""
_READ_MORE = "explainer schema lets an editor show which fields there are; generator/README.md has them, too"


def validated(adapter: TypeAdapter[T], values: Any, text: str, file: str) -> T:
    """``values`` as the model has them.

    :param text: the YAML that they were read from, to say where something wrong stands.
    :raises InvalidContent: with everything that is wrong.
    """
    try:
        return adapter.validate_python(values)
    except ValidationError as error:
        problems = error.errors(include_url=False)
    wrong = [_diagnostic(problem, values, text, file, number) for number, problem in enumerate(problems)]
    raise InvalidContent(sorted(set(wrong), key=lambda d: (d.mark or Mark(0, 0), d.message)))


def place(text: str, file: str, path: strict_yaml.Path) -> tuple[Mark | None, str]:
    """The mark of a value in a sheet's text (or of what holds it) and the text of that line."""
    marks = _marks(text, file)
    while path and path not in marks:
        path = path[:-1]
    mark = marks.get(path)
    lines = _lines(text)
    return mark, lines[mark.line - 1] if mark and mark.line <= len(lines) else ""


@lru_cache(maxsize=8)
def _marks(text: str, file: str) -> dict[strict_yaml.Path, Mark]:
    return strict_yaml.positions(text, file)


@lru_cache(maxsize=8)
def _lines(text: str) -> list[str]:
    return text.splitlines()


def _diagnostic(problem: Any, values: Any, text: str, file: str, number: int) -> Diagnostic:
    """:param number: how many problems of the file there were before it."""
    path = _path(problem["loc"], values)
    mark, line = place(text, file, path)
    beside = _keys_beside(path, values) if number < _MOST_HELPED else None
    message, help = _words(problem, path, beside)
    if _is_untold(problem, path):
        line = ""
    elif mark and (odd := strange_column(line, _typed(problem, path))):
        mark, help = Mark(mark.line, odd), f"column {odd} is {named(line[odd - 1])}; {help}"
    return Diagnostic(
        code=_CODES.get(problem["type"], "field-value"),
        message=message,
        file=file,
        mark=mark,
        field=_field(path, values),
        fact=_fact(path, values),
        line=line,
        help=help,
        fix=None if beside is None else _fix(problem, path, beside),
    )


def _is_untold(problem: Any, path: strict_yaml.Path) -> bool:
    """Whether what is wrong may be a key, which is shown to nobody: messages end up in logs."""
    misnamed = problem["type"] == "extra_forbidden" and path[:1] == ("reader",)
    return misnamed or isinstance(problem.get("ctx", {}).get("error"), UntoldError)


def _typed(problem: Any, path: strict_yaml.Path) -> str:
    """The text that is at fault: the name of a field that there is not, or the value that does not fit."""
    if problem["type"] == "extra_forbidden":
        return str(path[-1])
    return str(problem["input"]) if isinstance(problem.get("input"), str) else ""


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
    names = [_short(step) for step in path]
    if path and isinstance(path[0], int):
        names[0] = _short(_fact(path, values) or f"item {path[0] + 1}")
    return ".".join(names)


def _fact(path: strict_yaml.Path, values: Any) -> str:
    """The id of the fact that a place is in; empty where it is in none, or in one without."""
    within = values[path[0]] if path and isinstance(path[0], int) and isinstance(values, list) else None
    return str(within.get("id") or "") if isinstance(within, dict) else ""


def _short(name: object) -> str:
    """A name, of which nobody knows how long it is."""
    text = str(name)
    return text if len(text) <= _LONGEST_NAME else f"{text[: _LONGEST_NAME - 1]}…"


def _keys_beside(path: strict_yaml.Path, values: Any) -> Collection[str]:
    """The keys of the mapping that a place is in."""
    for step in path[:-1]:
        values = values[step]
    return values.keys() if path and isinstance(values, dict) else ()


def _words(problem: Any, path: strict_yaml.Path, beside: Collection[str] | None) -> tuple[str, str]:
    """What is wrong and what to do, in a person's words.

    :param beside: the keys of the mapping that is at fault; None where nobody needs to look for a name that was meant.
    """
    name, kind = _short(path[-1]) if path else "the file", problem["type"]
    given = problem.get("input")
    shown = isinstance(given, (str, int)) and len(str(given)) < 60 and not _is_untold(problem, path)
    said = f" (it is {given!r})" if shown else ""
    if kind == "extra_forbidden":
        home = SHEETS.items() if len(path) == 2 and isinstance(path[0], int) else ()
        if at_home := [f"{sheet}.yml" for sheet, model in home if name in model.model_fields]:
            return f"{name} is no field here", f"it is one in {' and '.join(at_home)}: is this fact in the right sheet?"
        near = _near(name, beside) if beside is not None else []
        return f"there is no field {name}", f"did you mean {near[0]}?" if near else _READ_MORE
    if kind == "missing":
        return f"the field {name} is missing", "add it"
    if kind == "value_error":
        error = problem["ctx"]["error"]
        return f"{name}{said} {error!s}", _date_help(given) if isinstance(error, NotADate) else "mend the value"
    if kind == "literal_error":
        return f"{name} must be {problem['ctx']['expected']}{said}", "use one of these words"
    if kind in ("list_type", "dict_type", "model_type", "model_attributes_type"):
        wanted = "a list" if kind == "list_type" else "a mapping of fields"
        return f"{name} must be {wanted}{said}", _READ_MORE
    if kind in ("string_type", "string_too_short"):
        return f"{name} must be a text{said}", "write a text, or leave the field out"
    if kind == "string_too_long":
        most = f"{problem['ctx']['max_length']:,} characters"
        return (
            f"{name} has {len(problem['input']):,} characters, and may have {most}",
            "keep the sentence that tells it",
        )
    return f"{name}: {problem['msg'][0].lower()}{problem['msg'][1:]}{said}", _READ_MORE


def _fix(problem: Any, path: strict_yaml.Path, beside: Collection[str]) -> Fix | None:
    """What a misspelt field, or a date as people write it, can only mean."""
    if problem["type"] == "extra_forbidden":
        typed = str(path[-1])
        near = difflib.get_close_matches(typed, _near(typed, beside), cutoff=_SURELY_MEANT)
        return Fix(typed, near[0]) if near else None
    given = problem.get("input")
    if isinstance(given, str) and isinstance(problem.get("ctx", {}).get("error"), NotADate):
        return Fix(given, meant[0]) if len(meant := meant_dates(given)) == 1 else None
    return None


def _date_help(typed: str) -> str:
    meant = meant_dates(typed)
    if len(meant) > 1:
        return f"it may be {' or '.join(meant)}: write the one that is meant"
    return f"write {meant[0]}" if meant else "write year, month and day as in 2026-03-05, or as much of it as is known"


def _near(name: str, keys: Collection[str]) -> list[str]:
    """The name most like one that there is not, of those of a mapping that knows most of the keys beside it.

    :param keys: those of the mapping; there may be any number of them, and nobody has to go through all.
    """
    models: list[type[BaseModel]] = [*SHEETS.values(), Source, Claim, Role, Correction, Story, Ledger, ArticleMeta]
    models += [ReaderSettings, Price]
    known = [{field.alias or name for name, field in model.model_fields.items()} for model in models]
    beside = [{one for one in names if one in keys and one != name} for names in known]
    most = max(map(len, beside))
    alike = (names - there for names, there in zip(known, beside, strict=True) if len(there) == most)
    return difflib.get_close_matches(name, sorted(set().union(*alike) - {name}), n=1)
