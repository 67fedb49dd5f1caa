"""Headlines In Title Case and IN CAPITALS, set as a sentence is: the parser takes every capitalised word for a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from ..countries import load_countries
from .vocabulary import words

__all__ = ["sentence_case"]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_INSIDE = re.compile(r"(?<=[\w,;] )[^\W\d_]+")
"""A word that does not open a sentence."""
_LEAST, _MOST_SMALL = 4, 0.2
"""How many words a headline has at least, and what share of its long words may stand in small letters."""
_LONG = 4
"""Letters from which on a headline in title case begins a word with a capital."""
_NAME = 4
"""Words of the longest name of a state that is looked up."""


def sentence_case(title: str, body: str) -> str:
    """A headline with capitals left only to names: same length, so that places in it hold.

    A name is what the article's own sentences write so, a state, its people or its seat, a weekday or a month,
    and an abbreviation. A headline that is neither in title case nor in capitals is given back as it is.
    """
    found = list(_WORD.finditer(title))
    long = [m for m in found if len(m[0]) >= _LONG]
    if len(found) < _LEAST or not long or sum(m[0][0].islower() for m in long) > _MOST_SMALL * len(long):
        return title
    capital = {m[0] for m in _INSIDE.finditer(body) if m[0][0].isupper()}
    if title.isupper():
        return _out_of_capitals(title, found, capital)
    named = set(_states([m[0] for m in found]))
    out = list(title)
    for place, m in enumerate(found):
        bare = re.split(r"['’]", m[0])[0]
        keeps = (
            place == 0
            or place in named
            or bare in capital
            or not bare[1:].islower()
            or bare in words("grammar", "days")
        )
        if not keeps:
            out[m.start()] = m[0][0].lower()
    lowered = "".join(out)
    return lowered if len(lowered) == len(title) else title


def _out_of_capitals(title: str, found: Sequence[re.Match[str]], capital: Set[str]) -> str:
    """A headline in capitals, in which only what the article's sentences write in capitals stays so."""
    small = [m[0].capitalize() for m in found]
    named = set(_states(small)) | {place for place, word in enumerate(small) if word in capital}
    abbreviated = {place for place, m in enumerate(found) if m[0] in capital or _is_state(m[0])}
    out = list(title)
    for place, m in enumerate(found):
        if place not in abbreviated - named:
            word = (
                small[place]
                if place == 0 or place in named or small[place] in words("grammar", "days")
                else m[0].lower()
            )
            out[m.start() : m.end()] = word
    lowered = "".join(out)
    return lowered if len(lowered) == len(title) else title


def _is_state(word: str) -> bool:
    return bool(load_countries().named(word))


def _states(found: Sequence[str]) -> Iterator[int]:
    """The places of words that name a state, its people or its capital, alone or together."""
    known = load_countries()
    for first in range(len(found)):
        for last in range(first + 1, min(len(found), first + _NAME) + 1):
            name = " ".join(re.sub(r"['’]s?$", "", word) for word in found[first:last])
            if known.named(name) or known.of_people(name) or known.seated_in(name):
                yield from range(first, last)
