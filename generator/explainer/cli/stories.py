"""Commands that start a story."""

from __future__ import annotations

from pathlib import Path

import click

from ..terminal import say

__all__ = ["new"]


@click.command(epilog="Example: explainer new sahel-story")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def new(folder: Path) -> None:
    """Start a story in DIR, which must be empty or new, with a small example to write over."""
    from ..new import new_story

    for file in new_story(folder):
        click.echo(file)
    say(f"Next: cd {folder} && explainer serve")
