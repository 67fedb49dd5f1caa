"""What a story's files should hold after a merge: people's with every byte that can stay, and those that nobody edits."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ..errors import ExplainerError, InvalidContent
from ..field_types import kinds_of
from ..model import SHEETS, Story
from ..sheets import sheet_file
from ..strict_yaml import dump, load
from ..transaction import Change
from .checked_digests import digests_after
from .identity import renamed, without
from .machine_files import (
    ABOUT_CHECKED,
    ABOUT_IDS,
    ABOUT_LOST,
    ABOUT_MISSING,
    dump_leads,
    dump_moved,
    dump_proposals,
    dump_undated,
)
from .pools import pool_of
from .recognition import with_whole_articles
from .sheet_text import fact_texts, with_facts
from .splice import comments, edited, keeping_its_form
from .story_files import MACHINE_FILES, StoryFiles, read_facts
from .three_way import Outcome
from .uniting import Facts
from .values import Values

__all__ = ["changes", "machine_texts", "sheet_text", "story_text"]


def changes(files: StoryFiles, outcome: Outcome) -> dict[Path, Change]:
    """What the files should hold after a merge; people's first, so that what is known never runs ahead of them.

    :raises ExplainerError: a sheet is written in a form in which it cannot be edited.
    """
    folder = files.folder
    texts = {sheet_file(folder.facts, sheet): _people(files, sheet, outcome) for sheet in SHEETS}
    if folder.story in files.bytes_:
        texts[folder.story] = story_text(files, outcome)
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
        (state.lost, ABOUT_LOST + dump([*sorted(state.lost)])),
        (state.undated, dump_undated(state.undated)),
    )
    for name, (content, text) in zip(MACHINE_FILES, machine, strict=True):
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


def story_text(files: StoryFiles, outcome: Outcome) -> str:
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
