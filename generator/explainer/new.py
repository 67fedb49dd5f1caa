"""A new story: a folder that builds as it stands, with a small example to write over or with nothing told yet.

Its settings and workflows are those of this project but for what is the project's own. They are brought up to date
later by :mod:`explainer.updating`, for which the story keeps the texts that it began with.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from . import __version__
from .errors import ExplainerError
from .files import clear_litter, read_file, write_atomic
from .installed_from import PACKAGE, requirement
from .resources import packaged
from .schema import schema_texts
from .strict_yaml import dump

__all__ = ["ORIGINALS", "SCHEMAS", "new_story", "originals_text", "schema_files", "settings_files"]

ORIGINALS = "content/extracted/originals.json"
"""Where a story keeps its settings' texts as they were written, by path: what people change is told from them."""

SCHEMAS = "content/.schema"
"""Where a story has what editors complete and check its sheets by."""


def new_story(folder: Path, *, empty: bool = False) -> list[Path]:
    """Write a new story.

    :param folder: a folder that does not exist, or is empty but for git's own.
    :param empty: without the example's articles and facts.
    :returns: the files written.
    :raises ExplainerError: something is in the folder already; nothing was written.
    :raises OSError: the disk or the permissions do not allow it.
    """
    settings = settings_files()
    files = (_empty_content(folder) if empty else _tree("starter")) | settings | schema_files()
    files[ORIGINALS] = originals_text(settings)  # last: without it a story was not written to its end
    if folder.exists() and ((folder / ORIGINALS).exists() or any(_others(folder, files))):
        raise ExplainerError(f"{folder} is not empty: name a new folder, or bring a story up to date with --update")
    for path, text in files.items():
        write_atomic(folder / path, text, folder)
    return [folder / path for path in files]


def _others(folder: Path, files: Mapping[str, str]) -> Iterator[Path]:
    """What is in a folder but git's own, and what was written of a story before this was cut off."""
    clear_litter(folder / path for path in files)
    for there in folder.rglob("*"):
        path = there.relative_to(folder)
        is_ours = path.as_posix() in files and there.is_file() and not there.is_symlink()
        if is_ours and read_file(there) == files[path.as_posix()].encode():
            continue
        if path.parts[0] != ".git" and (there.is_symlink() or not there.is_dir()):
            yield there


def settings_files() -> dict[str, str]:
    """What a story is made with, as a new one has it: the text of each file by its path."""
    return {path: text() for path, text in _SETTINGS.items()}


def schema_files() -> dict[str, str]:
    """The sheets' schemas, which nobody edits: the text of each file by its path."""
    return {f"{SCHEMAS}/{name}": text for name, text in schema_texts().items()}


def originals_text(settings: Mapping[str, str]) -> str:
    """What a story keeps of the settings that it was made with."""
    return json.dumps(settings, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _as_here(path: str) -> str:
    """This project's own file, without what is the project's own."""
    text = packaged(path).read_text("utf-8")
    for own, theirs in _PROJECTS_OWN:
        text = own.sub(theirs, text)
    return text


def _requirements() -> str:
    """What the workflows install."""
    if line := requirement():
        return f"# What makes this site: as it was when this was written. After an update, explainer new --update.\n{line}\n"
    return (
        "# What the workflows on GitHub install to make this site. The copy that wrote this came from a folder of this\n"
        "# computer, where they cannot get it: write one of these lines without its #, with the address that you have.\n"
        f"# {PACKAGE} @ git+https://github.com/OWNER/NAME@COMMIT\n"
        f"# {PACKAGE}=={__version__}\n"
    )


_NEEDS_REQUIREMENT = (
    "grep -q '^[^#]' requirements.txt || "
    '{ echo "::error file=requirements.txt::requirements.txt does not say yet what makes this site, only how to write it there"; exit 1; }'
)
_PROJECTS_OWN = (
    (re.compile(r"^( *- run: )pip install .*", re.M), rf"\1{_NEEDS_REQUIREMENT}\n\1pip install -r requirements.txt"),
    (re.compile(r"cache-dependency-path: requirements\.lock"), "cache-dependency-path: requirements.txt"),
)
_SETTINGS: dict[str, Callable[[], str]] = {
    "requirements.txt": _requirements,
    **{
        path: partial(_as_here, path)
        for path in (
            "mkdocs.yml",
            ".github/dependabot.yml",
            ".github/workflows/facts.yml",
            ".github/workflows/pages.yml",
            ".vscode/settings.json",
        )
    },
    ".gitignore": lambda: packaged("starter").joinpath(".gitignore").read_text("utf-8"),
    "README.md": lambda: packaged("starter").joinpath("README.md").read_text("utf-8"),
}
"""What is brought up to date in a story, and what writes each."""


def _empty_content(folder: Path) -> dict[str, str]:
    """A story called by its folder of which nothing is told yet."""
    name = folder.resolve().name.replace("-", " ").replace("_", " ").strip()
    title = dump({"title": name[:1].upper() + name[1:] or "Untitled"})
    return {path: text.replace("title: Untitled\n", title) for path, text in _tree("starter_empty").items()}


def _tree(name: str) -> dict[str, str]:
    root = packaged(name)
    return {file.relative_to(root).as_posix(): file.read_text("utf-8") for file in _files(root)}


def _files(root: Path) -> Iterator[Path]:
    return (file for file in sorted(root.rglob("*")) if file.is_file())
