"""All articles of a folder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from ..diagnostics import Diagnostic
from ..errors import InvalidContent, ReaderMissing
from ..model import Article
from .reader import SUFFIXES, read_article

__all__ = ["read_articles"]


def read_articles(folder: Path, texts: Path | None = None, *, reread: bool = False) -> list[Article]:
    """The articles of a folder in order of their ids; files of other kinds, hidden ones and a README are left alone.

    :param texts: where the texts of web pages are kept: see :func:`generator.articles.save_texts`.
    :param reread: read web pages again even where their kept texts fit.
    :raises InvalidContent: with everything that is wrong in any of them.
    """
    if not folder.is_dir():
        raise InvalidContent(
            [
                Diagnostic(
                    code="no-articles-folder",
                    message="there is no folder of articles",
                    file=_called(folder),
                    help="make it, and save the story's articles in it",
                )
            ]
        )
    files = _files(folder)
    wrong = [*_shared_stems(files)]
    articles = []
    for file in files:
        try:
            articles.append(read_article(file, name=_called(file), texts=None if reread else texts))
        except InvalidContent as error:
            wrong += error.diagnostics
        except ReaderMissing:
            wrong.append(_unread(file))
    if wrong:
        raise InvalidContent(wrong)
    return sorted(articles, key=lambda article: article.id)


def _files(folder: Path) -> list[Path]:
    def is_article(file: Path) -> bool:
        return file.suffix.lower() in SUFFIXES and file.name[0] not in "._" and file.stem.upper() != "README"

    return sorted((file for file in folder.iterdir() if is_article(file)), key=lambda file: file.name)


def _called(file: Path) -> str:
    """A file as diagnostics call it, such as ``content/articles/002.md``."""
    *_, content, articles = (
        ("", "", *file.resolve().parent.parts) if file.is_file() else ("", *file.resolve().parts[-2:])
    )
    return "/".join(filter(None, (content, articles, file.name if file.is_file() else "")))


def _shared_stems(files: list[Path]) -> Iterator[Diagnostic]:
    by_stem: dict[str, list[Path]] = defaultdict(list)
    for file in files:
        by_stem[file.stem].append(file)
    for first, *others in by_stem.values():
        for other in others:
            yield Diagnostic(
                code="duplicate-article",
                message=f"{first.name} and {other.name} would be one article: what is before the dot is its id",
                file=_called(other),
                help="rename one of them, or remove it if it is the same article",
            )


def _unread(file: Path) -> Diagnostic:
    return Diagnostic(
        code="page-not-read",
        message="this page is new or was changed, and what reads web pages is not installed here",
        file=_called(file),
        help="pip install 'explainer-site[extract]', then explainer extract, and keep the text it writes",
    )
