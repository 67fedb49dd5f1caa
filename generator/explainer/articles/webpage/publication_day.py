"""The day on which the article on a page was published."""

from __future__ import annotations

from ...edtf_dates import is_edtf
from ..raw import Attested
from .parsing import WebPage

__all__ = ["publication_day"]


def publication_day(page: WebPage) -> Attested | None:
    """The day, EDTF; None where the page gives no evidence of one."""
    day = page.extracted.date or ""
    return Attested(day, "the page’s metadata") if day and is_edtf(day) else None
