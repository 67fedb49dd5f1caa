"""Parts of a page that no search is to read: what marks and panels say again, and lists of what stands elsewhere.

Half of a page's elements are such. The theme's search leaves out what is marked so, but parses it first, which is the
dearest step of a large site: so it is given a page without them.
"""

from __future__ import annotations

import re

__all__ = ["NOT_SEARCHED", "SEARCHED", "whole", "without_unsearched"]

NOT_SEARCHED = "<!--not searched-->"
"""Stands in a page's HTML before such a part."""
SEARCHED = "<!--searched-->"
"""Stands behind it."""
_EITHER = re.compile(f"({NOT_SEARCHED}|{SEARCHED})")


def without_unsearched(content: str) -> str:
    """A page's HTML without these parts, which may stand within each other; one without an end goes to the page's end."""
    kept, depth = list[str](), 0
    for piece in _EITHER.split(content):
        if piece == NOT_SEARCHED:
            depth += 1
        elif piece == SEARCHED:
            depth = max(depth - 1, 0)
        elif not depth:
            kept.append(piece)
    return "".join(kept)


def whole(content: str) -> str:
    """A page's HTML as readers get it, with the parts and without what told where they are."""
    return content.replace(NOT_SEARCHED, "").replace(SEARCHED, "")
