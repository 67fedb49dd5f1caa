"""What is shown of a page where its link is shared, or found by a search engine: metadata in its head, and the sitemap.

What the theme, another plugin or a person's own template says in the head already is not said again.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from babel.core import get_global
from mkdocs.utils import get_relative_url

from ..render import CARD, FEED, SIZE, first_words, readable, text_of
from ..site import Site

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page

__all__ = ["in_sitemap", "lead_on", "metadata", "metadata_of_404", "with_favicon", "with_feed", "with_metadata"]

_FAVICON, _MATERIALS = "assets/favicon.png", "assets/images/favicon.png"
_SAID = re.compile(r"""\b(?:property|name)\s*=\s*["']?([\w:.-]+)""", re.IGNORECASE)


def metadata(page: Page, config: MkDocsConfig, site: Site) -> dict[str, str]:
    """What a page's head says of it for others, by the names of OpenGraph, Twitter and HTML; plain text."""
    is_front = page.file.dest_uri == "index.html"
    title = site.title if is_front and site.title else text_of(str(page.meta.get("title") or page.title or ""))
    described = page.meta.get("description") or config.site_description or first_words(page.content or "")
    address = (config.site_url and page.canonical_url) or ""
    return _named(title, text_of(str(described)) or site.standfirst, is_front, address, config, site)


def metadata_of_404(config: MkDocsConfig, site: Site) -> dict[str, str]:
    """The same of the page that answers where there is none, which has no address of its own."""
    _ = site.messages.gettext
    title, described = _("There is no page here"), _("What stood at this address may have moved.")
    return _named(title, described, True, "", config, site)


def with_metadata(output: str, said: Mapping[str, str]) -> str:
    """A page's HTML with what its head does not say yet."""
    head, end, rest = output.partition("</head>")
    there = {name.lower() for name in _SAID.findall(head)}
    pictured = "og:image" in there
    lines = [
        f'<meta {"property" if name.startswith("og:") else "name"}="{name}" content="{html.escape(readable(value))}">\n'
        for name, value in said.items()
        if value and name not in there and not (pictured and ":image" in name)
    ]
    return f"{head}{''.join(lines)}{end}{rest}" if end else output


def with_favicon(config: MkDocsConfig) -> None:
    """Let the browser's tab, and what shows a link with the site's sign, have ours where a person has none and Material's would be."""
    if config.theme.get("favicon") == _MATERIALS:
        config.theme["favicon"] = _FAVICON


def with_feed(output: str, page: Page, title: str) -> str:
    """A page's HTML in whose head feed readers find the feed of corrections, by this title."""
    link = f'<link rel="alternate" type="application/atom+xml" title="{html.escape(title)}" href="{get_relative_url(FEED, page.url)}">'
    return output.replace("</head>", f"{link}</head>", 1)


def lead_on(page: Page, files: Files) -> None:
    """Give a page that only leads on to another, as its front matter says, that other's address as its own."""
    there = files.get_file_from_path(html.unescape(str(page.meta.get("moved_to", ""))))
    if there and there.page:
        page.canonical_url = there.page.canonical_url


def in_sitemap(pages: Sequence[File], site_url: str) -> list[File]:
    """Those of the pages that stand at their own address.

    :param site_url: where the site is, ending in a slash.
    """
    return [one for one in pages if one.page and one.page.canonical_url == urljoin(site_url, one.page.url)]


def _named(
    title: str, described: str, is_front: bool, address: str, config: MkDocsConfig, site: Site
) -> dict[str, str]:
    found = {
        "description": described,
        "og:title": title,
        "og:description": described,
        "og:type": "website" if is_front else "article",
        "og:url": address,
        "og:site_name": text_of(config.site_name),
        "og:locale": _locale(site.messages.language),
        **_picture(config, site),
        "twitter:title": title,
        "twitter:description": described,
    }
    return {name: value for name, value in found.items() if value}


def _picture(config: MkDocsConfig, site: Site) -> dict[str, str]:
    """The story's picture: one of a person's own may be of any size, and nobody knows what it says."""
    if not config.site_url or CARD not in site.assets:
        return {"twitter:card": "summary"}
    found = {"og:image": urljoin(config.site_url, CARD), "og:image:type": "image/png"}
    if site.card:
        width, height = map(str, SIZE)
        found |= {"og:image:width": width, "og:image:height": height, "og:image:alt": site.card}
    found |= {"twitter:card": "summary_large_image", "twitter:image": found["og:image"]}
    return found | ({"twitter:image:alt": site.card} if site.card else {})


def _locale(language: str) -> str:
    """A language with a country, as OpenGraph has them: of English Britain, as the site's dates are, else the likeliest."""
    likely = "en_GB" if language == "en" else get_global("likely_subtags").get(language, "")
    return f"{language}_{likely.rpartition('_')[2]}" if "_" in likely else ""
