"""People who are not named: "two Thai envoys", and "the envoys" or "the two officials" later on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...numbers import parse_number
from ...person_nouns import person_class
from ..vocabulary import words
from .annotation import AnnotatedPassage, PersonNoun
from .discourse import Discourse, Mention, TakenTokens
from .gazetteer import Disambiguator
from .role_claims import tied_state
from .role_phrases import joined_phrases, phrase_start

__all__ = ["read_groups"]

_BACK = 3
"""How many sentences back a group may be told of that is called by another noun now."""


@dataclass(frozen=True, slots=True)
class _GroupPhrase:
    """A noun phrase for several people."""

    passage: AnnotatedPassage
    first: int
    """Index of its first token, determiner included."""
    last: int
    """Index after its last."""
    noun: str
    """Its noun in the singular."""
    number: int | None
    """How many it says that they are."""
    country: str | None
    """The name of the state that it ties them to."""
    definite: bool
    """Whether it has a definite determiner, and so may mean a group told of before."""
    text: str
    """The phrase without its determiner."""


def read_groups(
    article: Sequence[AnnotatedPassage], discourse: Discourse, disambiguator: Disambiguator, taken: TakenTokens
) -> tuple[list[Mention], list[Mention]]:
    """The groups that an article introduces, and the later phrases that mean one of them.

    Only the later phrases are mentions; what is introduced is what "they" may mean. A group's name is the
    words that introduce it; its country is known where they tell it.
    """
    introduced: list[tuple[_GroupPhrase, Mention]] = []
    later: list[Mention] = []
    order = {id(sentence): number for number, sentence in enumerate(discourse.sentences)}
    for passage in article:
        for phrase in _phrases(passage, disambiguator):
            number = order[id(discourse.sentence(passage, phrase.first))]
            earlier = [
                (one, found)
                for one, found in introduced
                if _may_mean(phrase, one, number - order[id(discourse.sentence(one.passage, one.first))])
            ]
            if not (phrase.definite and earlier):
                introduced.append((phrase, _mention(phrase, phrase.text, phrase.country)))
            elif taken.take_if_free(passage, phrase.first, phrase.last):
                antecedent = _antecedent(phrase, earlier)
                later.append(_mention(phrase, antecedent.name, antecedent.country or phrase.country))
    return [found for _, found in introduced], later


def _antecedent(phrase: _GroupPhrase, earlier: Sequence[tuple[_GroupPhrase, Mention]]) -> Mention:
    """Which of several groups a phrase means: the last of its number, else the last."""
    same_number = (found for one, found in reversed(earlier) if one.number == phrase.number)
    return next(same_number, earlier[-1][1])


def _phrases(passage: AnnotatedPassage, disambiguator: Disambiguator) -> Iterator[_GroupPhrase]:
    for noun in passage.noun_starting.values():
        if noun.plural:
            yield _phrase(passage, noun, disambiguator)


def _phrase(passage: AnnotatedPassage, noun: PersonNoun, disambiguator: Disambiguator) -> _GroupPhrase:
    first = phrase_start(passage, noun, frozenset())
    edges = joined_phrases(passage, noun.first, frozenset())
    state = tied_state(passage, first, noun, max(noun.last, edges[0][1] if edges else 0), disambiguator)
    number = next((n for at in range(first, noun.first) if (n := parse_number(passage.lower[at])) is not None), None)
    before = passage.lower[first - 1] if first else ""
    definite = before in words("pronouns", "definite") and passage.tag[first - 1] != "IN"
    return _GroupPhrase(
        passage=passage,
        first=first - definite,
        last=noun.last,
        noun=noun.noun,
        number=number,
        country=state.name if state else None,
        definite=definite,
        text=passage.text_of(first, noun.last),
    )


def _may_mean(phrase: _GroupPhrase, earlier: _GroupPhrase, back: int) -> bool:
    """Whether a later phrase may mean an earlier one: number and state agree, and so does the noun or its class."""
    if phrase.number and earlier.number and phrase.number != earlier.number:
        return False
    if phrase.country and earlier.country and phrase.country != earlier.country:
        return False
    if phrase.noun == earlier.noun:
        return True
    alike = person_class(phrase.noun) & person_class(earlier.noun) or phrase.noun in words("person_nouns", "any_group")
    return bool(alike) and back <= _BACK


def _mention(phrase: _GroupPhrase, name: str, country: str | None) -> Mention:
    return Mention(
        passage=phrase.passage,
        first=phrase.first,
        last=phrase.last,
        name=name,
        kind="group",
        country=country,
        form="phrase",
        rule="group spoken of before",
    )
