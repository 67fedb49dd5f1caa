"""What any builder has made of a story's pages, looked at as a reader's browser would."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import lxml.html

__all__ = ["BuiltSite"]

_INDEXES = ("search/search_index.json", "search.json")
"""Where builders put what their search reads."""


@dataclass(frozen=True)
class BuiltSite:
    """The files of a site."""

    folder: Path
    """Where they are."""

    @cached_property
    def pages(self) -> dict[str, lxml.html.HtmlElement]:
        """Every page as a tree by its path, such as ``timeline/index.html``; the one for addresses that lead nowhere is none."""
        files = {file.relative_to(self.folder).as_posix(): file for file in sorted(self.folder.rglob("*.html"))}
        return {
            path: lxml.html.document_fromstring(file.read_bytes()) for path, file in files.items() if path != "404.html"
        }

    @cached_property
    def links(self) -> list[tuple[str, str]]:
        """The page of each link within the site, of its style sheets, scripts and pictures too, and where that leads."""
        found = [(path, link) for path, page in self.pages.items() for _, _, link, _ in page.iterlinks()]
        return [(path, link) for path, link in found if not urlsplit(link).scheme and not urlsplit(link).netloc]

    @cached_property
    def searched(self) -> list[dict[str, str]]:
        """What the search reads."""
        [index] = [self.folder / name for name in _INDEXES if (self.folder / name).exists()]
        read = json.loads(index.read_text("utf-8"))
        return read.get("docs") or read["items"]

    def dead_links(self) -> list[str]:
        """Links within the site that lead to no file, or to no place on a page."""
        places = {path: {*page.xpath("//@id"), *page.xpath("//a/@name")} for path, page in self.pages.items()}
        return [f"{path}: {link}" for path, link in self.links if not self._leads(path, link, places)]

    def dead_footnotes(self) -> list[str]:
        """References without their footnotes, footnotes without their references, and either that is not shown as one."""
        return [
            f"{path}: {fault}" for path, page in self.pages.items() for fault in _faults(page, "[^" in _words(page))
        ]

    def count_of_footnotes(self) -> int:
        """How many footnotes all pages have."""
        return sum(len(page.xpath("//div[@class='footnote']//li")) for page in self.pages.values())

    def _leads(self, path: str, link: str, places: dict[str, set[str]]) -> bool:
        address, anchor = urldefrag(urljoin(f"/{path}", link))
        there = unquote(urlsplit(address).path).lstrip("/")
        there += "index.html" if not there or there.endswith("/") else ""
        if not (self.folder / there).is_file():
            return False
        return not anchor or there not in places or unquote(anchor) in places[there]


def _faults(page: lxml.html.HtmlElement, has_marks: bool) -> Iterator[str]:
    references = {link.get("href") for link in page.find_class("footnote-ref")}
    notes = page.xpath("//div[@class='footnote']//li")
    yield from (f"{one} is no footnote" for one in references - {f"#{note.get('id')}" for note in notes})
    for note in notes:
        backs = note.find_class("footnote-backref")
        if f"#{note.get('id')}" not in references or not backs:
            yield f"{note.get('id')} is not referred to"
    if has_marks:
        yield "a reference is shown as text"


def _words(page: lxml.html.HtmlElement) -> str:
    return str(page.find("body").text_content())
