"""Who wrote the article on a page."""

from __future__ import annotations

from ...quotes import canonical
from ..raw import Attested
from .parsing import WebPage

__all__ = ["authors"]


def authors(page: WebPage) -> Attested | None:
    """Its authors' names in order; None where the page states none."""
    names = [canonical(name) for name in (page.extracted.author or "").split(";") if name.strip()]
    return Attested(names[0] if len(names) == 1 else names, "the page’s metadata") if names else None
