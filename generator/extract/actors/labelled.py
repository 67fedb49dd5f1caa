"""Bodies that only the language model knows for such: "Rosatom", "MONUSCO".

It errs often with names that it has not met, so a body is taken from it only where it is sure of all mentions
in the article and they are several, or the name is initials.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...tables import words
from .found import Claimed, Found
from .ministries import portfolio_words
from .runs import run_end
from .words import Words, gender_of_name, is_initials

__all__ = ["read_labelled"]

_ENOUGH = 2
"""So many mentions of a name that is not initials."""


def read_labelled(article: Sequence[Words], claimed: Claimed) -> list[Found]:
    """The bodies that nobody else has read; their tokens are taken."""
    by_name: dict[str, list[Found]] = {}
    for words_ in (one for one in article if not one.is_headline):
        for one in _names(words_, claimed):
            by_name.setdefault(one.name, []).append(one)
    found = [one for mentions in by_name.values() if _is_body(mentions) for one in mentions]
    for one in found:
        claimed.take(one.words, one.first, one.last)
    return found


def _names(words_: Words, claimed: Claimed) -> Iterator[Found]:
    """The capitalised names that nobody else has read."""
    end = 0
    for at in words_.capitals:
        if at < end or (end := run_end(words_, at)) == at:
            continue
        if not any(index in words_.hit_at for index in range(at, end)) and claimed.free(words_, at, end):
            yield Found(
                words=words_,
                first=at,
                last=end,
                name=words_.said(at, end),
                kind="organisation",
                rule="the language model",
            )


def _is_body(mentions: Sequence[Found]) -> bool:
    one = mentions[0]
    texts = one.words.text[one.first : one.last]
    common = words("bodies", "in_names") | words("bodies", "owners") | portfolio_words()
    if all(text.lower() in common for text in texts) or gender_of_name(texts[0]):
        return False
    if any(text in words("not_people", "phrases") for text in texts):
        return False
    labels = [one.words.doc[at].ent_type_ for one in mentions for at in range(one.first, one.last)]
    if len(texts) == 1 and is_initials(texts[0]):
        return "ORG" in labels or all(label == "" for label in labels)
    return len(mentions) >= _ENOUGH and set(labels) == {"ORG"}
