"""Which files of a folder are articles, and which a person may have meant to be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..diagnostics import Diagnostic
from .formats import suffixes

__all__ = ["article_files", "strays"]

_MACHINES = frozenset({"thumbs.db", "desktop.ini"})
"""What systems leave in folders by themselves."""


def article_files(folder: Path) -> list[Path]:
    """The articles' files by name: of a known kind, not hidden, no README."""
    wanted = suffixes()
    return [file for file in _visible(folder) if file.suffix.lower() in wanted and file.stem.upper() != "README"]


def strays(folder: Path) -> list[Diagnostic]:
    """A warning for each file that lies among the articles and is none: of another kind, or in a folder within.

    What belongs to an article is none: its sidecar, and the folder that a browser saves with a page.
    """
    articles = article_files(folder)
    return [*_of_another_kind(folder, articles), *_in_folders(folder, articles)]


def _of_another_kind(folder: Path, articles: list[Path]) -> Iterator[Diagnostic]:
    for file in _visible(folder):
        if file in articles or file.name.endswith(".meta.yml") or file.name.lower() in _MACHINES:
            continue
        if file.is_file() and file.stem.upper() != "README":
            help = f"save it as one of {', '.join(suffixes())}; or let its name begin with _, or move it"
            yield _stray(folder, file, "this file is no article, so nobody reads it", help)


def _in_folders(folder: Path, articles: list[Path]) -> Iterator[Diagnostic]:
    saved = tuple(article.stem + mark for article in articles for mark in "_-.")  # such as 003_files, 003-Dateien
    for inner in _visible(folder):
        if inner.is_dir() and inner not in articles and not inner.name.startswith(saved):
            for file in sorted(path for path in inner.rglob("*") if path.suffix.lower() in suffixes()):
                help = f"move it to {_called(folder)} itself; or let the name of its folder begin with _"
                yield _stray(folder, file, "articles in a folder within are not read", help)


def _visible(folder: Path) -> list[Path]:
    return sorted((there for there in folder.iterdir() if there.name[0] not in "._"), key=lambda there: there.name)


def _called(folder: Path) -> str:
    """How a person is told of the folder, wherever the content is: such as ``content/articles``."""
    return "/".join(folder.resolve().parts[-2:])


def _stray(folder: Path, file: Path, message: str, help: str) -> Diagnostic:
    name = f"{_called(folder)}/{file.relative_to(folder).as_posix()}"
    return Diagnostic(code="no-article-file", message=message, file=name, help=help, severity="warning")
