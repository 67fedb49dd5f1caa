"""How many people a noun phrase counts, and who they are.

The words are in ``data/en/numbers.yml`` and ``data/en/person_nouns.yml``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile
from typing import TYPE_CHECKING

from ..countries import load_countries
from ..inflection import is_invariable, plural, singular
from ..person_nouns import is_person_noun
from .numerals import Numeral, is_approximate, is_inexact_scale, is_unit, numerals, possessors
from .vocabulary import words

if TYPE_CHECKING:
    from ..parsed.tokens import Doc, Token

__all__ = ["Counted", "counted"]

_HYPHENS = frozenset("-‐‑–")
_QUANTIFIERS = ("approximate", "approximate_after", "magnitudes", "parts", "vague", "wholes")
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
    who = None if _is_quantifier(noun) else _people(noun, numbers[-1])
    for depth, (level, found) in enumerate(zip(levels, numbers, strict=True)):
        if len(found) == 1 and not is_inexact_scale(found[0], level.doc):
            return Counted(found[0].number, who, not is_approximate(found[0], level.doc))
        if level.lemma_ in words("numbers", "gatherings") and (any(numbers[depth + 1 :]) or _is_definite(level)):
            continue
        if text := _in_words(level, noun, found):
            return Counted(text, who, False)
    one = _is_one_person(noun)
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
    return _small(doc[start : _phrase_end(noun)].text, doc[start])


def _people(noun: Token, found: Sequence[Numeral]) -> str | None:
    """Who is meant, such as ``embassy staff members``; None where nothing is left, or the noun is no noun for people.

    :param found: the noun's own numbers.
    """
    if not found and noun.tag_ == "NN" and not _is_of_people(noun):
        return None
    kept = _telling_words(noun, found)
    if not kept or kept[-1] != noun:
        return None
    before = "".join(token.text_with_ws for token in kept[:-1])
    after = noun.whitespace_ + noun.doc[noun.i + 1 : _phrase_end(noun)].text
    return _small(before + (plural(noun.text) if _is_singular(noun) else noun.text) + after, kept[0]).strip()


def _telling_words(noun: Token, found: Sequence[Numeral]) -> list[Token]:
    """The words up to a noun that say who is meant, and not how many, how old or of which country."""
    determiner = max((child.i for child in noun.lefts if child.dep_ == "det"), default=-1)
    start = max(found[-1].last if found else noun.left_edge.i - 1, determiner) + 1
    dropped = possessors(noun) | _nationalities(noun, start) | _ages(noun)
    rank = noun.i - 1 if noun.lower_ in words("numbers", "ranked") else -1
    kept = (t for t in noun.doc[start : noun.i + 1] if t.i not in dropped and (t.i == rank or not _sets_apart(t)))
    return list(dropwhile(_begins_no_phrase, kept))


def _phrase_end(noun: Token) -> int:
    """Where the phrase ends: after the noun, or after its "of …" where it says little alone ("members of its embassy")."""
    of = next((child for child in noun.rights if child.lower_ == "of" and child.i == noun.i + 1), None)
    if of is None or noun.lemma_ not in words("person_nouns", "relational"):
        return noun.i + 1
    within = next((child for child in of.children if child.dep_ == "pobj"), None)
    return within.i + 1 if within is not None else noun.i + 1


def _small(text: str, first: Token) -> str:
    """Text that begins with ``first``, without the capital that only its place in the sentence gives it."""
    return text[0].lower() + text[1:] if first.is_sent_start and first.pos_ != "PROPN" else text


def _is_one_person(noun: Token) -> bool:
    """Whether a noun means one person: "an envoy", "the ambassador", "a Russian"."""
    determiners = {child.lower_ for child in noun.lefts if child.dep_ == "det"}
    if load_countries().of_people(noun.text):
        return bool(determiners & {"a", "an", "another"})
    return _is_singular(noun) and "no" not in determiners


def _begins_no_phrase(word: Token) -> bool:
    """Whether a word before a noun is none of its modifiers: a comma, "and", "expelling" in "joined in expelling envoys"."""
    gerund = word.tag_ == "VBG" and word.i > 0 and word.nbor(-1).pos_ == "ADP"
    return gerund or word.is_punct or (word.pos_ in ("CCONJ", "ADV") and word.tag_ not in ("RBS", "RBR"))


def _sets_apart(word: Token) -> bool:
    """Whether a word before a noun says which or how many, and not who."""
    quantity = any(word.lower_ in words("numbers", name) for name in _QUANTIFIERS)
    return word.pos_ == "DET" or word.tag_ == "PRP$" or quantity or word.lower_ in words("numbers", "set_apart")


def _ages(noun: Token) -> frozenset[int]:
    """The tokens of modifiers that hold a number or a unit, such as "34-year-old"."""
    parts = [list(child.subtree) for child in noun.lefts if child.dep_ == "amod"]
    return frozenset(t.i for words in parts if any(is_unit(t) for t in words) for t in words)


def _nationalities(noun: Token, start: int) -> frozenset[int]:
    """The tokens of demonyms, and of names of states before the noun."""
    doc, end, countries = noun.doc, noun.i, load_countries()
    found: set[int] = set()
    for first in range(start, end + 1):
        for last in range(min(first + 2, end), first - 1, -1):
            text = doc[first : last + 1].text
            if countries.of_people(text) or (last < end and countries.named(text)):
                found.update(range(first, last + 1))
                break
    return frozenset(i for i in found if i + 1 > end or doc[i + 1].text not in _HYPHENS)


def _is_singular(noun: Token) -> bool:
    if noun.tag_ not in ("NN", "NNP") or noun.lemma_ in words("person_nouns", "collectives"):
        return False
    return is_person_noun(noun.lower_)


def _is_of_people(noun: Token) -> bool:
    """Whether a noun that the tagger takes for a singular means people: one, many ("staff"), or more ("attachés")."""
    word = noun.lower_
    return _is_singular(noun) or is_invariable(word) or is_person_noun(singular(word))
