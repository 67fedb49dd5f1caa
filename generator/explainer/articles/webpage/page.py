"""Articles saved from a browser: what the page says of the article, and the article's own text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...diagnostics import Diagnostic
from ..language import declared_language
from ..lines import Line
from ..raw import Attested, RawArticle
from .address import address
from .authors import authors
from .headline import heading, headline
from .main_text import main_text
from .page_lines import page_lines
from .parsing import WebPage, parsed
from .paywall import is_cut_short
from .publication_day import publication_day
from .publisher import publisher
from .several_stories import StoriesPage, several_stories
from .site_names import site_names

__all__ = ["read_page"]

_SHOWN = 60
"""Characters of a line that a warning shows."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-\w+)*")


def read_page(html: str, file: str = "") -> RawArticle:
    """The article on a page and what the page says about it; without lines where it has no article.

    :param file: what diagnostics call it.
    :raises ReaderMissing: trafilatura is not installed.
    """
    page = parsed(html)
    if page is None:
        return RawArticle([])
    site = site_names(page)
    found = {
        "title": headline(page, site),
        "publisher": publisher(page, site),
        **authors(page, site, heading(page, site)),
        "published": publication_day(page),
        "url": address(page),
    }
    said = {name: stated for name, stated in found.items() if stated}
    title, url = (str(said[name].value) if name in said else "" for name in ("title", "url"))
    every = list(page_lines(page.tree))
    lines = main_text(page, every, title)
    if language := _language(page, lines):
        said["language"] = language
    warnings = []
    if lines and (several := several_stories(page, every, lines, title, url)):
        warnings.append(_warning(several, lines, file))
    if lines and is_cut_short(page, lines):
        warnings.append(_cut_short(lines, file))
    return RawArticle(lines, said, warnings=warnings)


def _warning(several: StoriesPage, lines: Sequence[Line], file: str) -> Diagnostic:
    """That a page is none of one article, and what was read as one."""
    first, last = (lines[at].text for at in (0, -1))
    message = (
        f"this page is a {several}; {len(lines)} lines of it were read as one article, "
        f"from “{_shortened(first)}” to “{_shortened(last)}”"
    )
    help = "save the page of each story that you need and take this one out, or copy the one story into a .txt file"
    return Diagnostic(code="page-of-several-stories", message=message, file=file, help=help, severity="warning")


def _cut_short(lines: Sequence[Line], file: str) -> Diagnostic:
    """That a page may have no more than the beginning of its article."""
    message = f"this article is for subscribers, and only its beginning may have been saved, up to “{_shortened(lines[-1].text)}”"
    help = "compare it with the page; if more is to be read there, save it again once you are logged in"
    return Diagnostic(code="page-cut-short", message=message, file=file, help=help, severity="warning")


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', 1)[0]} …"


def _language(page: WebPage, lines: Sequence[Line]) -> Attested | None:
    """The language that the page declares, or its text’s where that is clearly another."""
    if not _LANGUAGE.fullmatch(page.language):
        return None
    language = declared_language(page.language, "\n".join(line.text for line in lines))
    declared = "the page’s own declaration"
    where = declared if language == page.language else f"its text, against {declared} ({page.language})"
    return Attested(language, where)
