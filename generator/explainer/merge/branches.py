"""Two branches of a story in one: people's sheets and all that is remembered, from values to values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from ..field_types import PLAINEST, kinds_of
from ..in_words import Names, value_in_words
from ..model import SHEETS, is_withdrawn
from ..names import unique
from .both_sides import Clash, Side, both_facts, changed, changed_by_person
from .identity import evidence, identify, renamed
from .kept_leads import KeptLeads, in_peoples_ids, listed
from .moved_quotes import moved_with_ids
from .pools import Pool, pools, sheet_of, widest
from .proposals import with_ids
from .recognition import ids_given_by_people
from .telling_words import words_under_ids
from .three_way import State, given_to_people, merge_story, read_for_people
from .uniting import Facts, given_united_by_id, united_by_id
from .values import ITEM_KINDS, WRITTEN_BY_EDITOR, Values

__all__ = ["Branches", "FactClash", "both_branches"]

_FACTS = frozenset({"given", "leads", "ours", "read", "rejected"})
"""What is known in a form of its own; all else is keys, ids and words."""


@dataclass(frozen=True, slots=True)
class FactClash:
    """A place of a fact that a person changed on each branch, to different things."""

    sheet: str
    """The name of the sheet in which the fact stands."""
    fact: str
    """Its id."""
    clash: Clash
    """Where in it, and what the branches have there."""

    def in_words(self, names: Names) -> tuple[str, str]:
        """What the one and the other have there."""
        one, other = (self._said(value, names) for value in (self.clash.one, self.clash.other))
        return one, other

    def _said(self, value: Any, names: Names) -> str:
        if value is None:
            return "taken out" if self.clash.path else "deleted"
        if not self.clash.path and is_withdrawn(value):
            return "taken back"
        if not self.clash.path:
            return names.fact(self.fact) or "kept"
        kinds = kinds_of(SHEETS[self.sheet]) if len(self.clash.path) == 1 else ITEM_KINDS
        return value_in_words(kinds.get(self.clash.path[-1], PLAINEST), value, names)


@dataclass(frozen=True, slots=True)
class Branches:
    """What two branches come to."""

    state: State
    """What is known; where both changed a place, the one's value stands there."""
    clashes: list[FactClash]
    """Such places."""
    others: Facts
    """The sheets with the other's values in such places."""
    ids: tuple[Mapping[str, str], Mapping[str, str]]
    """For the one and for the other the new ids of facts that its sheets call otherwise."""


@dataclass(frozen=True, slots=True)
class _Branch:
    """What is known on a branch, with all that people were given there."""

    state: State
    given: Facts


def both_branches(base: State, one: State, other: State) -> Branches:
    """Two branches in one.

    :param base: what was known when they parted.
    """
    base, one, other = (merge_story(state).state for state in (base, one, other))  # with ids that people gave by hand
    apart = _told_apart(base, one, other)
    names, clashes = _names(base, one, _with_ids(other, apart))
    known = [_under_names(state, names) for state in (base, one, _with_ids(other, apart))]
    before, mine, yours = (branch.state for branch in known)
    given, ours, more = _both([(branch.given, branch.state.ours) for branch in known])
    read = _both([(branch.state.read, branch.state.read) for branch in known])[1]
    kept: dict[str, Any] = {
        field.name: _plain(*(getattr(branch.state, field.name) for branch in known))
        for field in fields(State)
        if field.name not in _FACTS
    }
    kept["ours"], kept["read"] = ours, read
    kept["rejected"] = tuple({one.id: one for one in (*mine.rejected, *yours.rejected)}.values())
    kept["leads"] = _both_leads(before.leads, mine.leads, yours.leads, ours)
    state = State(**kept)
    theirs = {ident: names.get(new, new) for ident, new in apart.items()}
    return Branches(
        replace(state, given=_remembered(given, read_for_people(state))),
        [*clashes, *more],
        _both([(branch.given, branch.state.ours) for branch in known], second=True)[1],
        (names, names | theirs),
    )


def _told_apart(base: State, one: State, other: State) -> dict[str, str]:
    """New ids for facts of the other branch: where both gave one id to two facts, or two ids to one that both read."""
    old = _all_ids(base)
    taken = old | _all_ids(one) | _all_ids(other)
    out: dict[str, str] = {}
    places = [{i: pool for pool in pools() for i in {**_of(s.read, pool), **_of(s.ours, pool)}} for s in (one, other)]
    for ident in sorted((places[0].keys() & places[1].keys()) - old):
        pool, where = places[0][ident], places[1][ident]
        mine, yours = ({**_of(s.read, p), **_of(s.ours, p)}[ident] for s, p in ((one, pool), (other, where)))
        if pool != where or not identify(widest(pool), [yours], [mine]):
            out[ident] = unique(ident, taken)
            taken.add(out[ident])
    for pool in pools():
        mine, yours = ({i: f for i, f in _of(s.read, pool).items() if i not in old} for s in (one, other))
        left = [
            [fact for i, fact in some.items() if i not in others] for some, others in ((yours, mine), (mine, yours))
        ]
        for ident, same in identify(widest(pool), *left, borne=True).items():
            if evidence(yours[ident]) == evidence(mine[same]):
                out[ident] = same
    return out


def _names(base: State, one: State, other: State) -> tuple[dict[str, str], list[FactClash]]:
    """For ids that people changed on one of the branches the new ones; and facts to which both gave another."""
    names: dict[str, str] = {}
    clashes: list[FactClash] = []
    reads = [(state.ids, _read_ids(state)) for state in (one, other)]
    for ident in sorted({i for state in (base, one, other) for i in (*_read_ids(state), *state.ids)}):
        was = base.ids.get(ident, ident)
        mine, yours = (ids.get(ident, ident if ident in read else was) for ids, read in reads)
        names |= {was: changed(was, mine, yours)} if {mine, yours} != {was} else {}
        if was not in (mine, yours) and mine != yours:
            names[yours] = mine
            sheet = next(sheet for sheet, facts in one.ours.items() if mine in facts)
            clashes.append(FactClash(sheet, mine, Clash(("id",), mine, yours)))
    for state in (one, other):
        new = ids_given_by_people(_own(base, ()), _own(state, _all_ids(base)))
        names |= {old: now for old, now in new.items() if old not in names}
    return names, clashes


def _own(state: State, without: Iterable[str]) -> Facts:
    """Facts that a person wrote and nobody read."""
    given = {ident for facts in given_to_people(state).values() for ident in facts} | set(without)
    return {sheet: {i: fact for i, fact in facts.items() if i not in given} for sheet, facts in state.ours.items()}


def _with_ids(state: State, ids: Mapping[str, str]) -> State:
    """What is known, with other ids for some facts whoever calls them so: the reader or people."""
    if not ids:
        return state
    ours = united_by_id(state.ours, ids)
    return replace(
        state,
        read=united_by_id(state.read, ids),
        ours=ours,
        ids={ids.get(read, read): ids.get(people, people) for read, people in state.ids.items()},
        given=_renamed(state.given, ids),
        rejected=tuple(with_ids(one, ids) for one in state.rejected),
        words=words_under_ids(state.words, ids),
        leads=KeptLeads(*(tuple(in_peoples_ids(leads, ids)) for leads in (state.leads.open, state.leads.rejected))),
        missing=frozenset(ids.get(ident, ident) for ident in state.missing),
        lost=frozenset(ids.get(ident, ident) for ident in state.lost),
        moved=moved_with_ids(state.moved, ids, ours),
    )


def _under_names(state: State, names: Mapping[str, str]) -> _Branch:
    """A branch with the ids that people's facts go by now."""
    given = given_united_by_id(given_to_people(state), state.ours, names)
    ids = {read: state.ids.get(read, read) for read in (*_read_ids(state), *state.ids)}
    called = {read: names.get(people, people) for read, people in ids.items()}
    ours = united_by_id(state.ours, names)
    state = replace(
        state,
        ours=ours,
        ids={read: people for read, people in called.items() if read != people},
        rejected=tuple(with_ids(one, names) for one in state.rejected),
        words=words_under_ids(state.words, names),
        missing=frozenset(names.get(ident, ident) for ident in state.missing),
        lost=frozenset(names.get(ident, ident) for ident in state.lost),
        moved=moved_with_ids(state.moved, names, ours),
    )
    return _Branch(state, given)


def _both(sides: Sequence[tuple[Facts, Facts]], *, second: bool = False) -> tuple[Facts, Facts, list[FactClash]]:
    """What people were given and what they have on two branches in one.

    :param sides: both of them before the branches parted, on the one and on the other.
    :param second: take what the other has where both changed a place, not what the one has.
    """
    given: Facts = {sheet: {} for sheet in SHEETS}
    ours: Facts = {sheet: {} for sheet in SHEETS if any(sheet in people for _, people in sides)}
    clashes: list[FactClash] = []
    for pool in pools():
        homes = [sheet_of(known, pool) | sheet_of(people, pool) for known, people in sides]
        parts = [(_of(known, pool), _of(people, pool)) for known, people in sides]
        for ident in dict.fromkeys(i for part in (*parts[1:], parts[0]) for facts in part[::-1] for i in facts):
            facts = [Side(known.get(ident), people.get(ident)) for known, people in parts]
            sheets = [home.get(ident) for home in homes]
            sheet = _home(sheets, facts) or pool[0]
            kinds = kinds_of(SHEETS[sheet])
            facts = [
                _fitted(side, where, sheet, facts[sheets.index(sheet)])
                for side, where in zip(facts, sheets, strict=True)
            ]
            fact, wrong = both_facts(kinds, *facts, second=second)
            clashes += [FactClash(sheet, ident, one) for one in wrong]
            for there, values in ((given, fact.given), (ours, fact.ours)):
                if values:
                    there[sheet][ident] = {n: v for n, v in values.items() if n in kinds or n == WRITTEN_BY_EDITOR}
    return given, ours, clashes


def _home(sheets: Sequence[str | None], facts: Sequence[Side]) -> str | None:
    """The sheet of a fact: where one of two moved it, there, unless on the other a person has something to say in it.

    :param sheets: where it was, where the one has it, and where the other does.
    """
    was, mine, yours = sheets
    if mine is None or yours is None or mine == yours:
        return mine or yours or was
    stays, home = (facts[1], mine) if mine == was else (facts[2], yours)
    return home if home == was and changed_by_person(facts[0], stays) else changed(was, mine, yours)


def _fitted(side: Side, where: str | None, home: str, there: Side) -> Side:
    """A fact of another sheet, with the fields of which that one can say nothing as a side has them that stands there."""
    if where in (home, None) or side.ours is None or there.ours is None:
        return side
    unsaid = kinds_of(SHEETS[home]).keys() - kinds_of(SHEETS[where]).keys()
    given, ours = (
        {**values, **{name: value for name, value in (its or {}).items() if name in unsaid}}
        for values, its in ((side.given or {}, there.given), (side.ours, there.ours))
    )
    return Side(given if side.given else None, ours)


def _remembered(given: Facts, read: Facts) -> Facts:
    """What people were given where that is not what was read."""
    out: Facts = {}
    for sheet, facts in given.items():
        for ident, fact in facts.items():
            if fact != (said := read[sheet].get(ident, {})):
                out.setdefault(sheet, {})[ident] = {**dict.fromkeys(said), **fact}
    return out


def _both_leads(base: KeptLeads, one: KeptLeads, other: KeptLeads, ours: Facts) -> KeptLeads:
    """The leads of both branches, but for those that one of them has settled; by articles, as a reading has them."""
    known = [{lead.id: lead for lead in leads.open} for leads in (base, one, other)]
    there = [i for i in {**known[1], **known[2]} if i not in known[0] or (i in known[1] and i in known[2])]
    leads = sorted(({**known[2], **known[1]}[ident] for ident in there), key=lambda lead: lead.article)
    rejected = tuple({lead.id: lead for lead in (*one.rejected, *other.rejected)}.values())
    return KeptLeads(listed(leads, rejected, ours), rejected)


def _plain(base: Any, one: Any, other: Any) -> Any:
    """What else is remembered of two branches in one: by keys, by items; of two single values the one's."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        base = base if isinstance(base, Mapping) else {}
        both = {key: _plain(*(values.get(key) for values in (base, one, other))) for key in {**one, **other}}
        return {key: value for key, value in both.items() if value is not None}
    if isinstance(one, (frozenset, tuple)) and isinstance(other, (frozenset, tuple)):
        gone = [item for item in base or () if item not in one or item not in other]
        return type(one)(item for item in dict.fromkeys((*one, *other)) if item not in gone)
    return changed(base, one, other)


def _renamed(facts: Facts, ids: Mapping[str, str]) -> Facts:
    """Parts of facts with other ids."""
    return {
        sheet: {ids.get(i, i): renamed(fact, ids, kinds_of(SHEETS[sheet])) for i, fact in listed.items()}
        for sheet, listed in facts.items()
    }


def _of(facts: Facts, pool: Pool) -> dict[str, Values]:
    return {ident: fact for sheet in pool for ident, fact in facts.get(sheet, {}).items()}


def _read_ids(state: State) -> set[str]:
    return {ident for facts in state.read.values() for ident in facts}


def _all_ids(state: State) -> set[str]:
    parts = (state.read, state.ours, state.given)
    return {*(i for part in parts for facts in part.values() for i in facts), *state.ids, *state.ids.values()}
