"""The lines of a whole page, letter by letter, each with the element that it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...quotes import canonical
from ...tables import words
from ..lines import Hint

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["PageLine", "page_lines"]

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_HINTS: dict[str, Hint] = {"caption": "caption", "dd": "item", "figcaption": "caption", "li": "item", "tr": "item"}
_NO_LETTERS = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")
"""Where a word may be broken, or not, is no letter of it."""
_LONGEST_CELL = 200
"""Characters of a cell of a table of figures; one with more holds paragraphs."""


@dataclass(frozen=True, slots=True)
class PageLine:
    """A paragraph, heading, item or caption of a page."""

    text: str
    """Its words, canonical."""
    hint: Hint | None
    """What the markup says it is."""
    element: Element
    """The innermost block that it stands in."""
    linked: int
    """How many of its characters are words of links that lead elsewhere."""


@dataclass(slots=True)
class _Open:
    """A line that is not at its end yet."""

    element: Element
    pieces: list[str] = field(default_factory=list)
    linked: int = 0


def page_lines(tree: Element) -> Iterator[PageLine]:
    """The lines of a page in order, broken where it breaks them; what browsers never show as text is left out."""
    from lxml.etree import iterwalk

    inline, unseen = words("page_elements", "inline"), words("page_elements", "unseen")
    blocks: list[Element] = [tree]
    rows: list[Element] = []
    line = _Open(tree)
    links = 0
    walk = iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event in ("comment", "pi") or not isinstance(element.tag, str):
            _put(line, element.tail, links, rows[-1] if rows else blocks[-1])
            continue
        tag = element.tag
        starts = event == "start"
        if tag in unseen:
            if starts:
                walk.skip_subtree()
            else:
                _put(line, element.tail, links, rows[-1] if rows else blocks[-1])
            continue
        if tag == "br":
            if starts:
                yield from _ended(line)
                line = _Open(blocks[-1])
            else:
                _put(line, element.tail, links, rows[-1] if rows else blocks[-1])
            continue
        if tag in inline:
            links += _leads_away(element) * (1 if starts else -1)
            quote = ("“" if starts else "”") if tag == "q" else ""
            _put(
                line,
                f"{quote}{element.text or ''}" if starts else f"{quote}{element.tail or ''}",
                links,
                rows[-1] if rows else blocks[-1],
            )
            continue
        within_row = bool(rows) and tag in ("td", "th", "p")
        if within_row and tag != "p" and starts and line.pieces:
            line.pieces.append(" | ")
        elif within_row:
            line.pieces.append(" ")
        else:
            yield from _ended(line)
        if starts:
            if tag == "tr" and _is_of_figures(element):
                rows.append(element)
            blocks.append(element)
        else:
            blocks.pop()
            if rows and rows[-1] is element:
                rows.pop()
        if not within_row:
            line = _Open(blocks[-1])
        _put(line, element.text if starts else element.tail, links, rows[-1] if rows else blocks[-1])
    yield from _ended(line)


def _leads_away(element: Element) -> bool:
    """Whether an element is a link to somewhere else than within the page."""
    return element.tag == "a" and not element.get("href", "#").startswith("#")


def _put(line: _Open, text: str | None, links: int, block: Element) -> None:
    if not text:
        return
    line.element = block
    line.pieces.append(text)
    if links:
        line.linked += len(canonical(text))


def _ended(line: _Open) -> Iterator[PageLine]:
    """The lines that an open one is: several where its white space is kept."""
    text = "".join(line.pieces).translate(_NO_LETTERS)
    kept = "\n" in text and any(block.tag == "pre" for block in (line.element, *line.element.iterancestors()))
    for one in text.split("\n") if kept else [text]:
        if said := canonical(one).strip("| "):
            yield PageLine(said, _hint(line.element), line.element, line.linked)


def _hint(element: Element) -> Hint | None:
    """What the nearest element that says so says of a line."""
    for block in (element, *element.iterancestors()):
        if block.tag in _HEADINGS:
            return "heading"
        if block.tag in _HINTS:
            return _HINTS[str(block.tag)]
        if block.tag in ("td", "th", "section", "article"):
            return None
    return None


def _is_of_figures(row: Element) -> bool:
    """Whether a row of a table is one line: its cells are short, and hold no further tables, headings or lists."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    if len(cells) < 2 or next(row.iter("table", "ul", "ol", "div", *_HEADINGS), None) is not None:
        return False
    return all(len("".join(map(str, cell.itertext()))) <= _LONGEST_CELL for cell in cells)
