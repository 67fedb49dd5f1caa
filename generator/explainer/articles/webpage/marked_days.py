"""Days that a page's markup calls the day of publication."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from ...tables import table
from ..written_days import DayEvidence, WrittenDay, written_days
from .parsing import WebPage

__all__ = ["marked_days"]

_ITEMS = ("article", "posting", "report", "webpage", "itempage", "blog", "creativework")
"""How the types of things end whose day may be the article's; it is often not said what has it."""
_MOST = 200
"""Days marked in one way that are looked at."""
_DIGITS = (10, 13)
"""Of a moment in seconds since 1970, and of one in milliseconds."""


def marked_days(page: WebPage) -> list[DayEvidence]:
    """What is marked as the day of publication, the most reliable way of marking it first."""
    linked = page.stated.linked
    meta = [(name, page.stated.meta.get(name, ())) for name in table("web_pages")["metadata"]]
    items = [
        one for one in page.stated.marked.get("datePublished", ())[:_MOST] if not one.of or one.of.endswith(_ITEMS)
    ]
    times = [time for time in page.tree.iter("time") if time.get("pubdate") is not None][:_MOST]
    ways = [
        ("the page’s JSON-LD (datePublished)", [one.get("datePublished") for one in linked.articles]),
        *((f"the page’s metadata ({name})", values) for name, values in meta),
        ("the page’s markup (datePublished)", [one.element.get("datetime") or one.value for one in items]),
        ("the page’s markup (pubdate)", [time.get("datetime") or time.text_content() for time in times]),
        ("the page’s JSON-LD (datePublished of the page)", [one.get("datePublished") for one in linked.pages]),
    ]
    return list(chain.from_iterable(_marked(where, values[:_MOST], page.language) for where, values in ways))


def _marked(where: str, values: Sequence[Any], language: str) -> Iterator[DayEvidence]:
    """The days that are marked in one way."""
    days = [day for value in values for day in _read(value, language)]
    known = sorted(reading for day in days for reading in day.readings[:1])
    sole = not known or known[-1] - known[0] <= dt.timedelta(1)
    yield from (DayEvidence(day, where, sole) for day in days)


def _read(value: Any, language: str) -> list[WrittenDay]:
    """The first day in a value, if there is one; of a list of values each one's."""
    if isinstance(value, list):
        return [day for one in value for day in _read(one, language)]
    if isinstance(value, int | str) and (number := str(value).strip()).isdecimal() and len(number) in _DIGITS:
        return written_days(dt.datetime.fromtimestamp(int(number[:10]), dt.UTC).isoformat())
    return written_days(value, language)[:1] if isinstance(value, str) else []
