"""Pages read through the public door, and the marks that each gets."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from explainer.articles import read_article
from explainer.errors import InvalidContent
from explainer.model import Article

from .expected import Expected
from .marks import author_mark, broken_encoding, day_mark, folded, has, is_nobody, site_names, title_mark

__all__ = ["LIMIT", "Outcome", "marked", "score"]

LIMIT = 120
"""Seconds after which a page counts as a crash."""
_NOT_READ = ("furniture", "correction")
_NOT_OF_THE_TEXT = (*_NOT_READ, "title", "dateline")
"""A title is measured as one; a dateline says where and when, and no fact is read from it."""


@dataclass(slots=True)
class Outcome:
    """What came out of one page."""

    folder: str
    file: str
    seconds: float = 0.0
    marks: dict[str, str] = field(default_factory=dict)
    """By what was measured: ``day``, ``title``, ``author``, ``nobody``, ``foreign``, ``lacking``, ``mojibake``, ``lost``,
    ``refused`` (the code of our error) and ``crash``; ``ok`` where it was asked and nothing is wrong."""
    seen: dict[str, str] = field(default_factory=dict)
    """By what was measured: what was expected, what was found."""


def score(pages: Iterable[tuple[Path, Expected]], jobs: int) -> Iterator[Outcome]:
    """The outcomes of pages in order.

    :param pages: each with the folder that it is in.
    """
    folders, expected = zip(*pages, strict=True)
    if jobs == 1:
        yield from map(_outcome, folders, expected)
        return
    with ProcessPoolExecutor(jobs) as processes:
        yield from processes.map(_outcome, folders, expected, chunksize=4)


def _outcome(folder: Path, expected: Expected) -> Outcome:
    """Read a page and mark what came out."""
    file = folder / expected.file
    start = time.perf_counter()
    article, wrong = None, {}
    signal.signal(signal.SIGALRM, _too_slow)
    signal.alarm(LIMIT)
    try:
        article = read_article(file)
    except InvalidContent as error:
        wrong = {"refused": error.diagnostics[0].code}
    except Exception as error:
        wrong = {"crash": type(error).__name__}
    finally:
        signal.alarm(0)
    seconds = round(time.perf_counter() - start, 3)
    outcome = marked(expected, article, file.read_bytes() if article else b"")
    outcome.folder, outcome.seconds = str(folder), seconds
    outcome.marks |= wrong
    return outcome


def marked(expected: Expected, article: Article | None, page: bytes = b"") -> Outcome:
    """The marks of an article that was read from a page; of a page that could not be read all is unknown, and lacking.

    :param page: its bytes: what was broken there already is not held against what reads it.
    """
    out = Outcome("", expected.file)
    meta = article.meta if article else None
    title, published = (meta.title, meta.published) if meta else ("unknown", "unknown")
    sites = site_names(meta.publisher if meta else "unknown", expected.url, meta.url if meta else None)
    authors = _listed(meta.author) if meta else []
    if expected.date:
        out.marks["day"] = day_mark(published, expected.date)
        out.seen["day"] = f"{expected.date} ← {published}"
    if expected.title:
        out.marks["title"] = title_mark(title, expected.title, sites)
        out.seen["title"] = f"{expected.title!r} ← {title!r}"
    mark = author_mark(authors, expected.authors)
    out.seen["author"] = out.seen["nobody"] = f"{', '.join(expected.authors) or '?'} ← {authors}"
    if expected.authors:
        out.marks["author"] = mark
    if authors:
        nobody = mark not in ("right", "some") and any(is_nobody(author, sites) for author in authors)
        out.marks["nobody"] = "nobody" if nobody else "ok"
    _mark_text(out, expected, article)
    broken, lost = broken_encoding(" ".join([article.text, title, *authors]), page) if article else ([], 0)
    wanted = " ".join([*expected.held, expected.title or "", *expected.authors])
    broken = [text for text in broken if text not in wanted]
    out.marks |= {
        "mojibake": "mojibake" if broken else "ok",
        "lost": "lost" if lost and "\ufffd" not in wanted else "ok",
    }
    out.seen |= {"mojibake": f"{broken[:5]}", "lost": f"{lost} of U+FFFD"}
    return out


def _mark_text(out: Outcome, expected: Expected, article: Article | None) -> None:
    """Mark what is in the text that is not the article's, and what of the article is not in it."""
    foreign = _text(article, _NOT_OF_THE_TEXT)
    if expected.foreign:
        there = [wanted for wanted in expected.foreign if has(foreign, wanted)]
        out.marks["foreign"] = "foreign" if there else "ok"
        out.seen["foreign"] = f"{there}"
    held = _text(article, ("furniture",))
    if expected.held:
        away = [wanted for wanted in expected.held if not has(held, wanted)]
        out.marks["lacking"] = "lacking" if away else "ok"
        out.seen["lacking"] = f"{away}"


def _text(article: Article | None, without: tuple[str, ...]) -> str:
    """What an article's blocks say, folded, but for those of some kinds."""
    if article is None:
        return ""
    return folded(" ".join(article.text[b.start : b.end] for b in article.blocks if b.kind not in without))


def _listed(author: str | list[str]) -> list[str]:
    """The authors that were found."""
    return [name for name in ([author] if isinstance(author, str) else author) if name != "unknown"]


def _too_slow(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError
