"""All articles of a folder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..diagnostics import Diagnostic
from ..errors import InvalidContent, ReaderMissing
from ..model import Article
from .reader import SUFFIXES, read_article

__all__ = ["read_articles"]


def read_articles(folder: Path, texts: Path | None = None, *, reread: bool = False) -> list[Article]:
    """The articles of a folder in order of their ids; files of other kinds, hidden ones and a README are left alone.

    :param texts: where the texts of web pages are kept: see :func:`explainer.articles.texts_to_keep`.
    :param reread: read web pages again even where their kept texts fit.
    :raises InvalidContent: with everything that is wrong in any of them.
    """
    called = "/".join(folder.resolve().parts[-2:])  # such as content/articles, wherever the content is
    if not folder.is_dir():
        help = "make it, and save the story's articles in it"
        raise InvalidContent([_diagnostic("no-articles-folder", "there is no folder of articles", called, help)])
    files = _files(folder)
    wrong = [*_shared_stems(files, called)]
    articles = []
    for file in files:
        name = f"{called}/{file.name}"
        try:
            articles.append(read_article(file, name=name, texts=None if reread else texts))
        except InvalidContent as error:
            wrong += error.diagnostics
        except ReaderMissing:
            message = "this page is new or was changed, and what reads web pages is not installed here"
            help = "pip install 'explainer-site[extract]', then explainer extract, and keep the text that it writes"
            wrong.append(_diagnostic("page-not-read", message, name, help))
    if wrong:
        raise InvalidContent(sorted(wrong, key=lambda diagnostic: diagnostic.file))
    return sorted(articles, key=lambda article: article.id)


def _files(folder: Path) -> list[Path]:
    def is_article(file: Path) -> bool:
        return file.suffix.lower() in SUFFIXES and file.name[0] not in "._" and file.stem.upper() != "README"

    return sorted((file for file in folder.iterdir() if is_article(file)), key=lambda file: file.name)


def _shared_stems(files: Sequence[Path], called: str) -> Iterator[Diagnostic]:
    by_stem: dict[str, list[Path]] = defaultdict(list)
    for file in files:
        by_stem[file.stem].append(file)
    for first, *others in by_stem.values():
        for other in others:
            message = f"{first.name} and {other.name} would be one article: what is before the dot is its id"
            help = "rename one of them, or remove it if it is the same article"
            yield _diagnostic("duplicate-article", message, f"{called}/{other.name}", help)


def _diagnostic(code: str, message: str, file: str, help: str) -> Diagnostic:
    return Diagnostic(code=code, message=message, file=file, help=help)
