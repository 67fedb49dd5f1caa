"""A story's files, read whole before a merge, and what is wrong in them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..articles import article_files, article_id
from ..conflict_marks import told_once
from ..content import ContentFolder, not_of_the_story
from ..diagnostics import Diagnostic
from ..errors import InvalidContent
from ..model import SHEETS, Fact
from ..sheets import plain, read_sheet, sheet_file
from ..strict_yaml import load
from ..utf8 import opened, utf8_text
from ..validation import place
from .kept_leads import KeptLeads
from .machine_files import (
    CHECKED_FILE,
    UNDATED_FILE,
    broken_machine_file,
    read_checked,
    read_fact_ids,
    read_given,
    read_ids,
    read_leads,
    read_moved,
    read_rejected,
    read_undated,
    read_words,
)
from .recognition import with_whole_articles
from .three_way import State, given_to_people
from .uniting import Facts
from .values import Values

__all__ = [
    "MACHINE_FILES",
    "StoryFiles",
    "as_facts",
    "known_articles",
    "known_files",
    "parsed",
    "read_facts",
    "read_files",
]

MACHINE_FILES = (
    "ids.yml",
    "given.json",
    "words.json",
    "proposals.yml",
    "leads.yml",
    "missing.yml",
    CHECKED_FILE,
    "moved.yml",
    "lost.yml",
    UNDATED_FILE,
)
"""What else is kept from run to run, beside the sheets as last read."""


@dataclass(frozen=True, slots=True)
class StoryFiles:
    """A story's files as they are on disk, and what they say."""

    folder: ContentFolder
    """Where they are."""
    bytes_: dict[Path, bytes]
    """What each file holds; a file that is not there is missing."""
    state: State
    """What they say."""
    checked: dict[str, str] = field(default_factory=dict)
    """What is kept of checked facts, by their ids."""


def as_facts(sheets: Mapping[str, Iterable[Fact]]) -> Facts:
    """Facts of the model as plain values by id."""
    return {sheet: {fact.id: plain(fact) for fact in facts} for sheet, facts in sheets.items()}


def known_files(folder: ContentFolder) -> list[Path]:
    """The sheets, as last read and people's, and all else that is kept from run to run."""
    sheets = [sheet_file(part, sheet) for part in (folder.extracted, folder.facts) for sheet in SHEETS]
    return [*sheets, *(folder.extracted / name for name in MACHINE_FILES)]


def known_articles(folder: ContentFolder) -> frozenset[str]:
    """The ids of the articles that are there."""
    return (
        frozenset(article_id(file) for file in article_files(folder.articles))
        if folder.articles.is_dir() and not folder.articles.is_symlink()
        else frozenset()
    )


def read_files(folder: ContentFolder) -> StoryFiles:
    """Everything that a merge needs to know.

    :raises InvalidContent: with everything that is wrong in any of the files.
    """
    data: dict[Path, bytes] = {}
    wrong = not_of_the_story(folder)
    for path in (*known_files(folder), folder.story):
        if os.path.lexists(path):
            try:
                data[path] = opened(path, folder.name(path), folder.root)
            except InvalidContent as error:
                wrong += error.diagnostics
    return parsed(folder, data, known_articles(folder), wrong)


def parsed(
    folder: ContentFolder, data: dict[Path, bytes], articles: frozenset[str], unread: Sequence[Diagnostic] = ()
) -> StoryFiles:
    """What files say.

    :param data: each file's bytes.
    :param articles: the ids of the articles that are there.
    :param unread: what is wrong with files that could not be read.
    :raises InvalidContent: with everything that is wrong in any of them.
    """
    sheets = {sheet: (sheet_file(folder.extracted, sheet), sheet_file(folder.facts, sheet)) for sheet in SHEETS}
    ids_file, given_file, words_file, proposals_file, leads_file, missing_file, checked_file, moved_file, *others = (
        folder.extracted / name for name in MACHINE_FILES
    )
    lost_file, undated_file = others
    wrong = [*unread]

    def read(parse: Any, path: Path, missing: Any) -> Any:
        if path not in data:
            return missing
        try:
            return parse(utf8_text(data[path], folder.name(path)), folder.name(path))
        except InvalidContent as error:
            wrong.extend(error.diagnostics)
            return missing

    last = {sheet: read(_machines_sheet(sheet), machines, {}) for sheet, (machines, _) in sheets.items()}
    ours = {sheet: read(_sheet(sheet), people, {}) for sheet, (_, people) in sheets.items() if people in data}
    ids = read(read_ids, ids_file, {})
    given = read(read_given, given_file, {})
    words = read(read_words, words_file, {})
    rejected = read(read_rejected, proposals_file, [])
    leads = read(read_leads, leads_file, KeptLeads())
    missing = read(read_fact_ids, missing_file, frozenset())
    checked = read(read_checked, checked_file, {})
    moved = read(read_moved, moved_file, ())
    lost = read(read_fact_ids, lost_file, frozenset())
    undated = read(read_undated, undated_file, {})
    read(load, folder.story, {})
    state = State(last, ours, ids, given, tuple(rejected), words, articles, leads, missing, moved, lost, undated)
    files = StoryFiles(folder, data, state, checked)
    if wrong := wrong or [*_shared_ids(files), *_emptied(files), *_parted(files)]:
        raise InvalidContent(told_once(list(dict.fromkeys(wrong))))
    return files


def read_facts(sheet: str, text: str, file: str, read: Facts) -> dict[str, Values]:
    """The facts in a sheet's text, with articles called by their whole ids.

    :param read: a reading, which has these ids.
    :raises InvalidContent: with everything that is wrong in it.
    """
    return with_whole_articles({sheet: _sheet(sheet)(text, file)}, read)[sheet]


def _sheet(sheet: str) -> Callable[[str, str], dict[str, Values]]:
    """What reads a sheet's text into facts by id."""

    def read(text: str, file: str) -> dict[str, Values]:
        facts = read_sheet(sheet, text, file)
        first = {fact.id: number for number, fact in reversed([*enumerate(facts)])}
        if twice := [number for number, fact in enumerate(facts) if first[fact.id] != number]:
            why = "two facts have the id {}"
            raise InvalidContent([_duplicate(text, file, number, facts[number].id, why) for number in twice])
        return as_facts({sheet: facts})[sheet]

    return read


def _machines_sheet(sheet: str) -> Callable[[str, str], dict[str, Values]]:
    """What reads a sheet as last read; none is ever written empty."""

    def read(text: str, file: str) -> dict[str, Values]:
        if not text.strip():
            raise broken_machine_file(
                [Diagnostic(code="file-emptied", message="somebody emptied this file", file=file)]
            )
        try:
            return _sheet(sheet)(text, file)
        except InvalidContent as error:
            raise broken_machine_file(error.diagnostics) from None

    return read


def _shared_ids(files: StoryFiles) -> Iterator[Diagnostic]:
    """Ids that two sheets of people's share, in the second of them."""
    there: dict[str, str] = {}
    for sheet, facts in files.state.ours.items():
        path = sheet_file(files.folder.facts, sheet)
        for number, ident in enumerate(facts):
            if ident in there:
                text, why = files.bytes_[path].decode("utf-8-sig"), f"the id {{}} stands in {there[ident]}.yml already"
                yield _duplicate(text, files.folder.name(path), number, ident, why)
            there.setdefault(ident, sheet)


def _emptied(files: StoryFiles) -> Iterator[Diagnostic]:
    """Sheets of people's that are empty files though facts were written to them: seldom is that meant."""
    for sheet in files.state.ours:
        path = sheet_file(files.folder.facts, sheet)
        if files.state.read[sheet] and not files.bytes_[path].decode("utf-8-sig").strip():
            yield Diagnostic(
                code="sheet-emptied",
                message=f"this sheet is empty, and {len(files.state.read[sheet])} facts were read for it",
                file=files.folder.name(path),
                help="take it back from your version control; or write [] in it, and all its facts stay deleted; "
                "or remove the file, and it is written anew",
            )


def _parted(files: StoryFiles) -> Iterator[Diagnostic]:
    """Sheets as last read that lack facts of which given.json tells a part: the files are not of one run."""
    for sheet, facts in given_to_people(files.state).items():
        if lost := [ident for ident, fact in facts.items() if "id" not in fact]:
            yield Diagnostic(
                code="files-of-two-runs",
                message=f"this sheet lacks {lost[0]}, of which given.json beside it tells a part",
                file=files.folder.name(sheet_file(files.folder.extracted, sheet)),
                help="take the whole folder back from your version control, with all files of one commit",
            )


def _duplicate(text: str, file: str, number: int, ident: str, why: str) -> Diagnostic:
    mark, line = place(text, file, (number, "id"))
    return Diagnostic(
        code="duplicate-id",
        message=why.format(ident),
        file=file,
        mark=mark,
        line=line,
        field=f"{ident}.id",
        help="give one of them another id",
    )
