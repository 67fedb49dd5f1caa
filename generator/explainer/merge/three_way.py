"""The merge of a whole story, from values to values: last reading, people's sheets and new reading in, new ones out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ..field_types import Holds, Trait, kinds_of
from ..model import ACTORS, SHEETS, is_withdrawn
from .checked_facts import merge_checked
from .identity import acting, sources, without
from .kept_leads import KeptLeads
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
from .proposals import Proposal, asks_again, proposal, with_ids
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
from .values import WRITTEN_BY_EDITOR, Conflict, Kinds, Values, get_path, merge_fact, set_path

__all__ = ["Outcome", "State", "given_to_people", "merge_story", "read_for_people", "taken_for"]

_GONE = "the articles that bore this fact are not there any more; accept takes it out, reject keeps it"


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


@dataclass(slots=True)
class _Sheet:
    """One sheet while it is merged."""

    name: str
    ours: dict[str, Values] = field(default_factory=dict)
    given: dict[str, Values] = field(default_factory=dict)
    deleted: frozenset[str] = frozenset()
    proposals: list[Proposal] = field(default_factory=list)
    unsure: set[str] = field(default_factory=set)

    @property
    def kinds(self) -> Kinds:
        """The kinds of its facts' fields."""
        return kinds_of(SHEETS[self.name])

    def ask(self, fact: str, conflict: Conflict, reason: str, borne: Iterable[Values]) -> None:
        """Let a person decide about a place in a fact, or with an empty path about the fact as a whole."""
        told = conflict.path, conflict.now, conflict.proposed, reason, borne
        self.proposals.append(proposal(self.name, fact, *told))

    def people_without(self, removed: frozenset[str]) -> dict[str, Values]:
        """People's facts, without references to those that are taken out."""
        return {ident: without(fact, removed, self.kinds) for ident, fact in self.ours.items()}


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
    known_to_people = with_whole_articles(given_to_people(state), reading or state.read)
    given = {sheet: facts if sheet in before else {} for sheet, facts in known_to_people.items()}
    by_hand = ids_given_by_people(given, before)
    then = dict(renames or {})
    changed = {old: then.get(new, new) for old, new in by_hand.items()} | then
    moved = (*moved_with_ids(state.moved, changed), *quotes_of_merged(given, before, changed, state.moved, state.words))
    own, shown = ({ident for facts in side.values() for ident in facts} for side in (before, given))
    were_read = {ident for facts in read_for_people(state).values() for ident in facts}
    ours, given = united_by_id(before, changed), given_united_by_id(given, before, changed, were_read)
    ours, given = (taken_apart(side, moves, ours) for side in (ours, given))
    moved = with_moves(moved, moves)
    ids, known_words = _ids_with(state, changed), words_with_moved(words_under_ids(state.words, changed), moves)
    ids |= whole_facts_moved(state.read, ids, moves)
    renamed = {changed.get(ident, ident) for ident in {*by_hand.values(), *then.values()} & own - shown}
    given, anew = written_by_people(given, ours, renamed)
    known_last = {ident for facts in state.read.values() for ident in facts}
    guesses = {one: now for one, now in ids.items() if now in anew and one in known_last}
    known_words |= {one: known_words[ids[one]] for one in apart if ids[one] in known_words}
    given, ids = _parted(given, ids, apart)
    read, new_words = state.read, known_words
    if reading is not None:
        known = Known(state.read, given, ours, known_words, moved)
        read, new_words, ids, found = recognised(reading, words or {}, ids, known)
        guesses |= found
        new_words = words_under_ids(new_words, ids)
        moved = with_new_quotes(moved, united_by_id(read, ids), (given, ours), new_words, known_words)
        new_words = words_with_moved(new_words, moved)
    given = resting_on_others(given, ours, set(ids.values()) - {ident for facts in read.values() for ident in facts})
    theirs = taken_apart(united_by_id(read, ids), moved, ours)
    given, ours, placed = in_one_sheet_each(given, ours, theirs)
    merged = {sheet: _merge_sheet(sheet, given, ours, placed, state.articles) for sheet in placed}

    rejected = [with_ids(one, changed) for one in state.rejected]
    actors = {ident for part in (ours, theirs) for ident in part.get(ACTORS, ())}
    asked = [
        one
        for one in _not_settled(merged.values(), rejected)
        if "checked" in merged[one.sheet].ours[one.fact] or not _names_nobody(one, actors)
    ]
    removed = _carry_out(merged, placed, [one for one in asked if one.id in accept])
    after = {sheet: part.people_without(removed) for sheet, part in merged.items()}
    base = {sheet: part.given for sheet, part in merged.items()}
    rejected += [one for one in asked if one.id in reject]
    unsure = frozenset(ident for part in merged.values() for ident in part.unsure)
    return Outcome(
        before=before,
        state=State(
            read=read,
            ours=after,
            ids=ids,
            given=told_apart(base, theirs),
            rejected=tuple(rejected),
            words=kept_words((theirs, base), (new_words, known_words)),
            articles=state.articles,
            leads=state.leads,
            missing=state.missing,
            moved=moved,
        ),
        renames=changed,
        proposals=[one for one in asked if one.id not in {*accept, *reject}],
        removed=removed,
        unsure=unsure,
        less_sure=bool(unsure & {changed.get(ident, ident) for ident in were_read}),
        guesses=guesses,
    )


def _not_settled(sheets: Iterable[_Sheet], rejected: Iterable[Proposal]) -> list[Proposal]:
    """What a merge asks and people have not rejected before."""
    settled = list(rejected)
    asked = (one for sheet in sheets for one in _in_order(sheet.proposals))
    return [one for one in asked if not any(asks_again(one, other) for other in settled)]


def _names_nobody(one: Proposal, actors: Collection[str]) -> bool:
    """Whether a proposal only has an article's words for who takes part: these contradict nobody whom a person names."""
    side = bool(one.path) and kinds_of(SHEETS[one.sheet])[one.path[0]].holds is Holds.PARTY
    return side and not acting(one.proposed, actors)


def _carry_out(sheets: Mapping[str, _Sheet], theirs: Facts, accepted: Iterable[Proposal]) -> frozenset[str]:
    """Change people's sheets as they agreed to; the ids of the facts that are taken out."""
    removed = set()
    for one in accepted:
        sheet = sheets[one.sheet]
        if not one.path:
            del sheet.ours[one.fact]
            removed.add(one.fact)
            continue
        read = theirs[one.sheet].get(one.fact)
        values = {one.path: one.proposed} | _with_its_type(sheet.kinds, one, read or {})
        for path, value in values.items():
            sheet.ours[one.fact] = set_path(sheet.kinds, sheet.ours[one.fact], path, value)
            sheet.given[one.fact] = set_path(sheet.kinds, sheet.given[one.fact], path, value)
        if read is not None:  # what else goes with the value follows
            _merge_one(replace(sheet, proposals=[]), read)
    return frozenset(removed)


def _with_its_type(kinds: Kinds, one: Proposal, read: Values) -> dict[tuple[str, ...], Any]:
    """What goes with a type that people accept, of a checked fact too: the verb that tells it."""
    if kinds[one.path[0]].holds is not Holds.EVENT_TYPE:
        return {}
    return {(name,): read[name] for name, kind in kinds.items() if Trait.WITH_ITS_TYPE in kind.traits and name in read}


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


def _parted(given: Facts, ids: Mapping[str, str], apart: Collection[str]) -> tuple[Facts, dict[str, str]]:
    """What people were given, and the map from the reader's ids, when facts are not what they were taken for."""
    alone = {ids[read] for read in apart}
    own = {
        sheet: {i: {"id": i, WRITTEN_BY_EDITOR: True} if i in alone else fact for i, fact in facts.items()}
        for sheet, facts in given.items()
    }
    return own, {read: people for read, people in ids.items() if read not in apart}


def _merge_sheet(sheet: str, given: Facts, ours: Facts, theirs: Facts, articles: frozenset[str]) -> _Sheet:
    """One sheet merged.

    :param articles: those that are there.
    """
    out = _Sheet(sheet, dict(ours.get(sheet, {})), dict(given[sheet]), _deleted(given, ours))
    for ident, fact in ours.get(sheet, {}).items():
        known, read = given[sheet].get(ident, {}), theirs[sheet].get(ident)
        if is_withdrawn(fact):
            continue
        if read is not None:
            _merge_one(out, read)
        elif not known:  # a person's own from now on, and not new in a later run
            out.given[ident] = {"id": ident, WRITTEN_BY_EDITOR: True}
        elif WRITTEN_BY_EDITOR not in known and "checked" not in fact:
            if any(source.get("article") in articles for source in sources(known)):
                out.unsure.add(ident)
            else:
                out.ask(ident, Conflict((), None, None, None), _GONE, sources(known))
    for ident, fact in theirs[sheet].items():
        if ident not in out.given:
            out.ours[ident] = out.given[ident] = without(fact, out.deleted, out.kinds)
        elif ident not in out.ours or is_withdrawn(out.ours[ident]):
            # taken out or back by a person: known again by all that was ever read of it
            out.given[ident] = unite_facts(SHEETS[sheet], out.given[ident], fact)
    return out


def _deleted(given: Facts, ours: Facts) -> frozenset[str]:
    """Facts that people were given and took out of their sheets, or took back."""
    people = {ident for facts in ours.values() for ident, fact in facts.items() if not is_withdrawn(fact)}
    return frozenset(ident for name, facts in given.items() for ident in facts if ident not in people and name in ours)


def _merge_one(out: _Sheet, read: Values) -> None:
    """Merge a fact that people have and that is read, too; references to what people deleted come back in neither."""
    ident, read = read["id"], without(read, out.deleted, out.kinds)
    given, ours = out.given.get(ident, {}), out.ours[ident]
    left = without(given, out.deleted, out.kinds)
    known = {name: value if ours.get(name) == value else left.get(name) for name, value in given.items()}
    known = {name: value for name, value in known.items() if value is not None}
    own = not known or WRITTEN_BY_EDITOR in known
    merge = merge_checked if own or "checked" in ours else merge_fact
    merged = merge(out.kinds, known, ours, read)
    out.ours[ident], out.given[ident] = merged.ours, merged.given | {"id": ident}
    for conflict in merged.conflicts:
        out.ask(
            ident, conflict, _reason(conflict, own=own, checked="checked" in ours), _evidence(out.kinds, conflict, read)
        )


def _evidence(kinds: Kinds, conflict: Conflict, theirs: Values) -> list[Values]:
    """The sources of what is proposed: its own, else those of the item that it is in, else the fact's."""
    places = [conflict.proposed]
    if len(conflict.path) > 2:
        places.append(get_path(kinds, theirs, (*conflict.path[:2], "sources")) or [])
        places[-1] = {"sources": places[-1]}
    return next((found for place in places if (found := list(sources(place)))), theirs.get("sources", []))


def _reason(conflict: Conflict, *, own: bool, checked: bool) -> str:
    """Why a person is asked.

    :param own: whether a person wrote the fact.
    :param checked: whether a person checked it.
    """
    if checked:
        return "a person checked this fact, and the articles now say something else"
    if own:
        return "a person wrote this fact, and the articles say something else"
    if conflict.given is None:
        return "a person wrote this, and the articles say something else"
    return "a person corrected this, and the articles now say something else than they did then"
