"""Sheets between which a fact may move: those of what happens are one pool, and a fact keeps its id in all of it."""

from __future__ import annotations

from ..field_types import kinds_of
from ..model import SHEETS, Fact, Happening, is_withdrawn
from .values import WRITTEN_BY_EDITOR, Facts, Values

__all__ = ["Pool", "fitting", "in_one_sheet_each", "pool_of", "pools", "sheet_of", "widest"]

Pool = tuple[str, ...]
"""Names of sheets."""


def pools() -> list[Pool]:
    """All sheets, those between which facts may move together, in their order."""
    return list(dict.fromkeys(pool_of(sheet) for sheet in SHEETS))


def pool_of(sheet: str) -> Pool:
    """The sheets in which a fact of this one may come to stand, itself among them."""
    if not issubclass(SHEETS[sheet], Happening):
        return (sheet,)
    return tuple(name for name, model in SHEETS.items() if issubclass(model, Happening))


def widest(pool: Pool) -> type[Fact]:
    """What a pool lists, by the model of most fields: two facts of it are compared by these."""
    return max((SHEETS[sheet] for sheet in pool), key=lambda model: len(model.model_fields))


def sheet_of(facts: Facts, pool: Pool) -> dict[str, str]:
    """For each fact of a pool the sheet in which it stands."""
    return {ident: sheet for sheet in pool for ident in facts.get(sheet, {})}


def in_one_sheet_each(given: Facts, ours: Facts, theirs: Facts) -> tuple[Facts, Facts, Facts]:
    """The three sides of a merge with each fact in the one sheet where it is to stand.

    Where a reading has it in another sheet than people do, it goes there with their edits. It stays where these
    have no place there, where a person wrote, checked or moved it, and where nobody has the other sheet.
    """
    known_, people, reading = ({s: dict(facts) for s, facts in side.items()} for side in (given, ours, theirs))
    for pool in pools():
        was, stands, read = (sheet_of(side, pool) for side in (given, ours, theirs))
        for ident in read:
            before, now, then = was.get(ident), stands.get(ident), read[ident]
            if {before, now} <= {then, None}:
                continue
            fact = ours[now][ident] if now else {}
            known = given[before][ident] if before else {}
            home = now or before or then
            if now and before == now and then in ours and _may_move(known, fact, then):
                home = then
            for side, sheet in ((known_, before), (people, now), (reading, then)):
                if sheet not in (home, None):
                    side[home][ident] = fitting(home, side[sheet].pop(ident))
            reading[home][ident] = _unsaid(home, then, known or fact) | reading[home][ident]
    return known_, people, reading


def _may_move(known: Values, fact: Values, sheet: str) -> bool:
    """Whether a fact as people have it may stand in another sheet."""
    edited = {name for name in fact if fact[name] != known.get(name)}
    theirs = "checked" in fact or is_withdrawn(fact)
    return not theirs and WRITTEN_BY_EDITOR not in known and edited <= kinds_of(SHEETS[sheet]).keys()


def fitting(sheet: str, fact: Values) -> Values:
    """A fact without the fields that a sheet has no place for."""
    kinds = kinds_of(SHEETS[sheet])
    return {name: value for name, value in fact.items() if name in kinds or name == WRITTEN_BY_EDITOR}


def _unsaid(home: str, read: str, fact: Values) -> Values:
    """The fields of a fact of which a reading that has it in another sheet can say nothing."""
    there, said = kinds_of(SHEETS[home]), kinds_of(SHEETS[read])
    return {name: value for name, value in fact.items() if name in there and name not in said}
