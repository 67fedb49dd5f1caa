"""Where on a page its article's byline may stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...tables import words
from .article_head import class_words
from .headline import Heading
from .parsing import WebPage
from .words import words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["LINE", "SEEN", "BylineElement", "byline_elements"]

SEEN = "the page’s byline"
LINE = "the line below the headline"
"""Where an element that is not marked at all may stand: only "By" tells it from others."""
_LONGEST = 250
"""Characters of what names authors; what has more is a text."""
_BEFORE, _AFTER = 25, 150
"""Elements before and after a headline within which what is beside it stands."""
_MOST = 300
"""Elements that may name an author; what there are more of is not looked at."""
_FEW = 4
"""Elements in a line of text."""
_SHORT = 600
"""Characters of an article that only leads to another."""
_OF_OTHERS = frozenset({"answer", "comment", "imageobject", "rating", "review", "usercomments", "videoobject"})
"""Types of what has authors of its own, as schema.org calls them."""
_NO_LINES = frozenset({"body", "h1", "head", "html", "link", "meta", "script", "style", "title"})
_OTHER_TAGS = frozenset({"blockquote", "button", "figcaption", "figure", "form", "nav", "select"})


@dataclass(frozen=True, slots=True)
class BylineElement:
    """An element that may name an author."""

    element: HtmlElement
    where: str
    """How it is marked, in words that a person understands."""
    text: str
    """Its words, with ``|`` between blocks."""
    is_near: bool
    """Whether it stands beside the headline."""


def byline_elements(page: WebPage, heading: Heading | None) -> list[BylineElement]:
    """The elements that may name an author, those beside the headline first, what is around another before that.

    Those of comments, of pictures and of other articles that the page leads to are left out.
    """
    at = {element: no for no, element in enumerate(page.tree.iter())}
    start = at[heading.element] if heading else len(at) + _BEFORE + 1
    around = set(heading.element.iterancestors()) if heading else set()
    teasers = {
        article
        for article in page.tree.iter("article")
        if around and len(words_of(article, longest=_SHORT)) < _SHORT and article not in around
    }
    marked = {one.element for one in page.stated.marked.get("author", ()) if one.of not in _OF_OTHERS}
    found: list[BylineElement] = []
    for element, no in at.items():
        if not isinstance(element.tag, str) or element.tag in _NO_LINES:
            continue
        is_near = start - _BEFORE <= no <= start + _AFTER
        where = _marked(element, marked) or (LINE if is_near and no > start and len(element) <= _FEW else "")
        if where and not _is_of_another(element, around, teasers):
            text = words_of(element, " | ", _LONGEST)
            found += [BylineElement(element, where, text, is_near)] if 1 < len(text) <= _LONGEST else []
    return sorted(found, key=lambda one: (not one.is_near, one.where == LINE, at[one.element] < start))[:_MOST]


def _marked(element: HtmlElement, marked: set[HtmlElement]) -> str:
    """How an element is marked as naming an author; empty where it is not."""
    if element in marked:
        return "the page’s microdata (author)"
    if "author" in (element.get("rel") or "").split():
        return "the page’s link to its author"
    names = class_words(element)
    if names.isdisjoint(words("bylines", "elements")):
        return ""
    return "the page’s hCard" if "vcard" in names else SEEN


def _is_of_another(element: HtmlElement, around: set[HtmlElement], teasers: set[HtmlElement]) -> bool:
    """Whether an element is of a comment, a picture, or another article.

    :param around: what the headline stands in.
    :param teasers: articles that only lead to others.
    """
    for one in (element, *element.iterancestors()):
        if one in around or one.tag in ("body", "html"):
            return False
        if one in teasers or one.tag in _OTHER_TAGS:
            return True
        if not class_words(one).isdisjoint(words("bylines", "other_elements")):
            return True
    return False
