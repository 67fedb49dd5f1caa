"""Parts of a page that no search is to read: what marks and panels say again, and lists of what stands elsewhere.

Half of a page's elements are such. The theme's search leaves out what is marked so, but parses it first, which is the
dearest step of a large site: so it is given a page without them.
"""

from __future__ import annotations

__all__ = ["NOT_SEARCHED", "SEARCHED", "whole", "without_unsearched"]

NOT_SEARCHED = "<!--not searched-->"
"""Stands in a page's HTML before such a part."""
SEARCHED = "<!--searched-->"
"""Stands behind it."""


def without_unsearched(content: str) -> str:
    """A page's HTML without these parts; one that has no end goes to the end of the page."""
    first, *others = content.split(NOT_SEARCHED)
    return first + "".join(other.partition(SEARCHED)[2] for other in others)


def whole(content: str) -> str:
    """A page's HTML as readers get it, with the parts and without what told where they are."""
    return content.replace(NOT_SEARCHED, "").replace(SEARCHED, "")
