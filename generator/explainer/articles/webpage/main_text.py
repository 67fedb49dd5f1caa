"""The text of the article on a page: trafilatura finds it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...quotes import canonical, fold
from ..lines import Hint, Line
from .parsing import WebPage

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["main_text"]

_FIRST_LINES = 4
"""Lines in which a page's title is looked for; where it is in none of them it becomes the first."""


def main_text(page: WebPage, title: str) -> list[Line]:
    """The lines of the article on a page, its title among them; none where it has no article.

    :param title: the article's title as far as known; empty otherwise.
    """
    if page.extracted.body is None:
        return []
    return _titled(list(_lines(page.extracted.body)), title, canonical(page.extracted.description or ""))


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
