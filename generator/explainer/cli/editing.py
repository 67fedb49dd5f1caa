"""Commands that look at single facts, and change them wherever they are referred to."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..completion import actor_ids, article_ids, fact_ids, taken_ids
from ..options import with_content
from ..terminal import say
from .printing import content_folder, print_report

__all__ = ["apart", "merge_actors", "merge_facts", "rename", "retract", "split", "tell"]


@click.command(epilog="Example: explainer tell france-expels-mali")
@with_content
@click.argument("ids", nargs=-1, required=True, metavar="ID...", shell_complete=fact_ids)
def tell(root: Path, ids: tuple[str, ...]) -> None:
    """Show how facts will be told: in which words, from which fields or article, and why so."""
    from ..content import load
    from ..explaining import explained

    click.echo(explained(load(root), ids))


@click.command(epilog="Example: explainer rename france-expels-mali paris-answers")
@with_content
@click.argument("old", metavar="OLD", shell_complete=fact_ids)
@click.argument("new", metavar="NEW")
def rename(root: Path, old: str, new: str) -> None:
    """Give the fact or actor OLD the id NEW wherever it is referred to; the next reading keeps to it."""
    from ..merge import rename as run

    print_report(run(content_folder(root), old, new))


@click.command("merge-actors", epilog="Example: explainer merge-actors malian-government mali")
@with_content
@click.argument("gone", metavar="A", shell_complete=actor_ids)
@click.argument("kept", metavar="B", shell_complete=actor_ids)
def merge_actors(root: Path, gone: str, kept: str) -> None:
    """Make the actor A part of the actor B wherever it is referred to; the next reading keeps to it."""
    from ..merge import merge_actors as run

    print_report(run(content_folder(root), gone, kept))


@click.command(epilog="Example: explainer apart mali-denies-accusation")
@with_content
@click.argument("read", metavar="ID", shell_complete=taken_ids)
def apart(root: Path, read: str) -> None:
    """Say that what was read as ID is not the fact of yours that it was taken for: each becomes a fact of its own."""
    from ..merge import apart as run

    print_report(run(content_folder(root), read))


@click.command("merge-facts", epilog="Example: explainer merge-facts paris-answers france-expels-mali")
@with_content
@click.argument("gone", metavar="A", shell_complete=fact_ids)
@click.argument("kept", metavar="B", shell_complete=fact_ids)
def merge_facts(root: Path, gone: str, kept: str) -> None:
    """Make the fact A part of the fact B: B's values stand, A's become further claims; the next reading keeps to it."""
    from ..merge import merge_facts as run

    report, aside = run(content_folder(root), gone, kept)
    print_report(report)
    if aside:
        say(f"set aside, since a fact has only one: its {', '.join(aside)}; what a person wrote stands in a comment")


@click.command(epilog="Example: explainer split france-expels-mali paris-answers --source 003")
@with_content
@click.argument("ident", metavar="ID", shell_complete=fact_ids)
@click.argument("new", metavar="NEW")
@click.option(
    "--source",
    "sources",
    multiple=True,
    required=True,
    metavar="ARTICLE[:N]",
    shell_complete=article_ids,
    help="All sources of this article, or its Nth in the fact; may be given again.",
)
def split(root: Path, ident: str, new: str, sources: tuple[str, ...]) -> None:
    """Move sources of the fact ID, and what only they bear, into a new fact NEW; the next reading keeps to it."""
    from ..merge import split as run

    print_report(run(content_folder(root), ident, new, sources))
    say(f"{new} is told by its article's words: look whether it needs a type, a date and who took part")


@click.command(epilog="Example: explainer retract bruno-met-the-envoy --why 'We mixed up two people.'")
@with_content
@click.argument("ident", metavar="ID", shell_complete=fact_ids)
@click.option("--field", default="", metavar="FIELD", help="Take back this field of it alone.")
@click.option("--why", metavar="TEXT", help="What readers are told; asked for where it is left out.")
def retract(root: Path, ident: str, field: str, why: str | None) -> None:
    """Take a fact, or a field of it, back: readers are told that something was withdrawn, and why, but not what."""
    from dataclasses import replace

    from ..merge import names
    from ..merge import retract as run
    from ..model import ACTORS

    if why is None and not sys.stdin.isatty():
        raise click.UsageError("say with --why TEXT what readers are told")
    why = (why if why is not None else click.prompt("Why (readers are told this)", err=True)).strip()
    if not why:
        raise click.UsageError("say with --why TEXT what readers are told: it is empty")
    folder = content_folder(root)
    whole, report = run(folder, ident, why, field)
    if field:
        say(f"{whole}  has no {field} any more, and is told so: {names(folder).fact(whole)}")
        say("its quotes are shown as before: take out of the sheet what they should not show")
    else:
        say(f"{whole}  is withdrawn")
    if referring := sorted({row.fact for row in report.rows} - {whole}):
        say(f"{', '.join(referring)} no longer {'refers' if len(referring) == 1 else 'refer'} to it")
    if not field and any(row.sheet == ACTORS for row in report.rows):
        say("the name is withheld everywhere; what cannot be told without it stays off the site: see explainer check")
    print_report(replace(report, rows=(), proposals=()))
    say(
        "readers find the day and the reason under corrections, once this is committed; the words still stand in\n"
        "content/articles, content/extracted and git's history: from a public repository `git filter-repo` takes them out"
    )
