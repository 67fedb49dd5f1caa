"""Commands by which people decide on what was read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from ..completion import article_ids, missing_ids, open_ids, reviewed_ids
from ..options import sheet_option, with_content
from ..terminal import say
from .printing import content_folder, print_files, print_report

__all__ = ["accept", "diff", "proposals", "reject", "resolve", "restore", "review", "status"]


@click.command(epilog="Example: explainer proposals --sheet expulsions")
@with_content
@sheet_option
def proposals(root: Path, sheet: str | None) -> None:
    """Show what the articles say that edited facts do not, each with its quotes and the reason."""
    from ..terminal_lists import print_proposals

    print_proposals(content_folder(root), sheet)


def _choice(command: Callable[..., Any]) -> Callable[..., Any]:
    """Which proposals and leads a command is about."""
    command = click.option("--all", "every", is_flag=True, help="All open proposals.")(sheet_option(command))
    return click.argument("ids", nargs=-1, metavar="[ID]...", shell_complete=open_ids)(command)


@click.command(epilog="Example: explainer accept 3fa9c1d2")
@with_content
@_choice
def accept(root: Path, **chosen: Any) -> None:
    """Write what proposals say, and leads as events, into the fact sheets: those named."""
    from ..asking import settle_chosen

    print_report(settle_chosen(content_folder(root), "accept", **chosen))


@click.command(epilog="Example: explainer reject --sheet actors")
@with_content
@_choice
def reject(root: Path, **chosen: Any) -> None:
    """Leave the facts as they are; a rejected proposal or lead comes back only when its words change."""
    from ..asking import settle_chosen

    print_report(settle_chosen(content_folder(root), "reject", **chosen))


@click.command(epilog="Example: explainer review --article 003")
@with_content
@sheet_option
@click.option(
    "--article",
    metavar="ID",
    shell_complete=article_ids,
    help="Only what rests on this article: its id, or any unambiguous start of it.",
)
@click.option(
    "--id",
    "ids",
    multiple=True,
    metavar="ID",
    shell_complete=reviewed_ids,
    help="Only this fact, proposal or lead; may be given again.",
)
@click.option("--proposals", "only_proposals", is_flag=True, help="Only proposals.")
def review(root: Path, **chosen: Any) -> None:
    """Go through what has to be looked at, the most consequential first, and decide with one key on each.

    Each fact is shown as the site will tell it, with its words in their paragraphs and what is doubtful about it. What
    was decided is written at once and can be undone; the next review goes on where this one was left.
    """
    from ..reviewing import Choice
    from ..reviewing import review as run

    run(content_folder(root), Choice(**chosen))


@click.command(epilog="Example: explainer status")
@with_content
def status(root: Path) -> None:
    """Say in four lines how far the story is: how facts are told, what is checked, what is open, and what to do next."""
    from ..reviewing import status_lines

    for line in status_lines(content_folder(root)):
        click.echo(line)


@click.command(epilog="Example: explainer diff")
@with_content
@click.option("--unsure", is_flag=True, help="List the facts that are no longer read surely, with their quotes.")
def diff(root: Path, unsure: bool) -> None:
    """Show what people changed in the fact sheets, and what was read and is not in them."""
    from .. import merge
    from ..terminal_lists import BY_PEOPLE, print_rows

    folder = content_folder(root)
    rows = merge.unsure(folder) if unsure else merge.edits(folder)
    print_rows(rows, BY_PEOPLE)
    if not rows:
        say(
            "every fact that was read is read surely"
            if unsure
            else "people changed nothing: the sheets say what was read"
        )
    if any(row.what == "missing" for row in rows):
        say("explainer restore ID... brings back what nobody meant to delete")


@click.command(epilog="Example: explainer restore france-expels-mali")
@with_content
@click.argument("ids", nargs=-1, metavar="[ID]...", shell_complete=missing_ids)
@click.option(
    "--article",
    default="",
    metavar="ID",
    shell_complete=article_ids,
    help="All that this article bears: its id, or any start of it.",
)
@click.option("--all", "every", is_flag=True, help="All that was read and is not in the sheets.")
def restore(root: Path, ids: tuple[str, ...], article: str, every: bool) -> None:
    """Bring facts back that were read and are not in the sheets: as read last, with the actors that they name.

    explainer diff lists them as missing: a person deleted them, or took back a file that had them.
    """
    from ..merge import restore as run

    if not (ids or article or every):
        raise click.UsageError("name facts by their ids, or say --article ID or --all: explainer diff lists them")
    print_report(run(content_folder(root), ids, article=article, every=every))


@click.command(epilog="Example: explainer resolve, after git merge said CONFLICT")
@with_content
@click.pass_context
def resolve(ctx: click.Context, root: Path) -> None:
    """Finish a merge, rebase or cherry-pick in which git found conflicts: sheets and machine files, by fact and field.

    What only one side changed is taken, and git is told (git add). Where people changed a field on both sides, marks
    stand around that field alone, and it exits with 1 until you have decided.
    """
    from ..resolving import resolve as run

    done = run(content_folder(root))
    print_files("merged and added", done.merged)
    for one in done.clashes:
        click.echo(
            f"{one.sheet}.yml: {click.style(one.fact, bold=True)} {': '.join(one.clash.path)}".rstrip(), err=True
        )
        for label, said in zip(done.labels, one.in_words(done.names), strict=True) if done.names else ():
            say(f"  {label}: {said}")
    for file in done.left:
        say(f"yours to decide: {file}")
    if done.left:
        say(
            "Keep one of the two texts between the marks, remove the marks, git add the file, and run explainer resolve again"
        )
        ctx.exit(1)
    is_merging = done.merged or done.go_on == "git commit"  # of other commands git may leave traces when they are done
    what = "All is merged" if is_merging else "There is nothing to merge"
    say(what + f": {done.go_on}, then explainer extract" * bool(is_merging and done.go_on))
