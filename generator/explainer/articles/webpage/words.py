"""The words of an element of a page as they are seen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from ...quotes import canonical

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["words_of"]

_UNSEEN = frozenset({"noscript", "script", "style", "svg", "template"})
_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
    }
    | {"header", "li", "ol", "p", "section", "td", "th", "time", "tr", "ul"}
)
_PIECES = 8
"""Characters and pieces, white space among them, that are looked at for each that is asked for."""
_WITHIN_WORDS = frozenset({"a", "abbr", "b", "em", "font", "i", "mark", "strong", "sub", "sup", "u"})
"""Elements that may begin or end within a word."""


def words_of(element: HtmlElement, between: str = " ", longest: int | None = None) -> str:
    """Its text, canonical; what a page sets apart stands apart even where its markup has no space.

    :param between: what stands between blocks, which a page shows below or beside each other.
    :param longest: characters after which it need not go on: what has more is told from what has not.
    """
    pieces = _pieces(element, between)
    if longest is None:
        return canonical("".join(pieces))
    begun, size = [], 0
    for piece in islice(pieces, longest * _PIECES):
        begun.append(piece)
        size += len(piece)
        if size > longest * _PIECES:
            break
    return canonical("".join(begun))


def _pieces(element: HtmlElement, between: str) -> Iterator[str]:
    """The strings of an element in order, and what stands between them; found as they are asked for."""
    yield _own(element)
    stack = [(element, _children(element))]
    while stack:
        node, children = stack[-1]
        child = next(children, None)
        if child is not None:
            yield _apart(child, between)
            yield _own(child)
            stack.append((child, _children(child)))
            continue
        stack.pop()
        if stack:
            yield _apart(node, between)
            yield node.tail or ""


def _own(node: HtmlElement) -> str:
    """The text of a node before its first child; none of a comment or of what is not seen."""
    return node.text or "" if isinstance(node.tag, str) and node.tag not in _UNSEEN else ""


def _children(node: HtmlElement) -> Iterator[HtmlElement]:
    return iter(node) if isinstance(node.tag, str) and node.tag not in _UNSEEN else iter(())


def _apart(node: HtmlElement, between: str) -> str:
    """What stands before and after a node."""
    if not isinstance(node.tag, str) or node.tag in _WITHIN_WORDS:
        return ""
    return between if node.tag in _BLOCKS else " "
