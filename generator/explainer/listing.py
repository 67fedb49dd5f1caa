"""What differs and what is asked, laid out in lines for a terminal: nothing is cut off, long values go on below."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby

import click

from .merge import Proposal, Row
from .merge.report import shown

__all__ = ["proposal_lines", "row_lines", "wrapped"]

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


def row_lines(rows: Sequence[Row], was: str, now: str) -> Iterator[str]:
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
                yield from wrapped(row.now or row.was, "  ")


def proposal_lines(one: Proposal) -> Iterator[str]:
    """A proposal with its reason and the quotes that it rests on."""
    yield f"{click.style(one.id, bold=True)}  {one.sheet}.yml: {click.style(one.fact, bold=True)}"
    if one.path:
        values = ("in the sheet", shown(one.now)), ("in the articles", shown(one.proposed))
        yield from _field(one.field, values)
    yield from _field("why", [("", one.reason)])
    for number, (article, quote) in enumerate(one.sources):
        yield from _field("" if number else "quotes", [("", f"{article}: “{quote}”")])


def wrapped(text: str, lead: str, below: str = "") -> list[str]:
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
        yield from wrapped(value, lead)
        name = ""
