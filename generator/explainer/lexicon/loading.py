"""The lexicon read from its files: the one that is shipped, or one of a person's own, every mistake with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from .. import strict_yaml
from ..diagnostics import Diagnostic, Mark
from ..errors import InvalidContent
from ..tables import table
from .event_patterns import parse_pattern
from .event_types import Lexicon

__all__ = ["load_lexicon"]

_LANGUAGE = "en"
"""The language of the patterns and of the site."""

_PARTED = ("classes", "types")
"""What each file of a lexicon may have; all else is the first one's."""


@cache
def load_lexicon(path: Path | None = None) -> Lexicon:
    """The lexicon that is shipped, or the one in ``path``; read once.

    The patterns of the one that is shipped are not parsed here: who builds a site needs none, and tests have done it.

    :param path: a file that holds a whole lexicon, or names as ``parts`` the files beside it that hold the rest.
    :raises InvalidContent: with every entry that is wrong, its file and its line.
    """
    if path is None:
        shared = table(f"{_LANGUAGE}/lexicon/shared")
        return Lexicon.model_validate(_joined([shared, *(table(f"{_LANGUAGE}/lexicon/{p}") for p in shared["parts"])]))
    return _checked(list(_files(path)))


@dataclass(frozen=True)
class _File:
    """One file of a lexicon."""

    name: str
    """What diagnostics call it."""
    text: str
    """What it holds."""
    value: dict[str, Any]
    """The same as values."""

    @cached_property
    def marks(self) -> dict[strict_yaml.Path, Mark]:
        """Where each value stands."""
        return strict_yaml.positions(self.text, self.name)

    def place(self, path: strict_yaml.Path) -> strict_yaml.Path:
        """As much of the way to a value as there is in this file."""
        return next((path[:n] for n in range(len(path), 0, -1) if path[:n] in self.marks), ())

    def diagnostic(self, path: strict_yaml.Path, message: str) -> Diagnostic:
        """What is wrong with a value, at its place or where it is missing."""
        mark = self.marks.get(self.place(path))
        return Diagnostic(
            code="lexicon-wrong",
            message=message,
            file=self.name,
            mark=mark,
            field=".".join(str(part) for part in path),
            line=self.text.splitlines()[mark.line - 1] if mark else "",
            help="see the heading of data/en/lexicon/shared.yml",
        )


def _files(path: Path) -> Iterator[_File]:
    """A lexicon's file and those that it names as its parts.

    :raises InvalidContent: one of them is no strict YAML, or is not there.
    """
    first = _read(path)
    yield first
    for no, part in enumerate(first.value.get("parts", ())):
        beside = path.with_name(f"{part}.yml")
        if not beside.is_file():
            raise InvalidContent([first.diagnostic(("parts", no), f"there is no file {beside.name} beside this one")])
        yield _read(beside)


def _read(path: Path) -> _File:
    text = path.read_text("utf-8")
    value = strict_yaml.load(text, str(path))
    return _File(str(path), text, value if isinstance(value, dict) else {})


def _joined(values: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """The values of a lexicon's files as those of one: all classes and types, and what else the first has."""
    first, *rest = values
    parted = {key: {} | first.get(key, {}) for key in _PARTED}
    for value in rest:
        for key, entries in parted.items():
            entries |= value.get(key, {})
    return {**first, **parted}


def _checked(files: Sequence[_File]) -> Lexicon:
    """The lexicon in these files.

    :raises InvalidContent: with every entry that is wrong.
    """
    if wrong := list(_misplaced(files)):
        raise InvalidContent(wrong)
    try:
        lexicon = Lexicon.model_validate(_joined([file.value for file in files]))
        mistakes = list(_mistakes(lexicon))
    except ValidationError as error:
        mistakes = [(tuple(e["loc"]), e["msg"].removeprefix("Value error, ")) for e in error.errors()]
    if mistakes:
        raise InvalidContent([_holder(files, path).diagnostic(path, message) for path, message in mistakes])
    return lexicon


def _holder(files: Sequence[_File], path: strict_yaml.Path) -> _File:
    """The file in which a value stands; the first where it stands in none."""
    return max(files, key=lambda file: len(file.place(path)))


def _misplaced(files: Sequence[_File]) -> Iterator[Diagnostic]:
    """What a part of a lexicon has that only the first file may have, and what stands in two files."""
    known: set[strict_yaml.Path] = set()
    for file in files:
        entries = {(key, name) for key in _PARTED for name in file.value.get(key, ())}
        yield from (file.diagnostic(path, "stands in another file already") for path in entries & known)
        misplaced = [key for key in file.value if key not in _PARTED] if file is not files[0] else []
        yield from (file.diagnostic((key,), "belongs in the file that names this one") for key in misplaced)
        known |= entries


def _mistakes(lexicon: Lexicon) -> Iterator[tuple[strict_yaml.Path, str]]:
    """Where a lexicon names a type that is not there, or writes a pattern that is none, and what is wrong with it."""
    lists: dict[strict_yaml.Path, list[str]] = {("not_events",): lexicon.not_events}
    for name, type in lexicon.types.items():
        lists |= {("types", name, "verbs"): type.verbs, ("types", name, "nouns"): type.nouns}
        for field, other in (("when_own", type.when_own), ("family", type.family)):
            if other and other not in lexicon.types:
                yield ("types", name, field), f"there is no type {other}"
    for path, patterns in lists.items():
        for no, text in enumerate(patterns):
            try:
                parse_pattern(text, lexicon.classes)
            except ValueError as error:
                yield (*path, no), str(error)
