"""Who a noun phrase means: the plural without number, determiner and bare nationality.

The words are in ``data/en/person_nouns.yml``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...countries import load_countries
from ...inflection import is_invariable, plural, singular
from ..syntax.person_nouns import is_person_noun
from ..vocabulary import words
from .numerals import Numeral, is_unit, possessors

if TYPE_CHECKING:
    from ..tokens import Token

__all__ = ["is_one_person", "people", "phrase_end", "small"]

_HYPHENS = frozenset("-‐‑–")
_QUANTIFIERS = ("approximate", "approximate_after", "magnitudes", "parts", "vague", "wholes")


def people(noun: Token, found: Sequence[Numeral]) -> str | None:
    """Who is meant, such as ``embassy staff members``; None where nothing is left, or the noun is no noun for people.

    :param found: the noun's own numbers.
    """
    doc = noun.doc
    if not found and noun.tag_ == "NN" and not _is_of_people(noun):
        return None
    determiner = max((child.i for child in noun.lefts if child.dep_ == "det"), default=-1)
    start = max(found[-1].last if found else noun.left_edge.i - 1, determiner) + 1
    dropped = possessors(noun) | _nationalities(noun, start) | _ages(noun)
    rank = noun.i - 1 if noun.lower_ in words("numbers", "ranked") else -1
    kept = [t for t in doc[start : noun.i + 1] if t.i not in dropped and (t.i == rank or not _sets_apart(t))]
    while kept and _begins_no_phrase(kept[0]):
        kept.pop(0)
    if not kept or kept[-1] != noun:
        return None
    text = "".join(token.text_with_ws for token in kept[:-1]) + (plural(noun.text) if _is_singular(noun) else noun.text)
    return small(text + noun.whitespace_ + doc[noun.i + 1 : phrase_end(noun)].text, kept[0]).strip()


def phrase_end(noun: Token) -> int:
    """Where the phrase ends: after the noun, or after its "of …" where it says little alone ("members of its embassy")."""
    of = next((child for child in noun.rights if child.lower_ == "of" and child.i == noun.i + 1), None)
    if of is None or noun.lemma_ not in words("person_nouns", "relational"):
        return noun.i + 1
    within = next((child for child in of.children if child.dep_ == "pobj"), None)
    return within.i + 1 if within is not None else noun.i + 1


def small(text: str, first: Token) -> str:
    """Text that begins with ``first``, without the capital that only its place in the sentence gives it."""
    return text[0].lower() + text[1:] if first.is_sent_start and first.pos_ != "PROPN" else text


def is_one_person(noun: Token) -> bool:
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
    doc, end, countries, found = noun.doc, noun.i, load_countries(), set()
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
