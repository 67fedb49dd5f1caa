"""Commands by which people decide on what was read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ..options import choice, sheet_option, with_content
from ..terminal import say
from .printing import content_folder, print_report

__all__ = ["accept", "diff", "proposals", "reject", "restore"]


@click.command(epilog="Example: explainer proposals --sheet expulsions")
@with_content
@sheet_option
def proposals(root: Path, sheet: str | None) -> None:
    """Show what the articles say that edited facts do not, each with its quotes and the reason."""
    from ..terminal_lists import print_proposals

    print_proposals(content_folder(root), sheet)


@click.command(epilog="Example: explainer accept 3fa9c1d2")
@with_content
@choice
def accept(root: Path, **chosen: Any) -> None:
    """Write what proposals say, and leads as events, into the fact sheets: those named, or one key for each with -i."""
    from ..asking import settle_chosen

    print_report(settle_chosen(content_folder(root), "accept", **chosen))


@click.command(epilog="Example: explainer reject --sheet actors")
@with_content
@choice
def reject(root: Path, **chosen: Any) -> None:
    """Leave the facts as they are; a rejected proposal or lead comes back only when its words change."""
    from ..asking import settle_chosen

    print_report(settle_chosen(content_folder(root), "reject", **chosen))


@click.command(epilog="Example: explainer diff")
@with_content
@click.option("--unsure", is_flag=True, help="List the facts that are no longer read surely, with their quotes.")
def diff(root: Path, unsure: bool) -> None:
    """Show what people changed in the fact sheets against what was read, and what was read and is not in them."""
    from .. import merge
    from ..terminal_lists import BY_PEOPLE, print_rows

    folder = content_folder(root)
    rows = merge.unsure(folder) if unsure else merge.edits(folder)
    print_rows(rows, BY_PEOPLE)
    if any(row.what == "missing" for row in rows):
        say("explainer restore ID... brings back what nobody meant to delete")


@click.command(epilog="Example: explainer restore france-expels-mali")
@with_content
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--article", default="", metavar="ID", help="All that this article bears: its id, or any start of it.")
@click.option("--all", "every", is_flag=True, help="All that was read and is not in the sheets.")
def restore(root: Path, ids: tuple[str, ...], article: str, every: bool) -> None:
    """Bring facts back that were read and are not in the sheets: as read last, with the actors that they name.

    explainer diff lists them as missing: a person deleted them, or took back a file that had them.
    """
    from ..merge import restore as run

    if not (ids or article or every):
        raise click.UsageError("name facts by their ids, or say --article ID or --all: explainer diff lists them")
    print_report(run(content_folder(root), ids, article=article, every=every))
