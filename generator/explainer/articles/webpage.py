"""Articles saved from a browser: trafilatura takes the text and the metadata out of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..edtf_dates import is_edtf
from ..errors import ReaderMissing
from ..quotes import canonical, fold
from .lines import Hint, Line
from .metadata import Metadata

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["read_page"]

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")
_HTTP = re.compile(r"https?://[^\s<>\"]+")
_DATES = {
    "extensive_search": False,  # only a date that the page states, none guessed from its text
    "original_date": True,  # when it was published, not when it was changed
    "max_date": "2200-01-01",  # left out it is today, and the same page could be read in two ways
}
_FIRST_LINES = 4
"""Lines in which a page's title is looked for; where it is in none of them it becomes the first."""


def read_page(html: str) -> tuple[list[Line], Metadata]:
    """The lines of the article on a page and what the page says about it; no lines where it has no article.

    :raises ReaderMissing: trafilatura is not installed.
    """
    try:
        from trafilatura import bare_extraction, load_html
        from trafilatura.settings import Document
    except ImportError as error:
        raise ReaderMissing(
            f"reading web pages needs trafilatura: pip install 'explainer-site[extract]' ({error})"
        ) from None
    page = load_html(html)
    if page is None:
        return [], {}
    language = page.get("lang") or page.get("xml:lang") or ""
    found = bare_extraction(page, with_metadata=True, include_comments=False, date_extraction_params=_DATES)
    if not isinstance(found, Document) or found.body is None:
        return [], {}
    said = _said(found, language, html)
    return _titled(list(_lines(found.body)), said.get("title", ""), canonical(found.description or "")), said


def _said(found: Any, language: str, html: str) -> Metadata:
    saved_from = _SAVED_FROM.search(html[:4096])
    url = found.url or (saved_from[1] if saved_from else "")
    said = {
        "title": canonical(found.title or ""),
        "publisher": canonical(found.sitename or ""),
        "author": canonical((found.author or "").replace(";", ",")),
        "published": found.date if found.date and is_edtf(found.date) else "",
        "url": url if _HTTP.fullmatch(url) else "",
        "language": language if re.fullmatch(r"[A-Za-z]{2,3}(-\w+)*", language) else "",
    }
    return {name: value for name, value in said.items() if value}


def _titled(lines: list[Line], title: str, description: str) -> list[Line]:
    """The lines with the title among the first, and the paragraph that the page is described with as standfirst."""
    top = [_same(line.text) for line in lines[:_FIRST_LINES]]
    out = [
        Line(line.text, "standfirst") if line.hint is None and at < len(top) and top[at] == _same(description) else line
        for at, line in enumerate(lines)
    ]
    if not lines or not title:
        return out
    if _same(title) in top:
        at = top.index(_same(title))
        return [*out[:at], Line(lines[at].text, "title"), *out[at + 1 :]]
    return [Line(title, "title"), *out]


def _same(text: str) -> str:
    return fold(canonical(text)).casefold()


def _lines(body: Element) -> Iterator[Line]:
    """The lines of trafilatura's simplified document."""
    for element in body:
        match element.tag:
            case "head":
                yield from _texts(element, "heading")
            case "item":
                yield from _texts(element, "item")
            case "row":
                cells = (canonical("".join(map(str, cell.itertext()))) for cell in element)
                yield Line(" | ".join(filter(None, cells)), "item")
            case "list" | "quote" | "table" | "div" if len(element):
                yield from _texts(element, None, own=True)
                yield from _lines(element)
            case _ if isinstance(element.tag, str):
                yield from _texts(element, None)
        if element.tail and element.tail.strip():
            yield Line(element.tail)


def _texts(element: Element, hint: Hint | None, *, own: bool = False) -> Iterator[Line]:
    """An element's text as lines, broken where the page breaks it.

    :param own: only what comes before its first child.
    """
    text = element.text or "" if own else "".join("\n" if part is None else part for part in _pieces(element))
    for line in text.split("\n") if not own else [text]:
        if line.strip():
            yield Line(line, hint)


def _pieces(element: Element) -> Iterator[str | None]:
    """The strings of an element in order; None for a line break."""
    yield (element.text or "").replace("\n", " ")
    for child in element:
        if child.tag in ("lb", "p", "item", "list"):
            yield None
        yield from _pieces(child) if isinstance(child.tag, str) else ()
        if child.tag in ("p", "item", "list"):
            yield None
        yield (child.tail or "").replace("\n", " ")
