"""Where the article on a page stands on the web."""

from __future__ import annotations

import re

from ..raw import Attested
from .parsing import WebPage

__all__ = ["address"]

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")
_HTTP = re.compile(r"https?://[^\s<>\"]+")
_HEAD = 4096
"""Characters of a page in which browsers note where they saved it from."""


def address(page: WebPage) -> Attested | None:
    """Its address on the web; None where the page states none."""
    if stated := next(filter(_HTTP.fullmatch, page.stated.addresses), None):
        return Attested(stated, "the page’s canonical address")
    saved_from = _SAVED_FROM.search(page.html[:_HEAD])
    if saved_from and _HTTP.fullmatch(saved_from[1]):
        return Attested(saved_from[1], "the note of the browser that saved the page")
    return None
