"""What of a web page is not the article's, by how it is marked up: menus, teasers, comments, captions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from ...quotes import fold
from ...tables import table, words

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = [
    "heads_comments",
    "holds_caption",
    "is_alike",
    "is_furniture",
    "is_label",
    "is_lead",
    "is_paywall",
    "letters",
]

_TABLE = "page_furniture"
_WORD = re.compile(r"[A-ZÀ-Þ]?[a-zß-ÿ]+|[A-ZÀ-Þ]+|\d+")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LONGEST_ID = 3
"""Words of an ``id`` that names a part; a longer one is a heading's words."""
_SHORTEST_HEADLINE = 12
"""Letters of a heading that is known by being a part of the title."""
_LONGEST_LABEL = 80
_LONGEST_COMMENTED = 300
"""Characters of a heading of comments, which may name the article."""
_BEYOND_LABEL = 25
"""Letters that may follow a label's own words in a line that is one."""

_Names = Literal["names", "captions", "leads", "paywalls"]


def is_furniture(element: Element) -> bool:
    """Whether an element, by what it is and is called, holds none of the article's own text."""
    if element.tag in words(_TABLE, "elements") or element.get("role") in words(_TABLE, "roles") or _is_hidden(element):
        return True
    return any(_is_named(name, "names") or _words(name).strip() in words(_TABLE, "whole") for name in _parts(element))


def holds_caption(element: Element) -> bool:
    """Whether an element is called as what holds a picture's caption or credit."""
    return element.tag in ("figcaption", "caption") or any(_is_named(name, "captions") for name in _parts(element))


def is_lead(element: Element) -> bool:
    """Whether an element is called as the paragraph under a headline."""
    names = [*_parts(element), *(element.get("itemprop") or "").split()]
    return any(_is_named(name, "leads") for name in names)


def is_paywall(element: Element) -> bool:
    """Whether an element is called as what stands in place of text for subscribers, and is shown."""
    return any(_is_named(name, "paywalls") for name in _parts(element)) and not any(
        map(_is_hidden, (element, *element.iterancestors()))
    )


def is_label(text: str) -> bool:
    """Whether a line says what stands below it, and that is not the article's: ``Read also:``.

    :param text: canonical.
    """
    if len(text) > _LONGEST_LABEL:
        return False
    single, several = _labels()
    plain = letters(text)
    if plain in single or letters(text.partition(":")[0]) in single:
        return True
    return any(plain.startswith(label) and len(plain) <= len(label) + _BEYOND_LABEL for label in several)


def heads_comments(text: str) -> bool:
    """Whether a line is the heading of what readers say of an article: ``12 comments on “Envoys leave”``.

    :param text: canonical.
    """
    plain = letters(fold(text).partition('"')[0])
    forms = {plain, "".join(filter(str.isalpha, plain))}
    return len(text) <= _LONGEST_COMMENTED and not forms.isdisjoint(_comment_labels())


def letters(text: str) -> str:
    """A text's letters and figures in small letters, by which the same words are known however they are set.

    :param text: canonical.
    """
    return "".join(filter(str.isalnum, fold(text).casefold()))


def is_alike(heading: str, title: str) -> bool:
    """Whether one of the two, as letters, is in the other: the page's title may have the site's name too."""
    return bool(title) and (
        heading == title or (len(heading) > _SHORTEST_HEADLINE and (heading in title or title in heading))
    )


def _is_hidden(element: Element) -> bool:
    style = (element.get("style") or "").replace(" ", "").casefold()
    hidden = "hidden" in element.attrib or element.get("aria-hidden") == "true"
    return hidden or "display:none" in style or "visibility:hidden" in style


def _parts(element: Element) -> Iterable[str]:
    """What an element is called in its ``id`` and ``class``."""
    name = element.get("id") or ""
    if name and element.tag not in _HEADINGS and len(_words(name).split()) <= _LONGEST_ID:
        yield name
    yield from (element.get("class") or "").split()


@lru_cache(maxsize=2**14)  # a page has the same names again and again
def _is_named(name: str, which: _Names) -> bool:
    called = _words(name)
    return any(part in called for part in _named(which))


@lru_cache(maxsize=2**14)
def _words(name: str) -> str:
    """The words of a name with a blank around each."""
    return f" {' '.join(_WORD.findall(name)).casefold()} "


@cache
def _named(which: _Names) -> tuple[str, ...]:
    return tuple(f" {name} " for name in table(_TABLE)[which])


@cache
def _labels() -> tuple[frozenset[str], frozenset[str]]:
    """The labels of one word, which stand alone or before a colon, and those of several, which further words may follow."""
    labels = words(_TABLE, "labels")
    return frozenset(letters(one) for one in labels if " " not in one), frozenset(
        letters(one) for one in labels if " " in one
    )


@cache
def _comment_labels() -> frozenset[str]:
    return frozenset(letters(one) for one in words(_TABLE, "comment_labels"))
