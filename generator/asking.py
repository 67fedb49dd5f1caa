"""Proposals and differences as a person sees them in the terminal, and the keys that settle them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Literal

import click

from .content import ContentFolder
from .errors import ExplainerError
from .merge import MergeReport, Proposal, Row, open_proposals, settle
from .merge.report import shown
from .terminal import say

if TYPE_CHECKING:
    from rich.table import Table

__all__ = ["print_proposals", "print_rows", "settle_chosen"]

_KEYS = {"a": "accept", "r": "reject", "s": "skip", "q": "quit"}
_COLOURS = {"new": "green", "changed": "cyan", "taken out": "red", "in conflict": "yellow", "gone": "magenta"}


def print_rows(rows: Sequence[Row], *, was: str, now: str, stderr: bool = False) -> None:
    """Differences as a table; nothing for none.

    :param was: what the column of the values before is headed.
    :param now: what the column of the values after is headed.
    """
    if not rows:
        return
    from rich.console import Console

    console = Console(stderr=stderr, highlight=False)
    console.print(_table(rows, was, now, console.width))


def print_proposals(folder: ContentFolder, sheet: str | None) -> None:
    """Every open proposal, or those of one sheet."""
    there = [one for one in open_proposals(folder) if sheet in (None, one.sheet)]
    for one in there:
        _print(one)
    say(f"{len(there)} open" if there else "no proposals")


def settle_chosen(
    folder: ContentFolder,
    verb: Literal["accept", "reject"],
    *,
    ids: Collection[str],
    sheet: str | None,
    every: bool,
    asking: bool,
) -> MergeReport:
    """Accept or reject the proposals that a person named, or ask for each.

    :param sheet: those of this sheet.
    :param every: all of them.
    :param asking: show each that is named, or else all, and take one key for it.
    :raises ExplainerError: none is named, or one that is not open.
    """
    there = open_proposals(folder)
    if unknown := set(ids) - {one.id for one in there}:
        raise ExplainerError(f"no proposal {', '.join(sorted(unknown))} is open: see explainer proposals")
    if not (ids or sheet or every or asking):
        raise ExplainerError("name proposals by their ids, or say --sheet SHEET, --all or -i: see explainer proposals")
    every = every or not (ids or sheet)
    named = [one for one in there if every or one.id in ids or one.sheet == sheet]
    if asking:
        accepted, rejected = _ask(named)
    else:
        taken = [one.id for one in named]
        accepted, rejected = (taken, []) if verb == "accept" else ([], taken)
    report = settle(folder, accept=accepted, reject=rejected)
    say(f"{len(accepted)} accepted, {len(rejected)} rejected, {len(report.proposals)} open")
    return report


def _print(one: Proposal) -> None:
    """A proposal with its reason and its quotes."""
    place = f"{one.sheet}.yml  {one.fact}" + (f"  {one.field}" if one.path else "")
    click.echo(f"{click.style(one.id, bold=True)}  {place}")
    if one.path:
        click.echo(f"  in the sheet      {shown(one.now)}")
        click.echo(f"  in the articles   {shown(one.proposed)}")
    else:
        click.echo("  take the fact out?")
    click.echo(f"  why               {one.reason}")
    for article, quote in one.sources:
        click.echo(f"  {article}: “{quote}”")
    click.echo()


def _ask(proposals: Sequence[Proposal]) -> tuple[list[str], list[str]]:
    """The ids accepted and the ids rejected, by one key for each."""
    answers: dict[str, list[str]] = {"accept": [], "reject": [], "skip": []}
    for number, one in enumerate(proposals, 1):
        click.echo(f"{number} of {len(proposals)}")
        _print(one)
        if (answer := _key()) == "quit":
            break
        answers[answer].append(one.id)
    return answers["accept"], answers["reject"]


def _key() -> str:
    click.echo("a accept   r reject   s skip   q quit  ", nl=False)
    while (key := click.getchar().lower()) not in _KEYS:
        pass
    click.echo(f"{_KEYS[key]}\n")
    return _KEYS[key]


def _table(rows: Sequence[Row], was: str, now: str, width: int) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in ("", "fact", "field", was, now):
        table.add_column(heading, overflow="fold")
    longest = max(20, width // 4)
    for row in rows:
        values = (row.fact, row.field, _short(row.was, longest), _short(row.now, longest))
        table.add_row(Text(row.what, style=_COLOURS[row.what]), *map(Text, values))
    return table


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
