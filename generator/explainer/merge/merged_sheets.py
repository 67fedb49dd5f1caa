"""One sheet merged: each fact that people have, or that is read, with what a person is to decide about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ..field_types import Holds, Trait, kinds_of
from ..model import SHEETS, is_withdrawn
from .checked_facts import merge_checked
from .identity import sources, without
from .proposals import Proposal, proposal, tells_withdrawn
from .uniting import Facts, unite_facts
from .values import WRITTEN_BY_EDITOR, Conflict, Kinds, Values, get_path, merge_fact, set_path

__all__ = ["MergedSheet", "carry_out", "merge_sheet"]

_LOST = "the words that bore this fact are in no article any more; accept takes it out, reject keeps it"
_GONE = "the articles that bore this fact are not there any more; accept takes it out, reject keeps it"


@dataclass(slots=True)
class MergedSheet:
    """One sheet while it is merged."""

    name: str
    ours: dict[str, Values] = field(default_factory=dict)
    """People's facts, by id."""
    given: dict[str, Values] = field(default_factory=dict)
    """The facts as people are given them, by id."""
    deleted: frozenset[str] = frozenset()
    """Facts of any sheet that people took out."""
    proposals: list[Proposal] = field(default_factory=list)
    """What people are to decide."""
    unsure: set[str] = field(default_factory=set)
    """Facts of the reader's that are not read any more, though an article that bore them is there."""

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


def merge_sheet(
    sheet: str, given: Facts, ours: Facts, theirs: Facts, articles: frozenset[str], lost: frozenset[str]
) -> MergedSheet:
    """One sheet merged.

    :param articles: those that are there.
    :param lost: facts whose words stand in none of them.
    """
    out = MergedSheet(sheet, dict(ours.get(sheet, {})), dict(given[sheet]), _deleted(given, ours))
    for ident, fact in ours.get(sheet, {}).items():
        known, read = given[sheet].get(ident, {}), theirs[sheet].get(ident)
        if is_withdrawn(fact):
            continue
        if read is not None:
            _merge_one(out, read)
        elif not known:  # a person's own from now on, and not new in a later run
            out.given[ident] = {"id": ident, WRITTEN_BY_EDITOR: True}
        elif WRITTEN_BY_EDITOR not in known and "checked" not in fact:
            if ident in lost:
                out.ask(ident, Conflict((), None, None, None), _LOST, sources(fact))
            elif any(source.get("article") in articles for source in sources(known)):
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


def carry_out(sheets: Mapping[str, MergedSheet], theirs: Facts, accepted: Iterable[Proposal]) -> frozenset[str]:
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


def _deleted(given: Facts, ours: Facts) -> frozenset[str]:
    """Facts that people were given and took out of their sheets, or took back."""
    people = {ident for facts in ours.values() for ident, fact in facts.items() if not is_withdrawn(fact)}
    return frozenset(ident for name, facts in given.items() for ident in facts if ident not in people and name in ours)


def _merge_one(out: MergedSheet, read: Values) -> None:
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
        if tells_withdrawn(conflict.path, conflict.proposed, ours, given):
            continue
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
