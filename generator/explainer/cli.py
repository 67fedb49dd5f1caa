"""The command line: it takes words from a person, calls what does the work, and says how it went.

Nothing else in the package knows of it, and what a command does not need is not imported, so
``explainer --help`` is instant and building a site needs no language model.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import __version__
from .errors import ExplainerError, InvalidContent, ReaderMissing
from .files import refusal, write_atomic
from .options import InOrder, choice, content_option, sheet_option, with_content
from .terminal import print_diagnostics, progress, say

if TYPE_CHECKING:
    from .content import ContentFolder
    from .merge import MergeReport
    from .model import FactBase
    from .readers import Reading

__all__ = ["cli", "main"]

_WRONG, _USAGE, _NO_READER, _INTERRUPTED = 1, 2, 3, 130
_CODES = """\b
Exit codes:
  0    done
  1    something in the content is wrong, or a file cannot be read or written
  2    the command was called wrongly
  3    what reads articles is not installed: pip install 'explainer-site[extract]'
  130  interrupted
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    :param argv: the words after ``explainer``; those of the process where left out.
    :returns: the exit code; a person has been told of anything that is wrong, without a traceback.
    """
    try:
        return cli.main(args=None if argv is None else list(argv), prog_name="explainer", standalone_mode=False) or 0
    except click.exceptions.Abort:
        return _INTERRUPTED
    except click.ClickException as error:  # MkDocs' own errors are of this kind too
        error.show()
        return error.exit_code
    except ReaderMissing as error:
        say(f"error: {error}")
        return _NO_READER
    except InvalidContent as error:
        print_diagnostics(error.diagnostics)
        return _WRONG
    except ExplainerError as error:
        say(f"error: {error}")
        return _WRONG
    except OSError as error:
        say("error: " + (f"{error.filename}: " if error.filename else "") + refusal(error))
        return _WRONG


@click.group(
    cls=InOrder,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=_CODES,
    no_args_is_help=True,
)
@click.version_option(__version__, prog_name="explainer")
@content_option
def cli() -> None:
    """Turn news articles into a site that explains one story, in which every fact can be checked."""


@cli.command(epilog="Example: explainer new sahel-story")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def new(folder: Path) -> None:
    """Start a story in DIR, which must be empty or new, with a small example to write over."""
    from .new import new_story

    for file in new_story(folder):
        click.echo(file)
    say(f"Next: cd {folder} && explainer serve")


@cli.command(epilog="Example: explainer extract --jobs 2")
@with_content
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes that read.")
@click.option("--explain", is_flag=True, help="Print for every fact the sentence, the rule and the words it is from.")
def extract(root: Path, jobs: int, explain: bool) -> None:
    """Read the articles and bring what they say into the fact sheets; what people edited stays."""
    from .extract.run import extract as run

    with progress("Reading articles") as show:
        report = run(root, jobs=jobs, progress=show)
    if explain:
        click.echo(report.explained())
    print_diagnostics(report.diagnostics)
    _tell(report.merged)
    say(report.summary())
    if report.merged.proposals:
        say("Decide with explainer accept -i: it shows each with its quotes and takes one key")


@cli.command(epilog="Example: explainer proposals --sheet expulsions")
@with_content
@sheet_option
def proposals(root: Path, sheet: str | None) -> None:
    """Show what the articles say that edited facts do not, each with its quotes and the reason."""
    from .asking import print_proposals

    print_proposals(_folder(root), sheet)


@cli.command(epilog="Example: explainer leads --article 003")
@with_content
@click.option("--article", metavar="ID", help="Only those of this article: its id, or any unambiguous start of it.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document, all of them unless -n is given.")
@click.option("-n", "most", type=click.IntRange(1), metavar="N", help="So many an article.  [default: 10]")
def leads(root: Path, article: str | None, as_json: bool, most: int | None) -> None:
    """Show what the articles tell that no fact bears, an article's most telling sentences first.

    accept takes their ids and writes them into the timeline, told by the article's words; reject puts them away.
    """
    from .asking import print_leads

    print_leads(_folder(root), article, as_json=as_json, most=most)


@cli.command(epilog="Example: explainer accept 3fa9c1d2")
@with_content
@choice
def accept(root: Path, **chosen: Any) -> None:
    """Write what proposals say, and leads as events, into the fact sheets: those named, or one key for each with -i."""
    from .asking import settle_chosen

    _tell(settle_chosen(_folder(root), "accept", **chosen))


@cli.command(epilog="Example: explainer reject --sheet actors")
@with_content
@choice
def reject(root: Path, **chosen: Any) -> None:
    """Leave the facts as they are; a rejected proposal or lead comes back only when its words change."""
    from .asking import settle_chosen

    _tell(settle_chosen(_folder(root), "reject", **chosen))


@cli.command(epilog="Example: explainer diff")
@with_content
@click.option("--unsure", is_flag=True, help="List the facts that are no longer read surely, with their quotes.")
def diff(root: Path, unsure: bool) -> None:
    """Show what people changed in the fact sheets against what was read."""
    from . import merge
    from .asking import print_rows

    if unsure:
        print_rows(merge.unsure(_folder(root)), was="was", now="is now")
    else:
        print_rows(merge.edits(_folder(root)), was="as read", now="in the sheet")


@cli.command(epilog="Example: explainer tell france-expels-mali")
@with_content
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
def tell(root: Path, ids: tuple[str, ...]) -> None:
    """Show how facts will be told: in which words, from which fields or article, and why so."""
    from .content import load
    from .explaining import explained

    click.echo(explained(load(root), list(dict.fromkeys(ids))))


@cli.command(epilog="Example: explainer rename france-expels-mali paris-answers")
@with_content
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
def rename(root: Path, old: str, new: str) -> None:
    """Give the fact or actor OLD the id NEW wherever it is referred to; the next reading keeps to it."""
    from .merge import rename as run

    _tell(run(_folder(root), old, new))


@cli.command("merge-actors", epilog="Example: explainer merge-actors malian-government mali")
@with_content
@click.argument("gone", metavar="A")
@click.argument("kept", metavar="B")
def merge_actors(root: Path, gone: str, kept: str) -> None:
    """Make the actor A part of the actor B wherever it is referred to; the next reading keeps to it."""
    from .merge import merge_actors as run

    _tell(run(_folder(root), gone, kept))


@cli.command(epilog="Example: explainer check")
@with_content
def check(root: Path) -> None:
    """Say everything that is wrong with the fact sheets: each quote is looked up in its article."""
    base, diagnostics = _checked(root)
    facts = sum(len(getattr(base.sheets, sheet)) for sheet in type(base.sheets).model_fields)
    if not diagnostics:
        say(f"{facts} facts from {len(base.articles)} articles: nothing wrong")


@cli.command(epilog="Example: explainer render --to build/pages")
@with_content
@click.option("--to", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="Where the pages go.")
def render(root: Path, to: Path | None) -> None:
    """Write the pages as Markdown, for any site builder; only files that changed are written.

    They go to build/pages beside the content folder unless --to says otherwise.
    """
    from .content import ContentFolder
    from .corrections import change_log
    from .render import render as render_pages
    from .render import write_pages
    from .site import templates_folder

    base, _ = _checked(root)
    folder = to or root.resolve().parent / "build" / "pages"
    pages = render_pages(base, templates_folder(root), change_log(base, ContentFolder(root).facts))
    written = write_pages(pages, folder)
    say(f"{len(pages)} pages in {folder}, {len(written)} of them new or changed")


@cli.command(epilog="Example: explainer build --strict")
@with_content
@click.option("--strict", is_flag=True, help="Fail on warnings too, such as a broken link.")
def build(root: Path, strict: bool) -> None:
    """Make the site, with mkdocs.yml beside the content folder: what `mkdocs build` there does."""
    from .site import build_site

    build_site(root, strict=strict)


@cli.command(epilog="Example: explainer serve --address localhost:8001")
@with_content
@click.option("--address", default="localhost:8000", show_default=True, metavar="HOST:PORT", help="Where to serve.")
def serve(root: Path, address: str) -> None:
    """Show the site on this computer, made anew whenever a sheet, a template or a page changes."""
    from .site import serve_site

    serve_site(root, address=address)


@cli.command(epilog="Example: explainer export > facts.json")
@with_content
@click.option(
    "--format",
    "name",
    default="json",
    show_default=True,
    metavar="NAME",
    help="json, or what an installed package adds.",
)
@click.option("--to", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="Write files there.")
def export(root: Path, name: str, to: Path | None) -> None:
    """Print all that is known as one JSON document; each quote says whether it was found in its article.

    Installed packages may add further formats; one that makes several files needs --to.
    """
    from .content import load
    from .exporters import export_files, exporter_names
    from .merge import open_leads

    if name not in exporter_names():
        raise click.UsageError(f"there is no format {name}: name one of {', '.join(exporter_names())}")
    base = load(root).model_copy(update={"leads": open_leads(_folder(root))})
    files = export_files(base, name)
    if to is None and len(files) > 1:
        raise click.UsageError(f"{name} makes {len(files)} files: say where they go with --to DIR")
    for path, data in files.items():
        if to is None:
            click.echo(data, nl=False)
        else:
            write_atomic(to / path, data)
            say(f"written: {to / path}")


@cli.command(epilog="Example: explainer changes before.json after.json")
@click.argument("old", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("new", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def changes(old: Path, new: Path) -> None:
    """Print as Markdown which facts differ between two exports."""
    from .changes import as_markdown, read_export
    from .changes import changes as between

    click.echo(as_markdown(between(read_export(old), read_export(new))), nl=False)


def _list_steps(ctx: click.Context, param: click.Parameter, asked: bool) -> None:
    """Print each step with what it adds, in their order."""
    if not asked:
        return
    from .english.events import STEPS

    longest = max(len(step.name) for step in STEPS)
    for step in STEPS:
        click.echo(f"{step.name:{longest}}  {step.summary}")
    ctx.exit()


@cli.command(epilog="Example: explainer read content/articles/001-*.md")
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
def read(files: tuple[Path, ...], as_json: bool, jobs: int, without: tuple[str, ...]) -> None:
    """Show what is read in single articles before anything is merged."""
    from .extract.run import read_files
    from .extract.show import as_json_line, as_marked_text

    readings = _read_without(files, without) if without else read_files(files, jobs=jobs)
    if as_json:
        for reading in readings:
            click.echo(as_json_line(reading))
        return
    from rich.console import Console

    console = Console()
    for reading in readings:
        console.print(as_marked_text(reading))


def _read_without(files: Sequence[Path], names: Sequence[str]) -> list[Reading]:
    """The readings of the English reader without some of its steps, to see what these are worth."""
    from .articles import read_article, with_language
    from .english.events import UnknownStep, steps_without
    from .english.reader import EnglishReader

    try:
        reader = EnglishReader(steps_without(names))
    except UnknownStep as error:
        raise click.UsageError(str(error)) from None
    return reader.read([with_language(read_article(file)) for file in files])


def _folder(root: Path) -> ContentFolder:
    from .content import ContentFolder

    return ContentFolder(root)


def _tell(report: MergeReport) -> None:
    """What a merge did and asks, as a table, and the files that it wrote."""
    from .asking import print_rows

    print_rows(report.table(), was="was", now="is now", stderr=True)
    if report.unknown:
        say(
            f"note: no earlier reading was known, so the {report.unknown} facts in the sheets count as written by people;\n"
            "if there was one, take content/extracted back from your version control, with the sheets, and run this again"
        )
    for folder, files in groupby(report.files, key=lambda file: Path(file).parent.as_posix()):
        names = [Path(file).name for file in files]
        say(f"written: {folder}/{', '.join(names)}" if len(names) < 8 else f"written: {len(names)} files in {folder}")


def _checked(root: Path) -> tuple[FactBase, list[Any]]:
    """The fact base, its warnings printed.

    :raises InvalidContent: with every diagnostic, where one is an error.
    """
    from .site import checked

    base, diagnostics = checked(root)
    print_diagnostics(diagnostics)
    return base, diagnostics
