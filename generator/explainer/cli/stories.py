"""Commands that start a story."""

from __future__ import annotations

from pathlib import Path

import click

from ..terminal import say

__all__ = ["new"]


@click.command(epilog="Example: explainer new sahel-story")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option("--empty", is_flag=True, help="Without the example's articles and facts.")
@click.option(
    "--update", is_flag=True, help="Bring the settings and workflows of the story in DIR, or here, up to date."
)
def new(folder: Path | None, empty: bool, update: bool) -> int:
    """Start a story in DIR, which must be empty or new, with a small example to write over.

    --update merges what new stories have by now into a story's settings; what you changed in them stays.
    """
    if update:
        return _update(folder or Path())
    if folder is None:
        raise click.UsageError("name the folder of the new story, such as my-story")
    from ..new import new_story

    files = new_story(folder, empty=empty)
    say(f"written: {len(files)} files in {folder}; its README.md says how the story is kept")
    say("Next: " + ("" if folder == Path() else f"cd {folder} && ") + "explainer serve")
    return 0


def _update(folder: Path) -> int:
    from ..updating import update_story

    done = update_story(folder)
    for file in done.written:
        click.echo(file)
    for file in done.conflicts:
        say(f"in conflict: {file}: choose between the lines that <<<<<<< and >>>>>>> mark, and take the marks out")
    if not done.written:
        say("nothing to update")
    return int(bool(done.conflicts))
