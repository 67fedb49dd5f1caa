"""Words of articles in another language than the site's: marked with it, and with the direction in which they are read.

The direction is that of the words' own letters, which Unicode tells: a language may be written in both.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from ..messages import Messages
from ..model import Article
from .markdown import Markdown, escape

__all__ = ["direction", "in_language", "is_leftward", "isolated", "language_attributes", "of_story", "turned"]

_LEFTWARD = ("R", "AL")
"""Unicode's classes of letters that are written from right to left: those of Hebrew and its like, those of Arabic."""
_SAMPLE = 1000
"""Letters that are looked at."""


def direction(words: str, messages: Messages) -> Markdown:
    """The attribute ` dir="rtl"` of a block that is read in another direction than the page."""
    leftward = is_leftward(words)
    is_other = leftward != messages.is_leftward and _has_letters(words)
    return Markdown(f' dir="{"rtl" if leftward else "ltr"}"' if is_other else "")


def language_attributes(words: str, article: Article, messages: Messages) -> Markdown:
    """The attributes of an element that holds words of an article, such as ` lang="ar" dir="rtl"`.

    There is no language where it is the one that the site speaks, or nobody knows it; then there is a direction only where it
    is another than the page's.

    :param messages: the site's words, and its language.
    """
    if article.meta.language in ("unknown", messages.spoken):
        return direction(words, messages)
    return Markdown(f' lang="{escape(article.meta.language)}" dir="{"rtl" if is_leftward(words) else "ltr"}"')


def of_story(words: str | Markdown, messages: Messages) -> Markdown:
    """What people wrote for the story, in its language: marked with it where the site has no words in that and speaks English.

    It has no direction of its own, which is the page's.
    """
    shown = escape(words)
    if not shown or messages.spoken == messages.language:
        return shown
    return Markdown(f'<span lang="{escape(messages.language)}">{shown}</span>')


def in_language(words: str, article: Article, messages: Messages, shown: Markdown | None = None) -> Markdown:
    """Words of an article, marked as of another language or direction where they are.

    :param messages: the site's words, and its language.
    :param shown: the words as Markdown, where it has more in it, such as links.
    """
    attributes, inside = language_attributes(words, article, messages), escape(words) if shown is None else shown
    return Markdown(f"<span{attributes}>{inside}</span>") if attributes else inside


def turned(quotation: Markdown) -> Markdown:
    """A quotation that is written leftward, with its marks turned round: Unicode leaves them as they are."""
    has_marks = quotation.startswith("“") and quotation.endswith("”")
    return Markdown(f"”{quotation[1:-1]}“") if has_marks else quotation


def isolated(text: str) -> Markdown:
    """A name or a line of names, in which those that are written leftward leave what stands around them in its order.

    A line with both is one thing: it stands in its own order on a page that is read from right to left, too.
    """
    parts, at = list[Markdown](), 0
    for start, end in () if text.isascii() else _leftward(text):
        parts += [escape(text[at:start]), Markdown(f"<bdi>{escape(text[start:end])}</bdi>")]
        at = end
    line = Markdown("").join([*parts, escape(text[at:])])
    has_others = any(unicodedata.bidirectional(one) == "L" for one in text) if parts else False
    return Markdown("<bdi>{}</bdi>").format(line) if has_others else line


@lru_cache(maxsize=4096)
def is_leftward(text: str) -> bool:
    """Whether most letters of a text are written from right to left."""
    directions = map(unicodedata.bidirectional, text)
    strong = list(islice((one for one in directions if one == "L" or one in _LEFTWARD), _SAMPLE))
    return strong.count("L") * 2 < len(strong)


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))


def _leftward(text: str) -> Iterator[tuple[int, int]]:
    """Where words that are written from right to left start and end, with what stands between them."""
    start = end = -1
    for at, character in enumerate(text):
        direction = unicodedata.bidirectional(character)
        if direction in _LEFTWARD:
            start, end = (at if start < 0 else start), at + 1
        elif direction == "L" and start >= 0:
            yield start, end
            start = -1
    if start >= 0:
        yield start, end
