"""One article read: its canonical text, what each part of it is, and what is known about it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from ..diagnostics import Diagnostic
from ..errors import InvalidContent
from ..model import Article, Block
from ..quotes import canonical
from .blocks import told_apart
from .decoding import decoded, decoded_page
from .front_matter import parted
from .kept import PAGES, kept_text
from .lines import Line
from .markdown import read_markdown
from .metadata import merged, written
from .patterns import Said
from .plain import read_plain
from .sidecars import written_in_sidecar
from .webpage import read_page

__all__ = ["SUFFIXES", "read_article"]

SUFFIXES = (".md", ".txt", *PAGES)
"""What an article's file may end in."""

_MAX_BYTES = {".md": 4 * 2**20, ".txt": 4 * 2**20, ".html": 32 * 2**20, ".htm": 32 * 2**20}
"""A book is a megabyte of text; a saved page may carry its pictures in itself."""


def read_article(path: Path, *, name: str | None = None, texts: Path | None = None) -> Article:
    """Read an article.

    Its canonical text is its lines, each under :func:`explainer.quotes.canonical`, with a line break between
    them; its blocks are all of it but white space. What it does not say about itself stays ``unknown``,
    its language too: see :func:`explainer.articles.with_language`.

    :param path: a ``.md``, ``.txt``, ``.html`` or ``.htm`` file.
    :param name: how diagnostics call it; the path where left out.
    :param texts: where the texts of web pages are kept: see :func:`explainer.articles.texts_to_keep`.
    :raises InvalidContent: with everything that is wrong with the file.
    :raises ReaderMissing: it is a web page that was not read yet, and trafilatura is not installed.
    """
    called = name or str(path)
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise _wrong("article-suffix", f"articles end in {', '.join(SUFFIXES)}", called, "save it as one of these")
    data = _bytes(path, called, _MAX_BYTES[suffix])
    if suffix in PAGES:
        return _page(path, called, data, texts)
    parts = parted(decoded(data, called), called)
    if parts.front is not None:
        said = written(parts.front, called)
    else:
        said = written_in_sidecar(path, called) if suffix == ".txt" else {}
    lines = read_markdown(parts.body) if suffix == ".md" else read_plain(parts.body)
    return _article(path.stem, called, lines, said, {})


def _page(path: Path, called: str, data: bytes, texts: Path | None) -> Article:
    by_hand = written_in_sidecar(path, called)
    kept = kept_text(texts, path.stem, data) if texts else None
    if kept:
        meta = merged(by_hand, kept.meta.model_dump())
        return Article(
            id=path.stem, file=called, meta=meta, text=kept.text, blocks=kept.blocks, sha256=_sha256(kept.text)
        )
    lines, said = read_page(decoded_page(data))
    if not lines:
        help = "if a script builds the page, copy the article's text into a .txt file"
        raise _wrong("page-without-article", "no article is found on this page", called, help)
    return _article(path.stem, called, lines, by_hand, said)


def _article(id: str, called: str, lines: Sequence[Line], by_hand: Said, said: Said) -> Article:
    """The article made of these lines.

    :param by_hand: what a person wrote about it.
    :param said: what its file says about it, outside its text.
    """
    texts = [Line(canonical(line.text), line.hint) for line in lines]
    texts = [line for line in texts if line.text]
    if not texts:
        raise _wrong("article-empty", "there is no text in this article", called, "save its text in it, or remove it")
    known = merged(by_hand, said)
    parts, told = told_apart(texts, known.title, known.published)
    blocks, offset = [], 0
    for line, of_line in zip(texts, parts, strict=True):
        blocks += [Block(kind=part.kind, start=offset + part.start, end=offset + part.end) for part in of_line]
        offset += len(line.text) + 1
    text = "\n".join(line.text for line in texts)
    meta = merged(by_hand, told | said)
    return Article(id=id, file=called, meta=meta, text=text, blocks=blocks, sha256=_sha256(text))


def _bytes(path: Path, called: str, limit: int) -> bytes:
    try:
        if path.stat().st_size > limit:
            message = f"the file is larger than {limit // 2**20} MiB"
            raise _wrong("article-too-large", message, called, "keep only the article, or split it")
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise _wrong(
            "article-unreadable",
            f"the file cannot be read: {reason}",
            called,
            "make it readable, or take it out of the folder",
        ) from None


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _wrong(code: str, message: str, file: str, help: str) -> InvalidContent:
    return InvalidContent([Diagnostic(code=code, message=message, file=file, help=help)])
