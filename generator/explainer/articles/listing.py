"""Which files of a folder are articles, and which a person may have meant to be."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from ..diagnostics import Diagnostic
from ..model import Article
from ..names import composed
from ..tables import table
from .formats import article_id, suffix_of, suffixes

__all__ = ["NO_ARTICLE", "article_files", "called_folder", "file_of", "strays"]

NO_ARTICLE = "no-article-file"
"""The code of the warning that a file among the articles is none."""
_MACHINES = frozenset({"thumbs.db", "desktop.ini"})
"""What systems leave in folders by themselves."""
_NOT_MEANT = (".", "_", "~$")
"""How names begin of what is hidden, of what a person set aside, and of a word processor's locks."""
_SIDECAR = ".meta.yml"
_FOLDER_UNREAD = "this folder is named as browsers name what they save with a page, so nobody reads what is in it"


def article_files(folder: Path) -> list[Path]:
    """The articles' files by name: of a known kind, not hidden, no README, in the folder and in those within it.

    What a browser saved with a page, in a folder that it named, is no article.
    """
    wanted = suffixes()
    return [file for file in _files(folder) if suffix_of(file).lower() in wanted]


def strays(folder: Path) -> list[Diagnostic]:
    """A warning for each file that lies among the articles and is none, being of another kind, or a sidecar of none.

    What belongs to an article is no stray: its sidecar, and the folder that a browser saved with a page. Such a folder
    whose page is not there is named, what is in it is not.
    """
    wanted = suffixes()
    files = [*_files(folder)]
    sidecars = {(file.parent, f"{article_id(file)}{_SIDECAR}") for file in files if suffix_of(file).lower() in wanted}
    return [
        _stray(file, f"{called_folder(folder)}/{file.relative_to(folder).as_posix()}", sidecars)
        for file in files
        if suffix_of(file).lower() not in wanted and (file.parent, composed(file.name)) not in sidecars
    ]


def _stray(file: Path, called: str, sidecars: Collection[tuple[Path, str]]) -> Diagnostic:
    """:param sidecars: the folders and the names of those that articles have, or may have."""
    if not file.name.lower().endswith(_SIDECAR):
        message = _FOLDER_UNREAD if file.is_dir() else "this file is no article, so nobody reads it"
        help = _what_to_do(file)
        help += "; or let its name begin with _, or move it"
        return Diagnostic(code=NO_ARTICLE, message=message, file=called, help=help, severity="warning")
    alike = (name for where, name in sidecars if (where, name.casefold()) == (file.parent, file.name.casefold()))
    return Diagnostic(
        code="sidecar-without-article",
        message="this belongs to no article, so nobody reads it",
        file=called,
        help=f"rename it to {next(alike, f'NAME{_SIDECAR}, as its article is named now')}; or remove it",
        severity="warning",
    )


def called_folder(folder: Path) -> str:
    """How a person is told of the folder, wherever the content is: such as ``content/articles``."""
    return "/".join(Path(os.path.realpath(folder)).parts[-2:])


def file_of(folder: Path, article: Article) -> Path:
    """Where the file of an article of this folder is."""
    return folder / article.file.removeprefix(f"{called_folder(folder)}/")


def _what_to_do(file: Path) -> str:
    """How a file of a kind that is not read becomes one that is, or a folder."""
    if file.is_dir():
        return "if articles are in it, give it another name"
    ending = file.suffix.lower()
    known = (kind["help"] for kind in table("other_files")["kinds"] if ending in kind["endings"])
    return next(known, f"save it as one of {', '.join(suffixes())}")


def _files(folder: Path) -> Iterator[Path]:
    """What lies in a folder and in those within it, but for what is hidden, programs' own files and what belongs to a page.

    Of a folder that a browser saved with a page which is not there, the folder itself.
    """
    there = sorted(
        (path for path in folder.iterdir() if not path.name.startswith(_NOT_MEANT)), key=lambda path: path.name
    )
    wanted = suffixes()
    articles = [path for path in there if suffix_of(path).lower() in wanted]
    saved = tuple(
        article_id(article) + mark for article in articles for mark in "_-."
    )  # such as 003_files, 003-Dateien
    for path in there:
        if path.is_dir() and path not in articles and not path.is_symlink():
            if composed(path.name).startswith(saved):
                continue
            yield from (
                [path] if composed(path.name).endswith(tuple(table("other_files")["page_folders"])) else _files(path)
            )
        elif path.name.lower() not in _MACHINES and article_id(path).upper() != "README":
            yield path
