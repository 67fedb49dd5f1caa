"""Text IN CAPITALS, which does not tell which of its words are names: set as sentences, with those that are known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import cache

from .. import tables
from ..countries import load_countries
from ..phrase_matcher import PhraseMatcher
from .vocabulary import table, words

__all__ = ["known_states", "out_of_capitals"]

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*")
_OWNER = re.compile(r"['’]s?$", re.IGNORECASE)
_INSIDE = re.compile(r"(?<=[\w,;] )[A-ZÀ-Þ](?:\.|[\w'’-]*)(?: [A-ZÀ-Þ](?:\.|[\w'’-]*))*")
"""Capitalised words in a row that do not open a sentence."""
_OPENING = re.compile(r"(?:^|(?<!\b\w)[.!?:][\"”']?\s+|[-–—]\s+)[\"“'(]*$")
"""What stands before the first word of a sentence; a point after one letter ends an abbreviation."""
_LONGEST_STATE = 4
"""Words of the longest name of a state that is looked up."""
_DOUBTFUL_MONTHS = frozenset({"march", "may"})


def out_of_capitals(text: str, sentences: str) -> str:
    """A text in capitals as sentences are written: same length, so that places in it hold.

    What keeps its capitals are names that the article's own sentences write so, or that a table knows, and days and
    months. Whether another word is a name is not guessed.

    :param sentences: the text of the article that is not in capitals.
    """
    found = list(_WORD.finditer(text))
    small = [_OWNER.sub("", match[0].lower()) for match in found]
    named = _written(small, sentences)
    out = list(text)
    for place, match in enumerate(found):
        word = named.get(place) or _cased(text, found, place, sentences)
        if _opens_sentence(text, found, place):
            word = word[0].upper() + word[1:]
        out[match.start() : match.end()] = word + match[0][len(word) :].lower()
    cased = "".join(out)
    return cased if len(cased) == len(text) else text


def known_states(said: Sequence[str]) -> Iterator[int]:
    """The places of words that name a state, its people or its capital, alone or together."""
    known = load_countries()
    bare = [_OWNER.sub("", word) for word in said]
    for first in range(len(bare)):
        for last in range(first + 1, min(len(bare), first + _LONGEST_STATE) + 1):
            name = " ".join(bare[first:last])
            if known.named(name) or known.of_people(name) or known.seated_in(name):
                yield from range(first, last)


def _written(small: Sequence[str], sentences: str) -> dict[int, str]:
    """How the names are written that the article's sentences or the tables have, by the places of their words."""
    titled = [word.capitalize() for word in small]
    named = {place: titled[place] for place in known_states(titled)}
    for first, last, name in (*_bodies().all(small), *_of_article(sentences).all(small)):
        named |= zip(range(first, last), name, strict=True)
    return named


def _cased(text: str, found: Sequence[re.Match[str]], place: int, sentences: str) -> str:
    """A word that is part of no known name: small, but for abbreviations, days and months."""
    word = found[place][0]
    bare = _OWNER.sub("", word)
    if "." in word or _is_abbreviation(bare, found[place - 1][0] if place else "", sentences):
        return bare
    if bare.capitalize() in words("grammar", "days") and not _is_doubtful_month(text, found[place]):
        return bare.capitalize()
    return word.lower()


def _is_abbreviation(bare: str, before: str, sentences: str) -> bool:
    """Whether a word in capitals is an abbreviation that a table or the article knows: "UN", "the US"."""
    if re.search(rf"\b{re.escape(bare)}\b", sentences) and len(bare) > 1:
        return True
    is_known = bool(load_countries().named(bare)) or bare in _abbreviations()
    return is_known and (bare not in words("not_people", "words_in_capitals") or before == "THE")


def _opens_sentence(text: str, found: Sequence[re.Match[str]], place: int) -> bool:
    """Whether a word is the first of its sentence: a point after "COL" ends none."""
    is_title = place > 0 and f"{found[place - 1][0].lower()}." in table("person_nouns")["abbreviations"]
    return bool(_OPENING.search(text, 0, found[place].start())) and not is_title


def _is_doubtful_month(text: str, month: re.Match[str]) -> bool:
    """Whether what may be a month is another word: it has no day or year beside it."""
    around = text[max(0, month.start() - 4) : month.start()] + text[month.end() : month.end() + 6]
    return month[0].lower() in _DOUBTFUL_MONTHS and not any(char.isdigit() for char in around)


def _of_article(sentences: str) -> PhraseMatcher[tuple[str, ...]]:
    """The names within an article's sentences, and the last word of each that is nowhere written small."""
    runs = [tuple(_WORD.findall(run)) for run in dict.fromkeys(_INSIDE.findall(sentences))]
    small = set(_WORD.findall(sentences))
    common = words("bodies", "in_names")
    last = [run[-1:] for run in runs if run and run[-1].lower() not in small | common]
    return _matcher({run for run in (*runs, *last) if run and not _are_common(run, small)})


def _are_common(run: Sequence[str], small: Set[str]) -> bool:
    return all(word.lower() in small for word in run)


@cache
def _bodies() -> PhraseMatcher[tuple[str, ...]]:
    """The bodies of the table whose names are no other words in capitals."""
    names = {tuple(_WORD.findall(name)) for name in _names_of_bodies()}
    plain = words("not_people", "words_in_capitals")
    return _matcher({name for name in names if len(name) > 1 or not (name[0].isupper() or name[0].upper() in plain)})


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(name for name in _names_of_bodies() if name.isalpha() and name.isupper())


def _names_of_bodies() -> Iterator[str]:
    for rows in tables.table("organisations").values():
        for row in rows:
            yield from (row["name"], *row.get("aliases", ()))


def _matcher(names: Set[tuple[str, ...]]) -> PhraseMatcher[tuple[str, ...]]:
    return PhraseMatcher(
        (tuple(_OWNER.sub("", word.lower()) for word in name), tuple(_OWNER.sub("", word) for word in name))
        for name in sorted(names, reverse=True)
    )
