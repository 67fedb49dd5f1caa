"""What a merge did and what it asks, told to people."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from ..field_types import kind_of
from ..in_words import Names, Remark, differences_in_words, names_of, told_with_its_day, without_echoes
from ..model import SHEETS
from ..sentences import joined
from .forgetting import lost_facts
from .identity import evidence
from .pools import pool_of, sheet_of
from .proposals import Proposal
from .three_way import Outcome, State, given_to_people
from .uniting import Facts, united_by_id
from .values import Values, same_value

__all__ = ["MergeReport", "Row", "differences", "guesses", "left_out", "names_after", "renamings", "report", "row_of"]


What = Literal["new", "changed", "renamed", "taken for", "moved", "taken out", "missing", "told again", "unsure"]
"""What became of a fact."""


@dataclass(frozen=True, slots=True)
class Row:
    """One fact that differs."""

    what: What
    """What became of it."""
    sheet: str
    """The sheet's name."""
    fact: str
    """The fact's id."""
    told: str
    """The fact as it is told now; one that was taken out as it was."""
    head: str
    """The same with its day; of an actor with what it is."""
    remarks: tuple[Remark, ...] = ()
    """What differs in it."""

    @property
    def repeats(self) -> bool:
        """Whether nothing differs but that further articles bear the fact, or other words of the same."""
        return self.what == "changed" and all(one.repeats for one in self.remarks)


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What a merge did to people's sheets, and what it asks."""

    rows: tuple[Row, ...]
    """What changed in the sheets, and what people deleted and further articles tell."""
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
        counted = ("new", "renamed", "taken for", "moved", "taken out")
        new, renamed, taken, moved, out = (self._count(what) for what in counted)
        changed = {row.fact for row in self.rows if row.what == "changed" and not row.repeats}
        again, fewer, others = (len(there) for there in _repeating(self.rows))
        gone = sum(not one.path for one in self.proposals)
        told = [
            f"{new} new fact{'s' * (new != 1)}" if new else "",
            f"{len(changed)} changed" if changed else "",
            f"{again} told again" if again else "",
            f"{fewer} with fewer sources" if fewer else "",
            f"{others} quoted in other words" if others else "",
            f"{renamed} renamed" if renamed else "",
            f"{taken} taken for {'facts' if taken > 1 else 'a fact'} that people wrote" if taken else "",
            f"{moved} moved" if moved else "",
            f"{out} taken out" if out else "",
            f"{asked} in conflict" if (asked := len(self.proposals) - gone) else "",
            f"{gone} gone from the articles" if gone else "",
        ]
        them = ("fact is", "it") if self.unsure == 1 else ("facts are", "them")
        doubt = f"{self.unsure} {them[0]} no longer read surely: `explainer diff --unsure` lists {them[1]}"
        did = ", ".join(filter(None, told))
        return "; ".join(filter(None, (did, doubt if self.unsure else ""))) or "nothing new"

    def _count(self, what: str) -> int:
        return sum(row.what == what for row in self.rows)


def _repeating(rows: Iterable[Row]) -> tuple[list[Row], list[Row], list[Row]]:
    """The facts that more articles bear, those that fewer do, and those of which only other words are quoted."""
    there = [row for row in rows if row.repeats]
    more = [row for row in there if any(one.come for one in row.remarks)]
    fewer = [row for row in there if row not in more and any(one.gone for one in row.remarks)]
    return more, fewer, [row for row in there if row not in more and row not in fewer]


def report(
    before: State,
    outcome: Outcome,
    files: tuple[str, ...] = (),
    *,
    first: bool = False,
    missing: Iterable[str] = (),
) -> MergeReport:
    """What a merge came to.

    :param before: what was known before it.
    :param files: those that were written.
    :param first: whether no earlier reading was known.
    :param missing: facts that were read and are not in the sheets, of which people are to be told.
    """
    names = names_after(outcome)
    sheets = united_by_id(outcome.before, outcome.renames)
    there = {ident for facts in outcome.before.values() for ident in facts}
    merged = {old for old, new in outcome.renames.items() if {old, new} <= there}
    own = {old: new for old, new in outcome.renames.items() if old not in outcome.guesses}
    renamed = renamings(own, outcome.state.ours, names, merged)
    guessed = guesses(outcome.guesses, outcome.state.ours, names)
    again = _told_again(before, outcome, names)
    return MergeReport(
        rows=(*renamed, *guessed, *differences(sheets, outcome.state.ours, names), *again),
        proposals=tuple(outcome.proposals),
        files=files,
        unsure=len(outcome.unsure) if outcome.less_sure else 0,
        unknown=sum(map(len, outcome.before.values())) if first else 0,
        leads=len(outcome.state.leads.open),
        missing=tuple(missing),
        lost=len(lost_facts(outcome.state.ours, outcome.state.articles)),
    )


def names_after(outcome: Outcome) -> Names:
    """What ids are called after a merge; what is there no more, as it was called before, or by the articles."""
    return names_of(outcome.state.ours, outcome.before, united_by_id(outcome.state.read, outcome.state.ids))


def differences(before: Facts, after: Facts, names: Names) -> Iterator[Row]:
    """Every fact that differs, with what differs in it; a value that has only another shape does not."""
    for sheet, facts in after.items():
        pool = pool_of(sheet)
        old = {ident: before[where][ident] for ident, where in sheet_of(before, pool).items()}
        for ident, fact in facts.items():
            if ident not in old:
                yield row_of("new", sheet, fact, names)
                continue
            if ident not in before.get(sheet, {}):
                yield row_of("moved", sheet, fact, names, [f"was in {sheet_of(before, pool)[ident]}.yml"])
            if remarks := _remarks(sheet, old[ident], fact, names):
                yield replace(row_of("changed", sheet, fact, names), remarks=tuple(remarks))
        there = sheet_of(after, pool)
        gone = (fact for ident, fact in before.get(sheet, {}).items() if ident not in there)
        yield from (row_of("taken out", sheet, fact, names) for fact in gone)


def renamings(ids: Mapping[str, str], facts: Facts, names: Names, merged: Collection[str]) -> Iterator[Row]:
    """Facts that go by another id.

    :param ids: ids that they had, and those that they have.
    :param merged: those of the former whose facts are now part of another.
    """
    sheets = {ident: sheet for sheet, listed in facts.items() for ident in listed}
    for old, new in ids.items():
        if new in sheets:
            how = f"has taken in {old}" if old in merged else f"was {old}"
            yield row_of("renamed", sheets[new], facts[sheets[new]][new], names, [how])


def guesses(ids: Mapping[str, str], facts: Facts, names: Names) -> Iterator[Row]:
    """Facts that a person wrote and that are taken for what was read.

    :param ids: by what the reader calls a fact the id of the person's.
    """
    sheets = {ident: sheet for sheet, listed in facts.items() for ident in listed}
    for read, own in ids.items():
        if own in sheets:
            told = f"is taken for what was read as {read}; if these are two: explainer apart {read}"
            yield row_of("taken for", sheets[own], facts[sheets[own]][own], names, [told])


def left_out(facts: Facts, names: Names) -> Iterator[Row]:
    """Facts that are not in the sheets."""
    for sheet, listed in facts.items():
        yield from (row_of("missing", sheet, fact, names) for fact in listed.values())


def row_of(what: What, sheet: str, fact: Values, names: Names, remarks: Iterable[str] = ()) -> Row:
    """A fact that differs, as it is told."""
    told = names.fact(fact["id"]) or fact["id"]
    head = f"{told}, {fact['kind']}" if "kind" in fact else told_with_its_day(told, fact)
    return Row(what, sheet, fact["id"], told, head, tuple(Remark(text) for text in remarks))


def _remarks(sheet: str, was: Values, now: Values, names: Names) -> list[Remark]:
    """What differs in a fact; that it has further sources goes without saying where their articles are named.

    A sentence that tells the fact stands at its head already.
    """
    head = (names.fact(now["id"]) or "").rstrip(".")
    found = [
        replace(remark, text=f"{name}: this sentence") if remark.text.rstrip(".") == f"{name}: {head}" else remark
        for name in dict.fromkeys((*was, *now))
        if not same_value(was.get(name), now.get(name))
        for remark in differences_in_words(name, kind_of(SHEETS[sheet], name), was.get(name), now.get(name), names)
    ]
    return without_echoes(found)


def _told_again(before: State, outcome: Outcome, names: Names) -> Iterator[Row]:
    """Facts that people deleted and that articles tell which did not before: said once, since they are known then."""
    known, now = given_to_people(before), given_to_people(outcome.state)
    there = {ident for facts in outcome.state.ours.values() for ident in facts}
    for sheet, facts in now.items():
        for ident, fact in facts.items():
            if ident in there or not (old := known.get(sheet, {}).get(ident)):
                continue
            articles = {article for article, _ in evidence(fact)} - {article for article, _ in evidence(old)}
            if articles:
                yield row_of("told again", sheet, fact, names, [f"by {joined(sorted(articles))}"])
