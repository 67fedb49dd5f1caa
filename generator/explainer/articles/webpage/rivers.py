"""Rivers: further stories in a row on an article's page, each a headline with a summary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..lines import ends_a_sentence
from .page_lines import PageLine

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["rivers"]

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SUMMARY = 3
"""Lines that a story has at most below its headline: a summary, whose it is, when."""
_LONGEST_SUMMARY = 600
"""Characters of that."""
_LINKED = 0.6
"""The share of a headline that leads to its story."""
_STORIES = (2, 3)
"""Stories that make a river: where each headline is a link, and where none needs to be."""


def rivers(lines: Sequence[PageLine]) -> frozenset[int]:
    """Those lines of a page that belong to rivers.

    Headlines that are links in a row, with little below each, are one; so are headlines without, each in an element of
    its own with a sentence, if all are in a part of the page beside that of its headline and first sentence.
    """
    headings = [no for no, line in enumerate(lines) if _heading(line) is not None]
    found: set[int] = set()
    for run in _runs(lines, headings):
        linked = _is_linked(lines[run[0]])
        if len(run) >= _STORIES[0 if linked else 1] and (linked or _is_beside_the_article(lines, run)):
            found.update(range(run[0], _end(lines, run)))
    return frozenset(found)


def _heading(line: PageLine) -> Element | None:
    """The heading that a line is."""
    return next((element for element in _around(line)[:3] if element.tag in _HEADINGS), None)


def _runs(lines: Sequence[PageLine], headings: Sequence[int]) -> Iterator[list[int]]:
    """Headings in a row that are links, or that are none, with no more between two than a summary."""
    run: list[int] = []
    for no in headings:
        heading = _heading(lines[no])
        is_own = heading is not None and heading.tag == "h1"  # the page's own headline is none of a further story
        goes_on = (
            run and not is_own and no - run[-1] <= _SUMMARY + 1 and _is_linked(lines[no]) == _is_linked(lines[run[-1]])
        )
        if run and not goes_on:
            yield run
            run = []
        if not is_own:
            run.append(no)
    if run:
        yield run


def _is_summary(lines: Sequence[PageLine]) -> bool:
    return len(lines) <= _SUMMARY and sum(len(line.text) for line in lines) <= _LONGEST_SUMMARY


def _is_linked(line: PageLine) -> bool:
    return line.linked >= _LINKED * len(line.text)


def _end(lines: Sequence[PageLine], run: Sequence[int]) -> int:
    """The line after the last story of a run: all that stands in its element, or the line below its headline."""
    before, last = run[-2:]
    story = _part(lines[last], _around(lines[before]))
    end = last + 1
    while end < len(lines) and story in _around(lines[end]) and _is_summary(lines[last + 1 : end + 1]):
        end += 1
    return end + 1 if story is _heading(lines[last]) and _is_summary(lines[end : end + 1]) else end


def _is_beside_the_article(lines: Sequence[PageLine], run: Sequence[int]) -> bool:
    """Whether stories stand in a part of the page that has nothing else, beside one that has its headline and a sentence."""
    headline = next((no for no in range(run[0]) if any(one.tag == "h1" for one in _around(lines[no])[:3])), None)
    if headline is None or not all(
        _is_story(lines, before, no) for before, no in zip([run[1], *run], run, strict=False)
    ):
        return False
    river = [one for one in _around(lines[run[0]]) if all(one in _around(lines[no]) for no in run)]
    article = _part(lines[headline], river)
    if river[0] in _around(lines[headline]) or article.tag in ("h1", "header"):
        return False
    others = [*lines[: run[0]], *lines[_end(lines, run) :]]
    if any(river[0] in _around(line) for line in others):
        return False
    return any(article in _around(line) and ends_a_sentence(line.text) for line in lines[headline + 1 : run[0]])


def _is_story(lines: Sequence[PageLine], other: int, no: int) -> bool:
    """Whether a headline and a sentence below it stand in an element of their own, without another story's headline."""
    if no + 1 >= len(lines) or not ends_a_sentence(lines[no + 1].text):
        return False
    return _part(lines[no], _around(lines[other])) in _around(lines[no + 1])


def _around(line: PageLine) -> list[Element]:
    """The elements around a line, the innermost first."""
    return [line.element, *line.element.iterancestors()]


def _part(line: PageLine, others: Sequence[Element]) -> Element:
    """The outermost element around a line that is not among others."""
    part = line.element
    for element in _around(line):
        if element in others:
            break
        part = element
    return part
