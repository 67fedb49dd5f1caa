"""Commands that read articles, and show what was read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..completion import article_ids
from ..options import content_root, with_content
from ..terminal import print_diagnostics, progress, say
from .printing import content_folder, print_report

if TYPE_CHECKING:
    from ..model import Article
    from ..readers import Reading, Sending

__all__ = ["extract", "leads", "read"]

_MANY = 8
"""So many facts are told by their number."""


def _chooses_reader(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--reader NAME`` and ``--yes``."""
    command = click.option("--yes", is_flag=True, help="Send articles where the reader needs that, without asking.")(
        command
    )
    return click.option(
        "--reader",
        metavar="NAME",
        help="What reads: rules, model, both, or a package's reader.  [default: as story.yml says, else rules]",
    )(command)


def _agree(yes: bool, sending: Sending) -> bool:
    """Whether a person lets articles be sent, told to where, how much and about what it costs.

    :param yes: they said so in the command.
    :raises ExplainerError: there is nobody to ask.
    """
    from ..errors import ExplainerError

    if yes:
        say(sending.in_words())
        return True
    if not sys.stdin.isatty():
        raise ExplainerError(
            f"{sending.in_words()} Nothing was sent, for nobody is at a terminal to agree: run it with --yes if that is right"
        )
    return click.confirm(f"{sending.in_words()} Send them?", err=True)


@click.command(epilog="Example: explainer extract --jobs 2")
@with_content
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes that read.")
@click.option("--explain", is_flag=True, help="Print for every fact the sentence, the rule and the words it is from.")
@click.option(
    "--forget-missing", is_flag=True, help="Take facts out of the sheets none of whose articles is there any more."
)
@_chooses_reader
def extract(root: Path, jobs: int, explain: bool, forget_missing: bool, reader: str | None, yes: bool) -> int:
    """Read the articles and bring what they say into the fact sheets; what people edited stays."""
    from ..extract.run import extract as run

    with progress("Reading articles") as show:
        report = run(
            root,
            jobs=jobs,
            forget_missing=forget_missing,
            progress=show,
            reader=reader,
            agree=partial(_agree, yes),
        )
    if explain:
        click.echo(report.explained())
    print_report(report.merged)
    for line in report.followed:
        say(line)
    print_diagnostics(report.diagnostics)
    say(report.summary())
    if gone := report.merged.missing:
        named = " ".join(gone) if len(gone) < _MANY else "ID..."
        fact = "fact that was read is" if len(gone) == 1 else "facts that were read are"
        say(
            f"{len(gone)} {fact} not in the sheets (explainer diff lists all): if nobody meant that, explainer restore {named}"
        )

    if lost := report.merged.lost:
        say(_about_lost(lost, forget_missing))
    if report.merged.proposals:
        say("Decide with explainer review --proposals: it shows each with its quotes and takes one key")
    return int(any(problem.severity == "error" for problem in report.diagnostics))


def _about_lost(count: int, forget_missing: bool) -> str:
    """That facts rest on nothing that is there, and what to do."""
    if forget_missing:
        return f"{count} actor{'s' * (count != 1)} without an article stay{'s' * (count == 1)}, since facts name them: add a source"
    facts = f"{count} facts rest" if count > 1 else "1 fact rests"
    return f"{facts} only on articles that are not there: explainer extract --forget-missing takes such facts out"


@click.command(epilog="Example: explainer leads --article 003")
@with_content
@click.option(
    "--article",
    metavar="ID",
    shell_complete=article_ids,
    help="Only those of this article: its id, or any unambiguous start of it.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document, all of them unless -n is given.")
@click.option("-n", "most", type=click.IntRange(1), metavar="N", help="So many an article.  [default: 10]")
def leads(root: Path, article: str | None, as_json: bool, most: int | None) -> None:
    """Show what the articles tell that no fact bears, an article's most telling sentences first.

    accept takes their ids and writes them into the timeline, told by the article's words; reject puts them away.
    """
    from ..terminal_lists import print_leads

    print_leads(content_folder(root), article, as_json=as_json, most=most)


def _list_steps(ctx: click.Context, param: click.Parameter, asked: bool) -> None:
    """Print each step with what it adds, in their order."""
    if not asked:
        return
    from ..english.events import STEPS

    longest = max(len(step.name) for step in STEPS)
    for step in STEPS:
        click.echo(f"{step.name:{longest}}  {step.summary}")
    ctx.exit()


@click.command(epilog="Example: explainer read content/articles/001-*.md")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--json", "as_json", is_flag=True, help="One line of JSON an article.")
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes that read.")
@click.option(
    "--steps",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_list_steps,
    help="List the steps in which events are read, and exit.",
)
@click.option(
    "--without", multiple=True, metavar="STEP", help="Read as English and leave this step out; may be given again."
)
@_chooses_reader
@click.pass_context
def read(
    ctx: click.Context,
    files: tuple[Path, ...],
    as_json: bool,
    jobs: int,
    without: tuple[str, ...],
    reader: str | None,
    yes: bool,
) -> None:
    """Show what is read in single articles before anything is merged."""
    from ..articles import read_article, with_language
    from ..extract.agreements import Agreements
    from ..extract.run import read_all, reader_choice
    from ..extract.show import as_json_line, as_marked_text

    articles = [with_language(read_article(file)) for file in files]
    print_diagnostics([warning for article in articles for warning in article.warnings])
    if without:
        readings = _read_without(articles, without)
    else:
        root = content_root(ctx)
        agreements = Agreements(root, partial(_agree, yes))
        readings = read_all(articles, choice=reader_choice(root, reader), jobs=jobs, agreements=agreements)
    if as_json:
        for reading in readings:
            click.echo(as_json_line(reading))
        return
    from rich.console import Console

    console = Console()
    for article, reading in zip(articles, readings, strict=True):
        console.print(as_marked_text(reading, article.meta))


def _read_without(articles: Sequence[Article], names: Sequence[str]) -> list[Reading]:
    """The readings of the English reader without some of its steps, to see what these are worth."""
    from ..english.events import UnknownStep, steps_without
    from ..english.reader import EnglishReader

    try:
        reader = EnglishReader(steps_without(names))
    except UnknownStep as error:
        raise click.UsageError(str(error)) from None
    return reader.read(articles)
