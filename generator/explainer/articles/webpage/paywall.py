"""Pages that show no more than the beginning of an article to those who do not pay for it."""

from __future__ import annotations

from collections.abc import Sequence

from ..lines import Line
from .page_furniture import is_paywall
from .parsing import WebPage

__all__ = ["is_cut_short"]

_SHORT = 1500
"""Characters of text that may be no more than the beginning of an article."""


def is_cut_short(page: WebPage, lines: Sequence[Line]) -> bool:
    """Whether only the beginning of an article may be on its page: it is not free or a paywall is shown, and it is short.

    :param lines: the article's.
    """
    if sum(len(line.text) for line in lines) > _SHORT:
        return False
    free = {
        str(one.get("isAccessibleForFree", "")).casefold().rpartition("/")[2] for one in page.stated.linked.articles
    } - {""}
    return "false" in free or ("true" not in free and any(is_paywall(element) for element in page.tree.iter("*")))
