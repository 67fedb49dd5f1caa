"""Pages that tests are made of."""

from __future__ import annotations

from explainer.articles.webpage.parsing import WebPage, parsed

__all__ = ["page_of"]

_BODY = "<p>The border has been shut since midnight, the ministry in Northaven said late on Friday.</p>" * 3


def page_of(head: str = "", body: str = "") -> WebPage:
    """A page of an article."""
    page = parsed(f"<html><head>{head}</head><body>{body}{_BODY}</body></html>")
    assert page is not None
    return page
