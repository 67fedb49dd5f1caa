"""One event of which several say how many it was: "40 were held according to the army, 100 according to residents"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ...lexicon import Lexicon
from ...numbers import parse_number
from ..syntax.grammar import key, under
from ..syntax.person_nouns import is_person
from ..syntax.phrases import phrase
from .cast import Cast
from .responses import Told

if TYPE_CHECKING:
    from ..tokens import Span, Token

__all__ = ["with_rival_counts"]

_NEAR = 8
"""How many words a number may stand before "according to"."""


def with_rival_counts(told: Sequence[Told], sentence: Span, cast: Cast, lexicon: Lexicon) -> list[Told]:
    """What a sentence tells, the event that two or more sources count told once for each, with its number."""
    if not told or sentence.text.lower().count("according to") < 2:
        return list(told)
    counts = list(_counts(sentence))
    if len({number for _, number, _ in counts}) < 2:
        return list(told)
    kinds = lexicon.types
    counting = [one for one in told if kinds[one.event.type].counted or kinds[one.event.type].expulsion]
    counted = next((one for one in reversed(counting) if one.head.i < counts[-1][0].i), None)
    if counted is None:
        return list(told)
    if sum(one.head is counted.head for one in told) > 1:  # what each of several states did
        return list(told)
    each = [
        replace(counted, event=replace(counted.event, number=number, said_by=_name(source, cast)))
        for _, number, source in counts
    ]
    return [new for one in told for new in (each if one is counted else [one])]


def _counts(sentence: Span) -> Iterator[tuple[Token, int, Token]]:
    """Each number of people that a source is given for right after it: its word, the number and the source."""
    start = sentence.start
    for to in sentence:
        if to.lower_ != "to" or to.i == 0 or to.doc[to.i - 1].lower_ != "according":
            continue
        source = next(iter(under(to, "pobj")), None)
        near = to.doc[max(start, to.i - 1 - _NEAR) : to.i - 1]
        word = next((t for t in reversed(near) if t.pos_ == "NUM"), None)
        number = parse_number(word.text) if word is not None else None
        if source is not None and word is not None and number is not None and _counts_people(word, to):
            yield word, int(number), source
        start = to.i


def _counts_people(number: Token, to: Token) -> bool:
    """Whether a number stands before "according to" alone or with a noun for people."""
    between = [t for t in number.doc[number.i + 1 : to.i - 1] if not t.is_punct]
    return not number.ent_type_.startswith(("DATE", "TIME", "MONEY")) and (
        not between or any(is_person(key(t)) for t in between)
    )


def _name(source: Token, cast: Cast) -> str:
    actor = cast.named(source)
    return actor.name if actor is not None else phrase(source).text
