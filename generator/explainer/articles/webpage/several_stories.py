"""Pages that are no article but have several: front pages, lists, live blogs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal
from urllib.parse import urlsplit

from ..lines import Line, ends_a_sentence
from .linked_data import types
from .page_furniture import is_alike, letters
from .page_lines import PageLine
from .parsing import WebPage

__all__ = ["StoriesPage", "several_stories"]

StoriesPage = Literal["front page", "list of stories", "live blog"]

_HEADINGS = ("h1", "h2", "h3", "h4")
_ROOTS = frozenset(("", "index.html", "index.htm", "index.php", "home"))
"""Paths of a front page."""
_LISTS = frozenset(("collectionpage", "itemlist", "searchresultspage"))
_OF_AN_ARTICLE = ("article:published_time", "article:modified_time", "article:author")
_LINKED = 0.6
"""The share of a headline that is a link."""
_HEADLINES = 8
_HEADLINES_ALONE = 5
"""Headlines that are links of a page that says that it is a list, and of one that has no headline of its own."""


def several_stories(
    page: WebPage, every: Sequence[PageLine], article: Sequence[Line], title: str, address: str
) -> StoriesPage | None:
    """What a page with several stories is; None where it has one article.

    :param every: the lines of the page.
    :param article: those that were read as the article.
    :param title: its title as far as known; empty otherwise.
    :param address: where it stands on the web as far as known; empty otherwise.
    """
    objects = (*page.stated.linked.articles, *page.stated.linked.pages, *page.stated.linked.others)
    said = {name for one in objects for name in types(one)}
    if "liveblogposting" in said:
        return "live blog"
    if page.stated.linked.articles or "article" in page.stated.meta.get("og:type", ()) or _is_marked_as_article(page):
        return None
    if address and _path(address) in _ROOTS:
        return "front page"
    headlines = sum(_is_linked_headline(line) for line in every)
    sentences = sum(ends_a_sentence(line.text) for line in article)
    if headlines <= sentences:
        return None
    says_so = not _LISTS.isdisjoint(said) or "website" in page.stated.meta.get("og:type", ())
    if says_so:
        return "list of stories" if headlines >= _HEADLINES else None
    return "list of stories" if headlines >= _HEADLINES_ALONE and not _has_headline(every, title) else None


def _has_headline(every: Sequence[PageLine], title: str) -> bool:
    """Whether a heading of the page that leads nowhere is its title."""
    own = letters(title)
    headings = (line for line in every if line.hint == "heading" and not _is_linked_headline(line))
    return any(is_alike(letters(line.text), own) for line in headings)


def _is_marked_as_article(page: WebPage) -> bool:
    properties = ("articleBody", "datePublished")
    return any(name in page.stated.meta for name in _OF_AN_ARTICLE) or any(
        name in page.stated.marked for name in properties
    )


def _path(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    return parts.query or parts.path.strip("/").casefold()


def _is_linked_headline(line: PageLine) -> bool:
    around = (line.element, *line.element.iterancestors())[:3]
    return line.linked >= _LINKED * len(line.text) and any(element.tag in _HEADINGS for element in around)
