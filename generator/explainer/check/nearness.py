"""How near to the words of a source somebody is named: in them, in their sentence, or around it, where a pronoun leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import lru_cache

from ..model import Actor, Source, claims
from ..names import fold_name
from ..person_nouns import nouns_in
from ..tables import table
from .plain_reading.passages import QuotePassage, passage
from .problem import StoryFacts

__all__ = ["Near", "english_passages", "how_near", "nearest_standing"]

_PERSONS = re.compile(
    r"\b(?:i|my|me|we|our|he|him|his|she|hers?|they|them|their|who|whom|whose|both|the (?:two|three|pair))\b", re.I
)
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


class Near(IntEnum):
    """Where somebody is named."""

    NOWHERE = 0
    AROUND = 1
    """In the paragraph, the two before or the article's heads, where the sentence has a word that may mean them.

    Whoever is meant by an office or a body's noun there ("the princess", "the junta") may be named anywhere in the article.
    """
    SENTENCE = 2
    """In the quote or its sentence."""


def english_passages(known: StoryFacts, sources: Sequence[Source]) -> list[QuotePassage] | None:
    """Where the quotes of some sources stand; None where words of one cannot be judged here.

    That is so where it is not found, which is told elsewhere, or in another language than English.
    """
    found = []
    for source in sources:
        there = passage(known.evidence, source)
        if there is None or known.evidence.language(source) not in ("en", "unknown"):
            return None
        found.append(there)
    return found


def nearest_standing(known: StoryFacts, passages: Sequence[QuotePassage], actor: Actor) -> Near:
    """Where somebody is named nearest to any of some quotes."""
    return max((how_near(known, one, actor) for one in passages), default=Near.NOWHERE)


def how_near(known: StoryFacts, there: QuotePassage, actor: Actor) -> Near:
    """Where somebody, or of a state somebody of its own, is named nearest to a quote."""
    wanted = {actor.id} | (known.names.belonging_to(actor.id) if actor.kind == "country" else set())
    if not wanted.isdisjoint(known.names.named(there.sentence)):
        return Near.SENTENCE
    around = (there.paragraph, *there.leading, *there.heads)
    if any(not wanted.isdisjoint(known.names.named(text)) for text in around) and _may_mean(there.sentence, actor):
        return Near.AROUND
    has_noun = _has_noun_for(there.sentence, actor)
    if has_noun and actor.kind == "group":  # "protesters" are "the protesters of Sarnova"
        return Near.AROUND
    wanted |= {str(claim.value) for claim in claims(actor.country)} if actor.kind != "person" else set()
    if (has_noun or _may_mean_anybody(known, there.sentence, actor)) and not wanted.isdisjoint(
        known.names.named(there.article.text)
    ):
        return Near.AROUND
    return Near.NOWHERE


def _has_noun_for(sentence: str, actor: Actor) -> bool:
    """Whether a sentence has an office of a person, or the noun in a body's name: "the princess", "the junta"."""
    if actor.kind == "person":
        return any(not nouns_in(role.value).isdisjoint(_person_nouns(sentence)) for role in actor.roles)
    names = [str(claim.value) for claim in claims(actor.name)]
    names = [*names, *actor.aliases] if actor.kind == "group" else [name for name in names if " " in name]
    return not {fold_name(name.rpartition(" ")[2]) for name in names}.isdisjoint(fold_name(sentence).split())


def _may_mean_anybody(known: StoryFacts, sentence: str, actor: Actor) -> bool:
    """Whether a sentence has a word for a person and names none, so that it may be anybody whom its article names."""
    there = known.names.named(sentence)
    return (
        actor.kind == "person" and _may_mean(sentence, actor) and all(known.actors[i].kind != "person" for i in there)
    )


@lru_cache(maxsize=65536)
def _person_nouns(text: str) -> frozenset[str]:
    return nouns_in(" ".join(_words(text)))


def _may_mean(sentence: str, actor: Actor) -> bool:
    """Whether a sentence has a pronoun or a title that may mean a person who is named before; a state may go without."""
    return actor.kind != "person" or bool(_PERSONS.search(sentence)) or bool(_person_nouns(sentence))


def _words(text: str) -> Iterator[str]:
    short = table("en/person_nouns")["abbreviations"]
    for match in _WORD.finditer(text):
        word = match.group().lower()
        yield short.get(word, word)
