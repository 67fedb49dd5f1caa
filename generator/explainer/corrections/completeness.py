"""What keeps the page of corrections from being whole, and what an editor can do about it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
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
    """That nobody says since when the story is published, or with a day that is still to come, so that nothing is listed.

    :param name: how a person is told of story.yml.
    """
    today, tomorrow = (date.today() + timedelta(days) for days in (0, 1))  # it is tomorrow somewhere
    if not log.since or log.since > tomorrow.isoformat():
        known = f"{log.since} is still to come" if log.since else "nothing says since when this story is published"
        notes = sum(len(fact.corrections) for facts in base.sheets.by_name().values() for fact in facts)
        unseen = f", though {notes} {'are' if notes > 1 else 'is'} noted in the sheets" if notes else ""
        yield Diagnostic(
            code="not-dated",
            message=f"{known}, so no correction is listed{unseen}",
            file=name,
            help=f"{'write' if log.since else 'add'} the day of the first publication, if that is today: since: {today}",
            severity="warning",
        )


def _checkout(folder: Path) -> Path:
    """The folder that git has to be told of: the nearest with a repository in it."""
    there = folder.resolve()
    return next((one for one in (there, *there.parents) if (one / ".git").exists()), there)
