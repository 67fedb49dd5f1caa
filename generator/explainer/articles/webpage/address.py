"""Where the article on a page stands on the web."""

from __future__ import annotations

import re

from ..raw import Attested
from .parsing import WebPage

__all__ = ["address", "is_address"]

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")
_HTTP = re.compile(r"https?://[^\s<>\"]+")
_HEAD = 4096
"""Characters of a page in which browsers note where they saved it from."""


def is_address(text: str) -> bool:
    """Whether a text is the address of a page on the web, and nothing else."""
    return _HTTP.fullmatch(text) is not None


def address(page: WebPage) -> Attested | None:
    """Its address on the web; None where the page states none."""
    if stated := next(filter(is_address, page.stated.addresses), None):
        return Attested(stated, "the page’s canonical address")
    saved_from = _SAVED_FROM.search(page.html[:_HEAD])
    if saved_from and is_address(saved_from[1]):
        return Attested(saved_from[1], "the note of the browser that saved the page")
    return None
