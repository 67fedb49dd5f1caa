"""Proposals and differences as a person sees them in the terminal, and the keys that settle them.

Nothing is cut off: long values go on below.
"""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import Literal

import click

from .content import ContentFolder
from .errors import ExplainerError
from .merge import MergeReport, Proposal, Row, open_proposals, settle
from .merge.report import shown
from .terminal import say

__all__ = ["print_proposals", "print_rows", "settle_chosen"]

_KEYS = {"a": "accept", "r": "reject", "s": "skip", "q": "quit"}
_HOW = "explainer accept ID takes what the articles say, explainer reject ID keeps the sheet, -i asks for each"
_COLOURS = {
    "new": "green",
    "changed": "cyan",
    "renamed": "cyan",
    "taken out": "red",
    "in conflict": "yellow",
    "gone": "magenta",
}
_LABEL, _FIELD = 17, 16
_WIDEST = 120


def print_rows(rows: Sequence[Row], *, was: str, now: str, stderr: bool = False) -> None:
    """Differences, a fact after the other; nothing for none.

    :param was: what to call a value before.
    :param now: what to call a value after.
    """
    for line in _row_lines(rows, was, now):
        click.echo(line, err=stderr)


def print_proposals(folder: ContentFolder, sheet: str | None) -> None:
    """Every open proposal, or those of one sheet."""
    there = [one for one in open_proposals(folder) if sheet in (None, one.sheet)]
    for one in there:
        _print(one)
    say("\n".join(_wrapped(f"{len(there)} open: {_HOW}", "")) if there else "no proposals")


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
    for line in _proposal_lines(one):
        click.echo(line)
    click.echo()


def _ask(proposals: Sequence[Proposal]) -> tuple[list[str], list[str]]:
    """The ids accepted and the ids rejected, by one key for each."""
    answers: dict[str, list[str]] = {"accept": [], "reject": [], "skip": []}
    for number, one in enumerate(proposals, 1):
        click.echo(f"{number} of {len(proposals)}")
        _print(one)
        if (answer := _key(one)) == "quit":
            break
        answers[answer].append(one.id)
    return answers["accept"], answers["reject"]


def _key(one: Proposal) -> str:
    take, keep = ("take the articles'", "keep the sheet's") if one.path else ("take the fact out", "keep it")
    click.echo(f"a accept ({take})   r reject ({keep})   s skip   q quit  ", nl=False)
    try:
        while (key := click.getchar().lower()) not in _KEYS:
            pass
    except (KeyboardInterrupt, EOFError):
        click.echo("stopped, and nothing was settled")
        raise
    except OSError:
        raise ExplainerError("there is no terminal here to ask at: name proposals by their ids, or say --all") from None
    click.echo(f"{_KEYS[key]}\n")
    return _KEYS[key]


def _row_lines(rows: Sequence[Row], was: str, now: str) -> Iterator[str]:
    """Each fact that differs with what it is called, and below it each of its fields.

    :param was: what to call a value before.
    :param now: what to call a value after.
    """
    for (what, sheet, fact), group in groupby(rows, key=lambda row: (row.what, row.sheet, row.fact)):
        yield f"{click.style(f'{what:<12}', fg=_COLOURS[what])} {sheet}.yml: {click.style(fact, bold=True)}"
        labels = ("in the sheet", "in the articles") if what == "in conflict" else (was, now)
        for row in group:
            if row.field:
                yield from _field(row.field, list(zip(labels, (row.was, row.now), strict=True)))
            elif row.was or row.now:
                yield from _wrapped(row.now or row.was, "  ")


def _proposal_lines(one: Proposal) -> Iterator[str]:
    """A proposal with its reason and the quotes that it rests on."""
    yield f"{click.style(one.id, bold=True)}  {one.sheet}.yml: {click.style(one.fact, bold=True)}"
    if one.path:
        values = ("in the sheet", shown(one.now)), ("in the articles", shown(one.proposed))
        yield from _field(one.field, values)
    yield from _field("why", [("", one.reason)])
    for number, (article, quote) in enumerate(one.sources):
        yield from _field("" if number else "quotes", [("", f"{article}: “{quote}”")])


def _wrapped(text: str, lead: str, below: str = "") -> list[str]:
    """A text in as many lines as it needs.

    :param lead: what stands before its first line.
    :param below: what stands before the others; spaces where left out.
    """
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    below = below or " " * len(lead)
    return textwrap.wrap(
        text, width, initial_indent=lead, subsequent_indent=below, break_on_hyphens=False, break_long_words=False
    ) or [lead.rstrip()]


def _field(name: str, values: Sequence[tuple[str, str]]) -> Iterator[str]:
    """A field with its values, each after what it is called."""
    if len(name) >= _FIELD - 1:
        yield f"  {name}"
        name = ""
    for label, value in values:
        lead = f"  {name:<{_FIELD}}" + (f"{label:<{_LABEL}}" if label else "")
        yield from _wrapped(value, lead)
        name = ""
