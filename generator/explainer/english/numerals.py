"""The numbers in a noun phrase, and which of them are its own.

The words are in ``data/en/numbers.yml``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..numbers import may_begin_number, parse_number
from .vocabulary import table, words

if TYPE_CHECKING:
    from ..parsed.tokens import Doc, Span, Token

__all__ = [
    "Numeral",
    "is_approximate",
    "is_inexact_scale",
    "is_unit",
    "numerals",
    "possessors",
]

_SUMS = frozenset({"MONEY", "PERCENT"})
_HYPHENS = frozenset("-‐‑–")
_LONGEST = 6
"""How many words a number takes at most ("one hundred and twenty-five")."""
_REACH = 3
"""How many words before a number may make it approximate ("no fewer than")."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """Words that give a number."""

    first: int
    """Index of the first token."""
    last: int
    """Index of the last."""
    number: int


def numerals(noun: Token) -> list[Numeral]:
    """The numbers before a noun (or in it, where it is a number itself) that are its own, left to right."""
    return _between(noun.left_edge.i, noun)


def is_unit(noun: Token) -> bool:
    """Whether a number before this noun is a duration, a sum, a share or a size."""
    return (noun.lemma_ in words("numbers", "units") and noun.pos_ == "NOUN") or noun.ent_type_ in _SUMS


def is_inexact_scale(numeral: Numeral, doc: Doc) -> bool:
    """Whether a vague word makes a scale of the number: "several dozen", "a few hundred"."""
    before = _before(numeral, doc)
    return before in words("numbers", "vague") and before != "some"


def is_approximate(numeral: Numeral, doc: Doc) -> bool:
    """Whether words before or after a number say that it is not exact: "more than 20", "20-odd"."""
    for length in range(1, min(_REACH, numeral.first) + 1):
        before = doc[numeral.first - length : numeral.first]
        is_preposition = length == 1 and before[0].dep_ == "prep" and before[0].head.i < numeral.first
        if before.text.lower() in words("numbers", "approximate") and not is_preposition:
            return True
    return _is_loosened_after(numeral, doc)


def possessors(noun: Token) -> frozenset[int]:
    """The indexes of the tokens of "Mali's" in "Mali's diplomats"."""
    return frozenset(token.i for child in noun.lefts if child.dep_ == "poss" for token in child.subtree)


def _between(start: int, noun: Token) -> list[Numeral]:
    doc, found, at = noun.doc, [], start
    foreign = possessors(noun)
    while at <= noun.i:
        ends = range(min(at + _LONGEST, noun.i), at - 1, -1) if may_begin_number(doc[at].text) else ()
        numeral = next((numeral for end in ends if (numeral := _read(doc[at : end + 1])) is not None), None)
        if numeral is not None and at not in foreign and not _is_of_something_else(numeral, noun):
            found.append(numeral)
        at = numeral.last + 1 if numeral else at + 1
    return found


def _read(span: Span) -> Numeral | None:
    if span.text[0] in _HYPHENS or span.text[-1] in _HYPHENS or span.text.lower() in ("a", "an"):
        return None
    number = parse_number(span.text)
    return None if number is None else Numeral(span.start, span.end - 1, number)


def _is_of_something_else(numeral: Numeral, noun: Token) -> bool:
    """Whether a number is a sum, a year, a date, an age or a size, or is glued to the next word ("a two-year term")."""
    doc, before = noun.doc, _before(numeral, noun.doc)
    if _is_year(numeral, doc) or before in words("numbers", "currencies") or doc[numeral.last].ent_type_ in _SUMS:
        return True
    if before in _HYPHENS or (
        doc[numeral.first].lower_ == "both" and any(child.dep_ == "cc" for child in noun.children)
    ):
        return True
    if numeral.last + 1 == len(doc):
        return False
    after = doc[numeral.last + 1]
    inside = numeral.last < noun.i
    if (after.text == "," and (inside or noun.dep_ == "appos")) or (inside and is_unit(after)):
        return True
    return after.text in _HYPHENS and not _is_loosened_after(numeral, doc)


def _is_year(numeral: Numeral, doc: Doc) -> bool:
    text = doc[numeral.first : numeral.last + 1].text
    first, last = (int(year) for year in table("numbers")["years"])
    return text.isdigit() and len(text) == 4 and first <= numeral.number <= last and numeral.number % 1000 != 0


def _is_loosened_after(numeral: Numeral, doc: Doc) -> bool:
    after = doc[numeral.last + 1 : numeral.last + 3].text.lower().lstrip("".join(_HYPHENS))
    return any(f"{after} ".startswith(f"{loose} ") for loose in words("numbers", "approximate_after"))


def _before(numeral: Numeral, doc: Doc) -> str:
    return doc[numeral.first - 1].lower_ if numeral.first else ""
