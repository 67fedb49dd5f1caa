"""A new story: a folder that builds as it stands, with a small example to write over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from . import __version__
from .errors import ExplainerError
from .files import write_atomic
from .render.pages import PAGES
from .resources import packaged

__all__ = ["new_story"]

_SHARED = ("mkdocs.yml", ".github/workflows/pages.yml", ".github/workflows/facts.yml")
"""What a story has as this project has it, but for what is the project's own."""
_NAV = "".join(f"  - {kind.nav}: {kind.name}.md\n" for kind in PAGES if kind.nav)
_PROJECTS_OWN = (
    (re.compile(r"^nav:\n(?:  - .*\n)+", re.M), f"nav:\n{_NAV}"),
    (re.compile(r"pip install .*"), f"pip install explainer-site=={__version__}"),
)


def new_story(folder: Path) -> list[Path]:
    """Write a new story.

    :param folder: a folder that is empty or does not exist.
    :returns: the files written.
    :raises ExplainerError: something is in the folder already; nothing was written.
    :raises OSError: the disk or the permissions do not allow it.
    """
    if folder.exists() and any(folder.iterdir()):
        raise ExplainerError(f"{folder} is not empty: name a new folder")
    written = []
    for path, text in _files():
        write_atomic(folder / path, text)
        written.append(folder / path)
    return written


def _files() -> Iterator[tuple[str, str]]:
    """Every file's path and text."""
    starter = packaged("starter")
    for file in sorted(starter.rglob("*")):
        if file.is_file():
            yield file.relative_to(starter).as_posix(), file.read_text("utf-8")
    for path in _SHARED:
        text = packaged(path).read_text("utf-8")
        for own, theirs in _PROJECTS_OWN:
            text = own.sub(theirs, text)
        yield path, text
