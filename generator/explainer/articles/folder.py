"""Articles read: one file, or all of a folder, into canonical texts, what each part is, and what is known about them."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from ..conflict_marks import conflict, is_torn
from ..diagnostics import Diagnostic
from ..doors import PluginBroken
from ..errors import InvalidContent, ReaderMissing
from ..files import read_file, real_place, refusal
from ..model import Article, Block
from ..names import composed
from ..quotes import canonical
from ..utf8 import not_opened
from .blocks import classify_lines
from .decoding import visible
from .formats import Format, article_id, format_of, suffix_of, suffixes
from .kept import kept_text
from .lines import Line
from .listing import article_files, called_folder
from .metadata import merge_metadata
from .raw import Attested, Metadata, RawArticle, Said, Written
from .sidecars import sidecar_of, written_in_sidecar
from .worker import raw_article

__all__ = ["read_article", "read_articles", "readable_articles"]

Convert = Callable[[Path, bytes, str], RawArticle]
"""Reads a file's bytes; the last is what diagnostics call the file."""

_ONE_PLACE = "write what it says into the front matter, and remove it"

_OF_THE_FOLDER = frozenset({"duplicate-article", "article-not-read"})
"""What is wrong with more than one file, so that no file can be left out because of it."""


def read_articles(folder: Path, texts: Path | None = None) -> list[Article]:
    """The articles of a folder in order of their ids; those of the folders within it too; files of other kinds, hidden ones and a README are left alone.

    :param texts: where the texts of articles are kept: see :func:`explainer.articles.texts_to_keep`.
    :raises InvalidContent: with everything that is wrong in any of them.
    """
    articles, wrong = _read(folder, texts)
    if wrong:
        raise InvalidContent(wrong)
    return articles


def readable_articles(
    folder: Path, given: Mapping[str, Said] = MappingProxyType({}), convert: Convert | None = None
) -> tuple[list[Article], list[Diagnostic]]:
    """Those articles of a folder that can be read, read anew, and what is wrong with the others.

    :param given: by articles' ids what no person wrote into their sidecars: what the articles say now goes before it.
    :param convert: what reads a file's bytes, if another than reads them anew.
    :raises InvalidContent: a file stands in the way of all: the folder is missing, two files would be one article, or
        what reads a kind of file is not installed.
    """
    articles, wrong = _read(folder, None, given, convert)
    if any(problem.code in _OF_THE_FOLDER for problem in wrong):
        raise InvalidContent(wrong)
    return articles, wrong


def _read(
    folder: Path,
    texts: Path | None,
    given: Mapping[str, Said] = MappingProxyType({}),
    convert: Convert | None = None,
) -> tuple[list[Article], list[Diagnostic]]:
    """The articles of a folder by their ids, and what is wrong by the files' names."""
    called = called_folder(folder)
    try:
        real_place(folder, folder.parent)
    except OSError as error:
        name = f"{folder.parent.resolve().name}/{folder.name}"
        raise InvalidContent([not_opened(name, refusal(error))]) from None
    if not folder.is_dir():
        help = "make it, and save the story's articles in it"
        raise InvalidContent([_diagnostic("no-articles-folder", "there is no folder of articles", called, help)])
    files = article_files(folder)
    wrong = [*_shared_ids(folder, files)]
    articles = []
    for file in files:
        name = f"{called}/{file.relative_to(folder).as_posix()}"
        try:
            if name.encode("utf-8", "replace").decode() != name:
                raise InvalidContent([not_opened(name, "its name is not UTF-8: give it another")])
            said = given.get(article_id(file), {})
            where = {"texts": texts, "within": folder.parent}
            articles.append(read_article(file, name=name, given=said, convert=convert, **where))
        except InvalidContent as error:
            wrong += error.diagnostics
        except ReaderMissing as error:
            message = "this file is new or was changed, and what reads it is not installed here"
            help = f"{error}; then explainer extract, and keep the text that it writes"
            wrong.append(_diagnostic("article-not-read", message, name, help))
    ordered = sorted(wrong, key=lambda diagnostic: diagnostic.file)
    return sorted(articles, key=lambda article: article.id), ordered


def read_article(
    path: Path,
    *,
    name: str | None = None,
    texts: Path | None = None,
    given: Mapping[str, Attested] = MappingProxyType({}),
    within: Path | None = None,
    convert: Convert | None = None,
) -> Article:
    """Read an article.

    Its canonical text is its lines, each under :func:`explainer.quotes.canonical`, with a line break between
    them; its blocks are all of it but white space. What it does not say about itself stays ``unknown``,
    its language too: see :func:`explainer.articles.with_language`.

    :param path: a file of one of the formats of :mod:`explainer.articles.formats`.
    :param name: how diagnostics call it; the path where left out.
    :param texts: where the texts of articles are kept: see :func:`explainer.articles.texts_to_keep`.
    :param given: what no person wrote into its sidecar.
    :param within: the folder in which it and its sidecar have to be, wherever links lead; anywhere where left out.
    :param convert: what reads its bytes, if another than reads them anew.
    :raises InvalidContent: with everything that is wrong with the file.
    :raises ReaderMissing: it was not read yet, and the library that reads its format is not installed.
    """
    called = name or str(path)
    try:
        format = format_of(path)
        if format is None:
            raise _wrong(
                "article-suffix", f"articles end in {', '.join(suffixes())}", called, "save it as one of these"
            )
        data = _bytes(path, called, format, within)
        if format.kept and texts and (kept := kept_text(texts, article_id(path), data)):
            by_hand = written_in_sidecar(path, called, given, within)
            said = kept.meta.model_dump()
            warnings = [*kept.warnings, *by_hand.warnings]
            return _article(path, called, by_hand.fields, said, kept.text, kept.blocks, kept.stated, warnings)
        raw = (convert or raw_article)(path, data, called)
    except PluginBroken as error:
        help = "install another version of that package, or take the file out of the folder"
        raise _wrong("plugin-broken", str(error), called, help) from error
    front = raw.front_matter
    by_hand = written_in_sidecar(path, called, given, within) if front is None else Written(front)
    if front is not None and (sidecar := sidecar_of(path)).exists():
        by_hand = Written(front | _kept_here(path, called, within))
        name = Path(called).with_name(sidecar.name).as_posix()
        told = _diagnostic("sidecar-unread", "this is not read: the article has front matter", name, _ONE_PLACE)
        raw = replace(raw, warnings=[*raw.warnings, replace(told, severity="warning")])
    return _parted(path, called, raw, by_hand)


def _kept_here(path: Path, called: str, within: Path | None) -> Metadata:
    """That an article is sent to nobody, which a sidecar says that is otherwise not read; one that is broken may say it."""
    try:
        sent = written_in_sidecar(path, called, {}, within).fields.get("send")
    except InvalidContent:
        sent = "never"
    return {"send": "never"} if sent == "never" else {}


def _bytes(path: Path, called: str, format: Format, within: Path | None) -> bytes:
    """A file's bytes, if they may be of this format."""
    try:
        data = read_file(path, within, format.max_bytes)
    except OSError as error:
        message = f"the file cannot be read: {(error.strerror or str(error)).lower()}"
        help = "put the file itself in its place and make it readable, or take it out of the folder"
        raise _wrong("article-unreadable", message, called, help) from None
    if not data:
        raise _wrong("article-empty", "nothing is in this file, not a byte", called, "save it again, or remove it")
    if len(data) > format.max_bytes:
        message = f"the file is larger than {format.max_bytes // 2**20} MiB"
        raise _wrong("article-too-large", message, called, "keep only the article, or split it")
    if b"<<<<<<< " in data and is_torn(text := data.decode("utf-8", "replace")) and (left := conflict(text, called)):
        raise InvalidContent([left])
    if format.begins and not data.startswith(format.begins):
        message = f"the file ends in {suffix_of(path)} but begins as something else"
        raise _wrong("article-not-of-its-kind", message, called, "let its name end in what it is, or save it anew")
    return data


def _parted(path: Path, called: str, raw: RawArticle, by_hand: Written) -> Article:
    """The article that a file has, its parts told apart.

    :param by_hand: what a person wrote about it.
    """
    lines = [Line(canonical(visible(line.text)), line.hint) for line in raw.lines]
    lines = [line for line in lines if line.text]
    if not lines:
        raise _wrong("article-empty", "there is no text in this article", called, "save its text in it, or remove it")
    known = merge_metadata(by_hand.fields, _values(raw.metadata))
    parts, told = classify_lines(lines, known.title, known.published)
    blocks: list[Block] = []
    offset = 0
    for line, of_line in zip(lines, parts, strict=True):
        blocks += [Block(kind=part.kind, start=offset + part.start, end=offset + part.end) for part in of_line]
        offset += len(line.text) + 1
    text = "\n".join(line.text for line in lines)
    said = told | raw.metadata
    stated = {name: found.where for name, found in said.items()}
    warnings = [*raw.warnings, *by_hand.warnings]
    article = _article(path, called, by_hand.fields, _values(said), text, blocks, stated, warnings)
    return article.model_copy(update={"front_matter": raw.front_matter is not None})


def _values(said: Said) -> Metadata:
    return {name: found.value for name, found in said.items()}


def _article(
    path: Path,
    called: str,
    by_hand: Metadata,
    said: Metadata,
    text: str,
    blocks: list[Block],
    stated: Mapping[str, str],
    warnings: Sequence[Diagnostic],
) -> Article:
    return Article(
        id=article_id(path),
        file=called,
        meta=merge_metadata(by_hand, said),
        text=text,
        blocks=blocks,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        said=merge_metadata({}, said),
        stated=dict(stated),
        warnings=list(warnings),
    )


def _shared_ids(folder: Path, files: Sequence[Path]) -> Iterator[Diagnostic]:
    """What is wrong with files of one id, on this system or on one where capitals do not count."""
    by_id: dict[str, list[Path]] = defaultdict(list)
    for file in files:
        by_id[article_id(file).casefold()].append(file)
    for first, *others in by_id.values():
        for other in others:
            one, two = (file.relative_to(folder).as_posix() for file in (first, other))
            message = f"{one} and {two} would be one article: what is before the dot is its id"
            if composed(one) == composed(two):
                message = f"there are two files {two}, one with accents as characters of their own, and both would be one article"
            elif article_id(first) != article_id(other):
                message = f"{one} and {two} would be one article where capitals do not count, as on Windows and macOS"
            help = "rename one of them, or remove it if it is the same article"
            yield _diagnostic("duplicate-article", message, f"{called_folder(folder)}/{two}", help)


def _wrong(code: str, message: str, file: str, help: str) -> InvalidContent:
    return InvalidContent([_diagnostic(code, message, file, help)])


def _diagnostic(code: str, message: str, file: str, help: str) -> Diagnostic:
    return Diagnostic(code=code, message=message, file=file, help=help)
