"""Further stories in full below the article of a page, as pages have them that load one more wherever a reader gets to the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from ...quotes import canonical
from ..lines import ends_a_sentence
from ..written_days import plain, written_days
from .page_furniture import is_alike, letters

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["take_out_further_stories"]

_RANKS = ("h1", "h2")
_MOST_HEADINGS = 300
_MOST_PLACES = 20
"""Elements of a page that are tried as what holds its stories."""
_MOST_LINES = 40
"""Elements of a story among which its first sentence is, and its day."""
_SENTENCE = 50
"""Characters of that at least."""
_LONGEST_DAY = 60
"""Characters of a line that is about a day."""
_SHORTEST = 8
"""Letters of a title, of which a part tells that it is a heading's, too."""
_TITLES = ("og:title", "twitter:title")


def take_out_further_stories(tree: HtmlElement) -> bool:
    """Take out of a page what stands beside its article and is a story like it; tell whether there was any.

    Stories are elements of one kind in a row, each with a heading of the same rank and a sentence. The article is the one
    whose heading agrees with the page's title; the first, if none does and each has a day of its own. Where a heading
    above them agrees with the title, they are the article's sections.
    """
    titles = _titles(tree)
    for rank in _RANKS:
        headings = list(islice(tree.iter(rank), _MOST_HEADINGS))
        titled = [one for one in headings if _is_titled(one, titles)]
        for stories in islice(_in_rows(headings), _MOST_PLACES):
            own = next((story for story, heading in stories.items() if heading in titled), None)
            is_of_sections = any(heading not in stories.values() for heading in titled)
            if is_of_sections or not all(map(_has_sentence, stories)):
                continue
            if own is None and not all(map(_has_day, stories)):
                continue
            own = next(iter(stories)) if own is None else own
            for story in stories:
                if story is not own:
                    story.drop_tree()
            return True
        if headings:  # those of a lower rank are of sections
            return False
    return False


def _titles(tree: HtmlElement) -> list[str]:
    """What the page states as its title, as letters."""
    stated = [
        one.get("content") or "" for one in tree.iter("meta") if (one.get("property") or one.get("name")) in _TITLES
    ]
    stated += [str(one.text_content()) for one in islice(tree.iter("title"), 1)]
    return [title for one in stated if (title := letters(canonical(one)))]


def _is_titled(heading: HtmlElement, titles: Sequence[str]) -> bool:
    said = letters(canonical(str(heading.text_content())))
    return any(said == title or (min(len(said), len(title)) >= _SHORTEST and is_alike(said, title)) for title in titles)


def _in_rows(headings: Sequence[HtmlElement]) -> Iterable[dict[HtmlElement, HtmlElement]]:
    """Elements of one kind that stand side by side, each with the first of the headings in it."""
    rows: dict[HtmlElement, dict[HtmlElement, HtmlElement]] = {}
    for heading in headings:
        within = heading
        for around in heading.iterancestors():
            rows.setdefault(around, {}).setdefault(within, heading)
            within = around
    for row in rows.values():
        if len(row) > 1 and not any(one is heading for one, heading in row.items()) and _are_alike(row):
            yield row


def _are_alike(elements: Iterable[HtmlElement]) -> bool:
    """Whether elements are of one tag, and have a class in common where they have any."""
    tags = {element.tag for element in elements}
    classes = [frozenset((element.get("class") or "").split()) for element in elements]
    return len(tags) == 1 and (bool(frozenset.intersection(*classes)) or not any(classes))


def _has_sentence(story: HtmlElement) -> bool:
    texts = (str(one.text_content()).strip() for one in islice(story.iter("p"), _MOST_LINES))
    return any(len(text) >= _SENTENCE and ends_a_sentence(text) for text in texts)


def _has_day(story: HtmlElement) -> bool:
    for element in islice(story.iter("*"), _MOST_LINES):
        text = canonical(str(element.text or ""))
        if element.get("datetime") or (len(text) <= _LONGEST_DAY and any(written_days(plain(text)))):
            return True
    return False
