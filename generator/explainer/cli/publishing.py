"""Commands that check the sheets and make pages, exports and the site of them."""

from __future__ import annotations

from pathlib import Path

import click

from ..errors import InvalidContent
from ..files import clear_litter, own_place, write_atomic
from ..options import with_content
from ..terminal import is_quiet, print_diagnostics, say
from .printing import content_folder

__all__ = ["build", "changes", "check", "export", "render", "schema", "serve"]


@click.command(epilog="Example: explainer check --format json > found.json")
@with_content
@click.option(
    "--format",
    "name",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="For people, for programs, for pull requests on GitHub, for code scanners; all but text go to stdout.",
)
@click.option("--fix", is_flag=True, help="First mend in the sheets what has one right answer.")
@click.option(
    "--site",
    is_flag=False,
    flag_value="",
    metavar="[DIR]",
    help="Also what is wrong with the site that was built of them; it is in build/site beside the content folder unless DIR says otherwise.",
)
def check(root: Path, name: str, fix: bool, site: str | None) -> int:
    """Say everything that is wrong with the fact sheets: each quote is looked up in its article.

    With --site the site is held against itself and the sheets: every link leads somewhere, nothing comes from another host,
    every fact stands on its page with words that bear it, and nothing is shown that is kept off. Unchanged pages are not
    read again.

    explainer help CODE says what a code means.
    """
    from ..finding_formats import FORMATS
    from ..fixing import fix_story
    from ..site import checked
    from ..site_check import check_site

    if fix:
        mended = fix_story(root)
        for one in mended:
            say(one.mended)
    try:
        base, diagnostics = checked(root)
        if site is not None:
            folder = Path(site) if site else root.resolve().parent / "build" / "site"
            diagnostics += check_site(base, root, folder)
    except InvalidContent as error:
        base, diagnostics = None, error.diagnostics
    if name != "text":
        click.echo(FORMATS[name](diagnostics))
    else:
        print_diagnostics(diagnostics)
    if base and not diagnostics:
        facts, articles = sum(map(len, base.sheets.by_name().values())), len(base.articles)
        say(f"{facts} fact{'s' * (facts != 1)} from {articles} article{'s' * (articles != 1)}: nothing wrong")
    return int(any(one.severity == "error" for one in diagnostics))


@click.command(epilog="Example: explainer render && properdocs build -f build/pages.yml")
@with_content
@click.option("--to", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="Where the pages go.")
def render(root: Path, to: Path | None) -> None:
    """Write the pages as Markdown, with all that they need, for other site builders.

    They go to build/pages beside the content folder unless --to says otherwise. Only files that changed are written,
    and only such as were written here are written over or removed.

    Beside them stands DIR.yml, which takes theme, search and navigation from your mkdocs.yml, for builders that read
    such settings: after this, properdocs build -f build/pages.yml or zensical build -f build/pages.yml makes the site in
    build/pages-site. What the plugin alone does is left out there: panels behind sentences, links to edit a page.
    """
    from ..other_builders import write_site

    written = write_site(root, to or root.resolve().parent / "build" / "pages")
    print_diagnostics(written.diagnostics)
    folder, files = written.settings.with_suffix(""), len(written.changed)
    say(
        f"{written.pages} pages in {folder}, {files} file{'s' * (files != 1)} new or changed; {written.settings.name} is for other builders"
    )


@click.command(epilog="Example: explainer build --strict")
@with_content
@click.option(
    "--strict", is_flag=True, help="Fail on warnings too, such as a page that is missing from the navigation."
)
def build(root: Path, strict: bool) -> int:
    """Make the site, with mkdocs.yml beside the content folder: what `mkdocs build` there does, and then what
    `explainer check --site` does. A site that has faults stays where it is."""
    from ..site import build_site

    found = build_site(root, strict=strict, quiet=is_quiet())
    print_diagnostics(found)
    return int(any(strict or one.severity == "error" for one in found))


def _address(ctx: click.Context, param: click.Parameter, value: str) -> tuple[str, int]:
    """Host and port; IPv6 stands in brackets, as in addresses of pages."""
    host, _, port = value.rpartition(":")
    if not host or not port.isdigit() or int(port) > 65535:
        raise click.BadParameter("write host and port, such as localhost:8001", ctx, param)
    return host.strip("[]"), int(port)


@click.command(epilog="Example: explainer serve --address localhost:8001 --open")
@with_content
@click.option(
    "--address",
    default="localhost:8000",
    show_default=True,
    metavar="HOST:PORT",
    callback=_address,
    help="Where to serve.",
)
@click.option("--open", "browser", is_flag=True, help="Open it in the browser.")
def serve(root: Path, address: tuple[str, int], browser: bool) -> None:
    """Show the site on this computer, made anew whenever a sheet, a template or a page changes."""
    from ..site import serve_site

    serve_site(root, *address, browser=browser, quiet=is_quiet())


@click.command(epilog="Example: explainer schema")
@with_content
@click.option("--to", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="Where the schemas go.")
def schema(root: Path, to: Path | None) -> None:
    """Write JSON Schemas of all that people write, by which editors complete and check it while one types.

    They go to .schema in the content folder unless --to says otherwise; the first line of each sheet names its own.
    """
    from ..schema import write_schemas

    folder = own_place(to or content_folder(root).schemas, root.resolve().parent)
    say(f"{len(write_schemas(folder))} schemas in {folder}")


@click.command(epilog="Example: explainer export > facts.json")
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
@click.option("--public", is_flag=True, help="Only what the site shows: without leads.")
def export(root: Path, name: str, to: Path | None, public: bool) -> None:
    """Print all that is known as one JSON document; each quote says whether it was found in its article.

    What is kept off the site by publish: false is left out, and those who are hidden so are named nowhere.

    Installed packages may add further formats; one that makes several files needs --to.
    """
    from ..content import load
    from ..exporters import export_files, exporter_names
    from ..merge import open_leads

    if name not in exporter_names():
        raise click.UsageError(f"there is no format {name}: name one of {', '.join(exporter_names())}")
    base = load(root)
    if not public:
        base = base.model_copy(update={"leads": open_leads(content_folder(root))})
    files = export_files(base, name)
    if to is not None:
        to = own_place(to, root.resolve().parent)
        clear_litter(to / path for path in files)
    elif len(files) > 1:
        raise click.UsageError(f"{name} makes {len(files)} files: say where they go with --to DIR")
    for path, data in files.items():
        if to is None:
            click.echo(data, nl=False)
        else:
            write_atomic(to / path, data, to)
            say(f"written: {to / path}")


@click.command(epilog="Example: explainer changes before.json after.json")
@click.argument("old", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("new", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def changes(old: Path, new: Path) -> None:
    """Print as Markdown which facts differ between two exports."""
    from ..changes import as_markdown, read_export
    from ..changes import changes as between

    click.echo(as_markdown(between(read_export(old), read_export(new))), nl=False)
