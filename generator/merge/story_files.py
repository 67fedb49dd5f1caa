"""The merge's files: read whole before it, written all together or not at all after it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..content import ContentFolder
from ..diagnostics import Diagnostic, Mark
from ..errors import ExplainerError, InvalidContent
from ..model import SHEETS, Fact
from ..sheets import plain, read_sheet, sheet_file
from ..strict_yaml import dump, load
from ..transaction import Change
from .folding import Facts
from .identity import renamed, without
from .proposals import dump_proposals, read_rejected
from .recognition import with_whole_articles
from .sheet_text import with_facts
from .splice import edited
from .three_way import Outcome, State
from .values import Values

__all__ = ["StoryFiles", "as_facts", "changes", "parsed", "read_files"]

_MACHINE = ("ids.yml", "given.json", "proposals.yml")
_ABOUT_IDS = (
    "# What the reader calls the first is called the second by people. Written by explainer, not to be edited.\n"
)


@dataclass(frozen=True, slots=True)
class StoryFiles:
    """A story's files as they are on disk, and what they say."""

    folder: ContentFolder
    """Where they are."""
    bytes_: dict[Path, bytes]
    """What each file holds; a file that is not there is missing."""
    state: State
    """What they say."""


def as_facts(sheets: Mapping[str, Iterable[Fact]]) -> Facts:
    """Facts of the model as plain values by id."""
    return {sheet: {fact.id: plain(fact) for fact in facts} for sheet, facts in sheets.items()}


def read_files(folder: ContentFolder) -> StoryFiles:
    """Everything that a merge needs to know.

    :raises InvalidContent: with everything that is wrong in any of the files.
    """
    sheets = (sheet_file(part, sheet) for part in (folder.extracted, folder.facts) for sheet in SHEETS)
    paths = [*sheets, *(folder.extracted / name for name in _MACHINE), folder.story]
    return parsed(folder, {path: path.read_bytes() for path in paths if path.exists()})


def parsed(folder: ContentFolder, data: dict[Path, bytes]) -> StoryFiles:
    """What files say.

    :param data: each file's bytes.
    :raises InvalidContent: with everything that is wrong in any of them.
    """
    sheets = {sheet: (sheet_file(folder.extracted, sheet), sheet_file(folder.facts, sheet)) for sheet in SHEETS}
    ids_file, given_file, proposals_file = (folder.extracted / name for name in _MACHINE)
    wrong: list[Diagnostic] = []

    def read(parse: Any, path: Path, missing: Any) -> Any:
        if path not in data:
            return missing
        try:
            return parse(_text(data[path], folder.name(path)), folder.name(path))
        except InvalidContent as error:
            wrong.extend(error.diagnostics)
            return missing

    last = {sheet: read(_sheet(sheet), machines, {}) for sheet, (machines, _) in sheets.items()}
    ours = {sheet: read(_sheet(sheet), people, {}) for sheet, (_, people) in sheets.items() if people in data}
    ids = read(load, ids_file, {}) or {}
    given = read(_json, given_file, {})
    rejected = read(read_rejected, proposals_file, [])
    read(load, folder.story, {})
    if wrong:
        raise InvalidContent(wrong)
    return StoryFiles(folder, data, State(last, ours, ids, given, tuple(rejected)))


def changes(files: StoryFiles, outcome: Outcome) -> dict[Path, Change]:
    """What the files should hold after a merge; people's first, so that what is known never runs ahead of them.

    :raises ExplainerError: a sheet is written in a form in which it cannot be edited.
    """
    folder, state = files.folder, outcome.state
    texts = {sheet_file(folder.facts, sheet): _people(files, sheet, outcome) for sheet in SHEETS}
    if folder.story in files.bytes_:
        texts[folder.story] = _story(files, outcome)
    for sheet in SHEETS:
        path = sheet_file(folder.extracted, sheet)
        same = path in files.bytes_ and state.read[sheet] == files.state.read[sheet]
        texts[path] = files.bytes_[path].decode("utf-8") if same else _dumped(state.read[sheet])
    machine = (
        (state.ids, _ABOUT_IDS + dump(state.ids)),
        (state.given, json.dumps(state.given, ensure_ascii=False, indent=1, sort_keys=True) + "\n"),
        (outcome.proposals or state.rejected, dump_proposals(outcome.proposals, state.rejected)),
    )
    for name, (content, text) in zip(_MACHINE, machine, strict=True):
        if content or folder.extracted / name in files.bytes_:
            texts[folder.extracted / name] = text
    return {path: Change(text, files.bytes_.get(path)) for path, text in texts.items()}


def _people(files: StoryFiles, sheet: str, outcome: Outcome) -> str:
    """A sheet of people's as it should be."""
    path = sheet_file(files.folder.facts, sheet)
    name, after = files.folder.name(path), outcome.state.ours[sheet]
    if path not in files.bytes_:
        return _dumped(after)
    before = outcome.before[sheet]
    text = files.bytes_[path].decode("utf-8")
    new = with_facts(sheet, text, before, after, outcome.renames)
    if new != text:
        written = with_whole_articles({sheet: _sheet(sheet)(new.removeprefix("\ufeff"), name)}, outcome.state.read)
        if written[sheet] != with_whole_articles({sheet: after}, outcome.state.read)[sheet]:
            raise ExplainerError(f"{name} is laid out in a way that cannot be edited; nothing was written")
    return new


def _dumped(facts: Mapping[str, Values]) -> str:
    """Facts as a sheet that nobody edited."""
    return "\n".join(dump([fact]) for fact in facts.values()) or "[]\n"


def _story(files: StoryFiles, outcome: Outcome) -> str:
    """story.yml with its key facts under the ids that they have now."""
    text = files.bytes_[files.folder.story].decode("utf-8")
    values = load(text.removeprefix("\ufeff"), files.folder.name(files.folder.story))
    if not isinstance(values, dict) or not values.get("key_facts"):
        return text
    before = {"key_facts": values["key_facts"]}
    after = without(renamed(before, outcome.renames), outcome.removed)
    return text if before == after else edited(text, before, after)


def _sheet(sheet: str) -> Any:
    """What reads a sheet's text into facts by id."""

    def read(text: str, file: str) -> dict[str, Any]:
        facts = read_sheet(sheet, text, file)
        if twice := _twice(fact.id for fact in facts):
            raise InvalidContent([_duplicate(text, file, ident) for ident in twice])
        return as_facts({sheet: facts})[sheet]

    return read


def _twice(ids: Iterable[str]) -> list[str]:
    seen: set[str] = set()
    return [ident for ident in ids if ident in seen or seen.add(ident)]  # type: ignore[func-returns-value]


def _duplicate(text: str, file: str, ident: str) -> Diagnostic:
    lines = text.splitlines()
    places = [
        number
        for number, line in enumerate(lines, 1)
        if line.strip().lstrip("- ").split("#")[0].split() == ["id:", ident]
    ]
    line = places[-1] if places else 1
    return Diagnostic(
        code="duplicate-id",
        message=f"two facts have the id {ident}",
        file=file,
        mark=Mark(line, 1),
        field=f"{ident}.id",
        line=lines[line - 1],
        help="give one of them another id",
    )


def _text(data: bytes, file: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"byte {error.start + 1} is not UTF-8"
        wrong = Diagnostic(code="not-utf-8", message=message, file=file, help="save the file as UTF-8")
        raise InvalidContent([wrong]) from None


def _json(text: str, file: str) -> Any:
    try:
        return json.loads(text or "{}")
    except json.JSONDecodeError as error:
        mark = Mark(error.lineno, error.colno)
        wrong = "the file cannot be read", "take it back from your version control; no person needs to edit it"
        raise InvalidContent(
            [Diagnostic(code="json-syntax", message=wrong[0], file=file, mark=mark, help=wrong[1])]
        ) from None
