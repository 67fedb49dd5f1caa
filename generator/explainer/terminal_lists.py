"""Facts that differ, proposals and leads as the terminal lists them.

Nothing that differs is cut off: long values go on below. What only repeats what is known is summed up.
"""

from __future__ import annotations

import json
import shutil
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

import click

from .articles import read_articles
from .content import ContentFolder
from .errors import ExplainerError
from .evidence import Ambiguous, Evidence
from .export import exported_lead
from .in_words import Names
from .merge import Proposal, Row, names, open_leads, open_proposals, quotes, some, summed_up, values_in_words
from .model import SHEETS, Lead
from .telling import quoted
from .terminal import say

__all__ = ["BY_PEOPLE", "BY_READING", "lead_lines", "print_leads", "print_proposals", "print_rows", "proposal_lines"]

BY_READING: Mapping[str, str] = MappingProxyType(
    {
        "new": "new in {sheet}.yml",
        "changed": "changed in {sheet}.yml",
        "renamed": "renamed in {sheet}.yml",
        "taken for": "written by people in {sheet}.yml, and taken for what was read",
        "moved": "moved to {sheet}.yml",
        "taken out": "taken out of {sheet}.yml",
        "told again": "deleted by people from {sheet}.yml, and told by a further article",
    }
)
"""What facts that differ are listed under, where a reading or a command changed them."""
BY_PEOPLE: Mapping[str, str] = MappingProxyType(
    {
        "new": "written by people in {sheet}.yml",
        "changed": "edited by people in {sheet}.yml",
        "renamed": "renamed by people in {sheet}.yml",
        "taken for": "written by people in {sheet}.yml, and taken for what was read",
        "moved": "moved by people to {sheet}.yml",
        "missing": "read, and not in {sheet}.yml",
        "unsure": "no longer read surely, in {sheet}.yml",
    }
)
"""What they are listed under, where people did."""
_COLOURS = {
    "new": "green",
    "changed": "cyan",
    "renamed": "cyan",
    "moved": "cyan",
    "taken for": "yellow",
    "told again": "yellow",
    "unsure": "yellow",
    "taken out": "red",
    "missing": "red",
}
_HOW = (
    "explainer accept ID takes what the articles say, explainer reject ID keeps the sheet, "
    "explainer review --proposals shows one by one"
)
_HOW_LEADS = (
    "explainer accept ID writes one into the timeline, told by the article's words, explainer reject ID puts it away"
)
_LABEL = 17
_MOST_LEADS = 10
"""Leads of an article that are shown unless a person asks for others."""
_MOST_NEW = 25
"""New facts up to which each is told; of more, such as of a new story, how many each sheet has."""
_WIDEST = 120


def print_rows(rows: Sequence[Row], headings: Mapping[str, str] = BY_READING, *, stderr: bool = False) -> None:
    """Facts that differ, each with what differs in it; nothing for none.

    :param headings: what each kind of difference is listed under.
    """
    for line in _row_lines(rows, headings):
        click.echo(line, err=stderr)


def print_proposals(folder: ContentFolder, sheet: str | None) -> None:
    """Every open proposal, or those of one sheet."""
    there = [one for one in open_proposals(folder) if sheet in (None, one.sheet)]
    known = names(folder)
    for one in there:
        click.echo("\n".join(proposal_lines(one, known)) + "\n")
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
            click.echo("\n".join(lead_lines(lead)) + "\n")
        if more := len(leads[most or _MOST_LEADS :]):
            click.echo(f"… and {more} more\n")
    if there:
        say("\n".join(_wrapped(f"{len(there)} leads: {_HOW_LEADS}", "")))
    elif any(folder.extracted.glob("*.yml")):
        say("no leads: facts bear all that was read")
    else:
        say("no leads, since nothing was read yet: see explainer extract")


def proposal_lines(one: Proposal, known: Names) -> Iterator[str]:
    """A proposal with the fact as it is told, what stands in it and what the articles say, the reason and the quotes.

    :param known: what ids are called.
    """
    yield f"{click.style(one.id, bold=True)}  {f'{one.field} in ' if one.path else ''}{one.sheet}.yml"
    yield from _fact(one.fact, known.fact(one.fact) or "")
    if one.path:
        now, proposed = values_in_words(one, known)
        yield from _labelled("in the sheet", now)
        yield from _labelled("in the articles", proposed)
    yield from _labelled("why", one.reason)
    for number, (article, quote) in enumerate(quotes(one)):
        yield from _labelled("" if number else "quotes", f"{article}: {quoted(quote)}")


def lead_lines(lead: Lead) -> Iterator[str]:
    """A lead with its date, what was missing for a fact, and its words."""
    yield f"  {click.style(lead.id, bold=True)}  " + "  ".join(filter(None, (lead.date, lead.why)))
    yield from _wrapped(quoted(lead.quote), "    ")


def _article(reference: str, evidence: Evidence) -> str:
    found = evidence.reference(reference)
    if found is None:
        raise ExplainerError(f"no article's id begins with {reference}")
    if isinstance(found, Ambiguous):
        raise ExplainerError(f"several articles' ids begin with {reference}: {', '.join(found.ids)}")
    return found.id


def _row_lines(rows: Sequence[Row], headings: Mapping[str, str]) -> Iterator[str]:
    """The facts by what became of them and by sheets, and at last what is only told again."""
    repeats = [row for row in rows if row.repeats] if headings is BY_READING else []
    for what, heading in headings.items():
        there = [row for row in rows if row.what == what and row not in repeats]
        if what == "new" and len(there) > _MOST_NEW:
            yield from _counted(there)
            continue
        for sheet, group in groupby(there, key=lambda row: row.sheet):
            yield click.style(heading.format(sheet=sheet), fg=_COLOURS[what])
            for row in group:
                yield from _fact(row.fact, row.head)
                for remark in row.remarks:
                    yield from _wrapped(remark.text, "      ")
    for text in summed_up(repeats):
        yield from _wrapped(text, "", "  ")


def _counted(rows: Sequence[Row]) -> Iterator[str]:
    """How many new facts each sheet has, with the first of them."""
    yield click.style(f"{len(rows)} new facts", fg=_COLOURS["new"])
    for sheet in SHEETS:
        if there := [row for row in rows if row.sheet == sheet]:
            yield from _wrapped(some(there), f"  {sheet + '.yml':<16}{len(there):>4}  ")


def _fact(ident: str, told: str) -> list[str]:
    """A fact's id, and the fact as it is told."""
    return _wrapped(told, f"  {ident}  ", "    ", bold=ident)


def _labelled(label: str, text: str) -> list[str]:
    return _wrapped(text, f"  {label:<{_LABEL}}")


def _wrapped(text: str, lead: str, below: str = "", *, bold: str = "") -> list[str]:
    """A text in as many lines as it needs.

    :param lead: what stands before its first line.
    :param below: what stands before the others; spaces where left out.
    :param bold: what of the first line is bold.
    """
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    below = below or " " * len(lead)
    lines = textwrap.wrap(
        text, width, initial_indent=lead, subsequent_indent=below, break_on_hyphens=False, break_long_words=False
    ) or [lead.rstrip()]
    return [lines[0].replace(bold, click.style(bold, bold=True), 1), *lines[1:]] if bold else lines
