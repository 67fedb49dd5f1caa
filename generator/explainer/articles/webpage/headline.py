"""The title of the article on a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from ...quotes import canonical
from ..bylines import letters
from ..raw import Attested
from .parsing import WebPage
from .site_names import SiteNames, parts
from .words import words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["Heading", "heading", "headline"]

_META = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "citation_title", "dc.title", "title")
_ALIKE = 0.5
"""How much of their words a heading and a stated title share at least, where one is the other reworded."""
_LONGEST_SITE = 4
"""Words of a part of a title that is little more than the site's name."""
_SAYS_SOMETHING = frozenset(":?!,;")
_MARKS = "|-–—:·•/~<>›‹»« "
_LONGEST = 500
"""Characters of a title."""
_MOST = 300
"""Headings and titles of a page that are looked at."""
_FEWEST = 2
"""Letters of a heading; what has fewer is a sign."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a page that is its article's title."""

    element: HtmlElement
    """Where it stands."""
    text: str
    """The title, without the site's name and what else stands in the heading, such as a section's name."""


def headline(page: WebPage, site: SiteNames) -> Attested | None:
    """The article's title as the page shows it, without the site's name; None where the page has none."""
    if found := heading(page, site):
        return Attested(found.text, "the page’s heading")
    stated = (Attested(_without_site(str(one.value), site), one.where) for one in _stated(page))
    return next((one for one in stated if one.value and str(one.value) not in site), None)


def heading(page: WebPage, site: SiteNames) -> Heading | None:
    """The heading that is the article's title: the one that agrees most with what the page states of its title."""
    titles = list(dict.fromkeys(_without_site(str(one.value), site) for one in _stated(page)))
    elements = islice((element for tag in ("h1", "h2", "h3") for element in page.tree.iter(tag)), _MOST)
    texts = ((element, words_of(element, longest=_LONGEST)) for element in elements)
    every = [
        Heading(element, _without_site(text, site, exactly=True))
        for element, text in texts
        if len(letters(text)) >= _FEWEST and len(text) <= _LONGEST and text not in site
    ]
    first = [one for one in every if one.element.tag == "h1"]
    return (
        _as_stated(every, titles) or _within_title(every, titles) or _reworded(first, titles) or _alone(first, titles)
    )


def _stated(page: WebPage) -> Iterator[Attested]:
    """What the page states as its title, the most trustworthy first; the last is that of its window."""
    return (one for one in islice(_stated_anywhere(page), _MOST) if len(one.value) <= _LONGEST)


def _stated_anywhere(page: WebPage) -> Iterator[Attested]:
    for article in page.stated.linked.articles:
        if isinstance(name := article.get("headline") or article.get("name"), str) and canonical(name):
            yield Attested(canonical(name), "the page’s JSON-LD (headline)")
    for marked in page.stated.marked.get("headline", ())[:1]:
        if text := canonical(marked.element.get("content") or words_of(marked.element)):
            yield Attested(text, "the page’s microdata (headline)")
    for name in _META:
        yield from (Attested(value, f"the page’s metadata ({name})") for value in page.stated.meta.get(name, ()))
    for element in page.tree.iter("title"):
        if text := canonical(element.text_content()):
            yield Attested(text, "the page’s title")
            break


def _as_stated(headings: Sequence[Heading], titles: Sequence[str]) -> Heading | None:
    """The heading that is one of the titles, else the part of one that is: "Politics" may stand before it."""
    for title in titles:
        spelt = letters(title)
        for one in headings:
            if spelt == letters(one.text):
                return one
    ends = [(one.element, _ends(one.element)) for one in headings if one.element.tag == "h1"]
    for title in titles:
        for element, texts in ends:
            if len(title.split()) > 1 and letters(title) in texts:
                return Heading(element, title)
    return None


def _ends(element: HtmlElement) -> set[str]:
    """What a heading begins and ends with, by its letters, up to where its markup parts it."""
    pieces = [spelt for piece in element.itertext() if (spelt := letters(str(piece)))]
    return {"".join(pieces[:at]) for at in range(len(pieces))} | {"".join(pieces[at:]) for at in range(len(pieces))}


def _within_title(headings: Sequence[Heading], titles: Sequence[str]) -> Heading | None:
    """The heading that a title begins with, else the one that it ends with: the rest is the site's or a section's name."""
    runs = [[letters(part) for part in parts(title)] for title in titles]
    backwards = [[piece[::-1] for piece in reversed(pieces)] for pieces in runs]
    first, later = ([one for one in headings if (one.element.tag == "h1") == is_first] for is_first in (True, False))
    for some, begins in ((first, True), (first, False), (later, True)):
        for one in some:
            spelt = letters(one.text) if begins else letters(one.text)[::-1]
            for pieces in runs if begins else backwards:
                is_long = begins or 2 * len(spelt) > sum(map(len, pieces))
                if is_long and 0 < _leading(spelt, pieces) < len(pieces):
                    return one
    return None


def _leading(spelt: str, pieces: Sequence[str]) -> int:
    """How many of the first pieces make up a text; 0 where none do."""
    return next((count for count in range(1, len(pieces) + 1) if "".join(pieces[:count]) == spelt), 0)


def _reworded(headings: Sequence[Heading], titles: Sequence[str]) -> Heading | None:
    likeness = {no: max((_likeness(one.text, title) for title in titles), default=0) for no, one in enumerate(headings)}
    best = max(likeness, key=lambda no: likeness[no], default=None)
    return headings[best] if best is not None and likeness[best] >= _ALIKE else None


def _alone(headings: Sequence[Heading], titles: Sequence[str]) -> Heading | None:
    """The only heading; none where it is one word or a part of a title, as sections and sites are named."""
    if len(headings) != 1 or len(headings[0].text.split()) == 1:
        return None
    is_a_part = any(letters(headings[0].text) in map(letters, parts(title)[1:]) for title in titles)
    return None if is_a_part else headings[0]


def _likeness(one: str, other: str) -> float:
    words, others = set(one.casefold().split()), set(other.casefold().split())
    return 2 * len(words & others) / (len(words) + len(others) or 1)


def _without_site(title: str, site: SiteNames, *, exactly: bool = False) -> str:
    """A title without the site's name, and what parts it from that, at either end.

    :param exactly: only a name that is stated as it is.
    """
    while len(pieces := parts(title)) > 1:
        if _is_of_site(pieces[-1], site, exactly):
            title = title[: title.rindex(pieces[-1])]
        elif _is_of_site(pieces[0], site, exactly):
            title = title[title.index(pieces[0]) + len(pieces[0]) :]
        else:
            break
        title = canonical(title).strip(_MARKS)
    return canonical(title)


def _is_of_site(part: str, site: SiteNames, exactly: bool) -> bool:
    """Whether a part of a title is the site's name, or little more than it: "Graustark Post Online"."""
    if exactly or part in site or len(part.split()) > _LONGEST_SITE or not _SAYS_SOMETHING.isdisjoint(part):
        return part in site
    spelt = letters(part)
    return any(len(name) > _LONGEST_SITE and (spelt.startswith(name) or spelt.endswith(name)) for name in site.letters)
