"""Which of a fact's fields its sentence tells: of nothing else can an article bear the sentence, or say otherwise."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .countries import load_countries
from .date_words import date_words
from .field_types import FieldKind, Holds, Trait, headline, kind_of
from .messages import ENGLISH, Messages
from .model import Actor, Event, Expulsion, Fact, preferred
from .names import fold_name
from .numbers import says_count
from .sentences import sentence, spoken_name
from .telling import Told

__all__ = ["tells"]

_YEAR = re.compile(r" \d{4}$")


def tells(
    fact: Fact, name: str, value: Any, told: Told, actors: Mapping[str, Actor], messages: Messages = ENGLISH
) -> bool:
    """Whether what a fact is told by says this value of a field.

    A sentence of ours says the value that is told first, if it would be another without it; a person's words say every
    value that stands in them. Of a fact that an article's words tell nobody knows. An actor is told with all its fields.

    :param actors: the story's actors by id.
    :param messages: the site's words, and its language.
    """
    kind, first = kind_of(type(fact), name), bool(value == preferred(getattr(fact, name, None)))
    if told.how == "words" or Trait.BESIDE_SENTENCE in kind.traits:
        return False
    if isinstance(fact, Actor) or name == headline(type(fact)):
        return first
    if told.how == "sentence" and isinstance(fact, (Event, Expulsion)):
        empty = type(fact).model_fields[name].get_default(call_default_factory=True)
        return first and sentence(fact.model_copy(update={name: empty}), actors) != told.text
    return _stands_in(told.text, kind, value, actors, messages)


def _stands_in(text: str, kind: FieldKind, value: Any, actors: Mapping[str, Actor], messages: Messages) -> bool:
    """Whether a value stands in a person's words: a number in any spelling, a day without its year, somebody by a name."""
    if kind.holds is Holds.COUNT:
        return says_count(text, value, messages.language)
    if kind.holds is Holds.DATE:
        day = _YEAR.sub("", date_words(value, messages))
        return day in text and _has(text, day)  # a month is "May", and "may" is none
    if kind.holds in (Holds.ACTOR, Holds.PARTY, Holds.SPEAKER):
        named = value if isinstance(value, list) else [value]
        return all(any(_has(text, name) for name in _names(who, actors)) for who in named)
    return all(_has(text, words) for words in (value if isinstance(value, list) else [value]))


def _has(text: str, words: str) -> bool:
    folded = fold_name(words)
    return bool(folded) and f" {folded} " in f" {fold_name(text)} "


def _names(who: str, actors: Mapping[str, Actor]) -> list[str]:
    """What somebody may be called in a sentence; a country's people stand for it."""
    if who not in actors:
        return [who]
    actor = actors[who]
    country = load_countries().get(str(preferred(actor.name))) if actor.kind == "country" else None
    of_it = [country.adjective, country.people] if country else []
    return [str(preferred(actor.name)), spoken_name(actor), *actor.aliases, *of_it]
