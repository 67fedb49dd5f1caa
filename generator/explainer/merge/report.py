"""What a merge did and what it asks, told to people."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ..field_types import headline
from ..model import SHEETS
from .forgetting import lost_facts
from .pools import pool_of, sheet_of
from .proposals import Proposal
from .three_way import Outcome
from .uniting import Facts, united_by_id
from .values import Values, same_value

__all__ = ["MergeReport", "Row", "differences", "guesses", "left_out", "renamings", "report", "shown"]


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that differs."""

    what: Literal[
        "new", "changed", "renamed", "taken for", "moved", "taken out", "missing", "in conflict", "gone", "unsure"
    ]
    """Which kind of difference."""
    sheet: str
    """The sheet's name."""
    fact: str
    """The fact's id."""
    field: str = ""
    """The field; empty for the fact as a whole."""
    was: str = ""
    """The value before, or people's; of a list what is in it alone; of a fact that is no longer there what it said."""
    now: str = ""
    """The value after, or the reading's; of a list what is in it alone; of a whole fact what is to be said of it."""


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What a merge did to people's sheets, and what it asks."""

    rows: tuple[Row, ...]
    """What changed in the sheets."""
    proposals: tuple[Proposal, ...]
    """What a person is to decide."""
    files: tuple[str, ...] = ()
    """Names of the files that were written."""
    unsure: int = 0
    """How many facts of the reader's are not read surely any more, where some are so since this reading."""
    unknown: int = 0
    """How many facts stood in the sheets though no earlier reading was known: all count as written by people."""
    leads: int = 0
    """How many leads are to be looked at."""
    missing: tuple[str, ...] = ()
    """Facts that were read and are not in the sheets, of which people were not told yet."""

    lost: int = 0
    """How many facts in the sheets rest only on articles that are not there."""

    def summary(self) -> str:
        """What happened, in a line for a person."""
        new = [row.fact for row in self.rows if row.what == "new"]
        changed = {row.fact for row in self.rows if row.what == "changed"}
        ids, moved, out = (sum(row.what == what for row in self.rows) for what in ("renamed", "moved", "taken out"))
        gone = sum(not one.path for one in self.proposals)
        told = [
            f"{len(new)} new fact{'s' * (len(new) != 1)}" if new else "",
            f"{len(changed)} changed" if changed else "",
            f"{ids} renamed" if ids else "",
            f"{moved} moved" if moved else "",
            f"{out} taken out" if out else "",
            f"{asked} in conflict" if (asked := len(self.proposals) - gone) else "",
            f"{gone} gone from the articles" if gone else "",
        ]
        them = ("fact is", "it") if self.unsure == 1 else ("facts are", "them")
        doubt = f"{self.unsure} {them[0]} no longer read surely: `explainer diff --unsure` lists {them[1]}"
        did = ", ".join(filter(None, told))
        return "; ".join(filter(None, (did, doubt if self.unsure else ""))) or "nothing new"

    def table(self) -> list[Row]:
        """Everything for a person to see: what is new, changed, in conflict and gone."""
        return [*self.rows, *(_asked(one) for one in self.proposals)]


def report(
    outcome: Outcome, files: tuple[str, ...] = (), *, first: bool = False, missing: Iterable[str] = ()
) -> MergeReport:
    """What a merge came to.

    :param files: those that were written.
    :param missing: facts that were read and are not in the sheets, of which people are to be told.
    :param first: whether no earlier reading was known.
    """
    before = united_by_id(outcome.before, outcome.renames)
    there = {ident for facts in outcome.before.values() for ident in facts}
    merged = {old for old, new in outcome.renames.items() if {old, new} <= there}
    own = {old: new for old, new in outcome.renames.items() if old not in outcome.guesses}
    renamed, guessed = renamings(own, outcome.state.ours, merged), guesses(outcome.guesses, outcome.state.ours)
    return MergeReport(
        rows=(*renamed, *guessed, *differences(before, outcome.state.ours)),
        proposals=tuple(outcome.proposals),
        files=files,
        unsure=len(outcome.unsure) if outcome.less_sure else 0,
        unknown=sum(map(len, outcome.before.values())) if first else 0,
        leads=len(outcome.state.leads.open),
        missing=tuple(missing),
        lost=len(lost_facts(outcome.state.ours, outcome.state.articles)),
    )


def differences(before: Facts, after: Facts) -> Iterator[Row]:
    """Every fact and field that differs; a value that has only another shape does not."""
    for sheet, facts in after.items():
        pool = pool_of(sheet)
        old = {ident: before[where][ident] for ident, where in sheet_of(before, pool).items()}
        for ident, fact in facts.items():
            if ident not in old:
                yield Row("new", sheet, ident, now=_said(sheet, fact))
                continue
            if ident not in before.get(sheet, {}):
                yield Row("moved", sheet, ident, now=f"was in {sheet_of(before, pool)[ident]}.yml")
            for name in dict.fromkeys((*old[ident], *fact)):
                was, now = old[ident].get(name), fact.get(name)
                if not same_value(was, now):
                    yield Row("changed", sheet, ident, name, *_contrast(was, now))
        there = sheet_of(after, pool)
        yield from (
            Row("taken out", sheet, ident, was=_said(sheet, fact))
            for ident, fact in before.get(sheet, {}).items()
            if ident not in there
        )


def renamings(ids: Mapping[str, str], facts: Facts, merged: Collection[str]) -> Iterator[Row]:
    """Facts that go by another id.

    :param ids: ids that they had, and those that they have.
    :param merged: those of the former whose facts are now part of another.
    """
    sheets = {ident: sheet for sheet, listed in facts.items() for ident in listed}
    for old, new in ids.items():
        if new in sheets:
            yield Row(
                "renamed", sheets[new], new, was=old, now=f"has taken in {old}" if old in merged else f"was {old}"
            )


def guesses(ids: Mapping[str, str], facts: Facts) -> Iterator[Row]:
    """Facts that a person wrote and that are taken for what was read.

    :param ids: by what the reader calls a fact the id of the person's.
    """
    sheets = {ident: sheet for sheet, listed in facts.items() for ident in listed}
    for read, own in ids.items():
        if own in sheets:
            told = f"which you wrote: {read}; if these are two: explainer apart {read}"
            yield Row("taken for", sheets[own], own, was=read, now=told)


def left_out(facts: Facts) -> Iterator[Row]:
    """Facts that are not in the sheets, each with what it says."""
    for sheet, listed in facts.items():
        yield from (Row("missing", sheet, ident, was=_said(sheet, fact)) for ident, fact in listed.items())


def shown(value: Any) -> str:
    """A value in a few words."""
    if value is None:
        return "nothing"
    if isinstance(value, list):
        return "; ".join(shown(item) for item in value)
    if isinstance(value, dict) and "quote" in value:
        said_by = f", said by {value['said_by']}" if value.get("said_by") else ""
        return f"“{value['quote']}” ({value.get('article', '')}{said_by})"
    if isinstance(value, dict):
        return shown(value.get("value", ""))
    return str(value)


def _contrast(was: Any, now: Any) -> tuple[str, str]:
    """Two values that differ, in words that differ; of lists what is only in the one or only in the other."""
    old, new = was, now
    if isinstance(was, list) and isinstance(now, list):
        left, come = [item for item in was if item not in now], [item for item in now if item not in was]
        old, new = (left or None, come or None) if left or come else (was, now)
    if shown(old) != shown(new):
        return shown(old), shown(new)
    return tuple(json.dumps(value, ensure_ascii=False).replace('"', "") for value in (old, new))  # type: ignore[return-value]


def _said(sheet: str, fact: Values) -> str:
    """What a fact says in its own words: a name, a sentence, else the first of its quotes."""
    name = headline(SHEETS[sheet])
    return shown((name != "id" and fact.get(name)) or fact.get("sources", [""])[0])


def _asked(one: Proposal) -> Row:
    if not one.path:
        return Row("gone", one.sheet, one.fact, now="the articles that bore it are not there any more")
    return Row("in conflict", one.sheet, one.fact, one.field, shown(one.now), shown(one.proposed))
