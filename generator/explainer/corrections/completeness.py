"""What keeps the page of corrections from being whole, and what an editor can do about it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ..diagnostics import Diagnostic
from ..model import FactBase
from .log import ChangeLog

__all__ = ["not_dated", "not_whole"]


def not_whole(log: ChangeLog, folder: Path, name: str) -> Iterator[Diagnostic]:
    """That there is a history of the sheets, and that it is not read or not all there.

    :param folder: the folder of the sheets.
    :param name: how a person is told of it.
    """
    said = {
        "shallow": ("is only a part: this is a shallow clone", "fetch all of it: `fetch-depth: 0`, or {unshallow}"),
        "partial": ("lacks its texts: this is a partial clone", "clone it without --filter"),
        "refused": (f"is not read, for git says: {log.history.refusal}", "if the files are yours, tell git so: {safe}"),
    }
    if log.history.reach in said:
        what, help = said[log.history.reach]
        safe = f"git config --global --add safe.directory {_checkout(folder)}"
        yield Diagnostic(
            code="history-not-whole",
            message=f"the history of the fact sheets {what}; so corrections are missing on the site",
            file=name,
            help=help.format(unshallow="git fetch --unshallow", safe=safe),
            severity="warning",
        )


def not_dated(log: ChangeLog, base: FactBase, name: str) -> Iterator[Diagnostic]:
    """That nobody says since when the story is published, so that nothing is listed.

    :param name: how a person is told of story.yml.
    """
    if not log.since:
        notes = sum(len(fact.corrections) for facts in base.sheets.by_name().values() for fact in facts)
        unseen = f", though {notes} {'are' if notes > 1 else 'is'} noted in the sheets" if notes else ""
        yield Diagnostic(
            code="not-dated",
            message=f"nothing says since when this story is published, so no correction is listed{unseen}",
            file=name,
            help=f"add the day of the first publication, if that is today: since: {date.today()}",
            severity="warning",
        )


def _checkout(folder: Path) -> Path:
    """The folder that git has to be told of: the nearest with a repository in it."""
    there = folder.resolve()
    return next((one for one in (there, *there.parents) if (one / ".git").exists()), there)
