"""Days that the head of the article on a page shows as its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import IntEnum
from typing import TYPE_CHECKING

from ...tables import words
from ..written_days import DayEvidence, WrittenDay, plain, written_days
from .article_head import HeadLine, Place, article_head, class_words
from .parsing import WebPage

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["shown_days"]

_PLACES: tuple[Place, ...] = ("below", "title", "above", "foot")
"""Where the day of an article stands, the likeliest first."""
_QUOTED = 80
"""Characters of a line that are told."""
_LABEL = 40
"""Characters before a day in which a word says what day it is."""
_BARE, _BARE_AFTER = 6, 8
"""Words at most that stand with a day in a line that is about nothing else; after a day that begins the line."""
_MOST_ELEMENTS = 60
"""Elements of a line that are looked at."""
_WORD = re.compile(r"[^\W\d_]{3,}")


class _Sure(IntEnum):
    """How a line tells that a day is that of publication; the surest first."""

    CALLED = 0
    """It calls it so."""
    MARKED = 1
    """Its markup is that of a date."""
    BARE = 2
    """Hardly anything else stands in it."""


def shown_days(page: WebPage) -> list[DayEvidence]:
    """The days that the head of the article shows as its own, the likeliest first."""
    found = [
        (_PLACES.index(line.place), sure, _evidence(line, sure, day))
        for line in article_head(page)
        for sure, day in _of_line(line, page.language)
    ]
    foot = {one.day.readings for at, _, one in found if _PLACES[at] == "foot"}
    found = [one for one in found if _PLACES[one[0]] != "foot" or len(foot) == 1]  # several are those of other articles
    return [one for _, _, one in sorted(found, key=lambda one: one[:2])]


def _evidence(line: HeadLine, sure: _Sure, day: WrittenDay) -> DayEvidence:
    sole = line.place in ("below", "title")
    where = "at the article’s end" if line.place == "foot" else "at its title"
    return DayEvidence(day, f"the line “{line.text[:_QUOTED]}” {where}", sole)


def _of_line(line: HeadLine, language: str) -> Iterator[tuple[_Sure, WrittenDay]]:
    """The days in a line that may be that of publication."""
    text = plain(line.text)
    days = written_days(text, language) or [*_behind(line, language)]
    bare = _is_bare(text, days)
    within = line.elements[1:_MOST_ELEMENTS] if days else ()
    held = sorted(((element, plain(str(element.text_content()))) for element in within), key=lambda one: len(one[1]))
    end = 0
    for day in days:
        before = text[max(end, day.start - _LABEL) : day.start] or ("" if day.end else text)
        end = day.end
        named, timed = _marks(line.elements[0], [one for one, told in held if text[day.start : day.end] in told])
        classed = not named.isdisjoint(words("web_pages", "date"))
        dated = timed or classed
        if _says(before, "calls_published") and (bare or dated):
            yield _Sure.CALLED, day
        elif _says(before, "calls_other") or (not classed and not named.isdisjoint(words("web_pages", "other"))):
            continue
        elif timed or (dated and bare):
            yield _Sure.MARKED, day
        elif bare and line.place in ("below", "above"):
            yield _Sure.BARE, day


def _behind(line: HeadLine, language: str) -> Iterator[WrittenDay]:
    """The day that a ``<time>`` has in its attribute, where its text is such as "3 hours ago"."""
    for element in line.elements:
        if element.tag == "time":
            for day in written_days(element.get("datetime") or "", language)[:1]:
                yield replace(day, start=0, end=0)


def _marks(block: HtmlElement, holding: Sequence[HtmlElement]) -> tuple[frozenset[str], bool]:
    """The words in the classes of what holds a day, and whether an element is there for nothing but it.

    :param block: what has the line that the day stands in.
    :param holding: the elements in it that have the day, the one with the fewest words first.
    """
    timed = any(element.tag == "time" for element in holding)
    if holding:
        own = class_words(holding[0])
        if not own.isdisjoint(words("web_pages", "date")) or not own.isdisjoint(words("web_pages", "other")):
            return own, timed or not own.isdisjoint(words("web_pages", "date"))
    parent = block.getparent()
    around: list[HtmlElement] = [*holding, block, *([] if parent is None else [parent])]
    return frozenset[str]().union(*map(class_words, around)), timed


def _is_bare(text: str, days: Sequence[WrittenDay]) -> bool:
    """Whether hardly anything but days stands in a line."""
    ends = [0, *(day.end for day in days)]
    starts = [*(day.start for day in days), len(text)]
    others = _WORD.findall(" ".join(text[end:start] for end, start in zip(ends, starts, strict=True)))
    return len(others) <= (_BARE_AFTER if days and days[0].start == 0 else _BARE)


def _says(text: str, what: str) -> bool:
    return any(word in text for word in words("web_pages", what))
