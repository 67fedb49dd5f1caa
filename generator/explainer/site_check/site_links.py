"""What a site's pages lead to and load."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .built_page import Fault, Link
from .built_site import SiteFiles
from .references import scheme
from .style_sheets import addresses_in

__all__ = ["SEARCHED", "link_faults", "listed_faults", "style_faults"]

SEARCHED = "search/search_index.json"
"""What the search reads."""
_IN_XML = re.compile(r'<loc>([^<]*)</loc>|\bhref="([^"]*)"')


def link_faults(site: SiteFiles, path: str) -> Iterator[Fault]:
    """Links and files of a page that are not there, and what it loads from another host."""
    page = site.pages[path]
    for link in page.links:
        yield from _faults(site, path, link, page.hosts)


def style_faults(site: SiteFiles, path: str) -> Iterator[Fault]:
    """The same of a style sheet's files."""
    text = (site.folder / path).read_text("utf-8", "replace")
    for address in dict.fromkeys(addresses_in(text)):
        yield from _placed(text, address, _faults(site, path, Link(address, 1, 1, address, loads=True), ()))


def listed_faults(site: SiteFiles, path: str) -> Iterator[Fault]:
    """Addresses in what others read of the site, such as its sitemap, at which nothing stands.

    :param path: of the search's index, the list of facts' addresses, a sitemap or a feed.
    """
    text = (site.folder / path).read_text("utf-8", "replace")
    for address in dict.fromkeys(_listed(site, path, text)):
        yield from _placed(
            text, address.partition("#")[0], _faults(site, "", Link(address, 1, 1, address, loads=False), ())
        )


def _listed(site: SiteFiles, path: str, text: str) -> Iterator[str]:
    if path.endswith(".xml"):
        yield from (html.unescape(one or other) for one, other in _IN_XML.findall(text))
    elif path == SEARCHED:
        yield from (entry["location"] for entry in site.listed(path, "docs"))
    else:
        yield from (f"{page}#{ident}" for page, ids in site.listed(path, "pages").items() for ident in ids)


def _placed(text: str, written: str, faults: Iterator[Fault]) -> Iterator[Fault]:
    """Faults with the place where a text has what is wrong: looked for only where something is."""
    for fault in faults:
        at = max(text.find(written), 0)
        yield replace(fault, line=text.count("\n", 0, at) + 1, column=at - text.rfind("\n", 0, at))


def _faults(site: SiteFiles, path: str, link: Link, allowed: Sequence[str]) -> Iterator[Fault]:
    if scheme(link.address) not in ("", "http", "https"):
        return
    there = site.leads(path, link.address)
    if there.host and link.loads and not _allows(allowed, there.host):
        message = f"this asks {there.host} whenever somebody reads the page"
        help = "put the file itself into content/pages"
        yield Fault("site-other-host", message, link.line, link.column, link.written, help)
    elif there.lacking:
        message = f"{link.address} leads nowhere: {there.file} has no {there.lacking}"
        yield Fault("site-dead-anchor", message, link.line, link.column, link.written, "mend the address behind the #")
    elif there.missing:
        message = f"{link.address} leads nowhere: there is no {there.missing}"
        yield Fault(
            "site-dead-link", message, link.line, link.column, link.written, "mend the address, or add the file"
        )


def _allows(policy: Sequence[str], host: str) -> bool:
    """Whether a page's policy, which a person added to, lets it ask a host."""
    for source in policy:
        allowed = source.partition("//")[2] or source
        allowed = allowed.partition("/")[0]
        if source in ("*", "https:") or allowed == host or (allowed.startswith("*.") and host.endswith(allowed[1:])):
            return True
    return False
