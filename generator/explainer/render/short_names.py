"""What footnotes call an article, in a few words: "AFP, 19 Sept", "Le Monde", or its number where nobody knows whose it is."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from babel.dates import format_skeleton

from ..date_words import date_words
from ..edtf_dates import year_of
from ..messages import Messages
from ..model import Article

__all__ = ["short_names"]

_DAY_OR_MONTH = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")


def short_names(articles: Sequence[Article], messages: Messages) -> dict[str, str]:
    """The articles' short names by their ids, no two alike: what a person wrote as ``short``, else whose each is and its day.

    A day has its year only where the articles are of several.
    """
    dates = [article.meta.published for article in articles if article.meta.published != "unknown"]
    with_year = len({year_of(date) for date in dates}) > 1
    found: dict[str, str] = {}
    for number, article in enumerate(articles, start=1):
        name = _name(article, messages, with_year) or messages.gettext("article %(n)s") % {"n": number}
        while name in found.values():
            name += f" ({number})"
        found[article.id] = name
    return found


def _name(article: Article, messages: Messages, with_year: bool) -> str:
    meta = article.meta
    if meta.short != "unknown":
        return meta.short
    whose = next((name for name in (meta.agency, meta.publisher) if name != "unknown"), "")
    if not whose or meta.published == "unknown":
        return whose
    return f"{whose}, {_day(meta.published, messages, with_year)}"


def _day(date: str, messages: Messages, with_year: bool) -> str:
    """A day or a month in short, such as "19 Sept"; any other date in words."""
    match = _DAY_OR_MONTH.fullmatch(date)
    if not match or int(match[2]) > 12:
        return date_words(date, messages)
    year, month, day = (int(part or 1) for part in match.groups())
    skeleton = ("y" if with_year else "") + "MMM" + ("d" if match[3] else "")
    return format_skeleton(skeleton, dt.date(year, month, day), locale=messages.locale)
