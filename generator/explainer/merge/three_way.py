"""The merge of a whole story, from values to values: last reading, people's sheets and new reading in, new ones out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..field_types import Holds, kinds_of
from ..model import ACTORS, SHEETS
from .identity import acting
from .kept_leads import KeptLeads
from .merged_sheets import MergedSheet, carry_out, merge_sheet
from .moved_quotes import (
    MovedQuote,
    moved_with_ids,
    quotes_of_merged,
    taken_apart,
    whole_facts_moved,
    with_moves,
    with_new_quotes,
    words_with_moved,
)
from .pools import in_one_sheet_each, pool_of
from .proposals import Proposal, asks_again, with_ids
from .recognition import (
    Known,
    ids_given_by_people,
    recognised,
    resting_on_others,
    with_whole_articles,
    written_by_people,
)
from .telling_words import Words, kept_words, words_under_ids
from .uniting import Facts, given_united_by_id, told_apart, unite_facts, united_by_id
from .values import WRITTEN_BY_EDITOR

__all__ = ["Outcome", "State", "given_to_people", "merge_story", "read_for_people", "taken_for"]


@dataclass(frozen=True, slots=True)
class State:
    """What is known before a merge."""

    read: Facts
    """The sheets as last read, in the reader's ids."""
    ours: Facts
    """People's sheets; one that has no file is missing, and is written anew."""
    ids: dict[str, str] = field(default_factory=dict)
    """What people call a fact that the reader calls otherwise."""
    given: Facts = field(default_factory=dict)
    """What people were last given where that is not what was last read, by sheet, fact and field; None for nothing."""
    rejected: tuple[Proposal, ...] = ()
    """What people do not want to be asked again."""
    words: Words = field(default_factory=dict)
    """The words that tell what people were given and what was last read, by people's ids."""
    articles: frozenset[str] = frozenset()
    """The ids of the articles that are there."""
    leads: KeptLeads = field(default_factory=KeptLeads)
    """What was read but is borne by no fact."""
    missing: frozenset[str] = frozenset()
    """The ids of facts that were read and are not in people's sheets, as far as people were told."""
    moved: tuple[MovedQuote, ...] = ()
    """Quotes that people moved to another fact."""
    lost: frozenset[str] = frozenset()
    """The ids of facts that are not read any more and whose words stand in none of the articles; taken out or not."""
    undated: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By articles' ids words that would be dates if it were known on which day these were published."""


@dataclass(slots=True)
class Outcome:
    """What a merge comes to."""

    before: Facts
    """People's sheets as they were, articles called by their whole ids."""
    state: State
    """What is known after it."""
    renames: dict[str, str]
    """Ids of facts that people changed, or that are now part of another fact."""
    proposals: list[Proposal]
    """What is open."""
    removed: frozenset[str]
    """Ids of facts that a person agreed to take out."""
    unsure: frozenset[str]
    """Ids of facts of the reader's that are not read any more, though an article that bore them is there."""
    less_sure: bool
    """Whether some of these were read the last time."""
    guesses: dict[str, str]
    """For facts that this merge takes for one that a person wrote what the reader calls them, and its id."""
    checked_anew: frozenset[str] = frozenset()
    """Ids of facts that a person now held against their words."""

    remarks: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """By the ids of facts what is to stand above them in comments."""


@dataclass(frozen=True, slots=True)
class _Sides:
    """What is merged; all but the reading in people's ids."""

    read: Facts
    """The reading, in the reader's ids."""
    ours: Facts
    """People's sheets."""
    given: Facts
    """What people were given."""
    ids: dict[str, str]
    """What people call a fact that the reader calls otherwise."""
    words: Words
    """The words that tell the reading."""
    known_words: Words
    """Those that tell what was given."""
    moved: tuple[MovedQuote, ...]
    """Quotes that people moved to another fact."""
    guesses: dict[str, str]
    """By what the reader calls them facts that are newly taken for one that a person wrote, and its id."""


def merge_story(
    state: State,
    reading: Facts | None = None,
    words: Words | None = None,
    *,
    renames: Mapping[str, str] | None = None,
    moves: Sequence[MovedQuote] = (),
    accept: Collection[str] = (),
    reject: Collection[str] = (),
    apart: Collection[str] = (),
) -> Outcome:
    """Merge a reading into people's sheets; without one the last reading, which changes nothing by itself.

    :param words: those that tell the facts of the reading, by its ids.
    :param renames: ids to change; one that gets another fact's id becomes part of that fact.
    :param moves: quotes that are to make a fact of their own.
    :param accept: ids of proposals to carry out.
    :param reject: ids of proposals to remember as not wanted.
    :param apart: ids by which the reader knows facts that are not those of people's that they were taken for.
    """
    before = with_whole_articles(state.ours, reading or state.read)
    known = with_whole_articles(given_to_people(state), reading or state.read)
    given = {sheet: facts if sheet in before else {} for sheet, facts in known.items()}
    last = read_for_people(state)
    sides, changed = _with_new_ids(state, given, before, last, renames or {}, moves)
    sides = _told_from(sides, apart)
    if reading is not None:
        sides = _with_reading(sides, reading, words or {})
    theirs = taken_apart(united_by_id(sides.read, sides.ids), sides.moved, sides.ours)
    lost = frozenset(changed.get(ident, ident) for ident in state.lost)
    merged, placed = _merge_sheets(sides, theirs, state.articles, lost)

    rejected = [with_ids(one, changed) for one in state.rejected]
    asked = _asked(merged, rejected, {ident for part in (sides.ours, theirs) for ident in part.get(ACTORS, ())})
    removed = carry_out(merged, placed, [one for one in asked if one.id in accept])
    base = {sheet: part.given for sheet, part in merged.items()}
    unsure = frozenset(ident for part in merged.values() for ident in part.unsure)
    return Outcome(
        before=before,
        state=State(
            read=sides.read,
            ours={sheet: part.people_without(removed) for sheet, part in merged.items()},
            ids=sides.ids,
            given=told_apart(base, theirs),
            rejected=(*rejected, *(one for one in asked if one.id in reject)),
            words=kept_words((theirs, base), (sides.words, sides.known_words)),
            articles=state.articles,
            leads=state.leads,
            missing=state.missing,
            moved=sides.moved,
            lost=lost - {ident for facts in placed.values() for ident in facts},
            undated=state.undated,
        ),
        renames=changed,
        proposals=[one for one in asked if one.id not in {*accept, *reject}],
        removed=removed,
        unsure=unsure,
        less_sure=bool(unsure & {changed.get(ident, ident) for facts in last.values() for ident in facts}),
        guesses=sides.guesses,
    )


def _with_new_ids(
    state: State,
    given: Facts,
    ours: Facts,
    last: Facts,
    renames: Mapping[str, str],
    moves: Sequence[MovedQuote],
) -> tuple[_Sides, dict[str, str]]:
    """What there is before a reading, with the ids that people changed and the quotes that they move; and those ids.

    :param last: the last reading, as people have it.
    :param renames: ids that a command changes; people may have changed others in the sheets.
    """
    by_hand = ids_given_by_people(_with_all_that_was_read(given, last), ours)
    changed = {old: renames.get(new, new) for old, new in by_hand.items()} | dict(renames)
    own, shown = ({ident for facts in side.values() for ident in facts} for side in (ours, given))
    renamed = {changed.get(ident, ident) for ident in {*by_hand.values(), *renames.values()} & own - shown}

    were_read = {ident for facts in last.values() for ident in facts}
    people, base = united_by_id(ours, changed), given_united_by_id(given, ours, changed, were_read)
    merged = quotes_of_merged(given, ours, changed, state.moved, state.words)
    moved = with_moves((*moved_with_ids(state.moved, changed, people), *merged), moves)
    base, anew = written_by_people(base, people, renamed)
    anew |= {one.fact for one in moves if one.was in anew}
    people, base = (taken_apart(side, moves, people) for side in (people, base))

    ids = _ids_with(state, changed)
    ids |= whole_facts_moved(state.read, ids, moves)
    known_last = {ident for facts in state.read.values() for ident in facts}
    guesses = {one: now for one, now in ids.items() if now in anew and one in known_last}
    known = words_with_moved(state.words, [replace(one, fact=one.was, was=one.fact) for one in state.moved])
    words = words_with_moved(words_under_ids(known, changed), moves)  # in one fact, a quote tells what it told in both
    return _Sides(state.read, people, base, ids, words, words, moved, guesses), changed


def _with_all_that_was_read(given: Facts, last: Facts) -> Facts:
    """What people were given, with what was read of it, by which a fact that is gone is known again."""
    return {
        sheet: {
            i: unite_facts(SHEETS[sheet], fact, read)
            if (read := last.get(sheet, {}).get(i)) not in (None, fact)
            else fact
            for i, fact in facts.items()
        }
        for sheet, facts in given.items()
    }


def _told_from(sides: _Sides, apart: Collection[str]) -> _Sides:
    """The same when facts, by what the reader calls them, are not those of people's that they were taken for."""
    alone = {sides.ids[read] for read in apart}
    given = {
        sheet: {i: {"id": i, WRITTEN_BY_EDITOR: True} if i in alone else fact for i, fact in facts.items()}
        for sheet, facts in sides.given.items()
    }
    ids = {read: people for read, people in sides.ids.items() if read not in apart}
    words = sides.words | {one: sides.words[sides.ids[one]] for one in apart if sides.ids[one] in sides.words}
    return replace(sides, given=given, ids=ids, words=words, known_words=words)


def _with_reading(sides: _Sides, reading: Facts, words: Words) -> _Sides:
    """The same with another reading, whose facts are known again.

    :param words: those that tell it, in ids of its own.
    """
    known = Known(sides.read, sides.given, sides.ours, sides.words, sides.moved)
    read, told, ids, found = recognised(reading, words, sides.ids, known)
    told = words_under_ids(told, ids)
    moved = with_new_quotes(sides.moved, united_by_id(read, ids), (sides.given, sides.ours), told, sides.words)
    told = words_with_moved(told, moved)
    return replace(sides, read=read, ids=ids, words=told, moved=moved, guesses=sides.guesses | found)


def _merge_sheets(
    sides: _Sides, theirs: Facts, articles: frozenset[str], lost: frozenset[str]
) -> tuple[dict[str, MergedSheet], Facts]:
    """All sheets merged, and the reading with each fact in the sheet where it stands then.

    :param theirs: the reading as people have it.
    :param articles: those that are there.
    :param lost: facts whose words stand in none of them.
    """
    only_peoples = set(sides.ids.values()) - {ident for facts in sides.read.values() for ident in facts}
    given = resting_on_others(sides.given, sides.ours, only_peoples)
    given, ours, placed = in_one_sheet_each(given, sides.ours, theirs)
    return {sheet: merge_sheet(sheet, given, ours, placed, articles, lost) for sheet in placed}, placed


def _asked(sheets: Mapping[str, MergedSheet], rejected: Iterable[Proposal], actors: Collection[str]) -> list[Proposal]:
    """What people are asked, without what they rejected before and, of a fact that is not checked, what names nobody.

    :param actors: the ids of those who are known.
    """
    return [
        one
        for one in _not_settled(sheets.values(), rejected)
        if "checked" in sheets[one.sheet].ours[one.fact] or not _names_nobody(one, actors)
    ]


def _not_settled(sheets: Iterable[MergedSheet], rejected: Iterable[Proposal]) -> list[Proposal]:
    """What a merge asks and people have not rejected before."""
    settled = list(rejected)
    asked = (one for sheet in sheets for one in _in_order(sheet.proposals))
    return [one for one in asked if not any(asks_again(one, other) for other in settled)]


def _names_nobody(one: Proposal, actors: Collection[str]) -> bool:
    """Whether a proposal only has an article's words for who takes part: these contradict nobody whom a person names."""
    side = bool(one.path) and kinds_of(SHEETS[one.sheet])[one.path[0]].holds is Holds.PARTY
    return side and not acting(one.proposed, actors)


def _in_order(proposals: Collection[Proposal]) -> list[Proposal]:
    """By what they are about, so that the order of a sheet, which people change, does not matter."""
    return sorted(proposals, key=lambda one: (one.fact, [str(step) for step in one.path], one.id))


def read_for_people(state: State) -> Facts:
    """The last reading in people's ids, with each quote in the fact to which they moved it."""
    return taken_apart(united_by_id(state.read, state.ids), state.moved, state.ours)


def given_to_people(state: State) -> Facts:
    """The base of the merge: what people were last given, in their ids."""
    out: Facts = {}
    for sheet, read in read_for_people(state).items():
        changes = state.given.get(sheet, {})
        elsewhere = {ident for other in pool_of(sheet) if other != sheet for ident in state.given.get(other, ())}
        facts = {ident: fact for ident, fact in read.items() if ident not in elsewhere}
        out[sheet] = {
            ident: {
                name: value
                for name, value in {**facts.get(ident, {}), **changes.get(ident, {})}.items()
                if value is not None
            }
            for ident in dict.fromkeys((*facts, *changes))
        }
    return out


def taken_for(state: State) -> dict[str, str]:
    """By what the reader calls facts the ids of those that people wrote and that they were taken for, by no person."""
    own = {i for facts in given_to_people(state).values() for i, fact in facts.items() if WRITTEN_BY_EDITOR in fact}
    read = {ident for facts in state.read.values() for ident in facts}
    made_one = {one.fact for one in state.moved}
    return {i: people for i, people in state.ids.items() if people in own - made_one and i in read}


def _ids_with(state: State, changed: Mapping[str, str]) -> dict[str, str]:
    """The map from the reader's ids with people's changes in it; what is united last stands last."""
    ids = {read: people for read, people in state.ids.items() if people not in changed}
    moved = {read: changed[people] for read, people in state.ids.items() if people in changed}
    own = {old: new for old, new in changed.items() if old not in state.ids}
    return {read: people for read, people in (ids | own | moved).items() if read != people}
