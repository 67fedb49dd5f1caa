"""The files of two branches in one: what each should hold, and what a person has to decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..content import ContentFolder
from ..errors import InvalidContent
from ..in_words import Names, names_of
from ..sheets import sheet_file
from .branch_texts import both_texts, marked
from .branches import FactClash, both_branches
from .checked_digests import digests_after
from .pools import pool_of
from .sheet_text import fact_texts
from .story_files import StoryFiles, parsed, read_facts
from .story_texts import machine_texts, sheet_text, story_text
from .three_way import merge_story
from .uniting import Facts, united_by_id
from .values import Values

__all__ = ["BothFiles", "BranchFiles", "both_files"]


@dataclass(frozen=True, slots=True)
class BranchFiles:
    """The sheets and machine files of two branches; a file that is not there is missing."""

    base: Mapping[Path, bytes]
    """What they held when the branches parted."""
    one: Mapping[Path, bytes]
    """What they hold on the one."""
    other: Mapping[Path, bytes]
    """What they hold on the other."""
    settled: Mapping[Path, bytes]
    """What sheets are to hold of which that is decided, and ``story.yml``."""
    labels: tuple[str, str]
    """What to call the one and the other."""


@dataclass(frozen=True, slots=True)
class BothFiles:
    """What two branches come to."""

    texts: dict[Path, str]
    """What each file should hold."""
    clashes: list[FactClash]
    """What a person is to decide; where, is marked in the sheets."""
    marked: frozenset[Path]
    """The sheets with such marks."""
    names: Names
    """What ids are called."""


def both_files(folder: ContentFolder, files: BranchFiles, articles: frozenset[str]) -> BothFiles:
    """The files of two branches in one.

    :param articles: the ids of the articles that are there.
    :raises InvalidContent: with what is wrong in a file on one of the branches.
    :raises ExplainerError: a sheet is written in a form in which it cannot be edited.
    """
    labels = ("the last that both have", *files.labels)
    branches = zip((files.base, files.one, files.other), labels, strict=True)
    base, one, other = (_parsed(folder, data, articles, label) for data, label in branches)
    both = both_branches(base.state, one.state, other.state)
    names = both.ids
    settled = {
        sheet: files.settled[path] for sheet in both.state.ours if (path := _file(folder, sheet)) in files.settled
    }
    decided = {sheet: _facts(folder, sheet, data, both.state.read) for sheet, data in settled.items()}
    ours = both.state.ours | united_by_id(decided, names[0])
    chosen = _chosen(both.clashes, decided)
    outcome = merge_story(replace(both.state, ours=ours, articles=articles), renames=chosen)

    called = [chosen | {ident: chosen.get(now, now) for ident, now in ids.items()} for ids in names]
    checked = _records(zip((one, other), called, strict=True), outcome.state.ours, articles)
    texts = machine_texts(replace(one, checked=checked), outcome)
    if chosen and folder.story in files.settled:
        texts[folder.story] = story_text(replace(one, bytes_=dict(files.settled)), outcome)
    homes = {ident: sheet for sheet, facts in outcome.state.ours.items() for ident in facts}
    clashes = [replace(one, sheet=homes.get(one.fact, one.sheet)) for one in both.clashes if one.sheet not in settled]
    others = {ident: fact for facts in both.others.values() for ident, fact in facts.items()}
    torn: set[Path] = set()
    for sheet, after in outcome.state.ours.items():
        path, read = _file(folder, sheet), outcome.state.read
        if sheet in settled:
            text = settled[sheet].decode("utf-8")
        else:
            was, mine, theirs = (data.get(path, b"").decode("utf-8") for data in (files.base, files.one, files.other))
            text = both_texts(sheet, was, mine, theirs, (names[0], *names))
        before = read_facts(sheet, text.removeprefix("\ufeff"), folder.name(path), read)
        ids = {ident: outcome.renames.get(now, now) for ident in before if (now := names[0].get(ident, ident))}
        come = after.keys() - set(ids.values())
        moved = _brought(folder, sheet, files.one, names[0], read) | _brought(
            folder, sheet, files.other, names[1], read
        )
        moved = {ident: fact for ident, fact in moved.items() if ident in come}
        text = sheet_text(sheet, folder.name(path), text, before, after, ids, moved, read)
        if here := [one for one in clashes if one.sheet == sheet]:
            torn.add(path)
            gone = {one.fact for one in here if not one.clash.path and one.clash.one is None}
            text = marked(sheet, text, _others(here, after, others), gone, files.labels)
        texts[path] = text
    return BothFiles(texts, clashes, frozenset(torn), names_of(outcome.state.ours, both.others))


def _records(
    sides: Iterable[tuple[StoryFiles, Mapping[str, str]]], after: Facts, articles: frozenset[str]
) -> dict[str, str]:
    """What is kept of facts that were checked on a branch: what the other only read of one leaves it checked.

    :param sides: the files of each, and the new ids of facts that its sheets call otherwise.
    """
    out: dict[str, str] = {}
    for side, ids in sides:
        own = {
            ids.get(ident, ident)
            for facts in side.state.ours.values()
            for ident, fact in facts.items()
            if "checked" in fact
        }
        kept = digests_after(side.checked, side.state.ours, after, ids, articles)
        out |= {ident: max(record, out.get(ident, "")) for ident, record in kept.items() if ident in own}
    return out


def _chosen(clashes: Iterable[FactClash], decided: Facts) -> dict[str, str]:
    """Facts to which both branches gave an id and which a person now calls as the other does."""
    ids = ((one.fact, one.clash.other) for one in clashes if one.clash.path == ("id",) and one.sheet in decided)
    there = {ident for facts in decided.values() for ident in facts}
    return {mine: yours for mine, yours in ids if yours in there and mine not in there}


def _file(folder: ContentFolder, sheet: str) -> Path:
    return sheet_file(folder.facts, sheet)


def _parsed(folder: ContentFolder, data: Mapping[Path, bytes], articles: frozenset[str], label: str) -> StoryFiles:
    """What the files of a branch say.

    :raises InvalidContent: with what is wrong in them, and where.
    """
    try:
        return parsed(folder, dict(data), articles)
    except InvalidContent as error:
        wrong = [replace(one, file=f"{one.file} on {label}") for one in error.diagnostics]
        raise InvalidContent(wrong) from None


def _facts(folder: ContentFolder, sheet: str, data: bytes, read: Facts) -> dict[str, Values]:
    return read_facts(sheet, data.decode("utf-8-sig"), folder.name(_file(folder, sheet)), read)


def _brought(
    folder: ContentFolder, sheet: str, data: Mapping[Path, bytes], names: Mapping[str, str], read: Facts
) -> dict[str, tuple[str, Values]]:
    """The text of each fact on a branch, and what it says there, by the id that it goes by now; of other sheets, too."""
    out: dict[str, tuple[str, Values]] = {}
    for where in pool_of(sheet):
        if _file(folder, where) in data:
            facts = _facts(folder, where, data[_file(folder, where)], read)
            texts = fact_texts(data[_file(folder, where)].decode("utf-8"), where)
            out |= {names.get(ident, ident): (texts[ident], fact) for ident, fact in facts.items()}
    return out


def _others(
    clashes: Iterable[FactClash], after: Mapping[str, Values], others: Mapping[str, Values]
) -> dict[str, tuple[Values, Values | None]]:
    """For facts in which something is to be decided what they say, and what they would with the other's values."""
    fields: dict[str, list[FactClash]] = defaultdict(list)
    for one in clashes:
        fields[one.fact].append(one)
    out: dict[str, tuple[Values, Values | None]] = {}
    for ident, wrong in fields.items():
        then: Values | None = dict(after[ident])
        for clash in (one.clash for one in wrong):
            if not clash.path:  # deleted on one of them, or taken back
                then = None if clash.one is None else clash.other
            elif then is not None and clash.path == ("id",):
                then["id"] = clash.other
            elif then is not None and (value := others.get(ident, {}).get(clash.path[0])) is not None:
                then[clash.path[0]] = value
            elif then is not None:
                then.pop(clash.path[0], None)
        out[ident] = after[ident], then
    return out
