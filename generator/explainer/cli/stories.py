"""Commands that start a story."""

from __future__ import annotations

from pathlib import Path

import click

from ..terminal import say

__all__ = ["new"]


@click.command(epilog="Example: explainer new sahel-story")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--empty", is_flag=True, help="Without the example's articles and facts.")
def new(folder: Path, empty: bool) -> None:
    """Start a story in DIR, which must be empty or new, with a small example to write over."""
    from ..new import new_story

    for file in new_story(folder, empty=empty):
        click.echo(file)
    say(f"Next: cd {folder} && explainer serve")
