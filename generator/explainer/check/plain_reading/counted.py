"""What a number in a text counts: people, hours, money, or nobody knows. Told from the words beside it, without a parser.

Where the words do not settle it, it is left open: who asks lets such a number pass.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ...countries import load_countries
from ...inflection import plurals, singular
from ...lexicon import load_lexicon
from ...number_words import NumberSpan
from ...numbers import number_spans
from ...person_nouns import is_person, is_person_noun
from ...quotes import fold
from ...tables import table, words

__all__ = ["DATE", "PEOPLE", "CountedNumber", "counted_numbers"]


DATE = "date"
"""What a number is that names a day or a year."""
PEOPLE = "people"
"""What a number counts that stands before a noun for people."""

_AGE, _CLOCK, _MONEY, _NAME, _SHARE = "age", "time of the day", "sum of money", "name of a thing", "share"
_NO_COUNTS = frozenset({"", DATE, _AGE, _CLOCK, _MONEY, _NAME, _SHARE})
"""What a number may be that counts nothing that is known."""
_WORD = re.compile(r"\w(?:['.]?\w)*")
_REACH = 6
"""How many words after a number may stand before the noun that it counts ("two of the country's senior diplomats")."""
_UNIT_REACH = 2
"""How many may be between it and a unit ("three more working days")."""
_PARTS = re.compile(r"[,;:!?()\n]|\.\s")
"""What parts a number from the noun that it counts."""


@dataclass(frozen=True, slots=True)
class CountedNumber:
    """A number in a text with what it counts."""

    span: NumberSpan
    """Where it stands."""
    what: str
    """``PEOPLE``, ``DATE``, or the singular of another noun ("hour"); empty where the words do not settle it."""
    counts: bool
    """Whether it counts that; else it only is one, as it is a date, a sum or an age."""
    is_article: bool
    """Whether it is only an "a" or "an", which counts nothing unless a noun says so."""


@lru_cache(maxsize=4096)
def counted_numbers(text: str) -> tuple[CountedNumber, ...]:
    """Every number of an English text with what it counts."""
    text = fold(text)
    spans = tuple(number_spans(text))
    starts = frozenset(span.start for span in spans if text[span.start : span.end].lower() not in ("a", "an"))
    return tuple(_number(text, span, starts) for span in spans)


def _number(text: str, span: NumberSpan, others: frozenset[int]) -> CountedNumber:
    what = _counted(text, span, others)
    return CountedNumber(span, what, what not in _NO_COUNTS, text[span.start : span.end].lower() in ("a", "an"))


def _counted(text: str, span: NumberSpan, others: frozenset[int]) -> str:
    if sign := _beside(text, span):
        return sign
    what = _noun_after(text, span, others)
    if what == PEOPLE:
        return what
    before = text[: span.start].split()[-1:]
    word = before[0].strip("(\"'").lower() if before else ""
    follows = _WORD.match(text[span.end :].lstrip())
    after = follows[0] if follows else ""
    figures = text[span.start : span.end].isdigit()
    if figures and (_is_month(before[0] if before else "") or _is_month(after)):
        return DATE
    if word in words("en/numbers", "numbered") and not what:
        return _AGE if word == "aged" else _NAME
    first, last = (int(year) for year in table("en/numbers")["years"])
    if figures and len(text[span.start : span.end]) == 4 and first <= span.value <= last and not what:
        return DATE
    return what


def _beside(text: str, span: NumberSpan) -> str:
    """What a sign right beside a number makes of it."""
    before, after = text[: span.start], text[span.end :]
    if re.search(r",\s$", before) and after.startswith(",") and text[span.start : span.end].isdigit():
        return _AGE
    if re.search(r"\d[:./]$", before) or re.match(r"[:./]\d", after):
        return _CLOCK
    if before[-1:] in words("en/numbers", "currencies") or after[:1] in ("€", "£", "$"):
        return _MONEY
    if re.match(r"\s?(?:%|per ?cent\b)", after):
        return _SHARE
    follows = _WORD.match(after.lstrip())
    if follows and follows[0].lower().rstrip(".") in words("en/numbers", "clock"):
        return _CLOCK
    return ""


def _noun_after(text: str, span: NumberSpan, others: frozenset[int]) -> str:
    """The first noun after a number that says what it counts; empty where none is known."""
    last = span.end
    for no, match in enumerate(_WORD.finditer(text, span.end)):
        between, word = text[last : match.start()], match[0].lower().removesuffix("'s")
        last = match.end()
        if (
            no == _REACH
            or _PARTS.search(between)
            or match.start() in others
            or word in words("en/numbers", "no_further")
        ):
            return ""
        one = singular(word)
        is_counted = (no == 0 and between == "-") or _is_counted(word, one, span.value)
        if no <= _UNIT_REACH and is_counted and one in words("en/numbers", "units"):
            return one
        if is_counted and _are_people(word, one, match[0]):
            return PEOPLE
        if span.value != 1 and one != word and one in _things():
            return one
    return ""


def _is_counted(word: str, one: str, number: int) -> bool:
    """Whether a word has the number that a noun has after this one."""
    return word == one if number == 1 else word != one or word in plurals(one) or word in _several()


def _are_people(word: str, one: str, written: str) -> bool:
    return (
        is_person(one)
        or is_person_noun(one)
        or word in _several()
        or (written[:1].isupper() and any(written != state.adjective for state in load_countries().of_people(written)))
    )


def _is_month(word: str) -> bool:
    return word in table("en/dates")["words"]["month"]


@cache
def _several() -> frozenset[str]:
    """Nouns that mean several people as they stand."""
    return words("en/plurals", "invariable")


@cache
def _things() -> frozenset[str]:
    lexicon = load_lexicon()
    found = frozenset(noun for name in table("en/numbers")["things"] for noun in lexicon.members(name))
    return frozenset(noun for noun in found if not is_person(noun) and not is_person_noun(noun))
