"""How the site tells a fact: by a person's words, by a sentence of ours, or by an article's words.

A fact that no sentence of ours can tell truly is of the type ``event`` and told by the article's words, so nothing
that is told says more than they do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from .evidence import Evidence
from .field_types import headline
from .model import Actor, Event, Expulsion, Fact, Source, preferred
from .sentences import sentence

__all__ = ["Told", "tell"]


@dataclass(frozen=True, slots=True)
class Told:
    """How a fact is told."""

    how: Literal["summary", "sentence", "words"]
    """By a person's words (or an actor's name), by a sentence made from the fields, or by the words of an article."""
    text: str
    """What the site prints, plain text."""
    source: Source | None = None
    """For what is told by words: the source whose words they are."""


def tell(fact: Fact, actors: Mapping[str, Actor], evidence: Evidence | None = None) -> Told:
    """What stands in the field that says what the fact is, such as a person's summary, is told as it stands.

    What happened is else told by a sentence from the other fields, and what none can be made of by its first source.

    :param actors: the story's actors by id.
    :param evidence: the story's articles, whose names stand before their words; None where they are not at hand.
    """
    if said := preferred(getattr(fact, headline(type(fact)))):
        return Told("summary", _closed(str(said)))
    if isinstance(fact, (Event, Expulsion)) and (made := sentence(fact, actors)):
        return Told("sentence", made)
    if fact.sources:
        return Told("words", f"“{fact.sources[0].quote}”", fact.sources[0])
    return Told("words", _closed(fact.id.replace("-", " ")))


def _closed(words: str) -> str:
    text = words.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?", "…", ".”", '."')) else ".")
