"""Articles saved from a browser: what the page says of the article, and the article's own text."""

from __future__ import annotations

import re

from ..lines import Line
from ..raw import Attested, Said
from .address import address
from .authors import authors
from .headline import headline
from .main_text import main_text
from .parsing import WebPage, parsed
from .publication_day import publication_day
from .publisher import publisher

__all__ = ["read_page"]

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-\w+)*")


def read_page(html: str) -> tuple[list[Line], Said]:
    """The lines of the article on a page and what the page says about it; no lines where it has no article.

    :raises ReaderMissing: trafilatura is not installed.
    """
    page = parsed(html)
    if page is None:
        return [], {}
    found = {
        "title": headline(page),
        "publisher": publisher(page),
        "author": authors(page),
        "published": publication_day(page),
        "url": address(page),
        "language": _language(page),
    }
    said = {name: stated for name, stated in found.items() if stated}
    return main_text(page, str(said["title"].value) if "title" in said else ""), said


def _language(page: WebPage) -> Attested | None:
    return Attested(page.language, "the page’s own declaration") if _LANGUAGE.fullmatch(page.language) else None
