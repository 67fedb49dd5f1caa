"""Articles saved from a browser: what the page says of the article, and the article's own text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..language import declared_language
from ..lines import Line
from ..raw import Attested, Said
from .address import address
from .authors import authors
from .headline import heading, headline
from .main_text import main_text
from .parsing import WebPage, parsed
from .publication_day import publication_day
from .publisher import publisher
from .site_names import site_names

__all__ = ["read_page"]

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-\w+)*")


def read_page(html: str) -> tuple[list[Line], Said]:
    """The lines of the article on a page and what the page says about it; no lines where it has no article.

    :raises ReaderMissing: trafilatura is not installed.
    """
    page = parsed(html)
    if page is None:
        return [], {}
    site = site_names(page)
    found = {
        "title": headline(page, site),
        "publisher": publisher(page, site),
        **authors(page, site, heading(page, site)),
        "published": publication_day(page),
        "url": address(page),
    }
    said = {name: stated for name, stated in found.items() if stated}
    lines = main_text(page, str(said["title"].value) if "title" in said else "")
    if language := _language(page, lines):
        said["language"] = language
    return lines, said


def _language(page: WebPage, lines: Sequence[Line]) -> Attested | None:
    """The language that the page declares, or its text’s where that is clearly another."""
    if not _LANGUAGE.fullmatch(page.language):
        return None
    language = declared_language(page.language, "\n".join(line.text for line in lines))
    declared = "the page’s own declaration"
    where = declared if language == page.language else f"its text, against {declared} ({page.language})"
    return Attested(language, where)
