"""The merge's files: read whole before it, written all together or not at all after it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ..articles import article_files
from ..content import ContentFolder
from ..diagnostics import Diagnostic
from ..errors import ExplainerError, InvalidContent
from ..field_types import kinds_of
from ..model import SHEETS, Fact, Story
from ..sheets import plain, read_sheet, sheet_file
from ..strict_yaml import dump, load
from ..transaction import Change
from ..utf8 import utf8_text
from ..validation import place
from .checked_digests import digests_after
from .identity import renamed, without
from .kept_leads import KeptLeads
from .machine_files import (
    ABOUT_CHECKED,
    ABOUT_IDS,
    ABOUT_MISSING,
    CHECKED_FILE,
    broken_machine_file,
    dump_leads,
    dump_moved,
    dump_proposals,
    read_checked,
    read_given,
    read_ids,
    read_leads,
    read_missing,
    read_moved,
    read_rejected,
    read_words,
)
from .pools import pool_of
from .recognition import with_whole_articles
from .sheet_text import fact_texts, with_facts
from .splice import comments, edited, keeping_its_form
from .three_way import Outcome, State, given_to_people
from .uniting import Facts
from .values import Values

__all__ = [
    "StoryFiles",
    "as_facts",
    "changes",
    "known_articles",
    "known_files",
    "machine_texts",
    "parsed",
    "read_facts",
    "read_files",
    "sheet_text",
]

_MACHINE = (
    "ids.yml",
    "given.json",
    "words.json",
    "proposals.yml",
    "leads.yml",
    "missing.yml",
    CHECKED_FILE,
    "moved.yml",
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
    checked: dict[str, str] = field(default_factory=dict)
    """What is kept of checked facts, by their ids."""


def as_facts(sheets: Mapping[str, Iterable[Fact]]) -> Facts:
    """Facts of the model as plain values by id."""
    return {sheet: {fact.id: plain(fact) for fact in facts} for sheet, facts in sheets.items()}


def known_files(folder: ContentFolder) -> list[Path]:
    """The sheets, as last read and people's, and all else that is kept from run to run."""
    sheets = [sheet_file(part, sheet) for part in (folder.extracted, folder.facts) for sheet in SHEETS]
    return [*sheets, *(folder.extracted / name for name in _MACHINE)]


def known_articles(folder: ContentFolder) -> frozenset[str]:
    """The ids of the articles that are there."""
    return frozenset(file.stem for file in article_files(folder.articles)) if folder.articles.is_dir() else frozenset()


def read_files(folder: ContentFolder) -> StoryFiles:
    """Everything that a merge needs to know.

    :raises InvalidContent: with everything that is wrong in any of the files.
    """
    paths = [*known_files(folder), folder.story]
    return parsed(folder, {path: path.read_bytes() for path in paths if path.exists()}, known_articles(folder))


def parsed(folder: ContentFolder, data: dict[Path, bytes], articles: frozenset[str]) -> StoryFiles:
    """What files say.

    :param data: each file's bytes.
    :param articles: the ids of the articles that are there.
    :raises InvalidContent: with everything that is wrong in any of them.
    """
    sheets = {sheet: (sheet_file(folder.extracted, sheet), sheet_file(folder.facts, sheet)) for sheet in SHEETS}
    ids_file, given_file, words_file, proposals_file, leads_file, missing_file, checked_file, moved_file = (
        folder.extracted / name for name in _MACHINE
    )
    wrong: list[Diagnostic] = []

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
    missing = read(read_missing, missing_file, frozenset())
    checked = read(read_checked, checked_file, {})
    moved = read(read_moved, moved_file, ())
    read(load, folder.story, {})
    state = State(last, ours, ids, given, tuple(rejected), words, articles, leads, missing, moved)
    files = StoryFiles(folder, data, state, checked)
    if wrong := wrong or [*_shared_ids(files), *_emptied(files), *_parted(files)]:
        raise InvalidContent(wrong)
    return files


def changes(files: StoryFiles, outcome: Outcome) -> dict[Path, Change]:
    """What the files should hold after a merge; people's first, so that what is known never runs ahead of them.

    :raises ExplainerError: a sheet is written in a form in which it cannot be edited.
    """
    folder = files.folder
    texts = {sheet_file(folder.facts, sheet): _people(files, sheet, outcome) for sheet in SHEETS}
    if folder.story in files.bytes_:
        texts[folder.story] = _story(files, outcome)
    texts |= machine_texts(files, outcome)
    return {path: Change(text, files.bytes_.get(path)) for path, text in texts.items()}


def machine_texts(files: StoryFiles, outcome: Outcome) -> dict[Path, str]:
    """What the files that nobody edits should hold after a merge."""
    folder, state = files.folder, outcome.state
    texts: dict[Path, str] = {}
    for sheet in SHEETS:
        path = sheet_file(folder.extracted, sheet)
        same = path in files.bytes_ and state.read[sheet] == files.state.read[sheet]
        texts[path] = files.bytes_[path].decode("utf-8") if same else _dumped(state.read[sheet])
    known = {ident: record for ident, record in files.checked.items() if ident not in outcome.checked_anew}
    checked = digests_after(known, outcome.before, state.ours, outcome.renames, state.articles)
    machine = (
        (state.ids, ABOUT_IDS + dump(state.ids)),
        (state.given, _json(state.given)),
        (state.words, _json(state.words)),
        (outcome.proposals or state.rejected, dump_proposals(outcome.proposals, state.rejected)),
        (state.leads.open or state.leads.rejected, dump_leads(state.leads)),
        (state.missing, ABOUT_MISSING + dump([*sorted(state.missing)])),
        (checked, ABOUT_CHECKED + dump(checked)),
        (state.moved, dump_moved(state.moved)),
    )
    for name, (content, text) in zip(_MACHINE, machine, strict=True):
        if content or folder.extracted / name in files.bytes_:
            texts[folder.extracted / name] = text
    return texts


def _json(values: Any) -> str:
    return json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _people(files: StoryFiles, sheet: str, outcome: Outcome) -> str:
    """A sheet of people's as it should be."""
    path = sheet_file(files.folder.facts, sheet)
    if path not in files.bytes_:
        return _dumped(outcome.state.ours[sheet])
    text = files.bytes_[path].decode("utf-8")
    told = outcome.before[sheet], outcome.state.ours[sheet], outcome.renames, _moved(files, sheet, outcome)
    above = _above(files, sheet, outcome)
    return sheet_text(sheet, files.folder.name(path), text, *told, outcome.state.read, above)


def sheet_text(
    sheet: str,
    name: str,
    text: str,
    before: Mapping[str, Values],
    after: Mapping[str, Values],
    ids: Mapping[str, str],
    moved: Mapping[str, tuple[str, Values]],
    read: Facts,
    above: Mapping[str, Iterable[str]] = MappingProxyType({}),
) -> str:
    """A sheet's text, holding ``after`` where it held ``before``: see :func:`with_facts`.

    :param name: how a person is told of the file.
    :param read: a reading, for the whole ids of articles.
    :raises ExplainerError: the sheet is written in a form in which it cannot be edited.
    """

    def holds(text: str, *facts: Values) -> bool:
        try:
            written = read_facts(sheet, text, name, read)
        except InvalidContent:
            return False
        return written == with_whole_articles({sheet: {fact["id"]: fact for fact in facts}}, read)[sheet]

    new = with_facts(sheet, text, before, after, ids, holds, moved, above)
    if new != text and not holds(new.removeprefix("\ufeff"), *after.values()):
        raise ExplainerError(
            f"{name} is laid out in a way that cannot be edited, so nothing was written: "
            "begin each fact with - id: on a line of its own, and let nothing follow the last"
        )
    return new


def read_facts(sheet: str, text: str, file: str, read: Facts) -> dict[str, Values]:
    """The facts in a sheet's text, with articles called by their whole ids.

    :param read: a reading, which has these ids.
    :raises InvalidContent: with everything that is wrong in it.
    """
    return with_whole_articles({sheet: _sheet(sheet)(text, file)}, read)[sheet]


def _moved(files: StoryFiles, sheet: str, outcome: Outcome) -> dict[str, tuple[str, Values]]:
    """For facts that move to a sheet their text in the other, and what they say there."""
    out: dict[str, tuple[str, Values]] = {}
    for other in pool_of(sheet):
        before = outcome.before.get(other, {}) if other != sheet else {}
        now = {ident: outcome.renames.get(ident, ident) for ident in before}
        come = {i: n for i, n in now.items() if n in outcome.state.ours[sheet] and n not in outcome.before[sheet]}
        if come:
            text = files.bytes_[sheet_file(files.folder.facts, other)].decode("utf-8")
            out |= {come[i]: (fact, before[i]) for i, fact in fact_texts(text, other).items() if i in come}
    return out


def _above(files: StoryFiles, sheet: str, outcome: Outcome) -> dict[str, list[str]]:
    """For facts of which one of another sheet becomes a part its comments, and what else is to be said of them."""
    there = outcome.before[sheet]
    out = {
        ident: [f"# {line}".rstrip() for line in lines] for ident, lines in outcome.remarks.items() if ident in there
    }
    for other in pool_of(sheet):
        before = outcome.before.get(other, {}) if other != sheet else {}
        parts = {ident: new for ident in before if (new := outcome.renames.get(ident, ident)) in there}
        if parts:
            text = files.bytes_[sheet_file(files.folder.facts, other)].decode("utf-8")
            for ident, fact in fact_texts(text, other).items():
                if ident in parts:
                    out.setdefault(parts[ident], []).extend(comments(fact).values())
    return out


def _dumped(facts: Mapping[str, Values]) -> str:
    """Facts as a sheet that nobody edited."""
    return "\n".join(dump([fact]) for fact in facts.values()) or "[]\n"


def _story(files: StoryFiles, outcome: Outcome) -> str:
    """story.yml with its key facts under the ids that they have now, and with those that they had."""
    text, name = files.bytes_[files.folder.story].decode("utf-8"), files.folder.name(files.folder.story)
    values = load(text.removeprefix("\ufeff"), name)
    if not isinstance(values, dict):
        return text
    kinds, renames = kinds_of(Story), outcome.renames
    before = {key: values[key] for key in ("key_facts", "former_ids") if values.get(key)}
    key_facts = {key: value for key, value in before.items() if key == "key_facts"}
    after = without(renamed(key_facts, renames, kinds), outcome.removed, kinds)
    if former := _former_ids(before.get("former_ids", {}), outcome):
        after["former_ids"] = former
    if before == after:
        return text
    new = keeping_its_form(text, lambda plain: edited(plain, before, after))
    rest = {key: value for key, value in values.items() if key not in before}
    if load(new.removeprefix("\ufeff"), name) != {**rest, **after}:
        raise ExplainerError(f"{name} is laid out in a way that cannot be edited; nothing was written")
    return new


def _former_ids(known: Mapping[str, str], outcome: Outcome) -> dict[str, str]:
    """Ids that facts had, and those that they have; one that a fact has again leads nowhere else."""
    shown = {ident for facts in outcome.before.values() for ident in facts}
    there = {ident for facts in outcome.state.ours.values() for ident in facts}
    moved = {old: outcome.renames.get(now, now) for old, now in known.items()}
    new = {old: now for old, now in outcome.renames.items() if {old, now} & shown and now in there}
    return {old: now for old, now in (moved | new).items() if old not in there}


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
