"""The merge of a whole story, from values to values: last reading, people's sheets and new reading in, new ones out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from .folding import Facts, folded, folded_given, united
from .identity import sources, without
from .proposals import Proposal, proposal, with_ids
from .recognition import ids_given_by_people, recognised, with_whole_articles
from .values import BY_HAND, Conflict, Values, get_path, merge_fact, set_path

__all__ = ["Outcome", "State", "bring", "given_to_people"]


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


@dataclass(slots=True)
class _Sheet:
    """One sheet while it is merged."""

    ours: dict[str, Values] = field(default_factory=dict)
    given: dict[str, Values] = field(default_factory=dict)
    proposals: list[Proposal] = field(default_factory=list)


def bring(
    state: State,
    reading: Facts | None = None,
    *,
    renames: Mapping[str, str] | None = None,
    accept: Collection[str] = (),
    reject: Collection[str] = (),
) -> Outcome:
    """Merge a reading into people's sheets; without one the last reading, which changes nothing by itself.

    :param renames: ids to change; one that gets another fact's id becomes part of that fact.
    :param accept: ids of proposals to carry out.
    :param reject: ids of proposals to remember as not wanted.
    """
    before = with_whole_articles(state.ours, reading or state.read)
    given = {sheet: facts if sheet in before else {} for sheet, facts in given_to_people(state).items()}
    changed = {**ids_given_by_people(given, before), **(renames or {})}
    ours, given = folded(before, changed), folded_given(given, before, changed)
    ids = _ids_with(state, changed)
    read, ids = (state.read, ids) if reading is None else recognised(reading, state.read, ids, given, ours)
    theirs = folded(read, ids)
    merged = {sheet: _merge_sheet(sheet, given, ours, theirs) for sheet in theirs}

    rejected = [with_ids(one, changed) for one in state.rejected]
    settled = {one.id for one in rejected}
    asked = [one for sheet in merged.values() for one in _in_order(sheet.proposals) if one.id not in settled]
    rejected += [one for one in asked if one.id in reject]
    for one in asked:
        if one.id in accept:
            _carry_out(merged[one.sheet], one)
    removed = frozenset(one.fact for one in asked if one.id in accept and not one.path)
    after = {
        sheet: {ident: without(fact, removed) for ident, fact in part.ours.items()} for sheet, part in merged.items()
    }
    known = {sheet: part.given for sheet, part in merged.items()}
    return Outcome(
        before=before,
        state=State(read, after, ids, _difference(known, theirs), tuple(rejected)),
        renames=changed,
        proposals=[one for one in asked if one.id not in accept and one.id not in reject],
        removed=removed,
    )


def _in_order(proposals: Collection[Proposal]) -> list[Proposal]:
    """By what they are about, so that the order of a sheet, which people change, does not matter."""
    return sorted(proposals, key=lambda one: (one.fact, [str(step) for step in one.path], one.id))


def given_to_people(state: State) -> Facts:
    """The base of the merge: what people were last given, in their ids."""
    out: Facts = {}
    for sheet, facts in folded(state.read, state.ids).items():
        changes = state.given.get(sheet, {})
        out[sheet] = {
            ident: {
                name: value
                for name, value in {**facts.get(ident, {}), **changes.get(ident, {})}.items()
                if value is not None
            }
            for ident in dict.fromkeys((*facts, *changes))
        }
    return out


def _ids_with(state: State, changed: Mapping[str, str]) -> dict[str, str]:
    """The map from the reader's ids with people's changes in it; what is united last stands last."""
    ids = {read: people for read, people in state.ids.items() if people not in changed}
    moved = {read: changed[people] for read, people in state.ids.items() if people in changed}
    own = {old: new for old, new in changed.items() if old not in state.ids}
    return {read: people for read, people in (ids | own | moved).items() if read != people}


def _merge_sheet(sheet: str, given: Facts, ours: Facts, theirs: Facts) -> _Sheet:
    people = {ident for facts in ours.values() for ident in facts}
    deleted = frozenset(
        ident for name, facts in given.items() for ident in facts if ident not in people and name in ours
    )
    out = _Sheet(given=dict(given[sheet]))
    for ident, fact in ours.get(sheet, {}).items():
        known, read = given[sheet].get(ident, {}), theirs[sheet].get(ident)
        out.ours[ident] = fact
        if read is not None:
            _merge_one(out, sheet, known, fact, read, deleted)
        elif known and BY_HAND not in known:
            out.proposals.append(
                proposal(
                    sheet,
                    ident,
                    (),
                    None,
                    None,
                    "no article bears this fact any more; accept takes it out, reject keeps it",
                    sources(known),
                )
            )
    for ident, fact in theirs[sheet].items():
        if ident not in out.given:
            out.ours[ident] = out.given[ident] = without(fact, deleted)
        elif ident not in out.ours:  # taken out by a person: known again by all that was ever read of it
            out.given[ident] = united(out.given[ident], fact)
    return out


def _merge_one(out: _Sheet, sheet: str, given: Values, ours: Values, theirs: Values, deleted: frozenset[str]) -> None:
    read = without(theirs, deleted)
    known = {
        name: value if ours.get(name) == value else _without(name, value, deleted) for name, value in given.items()
    }
    merged = merge_fact({name: value for name, value in known.items() if value is not None}, ours, read)
    ident = ours["id"]
    out.ours[ident], out.given[ident] = merged.ours, merged.given | {"id": ident}
    for conflict in merged.conflicts:
        borne = _evidence(conflict, read)
        told = conflict.path, conflict.now, conflict.proposed, _reason(conflict), borne
        out.proposals.append(proposal(sheet, ident, *told))


def _without(name: str, value: Any, ids: frozenset[str]) -> Any:
    return without({name: value}, ids).get(name)


def _evidence(conflict: Conflict, theirs: Values) -> list[Values]:
    """The sources of what is proposed: its own, else those of the item that it is in, else the fact's."""
    places = [conflict.proposed]
    if len(conflict.path) > 2:
        places.append(get_path(theirs, (*conflict.path[:2], "sources")) or [])
        places[-1] = {"sources": places[-1]}
    return next((found for place in places if (found := list(sources(place)))), theirs.get("sources", []))


def _reason(conflict: Conflict) -> str:
    if conflict.proposed is None:
        return "a person edited this, and the articles no longer say anything here"
    if conflict.given is None:
        return "a person wrote this, and the articles say something else"
    return "a person corrected this, and the articles now say something else than they did then"


def _carry_out(sheet: _Sheet, one: Proposal) -> None:
    if not one.path:
        del sheet.ours[one.fact]
        return
    sheet.ours[one.fact] = set_path(sheet.ours[one.fact], one.path, one.proposed)
    sheet.given[one.fact] = set_path(sheet.given[one.fact], one.path, one.proposed)


def _difference(given: Facts, read: Facts) -> Facts:
    """What has to be remembered so that ``given`` can be told from ``read``."""
    out: Facts = {}
    for sheet, facts in given.items():
        for ident, fact in facts.items():
            other = read[sheet].get(ident, {})
            fields = {
                name: fact.get(name) for name in dict.fromkeys((*other, *fact)) if fact.get(name) != other.get(name)
            }
            if fields:
                out.setdefault(sheet, {})[ident] = fields
    return out
