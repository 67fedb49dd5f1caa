"""Who published the article on a page."""

from __future__ import annotations

from ...quotes import canonical
from ..raw import Attested
from .parsing import WebPage

__all__ = ["publisher"]


def publisher(page: WebPage) -> Attested | None:
    """The site's name; None where the page states none."""
    name = canonical(page.extracted.sitename or "")
    return Attested(name, "the page’s metadata") if name else None
