"""What is wrong with a site that was built: its pages held against each other and against the fact sheets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..content import ContentFolder
from ..diagnostics import Diagnostic, Mark
from ..errors import ExplainerError
from ..model import FactBase
from ..published import published
from .built_page import Fault
from .built_site import SiteFiles, read_site
from .facts_told import ADDRESSES_OF_FACTS, untold_facts
from .hidden_in_site import shown_though_hidden
from .own_pages import OwnPages
from .site_links import SEARCHED, link_faults, listed_faults, style_faults

__all__ = ["check_site"]

_AT_NO_ADDRESS = "404.html"
"""What a theme shows where nothing is: what is wrong with its markup is wrong with the theme's."""
_THEMES_BUSINESS = frozenset({"site-no-such-id", "site-parse-error", "site-unsafe-link"})
"""What is not told of markup that stands there, too: it is the theme's own, which nobody who writes pages can mend."""
_LONGEST_LINE = 300
"""Characters of a line that is shown."""
_LISTS = (ADDRESSES_OF_FACTS, SEARCHED, "sitemap.xml", "corrections.xml")
"""What others read of the site, with addresses in it."""


def check_site(base: FactBase, root: Path, folder: Path) -> list[Diagnostic]:
    """Everything that is wrong with a site, in the order of its files.

    :param base: what the site was made from.
    :param root: the content folder.
    :param folder: where the site is.
    :raises ExplainerError: there is no site.
    """
    if not (folder / "index.html").is_file():
        raise ExplainerError(f"there is no site in {folder}: explainer build makes one")
    content, site = ContentFolder(root), read_site(folder)
    own = OwnPages(content.pages, site)
    publication = published(base)
    found = [
        *_of_files(site, own),
        *untold_facts(site, publication.base),
        *shown_though_hidden(site, base, publication, own.texts()),
    ]
    places = _Places(site, own, content)
    return [places.told(fault, path) for path, fault in dict.fromkeys(found)]


def _of_files(site: SiteFiles, own: OwnPages) -> Iterator[tuple[str, Fault]]:
    """What is wrong with single files, and with what they lead to."""
    of_theme = (
        {(one.message, one.written) for one in site.pages[_AT_NO_ADDRESS].faults}
        if _AT_NO_ADDRESS in site.pages
        else set()
    )
    for path in sorted(site.files):
        if path in site.pages:
            for fault in site.pages[path].faults:
                is_themes = fault.code in _THEMES_BUSINESS and (fault.message, fault.written) in of_theme
                if not is_themes and (path in own.sources or not fault.own):
                    yield path, fault
            yield from ((path, fault) for fault in link_faults(site, path))
        elif path.endswith(".css"):
            yield from ((path, fault) for fault in style_faults(site, path))
        elif path in _LISTS:
            yield from ((path, fault) for fault in listed_faults(site, path))


class _Places:
    """Where faults stand, for people."""

    def __init__(self, site: SiteFiles, own: OwnPages, content: ContentFolder) -> None:
        self._site, self._own, self._content = site, own, content
        self._lines: dict[Path, list[str]] = {}

    def told(self, fault: Fault, path: str) -> Diagnostic:
        """A fault with its place: in the file that a person wrote, where that can be known."""
        there = self._own.place(path, fault)
        file, line, column = there or (self._site.folder / path, fault.line, fault.column)
        return Diagnostic(
            code=fault.code,
            message=fault.message,
            file=self._content.name(file),
            mark=Mark(line, column),
            line=self._line(file, line),
            help=fault.help,
            severity=fault.severity,
        )

    def _line(self, file: Path, number: int) -> str:
        """A line of a file; none of one that is too long to be looked at, as in what is written for programs."""
        if file not in self._lines:
            self._lines[file] = file.read_text("utf-8", "replace").split("\n")
        line = self._lines[file][number - 1] if number <= len(self._lines[file]) else ""
        return line if len(line) <= _LONGEST_LINE else ""
