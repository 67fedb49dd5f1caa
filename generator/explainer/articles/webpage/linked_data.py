"""The JSON-LD of a web page: what its scripts of type ``application/ld+json`` say, and which of it is of its article."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ...quotes import canonical, fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["JsonObject", "LinkedData", "linked_data", "same_address", "types"]

JsonObject = Mapping[str, Any]
"""An object of JSON; the strings in it are without HTML's entities."""

_ARTICLES = ("article", "posting", "report")
"""How schema.org's types of articles end: NewsArticle, ReportageNewsArticle, BlogPosting, Report."""
_PAGES = ("webpage", "itempage", "newspage")
_LEADING_ON = ("mainEntity", "mainEntityOfPage", "@graph")
"""Where an object that is the page's has another that is; what it lists, mentions or is commented by is of other pages."""
_OPENING = re.compile(r"\s*+(?://|/\*)?+\s*+(?:<!\[CDATA\[|<!--)\s*+(?:\*/)?+")
_CLOSING = re.compile(r"(?://|/\*)?+\s*+(?:\]\]>|-->)\s*+(?:\*/)?+\s*+")
_BETWEEN = re.compile(r"[\s;,\ufeff]*+")
_LONGEST_CLOSING = 40
_MOST_VALUES = 1000
"""Values in one script."""
_MOST_TITLES = 20
_DEEPEST = 40
_SCHEME = re.compile(r"https?://(?:www\.)?+")


@dataclass(frozen=True, slots=True)
class LinkedData:
    """What the JSON-LD of a page says."""

    articles: tuple[JsonObject, ...] = ()
    """The objects that are this page's article, of whatever type of article; none where all are other pages' articles."""
    pages: tuple[JsonObject, ...] = ()
    """The objects that are the page itself (WebPage)."""
    others: tuple[JsonObject, ...] = ()
    """Every other object at the top, such as the site (WebSite) and who runs it (NewsMediaOrganization)."""
    named: Mapping[str, JsonObject] = field(default_factory=dict)
    """Every object that has an ``@id``, by that."""

    def referred(self, value: Any) -> list[Any]:
        """A value as a list, with objects in place of references to them: ``{"@id": …}`` alone."""
        return [self._object(one) for one in (value if isinstance(value, list) else [value]) if one is not None]

    def _object(self, one: Any) -> Any:
        refers = isinstance(one, Mapping) and len(one) == 1 and isinstance(one.get("@id"), str)
        return self.named.get(one["@id"], one) if refers else one


def linked_data(tree: HtmlElement, addresses: Collection[str], titles: Collection[str]) -> LinkedData:
    """What the JSON-LD of a page says; scripts that are no JSON are passed over.

    :param addresses: the page's own, by which its article is told from those that it leads to.
    :param titles: its article's, as the page has them elsewhere, for the same.
    """
    roots = [root for script in tree.iter("script") if _is_linked_data(script) for root in _read(script.text or "")]
    top = list(_top(roots, 0))
    named: dict[str, JsonObject] = {}
    for one in _all(roots, 0):
        if isinstance(one.get("@id"), str) and len(one) > len(named.get(one["@id"], ())):
            named[one["@id"]] = one
    articles = [one for one in top if any(kind.endswith(_ARTICLES) for kind in types(one))]
    pages = [one for one in top if any(kind.endswith(_PAGES) for kind in types(one))]
    seen = {id(one) for one in [*articles, *pages]}
    others = [one for one in top if id(one) not in seen]
    return LinkedData(_of_this_page(articles, addresses, titles), tuple(pages), tuple(others), named)


def types(one: JsonObject) -> list[str]:
    """The types of an object in small letters, without the vocabulary's address: ``newsarticle``."""
    kinds = one.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return [re.split(r"[/#:]", kind)[-1].casefold() for kind in named if isinstance(kind, str)]


def same_address(one: str, other: str) -> bool:
    """Whether two addresses are of one page: scheme, fragment and a slash at the end aside."""
    return bool(one) and _bare(one) == _bare(other)


def _bare(address: str) -> str:
    return _SCHEME.sub("", address.strip(), count=1).partition("#")[0].rstrip("/").casefold()


def _is_linked_data(script: HtmlElement) -> bool:
    return (script.get("type") or "").strip().casefold().startswith("application/ld+json")


def _read(text: str) -> Iterator[Any]:
    """What a script holds: one value, or several one after the other; nothing from where it is no JSON."""
    opening = _OPENING.match(text)
    at, decoder = opening.end() if opening else 0, json.JSONDecoder(strict=False)
    tail = max(at, len(text) - _LONGEST_CLOSING)
    closing = _CLOSING.search(text, tail)
    text = text[: closing.start()] if closing and closing.end() == len(text) else text
    for _ in range(_MOST_VALUES):
        at = _BETWEEN.match(text, at).end()  # type: ignore[union-attr]  # it fits nothing, too
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return
        yield _unescaped(value, 0)


def _unescaped(value: Any, depth: int) -> Any:
    """The value with entities of HTML resolved, and what is nested absurdly deep left out."""
    if isinstance(value, str):
        return html.unescape(value)
    if depth > _DEEPEST:
        return None
    if isinstance(value, list):
        return [_unescaped(one, depth + 1) for one in value]
    if isinstance(value, dict):
        return {key: _unescaped(one, depth + 1) for key, one in value.items()}
    return value


def _top(value: Any, depth: int) -> Iterator[JsonObject]:
    """The objects that speak of the page: those at the top, and what they are mainly about."""
    if isinstance(value, list):
        for one in value:
            yield from _top(one, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for key in _LEADING_ON:
            yield from _top(value.get(key), depth + 1)


def _all(value: Any, depth: int) -> Iterator[JsonObject]:
    if isinstance(value, dict):
        yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _all(one, depth + 1)


def _of_this_page(
    articles: list[JsonObject], addresses: Collection[str], titles: Collection[str]
) -> tuple[JsonObject, ...]:
    """Those of the articles that are this page's: by address, else by title; all where none tells, if of one title."""
    if len(articles) > 1:
        own = {_bare(address) for address in addresses if address}
        by_address = [one for one in articles if any(_bare(address) in own for address in _addresses(one))]
        known = [_folded(title) for title in titles][:_MOST_TITLES]
        by_title = [one for one in articles if (name := _headline(one)) and any(t.startswith(name) for t in known)]
        told = by_address or by_title
        if told or len({_headline(one) for one in articles}) > 1:
            return tuple(told)
    return tuple(articles)


def _addresses(article: JsonObject) -> Iterable[str]:
    for key in ("url", "@id", "mainEntityOfPage"):
        for one in value if isinstance(value := article.get(key), list) else [value]:
            address = one.get("@id") or one.get("url") if isinstance(one, dict) else one
            if isinstance(address, str):
                yield address


def _headline(article: JsonObject) -> str:
    headline = article.get("headline") or article.get("name")
    return _folded(headline) if isinstance(headline, str) else ""


def _folded(title: str) -> str:
    return fold(canonical(title)).casefold()
