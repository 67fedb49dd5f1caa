"""What is known of each type of event, and of all of them together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, field_validator, model_validator
from pydantic import Field as PydanticField

from ..field_types import Flag
from ..model import Model
from ..tables import table
from .event_patterns import Pattern, parse_pattern, verbs_of

__all__ = ["TELL_FIELDS", "UNSURE", "Candidate", "EventType", "Lexicon"]

TELL_FIELDS = frozenset(
    [
        "against",
        "by",
        "date",
        "has",
        "number",
        "people",
        "place",
        "rest",
        "since",
        "state",
        "them",
        "to",
        "verb",
        "was",
        "what",
        "who",
        "whom",
    ]
)
"""The fields that a telling may name; ``date`` and ``since`` are told of background alone."""

UNSURE = "unsure"
"""What stands behind a pattern whose facts are too often false: they are only leads."""

Words = Annotated[list[str], BeforeValidator(lambda value: [] if value is None else value)]
Candidate = tuple[str, Pattern]
"""An event type's name and one of its patterns; the name is empty for what is no event."""


class EventType(Model):
    """One type of event."""

    label: str = PydanticField(description="What the site calls it.")
    plover: str = PydanticField(
        description="PLOVER's event type and mode, such as COERCE-ARREST; empty outside its scope."
    )
    verbs: Words = PydanticField(default_factory=list, description="Patterns of verbs.")
    nouns: Words = PydanticField(default_factory=list, description="Patterns of nouns.")
    tell: list[str] = PydanticField(
        min_length=1,
        description="Sentences with fields, for a fact without a verb; the first that can be filled is used.",
    )
    told: Mapping[str, Words] = PydanticField(
        default_factory=dict,
        description="How the facts of patterns are told: by tellings of data/telling.yml, or ones of their own.",
    )
    unsure: Flag = PydanticField(
        False, description="Whether its facts are too often false, so that they are only leads."
    )

    # How a text that tells it is read.
    expulsion: Flag = PydanticField(False, description="Whether it is a row of the expulsions sheet.")
    status: str | None = PydanticField(None, description="What an expulsion of this type makes of those expelled.")
    when_own: str | None = PydanticField(
        None, description="For an expulsion: the type where they are the doer's own people."
    )
    departure: Flag = PydanticField(
        False,
        description="Whether it tells that those left who had been expelled, so that its date is that of their leaving.",
    )
    retort: Flag = PydanticField(
        False, description="Whether it says only that somebody hits back, which an expulsion told after it then is."
    )
    saying: Flag = PydanticField(False, description="Whether it only tells what was said.")
    spoken: Flag = PydanticField(
        False,
        description="Whether it is done by speaking, as an accusation is, and so shown as words and not as a deed.",
    )
    by_words: Flag = PydanticField(
        False,
        description="Whether it is of any act that no other type tells, which gives way to them: “announced the arrest of”.",
    )
    state_act: Flag = PydanticField(
        False,
        description="Whether a state does it, so that in a country it is that country's unless the text says who.",
    )
    sets_limit: Flag = PydanticField(False, description="Whether it sets somebody a limit, by when to do a thing.")
    counted: Literal["by", "what"] | None = PydanticField(
        None,
        description="Whom it counts where nobody suffers it, so that it is told how many people were hit; empty where it counts nobody.",
    )
    without_actors: Flag = PydanticField(
        False, description="Whether a noun tells it with a date alone: “the coups of 2020 and 2021”."
    )

    # How what several articles tell of it becomes a fact.
    family: str | None = PydanticField(
        None, description="The type that stands for all that articles use for the same thing, where it is another."
    )
    grounds: Flag = PydanticField(
        False,
        description="Whether “what” tells the grounds and not the matter: two articles may give other grounds for one arrest.",
    )
    lasting: str | None = PydanticField(
        None,
        description="For what lasts rather than happens: its topic of the background, where it stands when it has no date of its own.",
    )
    momentous: Flag = PydanticField(
        False,
        description="Whether a story hardly has two of one date: two mentions of the same date are of the same event.",
    )

    @property
    def is_against(self) -> bool:
        """Whether somebody can be meant by it: a pattern has a slot for whom."""
        return any(slot in pattern for pattern in (*self.verbs, *self.nouns) for slot in ("{against", "{both"))

    @property
    def is_mutual(self) -> bool:
        """Whether whom it names beside those who do it takes part as they do: who is met meets."""
        return any("{both" in pattern for pattern in self.verbs)

    @cached_property
    def tellings(self) -> Mapping[str, Sequence[str]]:
        """The sentences of each verb that has its own.

        :raises ValueError: a verb has two tellings.
        """
        named = table("telling")["tellings"]
        found: dict[str, Sequence[str]] = {}
        for text, how in self.told.items():
            for verb in verbs_of(text).values() if how != [UNSURE] else ():
                sentences = [sentence for name in how for sentence in named.get(name, [name])]
                if found.setdefault(verb, sentences) != sentences:
                    raise ValueError(f"the verb “{verb}” is told in two ways")
        return found

    def verb_of(self, pattern: Pattern, head: str) -> str | None:
        """The verb in whose own sentence a fact is told; None where only the article's words tell it truly.

        :param pattern: the pattern of this type that fits.
        :param head: the lemma of the verb or noun that tells it there.
        """
        verb = verbs_of(pattern.text).get(head, "")
        return verb if pattern.text in self.told and verb in self.tellings else None

    def tellings_of(self, verb: str | None) -> Sequence[str]:
        """The sentences with fields that tell a fact with this verb, the best first; none of a verb that has none.

        :param verb: as a fact keeps it; None for the type's own sentences.
        """
        return self.tell if verb is None else self.tellings.get(verb, ())

    def is_unsure(self, pattern: Pattern) -> bool:
        """Whether what this pattern reads is too often false to be a fact."""
        return self.unsure or self.told.get(pattern.text) == [UNSURE]

    @model_validator(mode="before")
    @classmethod
    def _with_how_they_are_told(cls, value: Any) -> Any:
        """Patterns that stand alone or with how they are told: ``arrest {against}: whom``."""
        if not isinstance(value, dict):
            return value
        told: dict[str, Any] = {}
        for form in ("verbs", "nouns"):
            for pattern in value.get(form) or ():
                told |= pattern if isinstance(pattern, dict) else {}
            texts = [text for p in value.get(form) or () for text in (p if isinstance(p, dict) else [p])]
            value = {**value, form: texts}
        return {**value, "told": {p: [how] if isinstance(how, str) else how for p, how in told.items()}}

    @model_validator(mode="after")
    def _is_told_as_it_can_be(self) -> EventType:
        """:raises ValueError: a verb has two tellings, a telling is none, or a noun has one."""
        for sentences in self.tellings.values():
            self._known_fields(list(sentences))
        if told := [noun for noun in self.nouns if self.told.get(noun, [UNSURE]) != [UNSURE]]:
            raise ValueError(f"“{told[0]}” is a noun, whose facts are told by the article's words alone")
        return self

    @field_validator("plover", mode="before")
    @classmethod
    def _outside_plover(cls, value: Any) -> Any:
        return value or ""

    @field_validator("tell")
    @classmethod
    def _known_fields(cls, value: list[str]) -> list[str]:
        for sentence in value:
            if unknown := set(re.findall(r"\{([^{}]*)\}", sentence)) - TELL_FIELDS:
                raise ValueError(f"“{sentence}” has the unknown field {min(unknown)}")
            if re.sub(r"\[[^][]*\]", "", sentence).count("[") + sentence.count("[") != sentence.count("]"):
                raise ValueError(f"“{sentence}” has a bracket that opens or closes nothing")
        return value


class Lexicon(Model):
    """All types of event, and the words that more than one of them needs."""

    parts: list[str] = PydanticField(
        default_factory=list,
        description="The files beside this one that hold the types by subject, in the order in which they are tried.",
    )
    classes: dict[str, list[str]] = PydanticField(description="Lists of lemmas that a pattern's slot may name.")
    light_verbs: list[str] = PydanticField(description="Verbs whose subject does what their object, a noun, tells.")
    hostile: list[str] = PydanticField(default_factory=list, description="PLOVER types that are acts against somebody.")
    friendly: list[str] = PydanticField(
        default_factory=list, description="PLOVER types of what does somebody good, and so provokes nothing."
    )
    unannounced: list[str] = PydanticField(
        default_factory=list, description="PLOVER types of what nobody announces before doing it."
    )
    not_events: list[str] = PydanticField(description="Patterns of what is no event, whatever else fits.")
    types: Mapping[str, EventType] = PydanticField(description="Each type by its name.")

    @cached_property
    def verbs(self) -> dict[str, tuple[Candidate, ...]]:
        """The patterns of verbs by lemma, in the order in which they are tried: heaviest first, then as they stand."""
        return self._by_lemma("verbs")

    @cached_property
    def nouns(self) -> dict[str, tuple[Candidate, ...]]:
        """The patterns of nouns by lemma, in the order in which they are tried."""
        return self._by_lemma("nouns")

    @cached_property
    def last_nouns(self) -> frozenset[str]:
        """Every lemma that a pattern of nouns may end with: "ban" of "travel-ban"."""
        return frozenset(
            lemma[at:] for lemma in self.nouns for at in range(len(lemma)) if at == 0 or lemma[at - 1] == "-"
        )

    def members(self, name: str) -> frozenset[str]:
        """The lemmas of a class, of its two-word entries the second."""
        return self._members[name]

    @cached_property
    def _members(self) -> dict[str, frozenset[str]]:
        return {name: frozenset(one.rpartition(" ")[2] for one in listed) for name, listed in self.classes.items()}

    def is_expulsion(self, type: str) -> bool:
        """Whether an event of this type is a row of the expulsions sheet."""
        return type in self.types and self.types[type].expulsion

    def is_hostile(self, type: str) -> bool:
        """Whether an event of this type is an act against somebody."""
        return self._plover(type) in self.hostile

    def is_friendly(self, type: str) -> bool:
        """Whether an event of this type does somebody good."""
        return self._plover(type) in self.friendly

    def plover_code(self, type: str) -> str:
        """The PLOVER code of a type, with its mode; empty for one that is not here."""
        return self.types[type].plover if type in self.types else ""

    def is_unannounced(self, type: str) -> bool:
        """Whether an event of this type is what nobody announces before doing it."""
        return self._plover(type) in self.unannounced

    def _plover(self, type: str) -> str:
        """PLOVER's event type without its mode."""
        return self.types[type].plover.partition("-")[0] if type in self.types else ""

    def patterns(self, form: Literal["verbs", "nouns"]) -> Iterator[Candidate]:
        """Every pattern of one form with its type.

        :raises ValueError: a pattern is none.
        """
        for text in self.not_events:
            yield "", parse_pattern(text, self.classes)
        for name, type in self.types.items():
            for text in type.verbs if form == "verbs" else type.nouns:
                yield name, parse_pattern(text, self.classes)

    def _by_lemma(self, form: Literal["verbs", "nouns"]) -> dict[str, tuple[Candidate, ...]]:
        found: dict[str, list[Candidate]] = {}
        for name, pattern in self.patterns(form):
            for head in pattern.heads:
                found.setdefault(head, []).append((name, pattern))
        return {head: tuple(sorted(candidates, key=self._in_turn)) for head, candidates in found.items()}

    def _in_turn(self, candidate: Candidate) -> tuple[bool, bool, int]:
        """What orders the patterns of a word: what is no event, what gives way to no other type, the heaviest."""
        type, pattern = candidate
        return type != "", type in self.types and self.types[type].by_words, -pattern.weight
