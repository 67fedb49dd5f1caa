"""The title of the article on a page."""

from __future__ import annotations

from ...quotes import canonical
from ..raw import Attested
from .parsing import WebPage

__all__ = ["headline"]


def headline(page: WebPage) -> Attested | None:
    """The article's title, without the site's name; None where the page states none."""
    title = canonical(page.extracted.title or "")
    return Attested(title, "the page’s title") if title else None
