"""What the site of a page is called: its name is no part of a headline, and it is no author."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from ...quotes import canonical
from ..bylines import letters
from ..raw import Attested
from .linked_data import JsonObject, types
from .parsing import WebPage
from .words import words_of

__all__ = ["SiteNames", "host", "parts", "site_names"]

_SEPARATOR = re.compile(r" ?(?:\||::|»|«|•) ?| (?:[-–—:·/~<>›‹]|--|---) ")
"""Between a headline and the site's name, and between that and what the site says of itself, in canonical text."""
_META = ("application-name", "apple-mobile-web-app-title", "dc.publisher", "publisher", "citation_journal_title")
_SITES = ("website",)
_PUBLISHERS = ("organization", "newsmediaorganization", "corporation", "localbusiness", "brand")
_ENDINGS = (
    "com",
    "org",
    "net",
    "info",
    "de",
    "at",
    "ch",
    "fr",
    "es",
    "it",
    "nl",
    "pl",
    "uk",
    "couk",
    "eu",
    "tv",
    "online",
    "blog",
    "magazin",
    "news",
)
_SHORTEST = 3
_MOST_WORDS = 4
"""Words of a site's name; what has more and is a title elsewhere is none."""


@dataclass(frozen=True, slots=True)
class SiteNames:
    """What a site is called."""

    stated: tuple[Attested, ...]
    """The names that the page gives it, the likeliest publisher first."""
    letters: frozenset[str]
    """Those names and its address by their letters, whole and without what is left out at times."""
    no_authors: frozenset[str]
    """Those, and what hangs on the article's title, which may be the name of a section."""

    def __contains__(self, name: str) -> bool:
        """Whether a text is one of its names."""
        return letters(name) in self.letters


def site_names(page: WebPage) -> SiteNames:
    """What the site of a page is called."""
    titles = {letters(title) for name in ("og:title", "twitter:title") for title in page.stated.meta.get(name, ())}
    titles |= {letters(words_of(element)) for element in page.tree.iter("h1")}
    stated = tuple(one for one in _stated(page) if not _is_title(str(one.value), titles))
    spelt = {letters(part) for name in stated for part in (str(name.value), *parts(str(name.value))[:1])}
    spelt |= {without for name in spelt for without in _shortened(name)}
    spelt |= set(_of_host(host(page)))
    own = frozenset(name for name in spelt if len(name) >= _SHORTEST)
    return SiteNames(stated, own, own | set(_hung_on(page, titles)))


def host(page: WebPage) -> str:
    """The host of the page's address without ``www.``; empty where it states none."""
    for address in page.stated.addresses:
        try:
            named = urlsplit(address).hostname
        except ValueError:
            continue
        if named:
            return named.removeprefix("www.")
    return ""


def parts(title: str) -> list[str]:
    """A title's parts, between which there may be a headline's end and a site's name."""
    return [part for part in map(canonical, _SEPARATOR.split(title)) if part]


def _stated(page: WebPage) -> Iterator[Attested]:
    yield from _named(page.stated.meta, "og:site_name")
    linked = page.stated.linked
    for article in (*linked.articles, *linked.pages):
        for publisher in linked.referred(article.get("publisher")):
            if isinstance(publisher, Mapping) and types(publisher) != ["person"]:
                yield from _object_names(publisher, "publisher")
            elif isinstance(publisher, str):
                yield from _value(publisher, "publisher")
    for one in linked.others:
        if any(kind in _SITES or kind in _PUBLISHERS for kind in types(one)):
            yield from _object_names(one, "/".join(map(str, _listed(one.get("@type")))))
    for name in _META:
        yield from _named(page.stated.meta, name)


def _hung_on(page: WebPage, titles: Collection[str]) -> Iterator[str]:
    """What hangs on the article's title in that of the page's window, by its letters."""
    for title in islice(page.tree.iter("title"), 1):
        spelt = [letters(part) for part in parts(canonical(title.text_content()))]
        at = next((no for no, part in enumerate(spelt) if part in titles), len(spelt))
        yield from (name for part in spelt[at + 1 :] for name in _shortened(part))


def _is_title(name: str, titles: Collection[str]) -> bool:
    """Whether a page calls its site what it calls its article, as careless ones do."""
    return len(name.split()) > _MOST_WORDS and any(
        letters(name).startswith(title) for title in titles if len(title) > _SHORTEST
    )


def _named(meta: Mapping[str, tuple[str, ...]], name: str) -> Iterator[Attested]:
    yield from (Attested(value, f"the page’s metadata ({name})") for value in meta.get(name, ()) if _is_name(value))


def _object_names(one: JsonObject, where: str) -> Iterator[Attested]:
    for key in ("name", "alternateName", "legalName"):
        for value in _listed(one.get(key)):
            yield from _value(value, where)


def _value(value: Any, where: str) -> Iterator[Attested]:
    if isinstance(value, str) and _is_name(value):
        yield Attested(canonical(value), f"the page’s JSON-LD ({where})")


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _is_name(value: str) -> bool:
    return bool(letters(value)) and not value.startswith(("http:", "https:", "@")) and "<" not in value


def _shortened(name: str) -> Iterator[str]:
    """A name's letters without an article before and an ending after."""
    yield name
    bare = name.removeprefix("www").removeprefix("the").removeprefix("die").removeprefix("der")
    yield bare
    for ending in _ENDINGS:
        if bare.endswith(ending) and len(bare) - len(ending) >= _SHORTEST:
            yield bare.removesuffix(ending)


def _of_host(host: str) -> Iterator[str]:
    """A host's letters, whole and without what it begins and ends with: ``news.graustark-post.example``."""
    labels = host.split(".")
    for start in range(len(labels)):
        for end in range(start + 1, len(labels) + 1):
            if labels[start:end] != labels[-1:]:
                yield letters("".join(labels[start:end]))
