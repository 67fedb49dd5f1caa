"""People who are not named: "two Thai envoys", and "the envoys" or "the two officials" later on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...numbers import parse_number
from ...person_nouns import person_class
from ..vocabulary import words
from .context import Context
from .found import Claimed, Found
from .role_phrases import left_edge, right_edges
from .states import Attested
from .told import tied_state
from .words import PersonNoun, Words

__all__ = ["read_groups"]

_BACK = 3
"""How many sentences back a group may be told of that is called by another noun now."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun phrase for several people."""

    words: Words
    first: int
    """Index of its first token, determiner included."""
    last: int
    noun: str
    number: int | None
    country: str | None
    definite: bool
    text: str
    """The phrase without its determiner."""


def read_groups(
    article: Sequence[Words], context: Context, attested: Attested, claimed: Claimed
) -> tuple[list[Found], list[Found]]:
    """The groups that an article introduces, and the later phrases that mean one of them.

    Only the later phrases are mentions; what is introduced is what "they" may mean. A group's name is the
    words that introduce it; its country is known where they tell it.
    """
    introduced: list[tuple[_Phrase, Found]] = []
    later: list[Found] = []
    order = {id(sentence): number for number, sentence in enumerate(context.sentences)}
    for words_ in article:
        for phrase in _phrases(words_, attested):
            number = order[id(context.sentence(words_, phrase.first))]
            earlier = [
                (one, found)
                for one, found in introduced
                if _same(phrase, one, number - order[id(context.sentence(one.words, one.first))])
            ]
            if not (phrase.definite and earlier):
                introduced.append((phrase, _found(phrase, phrase.text, phrase.country)))
                continue
            antecedent = next(
                (found for one, found in reversed(earlier) if one.number == phrase.number), earlier[-1][1]
            )
            if claimed.free(words_, phrase.first, phrase.last):
                claimed.take(words_, phrase.first, phrase.last)
                later.append(_found(phrase, antecedent.name, antecedent.country or phrase.country))
    return [found for _, found in introduced], later


def _phrases(words_: Words, attested: Attested) -> Iterator[_Phrase]:
    for noun in words_.noun_starting.values():
        if noun.plural:
            yield _phrase(words_, noun, attested)


def _phrase(words_: Words, noun: PersonNoun, attested: Attested) -> _Phrase:
    first = left_edge(words_, noun, frozenset())
    edges = right_edges(words_, noun.first, frozenset())
    state = tied_state(words_, first, noun, max(noun.last, edges[0][1] if edges else 0), attested)
    number = next((n for at in range(first, noun.first) if (n := parse_number(words_.lower[at])) is not None), None)
    before = words_.lower[first - 1] if first else ""
    definite = before in words("pronouns", "definite") and words_.tag[first - 1] != "IN"
    return _Phrase(
        words=words_,
        first=first - definite,
        last=noun.last,
        noun=noun.noun,
        number=number,
        country=state.name if state else None,
        definite=definite,
        text=words_.said(first, noun.last),
    )


def _same(phrase: _Phrase, earlier: _Phrase, back: int) -> bool:
    """Whether a later phrase may mean an earlier one: number and state agree, and so does the noun or its class."""
    if phrase.number and earlier.number and phrase.number != earlier.number:
        return False
    if phrase.country and earlier.country and phrase.country != earlier.country:
        return False
    if phrase.noun == earlier.noun:
        return True
    alike = person_class(phrase.noun) & person_class(earlier.noun) or phrase.noun in words("person_nouns", "any_group")
    return bool(alike) and back <= _BACK


def _found(phrase: _Phrase, name: str, country: str | None) -> Found:
    return Found(
        words=phrase.words,
        first=phrase.first,
        last=phrase.last,
        name=name,
        kind="group",
        country=country,
        form="phrase",
        rule="group spoken of before",
    )
