"""Articles in plain text."""

from __future__ import annotations

from itertools import groupby

from .lines import Line, is_listed, unwrapped

__all__ = ["read_plain"]


def read_plain(text: str) -> list[Line]:
    """The lines of a plain text: a line is a paragraph, unless the text was broken by hand into short ones."""
    rows = [row.rstrip() for row in text.splitlines()]
    groups = [list(group) for filled, group in groupby(rows, key=lambda row: bool(row.strip())) if filled]
    return [Line(row.strip(), "item" if is_listed(row) else None) for group in unwrapped(groups) for row in group]
