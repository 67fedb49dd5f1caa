"""The keys of a review: what each does, how they are shown, and how one is read."""

from __future__ import annotations

from collections.abc import Mapping

import click

__all__ = [
    "ALWAYS",
    "AT_THE_END",
    "BROKEN",
    "FACT",
    "GONE",
    "LEAD",
    "PROPOSAL",
    "WRONG_FACT",
    "key_lines",
    "read_key",
]

FACT = {"y": "right", "e": "edit", "h": "off the site", "d": "delete"}
WRONG_FACT = {key: does for key, does in FACT.items() if key != "y"}
PROPOSAL = {"a": "take the articles'", "r": "keep the sheet's", "e": "edit"}
GONE = {"a": "take the fact out", "r": "keep it", "e": "edit"}
LEAD = {"a": "write it into the timeline", "r": "put it away"}
ALWAYS = {"l": "later", "u": "undo", "q": "quit"}
AT_THE_END = {"u": "undo", "q": "quit"}
BROKEN = {"e": "edit again", "u": "undo", "q": "quit"}


def read_key(keys: Mapping[str, str]) -> str:
    """The key that a person presses, of those that mean something; breaking off is leaving.

    What was typed before it is asked for is thrown away, so no key decides on what was not shown yet.
    """
    try:
        while (key := click.getchar().lower()) not in keys:
            if key.isalnum():
                click.echo(f"{key} means nothing here")
    except (KeyboardInterrupt, EOFError):
        return "q" if "q" in keys else "n"
    return key


def key_lines(keys: Mapping[str, str], width: int) -> list[str]:
    """What each key does, in as many lines as it needs."""
    lines = [""]
    for key, does in keys.items():
        if len(lines[-1]) + len(key) + len(does) + 4 > width:
            lines.append("")
        lines[-1] += f"{'   ' if lines[-1] else ''}{key} {does}"
    return lines
