"""What readers say below an article: all that stands under a heading of comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...quotes import canonical
from ..lines import ends_a_sentence
from .page_furniture import heads_comments

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["take_out_comments"]

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SENTENCE = 50
"""Characters of a sentence of the article at least."""
_LONGEST = 1000
"""Characters of a heading."""
_NO_TEXT = frozenset({"script", "style", "template", "noscript"})


def take_out_comments(tree: HtmlElement) -> bool:
    """Take out of a page the comments below its article, so that no day or name is a reader's; tell whether there were any.

    They begin at a heading that says so, with another heading and a sentence above it, and with no headline of the page below.
    """
    elements = list(tree.iter(*_HEADINGS, "p"))
    last = max((no for no, element in enumerate(elements) if element.tag == "h1"), default=-1)
    titled = has_sentence = False
    for no, element in enumerate(elements):
        text = str(element.text_content()).strip()
        if element.tag == "p":
            has_sentence |= titled and len(text) >= _SENTENCE and ends_a_sentence(text)
        elif no > last and has_sentence and len(text) <= _LONGEST and heads_comments(canonical(text)):
            _take_out_from(element)
            return True
        else:
            titled = True
    return False


def _take_out_from(heading: HtmlElement) -> None:
    """Take out a heading and what is below it, out to the element that has text above it; the page's data stays."""
    first = heading
    while (around := first.getparent()) is not None and around.tag not in ("html", "body"):
        _take_out_below(first)
        if _has_text_above(first):
            break
        first = around
    else:
        _take_out_below(first)
    if (around := first.getparent()) is not None:
        around.remove(first)


def _take_out_below(first: HtmlElement) -> None:
    around = first.getparent()
    for element in list(first.itersiblings()):
        if element.tag != "script" and around is not None:
            data = list(element.iter("script"))
            around.remove(element)
            around.extend(data)


def _has_text_above(element: HtmlElement) -> bool:
    around = element.getparent()
    if around is not None and (around.text or "").strip():
        return True
    above = list(element.itersiblings(preceding=True))
    return any(
        (one.tail or "").strip()
        or (isinstance(one.tag, str) and one.tag not in _NO_TEXT and str(one.text_content()).strip())
        for one in above
    )
