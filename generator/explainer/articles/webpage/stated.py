"""What a web page states of itself in its markup: JSON-LD, the metadata of its head, microdata and RDFa.

Nothing is chosen or made sense of here: whoever looks for a day or a name knows which statement to believe.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from ...quotes import canonical
from .linked_data import LinkedData, linked_data

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["Marked", "PageStatements", "stated"]

_ADDRESSES = ("og:url", "twitter:url", "parsely-link", "al:web:url")
_TITLES = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "citation_title", "title")
_MOST_TITLES = 20
_VALUED = {
    "datetime": ("time",),
    "href": ("a", "area", "link"),
    "src": ("audio", "iframe", "img", "video"),
    "value": ("data", "meter"),
}
_IN_ATTRIBUTE = {tag: key for key, tags in _VALUED.items() for tag in tags}
"""The attribute in which an element has its value, as HTML prescribes it."""


@dataclass(frozen=True, slots=True)
class Marked:
    """An element that microdata or RDFa marks as a property of something."""

    element: HtmlElement
    """The element: where it stands tells whose property it is."""

    @property
    def value(self) -> str:
        """What it says: its ``content``, ``datetime`` or address, as HTML prescribes it for the element; else its text.

        Of a link it is where that leads: who wants its words asks the element.
        """
        said = self.element.get("content") or self.element.get(_IN_ATTRIBUTE.get(self.element.tag, "content"))
        return canonical(said or "") or canonical(str(self.element.text_content()))

    @property
    def of(self) -> str:
        """The type of what has the property in small letters, such as ``newsarticle``; empty where it is not said."""
        for around in self.element.iterancestors():
            if "itemscope" in around.attrib or "itemtype" in around.attrib or "typeof" in around.attrib:
                named = _tokens(around.get("itemtype") or around.get("typeof"))
                return str(named[0].rpartition("/")[2].rpartition(":")[2]).casefold() if named else ""
        return ""


@dataclass(frozen=True, slots=True)
class PageStatements:
    """What a page states of itself."""

    linked: LinkedData
    """Its JSON-LD."""
    meta: Mapping[str, tuple[str, ...]]
    """The values of its ``<meta>`` elements in order, by their name or property in small letters: ``og:title``."""
    marked: Mapping[str, tuple[Marked, ...]]
    """What microdata and RDFa mark, in order, by the property without its vocabulary: ``datePublished``."""
    addresses: tuple[str, ...]
    """Where it says that it stands on the web; the canonical address is the first."""


def stated(tree: HtmlElement) -> PageStatements:
    """What a page states of itself."""
    meta = _meta(tree)
    canonical_links = [link.get("href", "") for link in tree.iter("link") if "canonical" in _tokens(link.get("rel"))]
    addresses = tuple(filter(None, [*canonical_links, *(one for name in _ADDRESSES for one in meta.get(name, ()))]))
    titles = [one for name in _TITLES for one in meta.get(name, ())]
    titles += [canonical(heading.text_content()) for heading in islice(tree.iter("h1", "title"), _MOST_TITLES)]
    return PageStatements(linked_data(tree, addresses, titles), meta, _marked(tree), addresses)


def _meta(tree: HtmlElement) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        value = canonical(element.get("content") or element.get("value") or "")
        names = {(element.get(key) or "").strip().casefold() for key in ("name", "property", "http-equiv")} - {""}
        for name in names if value else ():
            found.setdefault(name, []).append(value)
    return {name: tuple(values) for name, values in found.items()}


def _marked(tree: HtmlElement) -> dict[str, tuple[Marked, ...]]:
    found: dict[str, list[Marked]] = {}
    for element in tree.iter("*"):
        names = _tokens(element.get("itemprop"))
        if element.tag != "meta":
            names += [name.rpartition(":")[2] for name in _tokens(element.get("property"))]
        for name in dict.fromkeys(names):
            found.setdefault(name.rpartition("/")[2], []).append(Marked(element))
    return {name: tuple(every) for name, every in found.items()}


def _tokens(value: str | None) -> list[str]:
    return (value or "").split()
