"""Headlines In Title Case and IN CAPITALS, set as a sentence is: the parser takes every capitalised word for a name."""

from __future__ import annotations

import re

from ..parsed.parsed_blocks import in_capitals
from .capitals import known_states, out_of_capitals
from .vocabulary import words

__all__ = ["sentence_case"]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_INSIDE = re.compile(r"(?<=[\w,;] )[^\W\d_]+")
"""A word that does not open a sentence."""
_LEAST, _MOST_SMALL = 4, 0.2
"""How many words a headline has at least, and what share of its long words may stand in small letters."""
_LONG = 4
"""Letters from which on a headline in title case begins a word with a capital."""


def sentence_case(title: str, body: str) -> str:
    """A headline with capitals left only to names: same length, so that places in it hold.

    A name is what the article's own sentences write so, a state, its people or its seat, a weekday or a month,
    and an abbreviation. A headline that is neither in title case nor in capitals is given back as it is.
    """
    if in_capitals(title):
        return out_of_capitals(title, body)
    found = list(_WORD.finditer(title))
    long = [m for m in found if len(m[0]) >= _LONG]
    if len(found) < _LEAST or not long or sum(m[0][0].islower() for m in long) > _MOST_SMALL * len(long):
        return title
    capital = {m[0] for m in _INSIDE.finditer(body) if m[0][0].isupper()}
    named = set(known_states([m[0] for m in found]))
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
