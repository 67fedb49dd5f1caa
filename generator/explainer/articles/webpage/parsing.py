"""A web page parsed once, for all that is looked for on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...errors import ReaderMissing
from .further_stories import take_out_further_stories
from .reader_comments import take_out_comments
from .stated import PageStatements, stated

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

__all__ = ["WebPage", "parsed"]


@dataclass(frozen=True, slots=True)
class WebPage:
    """A saved page."""

    html: str
    """Its markup, decoded."""
    tree: HtmlElement
    """What lxml makes of that, without further stories in full and readers' comments; nobody changes it."""
    extracted: Document
    """What trafilatura finds in it."""
    stated: PageStatements
    """What it states of itself in its markup."""

    @property
    def language(self) -> str:
        """The language that the page declares, such as ``en-GB``; empty where it declares none."""
        return self.tree.get("lang") or self.tree.get("xml:lang") or ""


def parsed(html: str) -> WebPage | None:
    """A page; None where there is no markup of one.

    :raises ReaderMissing: trafilatura is not installed.
    """
    try:
        from lxml.html import tostring
        from trafilatura import bare_extraction, load_html
        from trafilatura.settings import Document
    except ImportError as error:
        raise ReaderMissing(
            f"reading web pages needs trafilatura: pip install 'explainer-site[extract]' ({error})"
        ) from None
    tree = load_html(html)
    if tree is None:
        return None
    is_cut = [take_out_further_stories(tree), take_out_comments(tree)]
    text = tostring(tree, encoding="unicode") if any(is_cut) else html
    found = bare_extraction(text, include_comments=False)
    return WebPage(html, tree, found, stated(tree)) if isinstance(found, Document) else None
