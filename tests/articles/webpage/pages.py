"""Small pages to find things on."""

from __future__ import annotations

from lxml import html
from trafilatura.settings import Document

from explainer.articles.webpage.parsing import WebPage, parsed
from explainer.articles.webpage.stated import stated

__all__ = ["TEXT", "article_page", "page_of", "web_page"]

TEXT = (
    "<p>The border has been shut since midnight, the ministry in Northaven said in a statement that it published "
    "late on Friday, after weeks of talks.</p><p>Ferries go on as before, and so do the trains, the railway said; nobody "
    "knows for how long, since the ministry has not told.</p>"
)


def web_page(markup: str) -> WebPage:
    """A page as it is parsed, without what trafilatura finds."""
    tree = html.fromstring(markup)
    return WebPage(markup, tree, Document(), stated(tree))


def article_page(
    above: str = "", below: str = "", *, head: str = "", lang: str = "en", foot: str = "", after: str = ""
) -> WebPage:
    """A page of one article, with markup above its title, below it, after its text and after the article."""
    return web_page(
        f'<html lang="{lang}"><head><title>Border shut - The Courier</title>{head}</head><body><div><div><main>'
        f"<article>{above}<h1>Border shut</h1>{below}{TEXT}{foot}</article></main></div></div>{after}</body></html>"
    )


_BODY = "<p>The border has been shut since midnight, the ministry in Northaven said late on Friday.</p>" * 3


def page_of(head: str = "", body: str = "") -> WebPage:
    """A page of an article."""
    page = parsed(f"<html><head>{head}</head><body>{body}{_BODY}</body></html>")
    assert page is not None
    return page
