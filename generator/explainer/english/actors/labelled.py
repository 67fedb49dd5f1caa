"""Bodies that only the language model knows for such: "Rosatom", "MONUSCO".

It errs often with names that it has not met, so a body is taken from it only where it is sure of all mentions
in the article and they are several, the name is initials, or the text says beside the name what body it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...person_names import gender_of_name
from ..vocabulary import words
from .found import Claimed, Found
from .ministries import portfolio_words
from .runs import run_end
from .words import Words, is_initials

__all__ = ["read_apposed", "read_labelled"]

_REACH = 8
"""Words within which what is said of a name between commas ends."""
_ENOUGH = 2
"""So many mentions of a name that is not initials."""


def read_apposed(article: Sequence[Words], claimed: Claimed) -> list[Found]:
    """The bodies of which it is said after the name what they are, wherever else they are named; their tokens are taken."""
    found = [one for words_ in article if not words_.is_headline for one in _names(words_, claimed)]
    names = {one.name for one in found if _is_apposed(one) and not gender_of_name(one.words.text[one.first])}
    found = [one for one in found if one.name in names]
    for one in found:
        claimed.take(one.words, one.first, one.last)
    return found


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
    if any(map(_is_beside_its_noun, mentions)):
        return True
    labels = [one.words.doc[at].ent_type_ for one in mentions for at in range(one.first, one.last)]
    if len(texts) == 1 and is_initials(texts[0]):
        return "ORG" in labels or all(label == "" for label in labels)
    return len(mentions) >= _ENOUGH and set(labels) == {"ORG"}


def _is_beside_its_noun(one: Found) -> bool:
    """Whether a noun for a body stands right before a name, a comma between them or not: "energy giant X"."""
    words_, at = one.words, one.first - 1
    in_commas = at > 0 and words_.text[at] == "," and words_.text[one.last : one.last + 1] == [","]
    noun = at - in_commas
    return _is_apposed(one) or (noun >= 0 and _is_noun(words_, noun))


def _is_apposed(one: Found) -> bool:
    """Whether it is said after a name what body it is: "X, a Chilean charity"."""
    words_, at = one.words, one.last
    if words_.text[at : at + 1] != [","] or words_.lower[at + 1 : at + 2] not in (["a"], ["an"], ["the"]):
        return False
    end = next((i for i in range(at + 2, min(at + _REACH, len(words_))) if words_.text[i] == ","), None)
    return end is not None and _is_noun(words_, end - 1) and "IN" not in words_.tag[at:end]


def _is_noun(words_: Words, at: int) -> bool:
    return words_.lower[at] in words("bodies", "beside") and not words_.capital[at]
