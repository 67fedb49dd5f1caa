"""Proposals and leads settled in the terminal: those that a person names, or by one key for each."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal

import click

from .content import ContentFolder
from .errors import ExplainerError
from .in_words import Names
from .merge import MergeReport, Proposal, names, open_ids, open_leads, open_proposals, settle
from .model import Lead
from .terminal import say
from .terminal_lists import lead_lines, proposal_lines

__all__ = ["settle_chosen"]

_KEYS = {"a": "accept", "r": "reject", "s": "skip", "q": "quit"}


def settle_chosen(
    folder: ContentFolder,
    verb: Literal["accept", "reject"],
    *,
    ids: Collection[str],
    sheet: str | None,
    every: bool,
    asking: bool,
) -> MergeReport:
    """Accept or reject the proposals and leads that a person named, or ask for each.

    :param ids: of proposals and leads, or starts of such.
    :param sheet: the proposals of this sheet.
    :param every: all proposals.
    :param asking: show each that is named, or else all, and take one key for it.
    :raises ExplainerError: none is named, or one that is not open or is several.
    """
    there, leads = open_proposals(folder), open_leads(folder)
    ids = open_ids(ids, [*(one.id for one in there), *(lead.id for lead in leads)])
    if not (ids or sheet or every or asking):
        raise ExplainerError("name proposals by their ids, or say --sheet SHEET, --all or -i: see explainer proposals")
    every = every or not (ids or sheet)
    named: list[Proposal | Lead] = [one for one in there if every or one.id in ids or one.sheet == sheet]
    named += [lead for lead in leads if lead.id in ids]
    if asking:
        accepted, rejected = _ask(named, names(folder))
    else:
        taken = [one.id for one in named]
        accepted, rejected = (taken, []) if verb == "accept" else ([], taken)
    report = settle(folder, accept=accepted, reject=rejected)
    say(f"{len(accepted)} accepted, {len(rejected)} rejected, {len(report.proposals)} open")
    return report


def _ask(named: Sequence[Proposal | Lead], known: Names) -> tuple[list[str], list[str]]:
    """The ids accepted and the ids rejected, by one key for each."""
    answers: dict[str, list[str]] = {"accept": [], "reject": [], "skip": []}
    for number, one in enumerate(named, 1):
        click.echo(f"{number} of {len(named)}")
        lines = lead_lines(one) if isinstance(one, Lead) else proposal_lines(one, known)
        click.echo("\n".join(lines) + "\n")
        if (answer := _key(one)) == "quit":
            break
        answers[answer].append(one.id)
    return answers["accept"], answers["reject"]


def _key(one: Proposal | Lead) -> str:
    if isinstance(one, Lead):
        take, keep = "write it into the timeline", "put it away"
    else:
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
