"""What people made of what they were given, and what is no longer read surely; nothing is written."""

from __future__ import annotations

from typing import Any

from ..content import ContentFolder
from ..in_words import Names
from ..model import is_withdrawn
from ..telling import quoted
from ..transaction import finish
from .identity import sources
from .missing import missing
from .pools import in_one_sheet_each
from .report import Row, differences, guesses, left_out, names_after, renamings, row_of
from .story_files import read_files
from .three_way import given_to_people, merge_story, read_for_people, taken_for
from .uniting import united_by_id
from .values import WRITTEN_BY_EDITOR, Values

__all__ = ["edits", "names", "unsure"]


def edits(folder: ContentFolder) -> list[Row]:
    """What people's sheets say otherwise than what people were given, and last what was read and is not in them.

    What is proposed and was not taken over is no edit. Of a fact that a person wrote it is what was read.

    :raises InvalidContent: a sheet is wrong.
    """
    finish(folder.extracted)
    state = read_files(folder).state
    outcome = merge_story(state)
    given, _, read = in_one_sheet_each(
        given_to_people(outcome.state),
        outcome.state.ours,
        read_for_people(outcome.state),
    )
    gone = {
        sheet: {i: _given_of(f, {}) for i, f in facts.items() if i not in read[sheet] and WRITTEN_BY_EDITOR not in f}
        for sheet, facts in given.items()
    }
    there = {
        sheet: {i: _given_of(given[sheet].get(i, {}), f) for i, f in read[sheet].items()}
        | {i: f for i, f in gone[sheet].items() if i in outcome.state.ours[sheet]}
        for sheet in read
    }
    ours, ids = outcome.state.ours, outcome.state.ids
    people = {ident for facts in ours.values() for ident in facts}
    merged = {old for old, new in ids.items() if any(new in facts for facts in state.read.values())}
    there = {sheet: {i: f for i, f in facts.items() if i in people} for sheet, facts in there.items()}
    guessed = taken_for(outcome.state)
    named = {old: new for old, new in ids.items() if old not in guessed}
    names, before = names_after(outcome), united_by_id(outcome.before, outcome.renames)
    left = {sheet: {i: f for i, f in facts.items() if not is_withdrawn(f)} for sheet, facts in before.items()}
    return [
        *renamings(named, ours, names, merged),
        *guesses(guessed, ours, names),
        *differences(there, left, names),
        *left_out(missing(outcome.state), names),
    ]


def unsure(folder: ContentFolder) -> list[Row]:
    """Facts of the reader's that are not read surely any more, each with the quotes that bore it.

    :raises InvalidContent: a sheet is wrong.
    """
    finish(folder.extracted)
    outcome = merge_story(read_files(folder).state)
    names = names_after(outcome)
    listed = ((sheet, i, fact) for sheet, facts in outcome.state.ours.items() for i, fact in facts.items())
    return [
        row_of("unsure", sheet, fact, names, _quotes(fact)) for sheet, ident, fact in listed if ident in outcome.unsure
    ]


def names(folder: ContentFolder) -> Names:
    """What ids are called, as the sheets are now.

    :raises InvalidContent: a sheet is wrong.
    """
    finish(folder.extracted)
    return names_after(merge_story(read_files(folder).state))


def _quotes(fact: Values) -> list[str]:
    """The words that bear a fact, each once, after their articles."""
    return sorted({f"{one['article']}: {quoted(one['quote'])}" for one in sources(fact) if "quote" in one})


def _given_of(given: Values, read: Values) -> Values:
    """What people were given of a fact, without what is their own; of one that is theirs what was read."""
    if not given or WRITTEN_BY_EDITOR in given:
        return read
    return {name: _unmarked(value) for name, value in given.items()}


def _unmarked(value: Any) -> Any:
    """A field's value without the items that a person wrote, claims and roles without such sources."""
    if isinstance(value, list):
        return [_unmarked(item) for item in value if not (isinstance(item, dict) and WRITTEN_BY_EDITOR in item)] or None
    if isinstance(value, dict):
        return {name: left for name, part in value.items() if (left := _unmarked(part)) is not None}
    return value
