"""Proposals and differences as a person sees them in the terminal, and the keys that settle them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal

import click

from .content import ContentFolder
from .errors import ExplainerError
from .listing import proposal_lines, row_lines, wrapped
from .merge import MergeReport, Proposal, Row, open_proposals, settle
from .terminal import say

__all__ = ["print_proposals", "print_rows", "settle_chosen"]

_KEYS = {"a": "accept", "r": "reject", "s": "skip", "q": "quit"}
_HOW = "explainer accept ID takes what the articles say, explainer reject ID keeps the sheet, -i asks for each"


def print_rows(rows: Sequence[Row], *, was: str, now: str, stderr: bool = False) -> None:
    """Differences, a fact after the other; nothing for none.

    :param was: what to call a value before.
    :param now: what to call a value after.
    """
    for line in row_lines(rows, was, now):
        click.echo(line, err=stderr)


def print_proposals(folder: ContentFolder, sheet: str | None) -> None:
    """Every open proposal, or those of one sheet."""
    there = [one for one in open_proposals(folder) if sheet in (None, one.sheet)]
    for one in there:
        _print(one)
    say("\n".join(wrapped(f"{len(there)} open: {_HOW}", "")) if there else "no proposals")


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
    for line in proposal_lines(one):
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
