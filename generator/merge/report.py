"""What a merge did and what it asks, told to people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from .folding import Facts, folded
from .proposals import Proposal
from .three_way import Outcome

__all__ = ["MergeReport", "Row", "differences", "report", "shown"]


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that differs."""

    what: Literal["new", "changed", "taken out", "in conflict", "gone"]
    """Which kind of difference."""
    sheet: str
    """The sheet's name."""
    fact: str
    """The fact's id."""
    field: str = ""
    """The field; empty for the fact as a whole."""
    was: str = ""
    """The value before, or people's."""
    now: str = ""
    """The value after, or the reading's."""


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What a merge did to people's sheets, and what it asks."""

    rows: tuple[Row, ...]
    """What changed in the sheets."""
    proposals: tuple[Proposal, ...]
    """What a person is to decide."""
    files: tuple[str, ...] = ()
    """Names of the files that were written."""

    def summary(self) -> str:
        """What happened, in a line for a person."""
        new = [row.fact for row in self.rows if row.what == "new"]
        changed = {row.fact for row in self.rows if row.what == "changed"}
        gone = sum(not one.path for one in self.proposals)
        told = [
            f"{len(new)} new fact{'s' * (len(new) != 1)}" if new else "",
            f"{len(changed)} changed" if changed else "",
            f"{asked} in conflict" if (asked := len(self.proposals) - gone) else "",
            f"{gone} gone from the articles" if gone else "",
        ]
        return ", ".join(filter(None, told)) or "nothing new"

    def table(self) -> list[Row]:
        """Everything for a person to see: what is new, changed, in conflict and gone."""
        return [*self.rows, *(_asked(one) for one in self.proposals)]


def report(outcome: Outcome, files: tuple[str, ...] = ()) -> MergeReport:
    """What a merge came to."""
    before = folded(outcome.before, outcome.renames)
    return MergeReport(tuple(differences(before, outcome.state.ours)), tuple(outcome.proposals), files)


def differences(before: Facts, after: Facts) -> Iterator[Row]:
    """Every fact and field that differs."""
    for sheet, facts in after.items():
        old = before.get(sheet, {})
        for ident, fact in facts.items():
            if ident not in old:
                yield Row("new", sheet, ident)
                continue
            for name in dict.fromkeys((*old[ident], *fact)):
                was, now = old[ident].get(name), fact.get(name)
                if was != now:
                    yield Row("changed", sheet, ident, name, shown(was), shown(now))
        yield from (Row("taken out", sheet, ident) for ident in old if ident not in facts)


def shown(value: Any) -> str:
    """A value in a few words."""
    if value is None:
        return "-"
    if isinstance(value, list):
        return "; ".join(shown(item) for item in value)
    if isinstance(value, dict):
        return shown(value.get("value", value.get("quote", "")))
    return str(value)


def _asked(one: Proposal) -> Row:
    if not one.path:
        return Row("gone", one.sheet, one.fact)
    return Row("in conflict", one.sheet, one.fact, one.field, shown(one.now), shown(one.proposed))
