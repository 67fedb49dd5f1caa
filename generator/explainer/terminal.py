"""What a person sees in the terminal while the work runs: progress, problems, counts. All of it on stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from .diagnostics import Diagnostic, left_out, summary

__all__ = ["QUIET", "Progress", "in_repository", "is_quiet", "print_diagnostics", "progress", "say"]

QUIET = "explainer.quiet"
"""The key under which a command's context keeps whether to say only what is wrong."""

Progress = Callable[[int, int], None]
"""Called with how many are done and how many there are."""


def is_quiet() -> bool:
    """Whether the person asked to be told only what is wrong."""
    context = click.get_current_context(silent=True)
    return context is not None and context.meta.get(QUIET, False)


def say(text: str) -> None:
    """One line for the person at the terminal, unless it is to be quiet; stdout stays for what was asked for."""
    if not is_quiet():
        click.echo(text, err=True)


def print_diagnostics(diagnostics: Sequence[Diagnostic]) -> None:
    """The diagnostics, at most 50 of a code, then how many there are."""
    shown, more = left_out(diagnostics)
    for diagnostic in shown:
        head, _, rest = str(diagnostic).partition("\n")
        colour = "red" if diagnostic.severity == "error" else "yellow"
        click.echo(f"{click.style(head, fg=colour)}\n{rest}\n", err=True)
        if os.environ.get("GITHUB_ACTIONS") == "true":
            click.echo(diagnostic.annotation(in_repository(diagnostic.file)), err=True)
    for line in more:
        click.echo(line, err=True)
    if diagnostics:
        told = f"{summary(diagnostics)}; explainer help {shown[0].code} says more"
        click.echo(f"{told}, explainer check --fix mends {fixes}" if (fixes := _fixes(diagnostics)) else told, err=True)


def _fixes(diagnostics: Sequence[Diagnostic]) -> int:
    return sum(diagnostic.fix is not None for diagnostic in diagnostics)


def in_repository(file: str) -> str:
    """A file's path from the root of the repository that GitHub checked out; empty where it is not known."""
    root = Path(os.environ.get("GITHUB_WORKSPACE", ".")).resolve()
    path = Path(os.path.realpath(file))
    return path.relative_to(root).as_posix() if path.exists() and path.is_relative_to(root) else ""


@contextmanager
def progress(what: str) -> Iterator[Progress]:
    """A progress bar while the block runs, where a person can see it; else nothing is written.

    :param what: what is being done, such as ``Reading articles``.
    """
    if is_quiet() or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda done, of: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    bar = Bar(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task(what, total=None)

    def show(done: int, of: int) -> None:
        bar.start()  # not before there is something to show: a person may be asked something until then
        bar.update(task, completed=done, total=of)

    try:
        yield show
    finally:
        bar.stop()
