"""How many people a noun phrase counts.

The words are in ``data/en/numbers.yml``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...countries import load_countries
from ..vocabulary import words
from .numerals import Numeral, is_approximate, is_inexact_scale, is_unit, numerals, possessors
from .people import is_one_person, people, phrase_end, small

if TYPE_CHECKING:
    from ..tokens import Doc, Token

__all__ = ["Counted", "counted"]

_NAMES = frozenset({"PERSON", "GPE", "ORG", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Counted:
    """What a noun phrase counts."""

    number: int | str | None
    """How many; the words where they give no number (``dozens``, ``all members of the embassy``); None where nothing is said."""
    people: str | None
    """Who they are: the plural noun phrase without number, determiner and bare nationality (``embassy staff members``)."""
    exact: bool
    """Whether ``number`` is exact: False for words and for "more than 20", "nearly 40", "some 20"."""


def counted(head: Token) -> Counted:
    """How many people the noun phrase with this head counts ("members" in "five French embassy staff members").

    The head may also be the number itself ("three of its diplomats"). Ages, years, money, durations,
    shares, and numbers of another noun are not counted.
    """
    levels = _levels(head)
    noun = levels[-1]
    if is_unit(noun) or _is_name(noun):
        return Counted(None, None, False)
    numbers = [numerals(level) for level in levels]
    who = None if _is_quantifier(noun) else people(noun, numbers[-1])
    for depth, (level, found) in enumerate(zip(levels, numbers, strict=True)):
        if len(found) == 1 and not is_inexact_scale(found[0], level.doc):
            return Counted(found[0].number, who, not is_approximate(found[0], level.doc))
        if level.lemma_ in words("numbers", "gatherings") and (any(numbers[depth + 1 :]) or _is_definite(level)):
            continue
        if text := _in_words(level, noun, found):
            return Counted(text, who, False)
    one = is_one_person(noun)
    return Counted(1 if one else None, who, one)


def _is_name(noun: Token) -> bool:
    """Whether a noun names somebody or something; a people ("ten Danes") is often taken for a body."""
    return noun.ent_type_ in _NAMES and noun.tag_ in ("NNP", "NNPS") and not load_countries().of_people(noun.text)


def _levels(head: Token) -> list[Token]:
    """From the word that counts to the noun that is counted: "dozens", "soldiers" in "dozens of soldiers"."""
    while head.dep_ == "pobj" and head.head.lower_ == "of" and _is_quantifier(head.head.head):
        head = head.head.head
    levels = [head]
    while _is_quantifier(levels[-1]) and (inner := _after_of(levels[-1])) is not None:
        levels.append(inner)
    return levels


def _after_of(word: Token) -> Token | None:
    of = next((child for child in word.rights if child.lower_ == "of"), None)
    return next((child for child in of.children if child.dep_ == "pobj"), None) if of is not None else None


def _is_quantifier(word: Token) -> bool:
    if word.pos_ in ("NUM", "DET", "PRON"):
        return True
    if word.lower_ in words("numbers", "magnitudes") | words("numbers", "parts"):
        return True
    return word.lemma_ in words("numbers", "gatherings") | words("numbers", "shares")


def _is_definite(noun: Token) -> bool:
    return any(child.lower_ == "the" for child in noun.lefts)


def _in_words(level: Token, noun: Token, found: list[Numeral]) -> str | None:
    """The words that count where no one number does: one word alone ("dozens"), else all of them with the noun."""
    doc = level.doc
    if found:
        return _text(_inexact_start(found[0], doc), noun)
    vague = words("numbers", "magnitudes") | words("numbers", "vague")
    if level != noun and _is_quantifier(level):
        alone = level.left_edge == level and level.lower_ in vague
        return level.lower_ if alone else _text(level.left_edge.i, noun)
    start = max((t.i for t in doc[level.left_edge.i : level.i] if t.text == ","), default=level.left_edge.i)
    foreign = possessors(level)
    for token in (token for token in doc[start : level.i + 1] if token.i not in foreign):
        if token.lower_ in words("numbers", "wholes") | words("numbers", "parts"):
            return _text(level.left_edge.i, noun)
        if token.lower_ in vague:
            article = token.i > 0 and doc[token.i - 1].lower_ == "a"
            return _text(token.i - 1, noun) if article else token.lower_
    return None


def _inexact_start(numeral: Numeral, doc: Doc) -> int:
    """Where "a few hundred" or "between 10 and 15" begins."""
    start = numeral.first
    while start and doc[start - 1].lower_ in words("numbers", "vague") | {"a", "between", "from"}:
        start -= 1
    return start


def _text(start: int, noun: Token) -> str:
    """The words from ``start`` to the end of the noun's phrase."""
    doc = noun.doc
    return small(doc[start : phrase_end(noun)].text, doc[start])
