"""What articles said and what was known of them when they were last read, so that a change since then is seen."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ..content import ContentFolder
from ..diagnostics import Diagnostic
from ..errors import InvalidContent
from ..model import Article
from ..transaction import Change
from ..utf8 import opened
from .machine_files import dump_articles, read_articles_file

__all__ = ["as_read", "both_as_read", "changes_to_articles", "known_as_read", "with_readers"]

_KNOWN = ("title", "publisher", "agency", "published", "language", "rights", "url")
"""What of an article decides how it is read, dated, called and shown."""
_CALLED = {"published": "day of publication", "text": "text", "url": "address"}
_READER = "reader"
_HEX = 16
"""Digits of a digest: it finds changes, no forgery."""


def as_read(folder: ContentFolder, articles: Sequence[Article], readers: Mapping[str, str]) -> Change:
    """The file of what articles are now that they were read.

    :param readers: what read each, by the articles' ids; those that nobody read are left out.
    :raises InvalidContent: it cannot be opened.
    """
    file = folder.articles_as_read
    before = opened(file, folder.name(file), folder.root) if file.exists() else None
    records = {article.id: _record(article) for article in articles}
    for ident, reader in readers.items():
        records[ident][_READER] = reader
    return Change(dump_articles(records), before)


def known_as_read(folder: ContentFolder) -> tuple[dict[str, dict[str, str]], list[Diagnostic]]:
    """By articles' ids what they were when they were last read, and what is wrong with the file of that."""
    file = folder.articles_as_read
    if not file.exists():
        return {}, []
    try:
        text = opened(file, folder.name(file), folder.root).decode("utf-8", "replace")
        return read_articles_file(text, folder.name(file)), []
    except InvalidContent as error:  # nothing is made from it
        return {}, [replace(one, severity="warning") for one in error.diagnostics]


def with_readers(folder: ContentFolder, articles: Sequence[Article]) -> list[Article]:
    """Articles with what read each of them last, as far as that is known."""
    known, _ = known_as_read(folder)
    read = {ident: record[_READER] for ident, record in known.items() if _READER in record}
    return [article.model_copy(update={"read_by": read.get(article.id, "")}) for article in articles]


def changes_to_articles(
    articles: Sequence[Article], known: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[Article, list[str]]]:
    """The articles that have changed since they were read, each with what of it has: "text", "publisher".

    One that is in no reading has not changed.
    """
    for article in articles:
        was, now = known.get(article.id), _record(article)
        if was is None:
            continue
        changed = [name for name in ("text", *_KNOWN) if was.get(name) != now.get(name)]
        if "language" not in now and "language" in changed:  # who reads finds that out
            changed.remove("language")
        if changed:
            yield article, [_CALLED.get(name, name) for name in changed]


def both_as_read(base: str, one: str, other: str, name: str) -> str:
    """What two branches keep of articles, in one: an article that only the other read anew as the other has it.

    :param base: what the file held when the branches parted.
    :param name: how a person is told of it.
    :raises InvalidContent: one of them is broken.
    """
    was, mine, theirs = (read_articles_file(text, name) if text else {} for text in (base, one, other))
    anew = {article: record for article, record in theirs.items() if record != was.get(article)}
    mine = {article: record for article, record in mine.items() if article in theirs or record != was.get(article)}
    return dump_articles({**anew, **{i: record for i, record in mine.items() if i not in anew or record != was.get(i)}})


def _record(article: Article) -> dict[str, str]:
    known = {name: str(getattr(article.meta, name)) for name in _KNOWN}
    words = hashlib.sha256(
        " ".join(article.text.split()).encode()
    ).hexdigest()  # line breaks part blocks, and say nothing
    return {"text": words[:_HEX]} | {name: value for name, value in known.items() if value != "unknown"}
