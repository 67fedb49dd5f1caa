"""Whether words tell of an event of a type: they have what one of the lexicon's patterns for it needs. Without a parser.

What stands where is not looked at, so words that tell another event may pass; words that tell none do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cache, lru_cache

from ...lexicon import EventType, load_lexicon
from ...lexicon.event_patterns import Pattern, parse_pattern
from ...tables import table, words
from .word_forms import forms

__all__ = ["may_tell", "tells", "tells_expulsion", "tells_status"]


def tells(type: str, words: Set[str]) -> bool:
    """Whether words, as ``word_set`` has them, tell an event of this type, or of one whose events are of its kind."""
    return _any_fits(_needs(type), words)


def may_tell(type: str, words: Set[str]) -> bool:
    """Whether words may tell an event of this type to a person: its verb or noun alone does, or any word of saying.

    What a person tells in a sentence of his own he may have seen in "called it a scandal", which condemns.
    """
    kind = load_lexicon().types[type]
    return tells(type, words) or _heads(type).stands_in(words) or (kind.spoken and _saying().stands_in(words))


def tells_expulsion(words: Set[str]) -> bool:
    """Whether words tell an expulsion of any type."""
    return _any_fits(_needs_of_expulsion(), words)


def tells_status(status: str, words: Set[str]) -> bool:
    """Whether words tell an expulsion whose type makes this of those expelled."""
    return _any_fits(_needs_of_status(status), words)


@dataclass(frozen=True, slots=True)
class _OneOf:
    """Words of which one must stand there, in any form."""

    forms: frozenset[str]
    """The forms of those that are one word."""
    compounds: tuple[tuple[frozenset[str], ...], ...]
    """Of each other one the forms of its parts."""

    def stands_in(self, words: Set[str]) -> bool:
        return not self.forms.isdisjoint(words) or any(
            all(not part.isdisjoint(words) for part in parts) for parts in self.compounds
        )


_Needs = tuple[tuple[_OneOf, ...], ...]
"""What each of several patterns needs."""


def _any_fits(needs: _Needs, words: Set[str]) -> bool:
    return any(all(one.stands_in(words) for one in of_pattern) for of_pattern in needs)


@cache
def _needs(type: str) -> _Needs:
    also = list(table("en/bearing")["types"].get(type, ()))
    if type in load_lexicon().types and load_lexicon().types[type].saying:
        also += table("en/speech")["neutral"]
    kindred = (one for name, one in load_lexicon().types.items() if type in (name, one.family, one.when_own))
    return (*_of_types(kindred), *((_one_of([word]),) for word in also))


@cache
def _heads(type: str) -> _OneOf:
    """The verbs and nouns of a type's patterns, but for those that have hardly a meaning."""
    lexicon = load_lexicon()
    kind = lexicon.types[type]
    patterns = (parse_pattern(text, lexicon.classes) for text in (*kind.verbs, *kind.nouns))
    return _one_of({head for pattern in patterns for head in pattern.heads}.difference(lexicon.light_verbs))


@cache
def _saying() -> _OneOf:
    return _one_of((*words("en/speech", "neutral"), *words("en/speech", "claiming"), "call"))


@cache
def _needs_of_expulsion() -> _Needs:
    return tuple(_of_types(one for one in load_lexicon().types.values() if one.expulsion))


@cache
def _needs_of_status(status: str) -> _Needs:
    also = table("en/bearing")["statuses"].get(status, ())
    own = (one for one in load_lexicon().types.values() if one.status == status)
    return (*_of_types(own), *((_one_of([word]),) for word in also))


def _of_types(types: Iterable[EventType]) -> Iterator[tuple[_OneOf, ...]]:
    classes = load_lexicon().classes
    for one in types:
        for text in (*one.verbs, *one.nouns):
            yield tuple(_of_pattern(parse_pattern(text, classes)))


def _of_pattern(pattern: Pattern) -> Iterator[_OneOf]:
    """Its head, the words that must go with it, and the nouns of which one must fill a slot."""
    yield _one_of(pattern.heads)
    for needed in (*pattern.needed_words, *pattern.needed_infinitives, *pattern.needed_prepositions):
        yield _one_of(needed)
    for element in pattern.elements:
        slot = element.slot
        if slot and not element.optional and not slot.kinds and (slot.lemmas or slot.qualified):
            yield _one_of([*slot.lemmas, *slot.qualified])


@lru_cache(maxsize=4096)
def _compound(lemma: str) -> tuple[frozenset[str], ...]:
    return tuple(forms(part) for part in lemma.replace("-", " ").split())


def _one_of(lemmas: Iterable[str]) -> _OneOf:
    lemmas = list(lemmas)
    single = (forms(lemma) for lemma in lemmas)
    compounds = (_compound(lemma) for lemma in lemmas if "-" in lemma or " " in lemma)
    return _OneOf(frozenset().union(*single), tuple(compounds))
