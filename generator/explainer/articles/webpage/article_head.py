"""The lines around the title of the article on a page, as a reader sees them: there a newsroom puts names and day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Literal

from ...quotes import canonical, fold
from ...tables import words
from .parsing import WebPage

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["HeadLine", "Place", "article_head", "class_words"]

Place = Literal["above", "title", "below", "foot"]
"""Where a line stands: above the title, in its element, between it and the text, or at the end of the article."""

_LONG = 120
"""Characters of a line that is text: one may be the standfirst, the second ends the head."""
_MOST: dict[Place, int] = {"above": 12, "title": 12, "below": 40, "foot": 15}
"""Lines of each place: the nearest to the title, and the last ones of the foot."""
_MOST_LINES = 10_000
"""Lines of a page among which its head is."""
_MOST_HEADINGS = 500
_MOST_TITLES = 10
"""Places at most where a page tells its title."""
_NEAR = 4
"""Elements around a title within which what stands above it is of its head."""
_SHORTEST = 8
"""Characters of a title at least, where only a part of it tells that a heading is it."""
_WHOLE = 10_000
"""What being equal to a title counts for, in characters."""
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A line as a reader sees it: the text between two breaks."""

    text: str
    """Canonical; not empty."""
    elements: tuple[HtmlElement, ...]
    """The element that it is the text of, and those in it."""
    place: Place
    """Where it stands."""


def article_head(page: WebPage) -> list[HeadLine]:
    """The lines of an article's head and foot, in order; none on a page without a title and without a single article."""
    title = _title(page)
    lines = _around(page.tree, title) if title is not None else []
    articles = list(islice(page.tree.iter("article"), 2))
    return lines or (_around(page.tree, articles[0]) if len(articles) == 1 else [])


def class_words(element: HtmlElement) -> frozenset[str]:
    """The words of an element's class and id in small letters: of ``entry-date publishedAt`` entry, date, published, at."""
    return _words(f"{element.get('class') or ''} {element.get('id') or ''}")


@lru_cache(maxsize=4096)
def _words(names: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(names))


def _around(tree: HtmlElement, title: HtmlElement) -> list[HeadLine]:
    """The lines around a title, or at the start and end of an article without one."""
    near = list(islice((around for around in title.iterancestors() if around.tag not in ("body", "html")), _NEAR))
    article = title if title.tag == "article" else next(filter(_is_article, title.iterancestors()), None)
    parts: dict[Place, list[HeadLine]] = {"above": [], "title": [], "below": [], "foot": []}
    reached, long = False, 0
    for line in islice(_lines(tree, title), _MOST_LINES):
        within = _within(line, title)
        reached |= within
        if not reached:
            if not line.text:
                parts["above"].clear()  # what stands above the site's navigation is the site's
            elif near and _within(line, near[-1]):
                parts["above"].append(line)
            continue
        place: Place = "title" if within and title.tag != "article" else "below"
        long += place == "below" and len(line.text) > _LONG
        if place == "below" and (long > 1 or len(parts["below"]) >= _MOST["below"]):
            place = "foot"
            if article is None or not _within(line, article):
                break
        if line.text:
            parts[place].append(line)
    return [replace(line, place=place) for place, lines in parts.items() if reached for line in lines[-_MOST[place] :]]


def _within(line: HeadLine, element: HtmlElement) -> bool:
    return line.elements[0] is element or element in line.elements[0].iterancestors()


def _is_article(element: HtmlElement) -> bool:
    if element.tag in ("body", "html", "main"):
        return False
    return element.tag == "article" or not class_words(element).isdisjoint(words("web_pages", "article"))


def _title(page: WebPage) -> HtmlElement | None:
    """The heading that is the article's title."""
    told = [page.stated.meta.get(name, ("",))[0] for name in ("og:title", "twitter:title")]
    told += [str(one.get("headline") or "") for one in page.stated.linked.articles]
    told += [str(element.text_content()) for element in page.tree.iter("title")]
    titles = [known for known in map(_folded, told[:_MOST_TITLES]) if known]
    headings = {
        heading: _folded(str(heading.text_content()))
        for heading in islice(page.tree.iter("h1", "h2", "h3"), _MOST_HEADINGS)
    }
    alike = {heading: max((_alike(text, title) for title in titles), default=0) for heading, text in headings.items()}
    best = max(alike, key=lambda heading: (alike[heading], heading.tag == "h1"), default=None)
    if best is not None and alike[best]:
        return best
    return max((one for one in headings if one.tag == "h1"), key=lambda one: len(headings[one]), default=None)


def _alike(heading: str, title: str) -> int:
    """How many characters a heading and a title share where one is the other with the site's name or a label around it."""
    if heading == title:
        return _WHOLE
    shared = min(len(heading), len(title))
    return (
        shared
        if shared > _SHORTEST and (heading in title or heading.startswith(title) or heading.endswith(title))
        else 0
    )


def _folded(text: str) -> str:
    return fold(canonical(text)).casefold()


def _lines(tree: HtmlElement, title: HtmlElement) -> Iterator[HeadLine]:
    """The lines of a page that may be the article's, in order; one without text where the site's navigation stands."""
    from lxml import etree

    holding = {title, *title.iterancestors()}
    texts: list[str] = []
    elements: list[HtmlElement] = []
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        starts, skipped = event == "start", element not in holding and _is_foreign(element)
        if starts and skipped:
            walk.skip_subtree()
            if element.tag in ("nav", "header"):
                yield HeadLine("", (element,), "above")
        breaks = element.tag not in words("web_pages", "inline")
        if breaks:
            yield from _line(texts, elements)
            texts, elements = [], []
        own = element if starts else element.getparent()
        if own is not None and (not skipped if starts else breaks):
            elements.append(own)
        said = element.tail if not starts else "" if skipped else element.text
        texts.append(f"{'' if element.tag in words('web_pages', 'within_words') else ' '}{said or ''}")
    yield from _line(texts, elements)


def _line(texts: Sequence[str], elements: Sequence[HtmlElement]) -> Iterator[HeadLine]:
    """The line that these strings are, if it has any text."""
    if elements and (text := canonical("".join(texts))):
        yield HeadLine(text, tuple(elements), "above")


def _is_foreign(element: HtmlElement) -> bool:
    """Whether an element holds what is not the article's own."""
    if element.tag in words("web_pages", "not_read") or (
        element.tag == "header" and next(element.iterancestors("article"), None) is None
    ):
        return True
    named = class_words(element)
    if not named.isdisjoint(words("web_pages", "comment")):
        return True
    aside = element.tag in ("aside", "footer") or not named.isdisjoint(words("web_pages", "foreign"))
    return aside and named.isdisjoint(words("web_pages", "date"))
