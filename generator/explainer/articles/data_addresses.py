"""Pictures and fonts that a saved page carries in itself: megabytes in its addresses, of which nothing is its text."""

from __future__ import annotations

import re

__all__ = ["without_data"]

_DATA = re.compile(
    rb"data:[\w.+/;=-]{0,100},"
    rb"(?:(?<=base64,)\s?[A-Za-z0-9+/=]{60,}(?:\s{1,4}[A-Za-z0-9+/=]{60,})+|[^\s\"'<>()]{256,})",
    re.IGNORECASE,
)
"""A ``data:`` address (RFC 2397) too long to be one that a text names, in one line or in many.

It ends before what may end it in HTML and in style sheets, so nothing else goes with it.
"""


def without_data(page: bytes) -> bytes:
    """A page in which long ``data:`` addresses are empty ones, in time linear in its length."""
    return _DATA.sub(b"data:,", page)
