"""Who wrote the article on a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..bylines import Byline, Kind, read_body, read_byline
from ..raw import Attested, Said
from .byline_elements import LINE, SEEN, BylineElement, byline_elements
from .headline import Heading
from .linked_data import types
from .parsing import WebPage
from .site_names import SiteNames

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["authors"]

_META = (
    "author",
    "article:author",
    "article:author_name",
    "authors",
    "byl",
    "citation_author",
    "cxenseparse:author",
    "dc.creator",
    "dcterms.creator",
    "og:article:author",
    "og:author",
    "parsely-author",
    "sailthru.author",
)
"""Names under which pages state their author; ``twitter:creator`` is an account."""


_SUREST: tuple[Kind, ...] = ("person", "single", "body")


@dataclass(frozen=True, slots=True)
class _Stated:
    """What the page says in one place of who wrote the article."""

    byline: Byline
    where: str


def authors(page: WebPage, site: SiteNames, heading: Heading | None) -> Said:
    """The authors of the article, and the agency that they are of or that stands in their place."""
    shown = _shown(page, site, heading)
    stated = [*_linked(page, site), *_beside(shown), *_described(page, site)]
    if not any(one.byline.of("person") for one in stated):
        stated += _elsewhere(shown)
    said: Said = {}
    if found := _best(stated):
        names = [_as_written(name, stated) for name in _surest(found.byline)]
        said["author"] = Attested(names[0] if len(names) == 1 else names, found.where)
    if agency := next((one for one in stated if one.byline.agency), None):
        said["agency"] = Attested(agency.byline.agency, agency.where)
    return said


def _best(stated: Sequence[_Stated]) -> _Stated | None:
    """What to believe: full names before pen names before bodies; of those what most places say, else the first."""
    for kind in _SUREST:
        found = [(one, _folded(one.byline.of(kind))) for one in stated if one.byline.of(kind)]
        if not found:
            continue
        first = found[0][1]
        if more := next((one for one, names in found if names > first), None):
            return more
        times = [sum(names == others for _, others in found) for _, names in found]
        return found[times.index(max(times))][0]
    return None


def _surest(byline: Byline) -> list[str]:
    """The names of the surest kind that a byline has."""
    return next((names for kind in _SUREST if (names := byline.of(kind))), [])


def _folded(names: Iterable[str]) -> frozenset[str]:
    return frozenset(name.casefold() for name in names)


def _as_written(name: str, stated: Sequence[_Stated]) -> str:
    """A name in capitals as another place of the page writes it, if one does."""
    if not name.isupper():
        return name
    others = (other.name for one in stated for other in one.byline.writers)
    return next((other for other in others if other.casefold() == name.casefold() and not other.isupper()), name)


def _linked(page: WebPage, site: SiteNames) -> Iterator[_Stated]:
    """What the page's JSON-LD says."""
    linked = page.stated.linked
    for one in (*linked.articles, *linked.pages):
        named = [byline for author in linked.referred(one.get("author")) for byline in _bylines(author, site)]
        yield _Stated(_together(named), "the page’s JSON-LD (author)")


def _described(page: WebPage, site: SiteNames) -> Iterator[_Stated]:
    """What the metadata of the page's head says."""
    for key in _META:
        named = [read_byline(value, site.no_authors) for value in dict.fromkeys(page.stated.meta.get(key, ()))]
        yield _Stated(_together(named), f"the page’s metadata ({key})")


def _beside(shown: Sequence[tuple[BylineElement, Byline]]) -> Iterator[_Stated]:
    """What stands beside the headline: the first byline there with its neighbours."""
    near = [(one, byline) for one, byline in shown if one.is_near]
    if near:
        first = near[0][0]
        named = [byline for one, byline in near if _are_neighbours(one.element, first.element)]
        yield _Stated(_together(named), first.where)


def _elsewhere(shown: Sequence[tuple[BylineElement, Byline]]) -> Iterator[_Stated]:
    """What stands anywhere else, where all that stands there names the same."""
    if len({byline.writers for _, byline in shown}) == 1:
        yield _Stated(shown[0][1], shown[0][0].where)


def _shown(page: WebPage, site: SiteNames, heading: Heading | None) -> list[tuple[BylineElement, Byline]]:
    """What the page shows of its authors, what is beside the headline first."""
    shown: list[tuple[BylineElement, Byline]] = []
    seen: set[HtmlElement] = set()
    for one in byline_elements(page, heading):
        byline = read_byline(one.text, site.no_authors)
        if not _is_sure(one, byline):
            byline = Byline(agency=byline.agency)
        if (byline.agency or byline.writers) and seen.isdisjoint(one.element.iterancestors()):
            shown.append((one, byline))
            seen.add(one.element)
    return shown


def _is_sure(one: BylineElement, byline: Byline) -> bool:
    """Whether an element names somebody: a single word may be anything, so there its markup or "By" must say so."""
    if one.where == LINE:
        return byline.begun and byline.whole and bool(byline.of("person"))
    is_named = byline.begun or one.where != SEEN
    return bool(byline.of("person")) or (len(byline.writers) == 1 and byline.whole and is_named)


def _are_neighbours(element: HtmlElement, other: HtmlElement) -> bool:
    """Whether two elements are, or stand in, neighbours."""
    one, two = element.getparent(), other.getparent()
    return element is other or one is two or one.getparent() is two.getparent()


def _together(every: Sequence[Byline]) -> Byline:
    """What several bylines say together."""
    writers = {writer.name.casefold(): writer for byline in every for writer in byline.writers}
    return Byline(tuple(writers.values()), next((byline.agency for byline in every if byline.agency), ""))


def _bylines(author: Any, site: SiteNames) -> Iterator[Byline]:
    """What a JSON-LD value of ``author`` says; the name of an organisation is not taken apart."""
    if isinstance(author, str):
        yield read_byline(author, site.no_authors)
    elif isinstance(author, list):
        for one in author:
            yield from _bylines(one, site)
    elif isinstance(author, Mapping):
        given, family = author.get("givenName"), author.get("familyName")
        name = author.get("name") or (f"{given} {family}" if given and family else None)
        kinds = types(author)
        if isinstance(name, str) and "person" not in kinds and any(kind.endswith("organization") for kind in kinds):
            yield read_body(name, site.no_authors)
        elif not isinstance(name, Mapping):
            yield from _bylines(name, site)
