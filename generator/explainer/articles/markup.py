"""Text documents in HTML, all of which is the article: what word processors' files are turned into, and letters."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from .lines import Hint, Line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["lines_of_markup"]

_HINTS: dict[str, Hint] = {
    "h1": "title",
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "tr"), "item"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
}
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_UNSEEN = frozenset(
    [
        "head",
        "script",
        "style",
        "title",
        "template",
        "noscript",
        "svg",
        "math",
        "object",
        "iframe",
        "select",
        "textarea",
        "button",
    ]
)


def lines_of_markup(root: HtmlElement, *, leave_out: Container[HtmlElement] = (), rows: bool = True) -> list[Line]:
    """The lines of a document: a paragraph, heading or item of a list each; what is not shown is left out.

    :param leave_out: elements that are not of the article.
    :param rows: whether a table's row is one line; letters set their paragraphs in tables.
    """
    walk = _Walk(leave_out, rows)
    walk.into(root, None)
    walk.end()
    return walk.lines


class _Walk:
    """A document gone through in order, with the line that is being written."""

    def __init__(self, leave_out: Container[HtmlElement], rows: bool) -> None:
        self.lines: list[Line] = []
        self._leave_out = leave_out
        self._rows = rows
        self._text: list[str] = []
        self._hint: Hint | None = None
        self._row = 0

    def into(self, root: HtmlElement, hint: Hint | None) -> None:
        """Go through an element and all in it, without a call for each level: foreign markup may be nested deep."""
        waiting: list[tuple[HtmlElement | str, Hint | None, str]] = [(root, hint, "open")]
        while waiting:
            element, hint, step = waiting.pop()
            if isinstance(element, str):
                self._text.append(element)
            elif step == "close":
                self._close(element)
            elif not isinstance(element.tag, str) or element.tag in _UNSEEN or self._is_left_out(element):
                continue
            else:
                inner = _HINTS.get(element.tag, hint) if element.tag != "tr" or self._rows else hint
                self._open(element, inner)
                waiting.append((element, inner, "close"))
                for child in reversed(element):
                    if child.tail:
                        waiting.append((child.tail, inner, ""))
                    waiting.append((child, inner, "open"))
                if element.text:
                    waiting.append((element.text, inner, ""))

    def end(self) -> None:
        """What was written so far is a line."""
        text = " ".join("".join(self._text).split())
        if text:
            self.lines.append(Line(text, self._hint))
        self._text = []

    def _open(self, element: HtmlElement, hint: Hint | None) -> None:
        if element.tag == "tr" and self._rows:
            self.end()
            self._row += 1
            self._hint = hint
        elif element.tag in _BLOCKS and not self._row:
            self.end()
            self._hint = hint
        elif element.tag in ("br", "p", "div"):
            self._text.append(" ") if self._row else self.end()

    def _close(self, element: HtmlElement) -> None:
        if element.tag == "tr" and self._rows:
            self._row -= 1
            self._text = [" ".join(part.split()) for part in "".join(self._text).split(_CELL)]
            self._text = [" | ".join(filter(None, self._text))]
            self.end()
        elif element.tag in ("td", "th") and self._row:
            self._text.append(_CELL)
        elif element.tag in _BLOCKS and not self._row:
            self.end()
            self._hint = None

    def _is_left_out(self, element: HtmlElement) -> bool:
        style = (element.get("style") or "").replace(" ", "").lower()
        return element in self._leave_out or "hidden" in element.attrib or "display:none" in style


_CELL = "\x1f"
"""Between cells while their row is read: a character that no text has."""
