"""The forms in which a text may have a word, and the stems by which two words are held to be one. English, by spelling."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from ...inflection import plurals
from ...lexicon import load_lexicon
from ...quotes import fold
from ...tables import table, words
from ...verb_forms import gerund, participle, past

__all__ = ["content_words", "forms", "stem", "stems", "word_set", "words_of"]

_WORD = re.compile(r"[^\W_]+")
_ENDING = re.compile(r"(?:ies|ied|ing|edly|ed|es|s|y|e|al|ally|ly)$")
_SHORTEST = 3
"""So many letters of a word are left at least as its stem."""


@lru_cache(maxsize=4096)
def word_set(text: str) -> frozenset[str]:
    """The words of a text without case and accents, fixed phrases as one word too."""
    found = words_of(text)
    joined = " ".join(found)
    phrases = (one for phrase, one in _phrases() if phrase in joined)
    return frozenset(found).union(phrases)


def stems(text: str) -> frozenset[str]:
    """The stems of a text's words."""
    return frozenset(stem(word) for word in word_set(text))


@lru_cache(maxsize=2**15)
def stem(word: str) -> str:
    """What a word's forms have in common: "diplomat" of "diplomats", "expel" of "expelled"."""
    left = _ENDING.sub("", word)
    left = left if len(left) >= _SHORTEST else word
    return left[:-1] if len(left) > _SHORTEST and left[-1] == left[-2] else left


@cache
def forms(lemma: str) -> frozenset[str]:
    """The forms of a lemma that may be a verb or a noun, as ``word_set`` has them."""
    made = {lemma, *plurals(lemma), past(lemma), participle(lemma), gerund(lemma), f"{lemma}s", f"{lemma}es"}
    last = lemma[-1]
    made |= {f"{lemma}{last}ed", f"{lemma}{last}ing"}
    made |= {"am", "are", "been", "being", "is", "s", "was", "were"} if lemma == "be" else set()
    made |= {"has", "ve"} if lemma == "have" else set()
    if lemma.endswith("y"):
        made.add(f"{lemma[:-1]}ies")
    return frozenset({lemma, *(" ".join(words_of(one)) for one in made)})


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """A text's words in their order, in small letters and without accents; what stands behind an apostrophe is one."""
    letters = unicodedata.normalize("NFKD", fold(text).casefold())
    return tuple(_WORD.findall("".join(one for one in letters if not unicodedata.combining(one))))


def content_words(text: str) -> list[str]:
    """The words of a text that say something."""
    empty = words("en/search", "unasked") | words("en/search", "beside_apostrophe")
    prepositions = load_lexicon().members("preposition")
    return [word for word in words_of(text) if word not in empty and word not in prepositions]


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    return tuple((" ".join(words_of(a)), b) for a, b in table("en/grammar")["fixed_phrases"].items())
