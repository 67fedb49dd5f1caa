"""Proposals, leads and differences as a person sees them in the terminal, and the keys that settle them.

Nothing is cut off: long values go on below.
"""

from __future__ import annotations

import json
import shutil
import textwrap
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import Literal

import click

from .articles import read_articles
from .content import ContentFolder
from .errors import ExplainerError
from .evidence import Ambiguous, Evidence
from .export import exported_lead
from .merge import MergeReport, Proposal, Row, open_ids, open_leads, open_proposals, settle
from .merge.report import shown
from .model import Lead
from .terminal import say

__all__ = ["print_leads", "print_proposals", "print_rows", "settle_chosen"]

_KEYS = {"a": "accept", "r": "reject", "s": "skip", "q": "quit"}
_HOW = "explainer accept ID takes what the articles say, explainer reject ID keeps the sheet, -i asks for each"
_HOW_LEADS = (
    "explainer accept ID writes one into the timeline, told by the article's words, explainer reject ID puts it away"
)
_COLOURS = {
    "new": "green",
    "changed": "cyan",
    "renamed": "cyan",
    "taken for": "yellow",
    "moved": "cyan",
    "unsure": "yellow",
    "taken out": "red",
    "missing": "red",
    "in conflict": "yellow",
    "gone": "magenta",
}
_LABEL, _FIELD = 17, 16
_MOST_LEADS = 10
"""Leads of an article that are shown unless a person asks for others."""
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


def print_leads(folder: ContentFolder, article: str | None, *, as_json: bool, most: int | None) -> None:
    """The open leads by articles, an article's most telling first.

    :param article: only those of this one: its id or an unambiguous start of it.
    :param as_json: as one JSON document in the form of the export; all of them unless ``most`` is given.
    :param most: how many of an article.
    :raises ExplainerError: there is no such article, or more than one.
    """
    evidence = Evidence(read_articles(folder.articles, folder.texts))
    wanted = None if article is None else _article(article, evidence)
    there = [lead for lead in open_leads(folder) if wanted in (None, lead.article)]
    by_article = {ident: list(group) for ident, group in groupby(there, key=lambda lead: lead.article)}
    if as_json:
        document = [exported_lead(lead, evidence) for leads in by_article.values() for lead in leads[:most]]
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return
    for ident, leads in by_article.items():
        click.echo(click.style(ident, bold=True))
        for lead in leads[: most or _MOST_LEADS]:
            _print(lead)
        if more := len(leads[most or _MOST_LEADS :]):
            click.echo(f"… and {more} more\n")
    if there:
        say("\n".join(_wrapped(f"{len(there)} leads: {_HOW_LEADS}", "")))
    elif any(folder.extracted.glob("*.yml")):
        say("no leads: facts bear all that was read")
    else:
        say("no leads, since nothing was read yet: see explainer extract")


def _article(reference: str, evidence: Evidence) -> str:
    found = evidence.reference(reference)
    if found is None:
        raise ExplainerError(f"no article's id begins with {reference}")
    if isinstance(found, Ambiguous):
        raise ExplainerError(f"several articles' ids begin with {reference}: {', '.join(found.ids)}")
    return found.id


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
        accepted, rejected = _ask(named)
    else:
        taken = [one.id for one in named]
        accepted, rejected = (taken, []) if verb == "accept" else ([], taken)
    report = settle(folder, accept=accepted, reject=rejected)
    say(f"{len(accepted)} accepted, {len(rejected)} rejected, {len(report.proposals)} open")
    return report


def _print(one: Proposal | Lead) -> None:
    for line in _lead_lines(one) if isinstance(one, Lead) else _proposal_lines(one):
        click.echo(line)
    click.echo()


def _ask(named: Sequence[Proposal | Lead]) -> tuple[list[str], list[str]]:
    """The ids accepted and the ids rejected, by one key for each."""
    answers: dict[str, list[str]] = {"accept": [], "reject": [], "skip": []}
    for number, one in enumerate(named, 1):
        click.echo(f"{number} of {len(named)}")
        _print(one)
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


def _lead_lines(lead: Lead) -> Iterator[str]:
    """A lead with its date, what was missing for a fact, and its words."""
    yield f"  {click.style(lead.id, bold=True)}  " + "  ".join(filter(None, (lead.date, lead.why)))
    yield from _wrapped(f"“{lead.quote}”", "    ")


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
