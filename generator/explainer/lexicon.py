"""The event lexicon: for every type of event its label, PLOVER code, patterns, and how it is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationError, field_validator
from pydantic import Field as PydanticField

from . import strict_yaml
from .diagnostics import Diagnostic, Mark
from .errors import InvalidContent
from .event_patterns import Pattern, parse_pattern
from .model import Flag, Model
from .tables import table

__all__ = ["TELL_FIELDS", "Candidate", "EventType", "Lexicon", "load_lexicon"]

TELL_FIELDS = frozenset(
    {"against", "by", "date", "has", "number", "people", "place", "since", "was", "were", "what", "whom"}
)
"""The fields that a telling may name; ``date`` and ``since`` are told of background alone."""

Words = Annotated[list[str], BeforeValidator(lambda value: [] if value is None else value)]
Candidate = tuple[str, Pattern]
"""An event type's name and one of its patterns; the name is empty for what is no event."""


class EventType(Model):
    """One type of event."""

    label: str = PydanticField(description="What the site calls it.")
    plover: str = PydanticField(
        description="PLOVER's event type and mode, such as COERCE-ARREST; empty outside its scope."
    )
    expulsion: Flag = PydanticField(False, description="Whether it is a row of the expulsions sheet.")
    status: str | None = PydanticField(None, description="What an expulsion of this type makes of those expelled.")
    state_act: Flag = PydanticField(
        False,
        description="Whether a state does it, so that in a country it is that country's unless the text says who.",
    )
    when_own: str | None = PydanticField(
        None, description="For an expulsion: the type where they are the doer's own people."
    )
    verbs: Words = PydanticField(default_factory=list, description="Patterns of verbs.")
    nouns: Words = PydanticField(default_factory=list, description="Patterns of nouns.")
    tell: list[str] = PydanticField(
        min_length=1, description="Sentences with fields; the first that can be filled is used."
    )

    @property
    def is_against(self) -> bool:
        """Whether somebody can be meant by it: a pattern has a slot for whom."""
        return any("{against" in pattern or "{both" in pattern for pattern in (*self.verbs, *self.nouns))

    @cached_property
    def told(self) -> frozenset[str]:
        """The fields that its sentences name."""
        return frozenset(re.findall(r"\{(\w+)\}", " ".join(self.tell)))

    @field_validator("plover", mode="before")
    @classmethod
    def _outside_plover(cls, value: Any) -> Any:
        return value or ""

    @field_validator("tell")
    @classmethod
    def _known_fields(cls, value: list[str]) -> list[str]:
        for sentence in value:
            if unknown := set(re.findall(r"\{(.*?)\}", sentence)) - TELL_FIELDS:
                raise ValueError(f"“{sentence}” has the unknown field {min(unknown)}")
            if re.sub(r"\[[^][]*\]", "", sentence).count("[") + sentence.count("[") != sentence.count("]"):
                raise ValueError(f"“{sentence}” has a bracket that opens or closes nothing")
        return value


class Lexicon(Model):
    """All types of event, and the words that more than one of them needs."""

    classes: dict[str, list[str]] = PydanticField(description="Lists of lemmas that a pattern's slot may name.")
    light_verbs: list[str] = PydanticField(description="Verbs whose subject does what their object, a noun, tells.")
    hostile: list[str] = PydanticField(description="PLOVER types that are acts against somebody.")
    not_events: list[str] = PydanticField(description="Patterns of what is no event, whatever else fits.")
    types: dict[str, EventType] = PydanticField(description="Each type by its name.")

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

    def is_hostile(self, type: str) -> bool:
        """Whether an event of this type is an act against somebody."""
        return type in self.types and self.types[type].plover.partition("-")[0] in self.hostile

    def is_expulsion(self, type: str) -> bool:
        """Whether an event of this type is a row of the expulsions sheet."""
        return type in self.types and self.types[type].expulsion

    def patterns(self, form: str) -> Iterator[Candidate]:
        """Every pattern of one form (``verbs`` or ``nouns``) with its type.

        :raises ValueError: a pattern is none.
        """
        for text in self.not_events:
            yield "", parse_pattern(text, self.classes)
        for name, type in self.types.items():
            for text in getattr(type, form):
                yield name, parse_pattern(text, self.classes)

    def _by_lemma(self, form: str) -> dict[str, tuple[Candidate, ...]]:
        found: dict[str, list[Candidate]] = {}
        for name, pattern in self.patterns(form):
            for head in pattern.heads:
                found.setdefault(head, []).append((name, pattern))
        return {
            head: tuple(sorted(candidates, key=lambda candidate: (candidate[0] != "", -candidate[1].weight)))
            for head, candidates in found.items()
        }


@cache
def load_lexicon(path: Path | None = None) -> Lexicon:
    """The lexicon in ``path``, or the one that is shipped; read once.

    The patterns of the one that is shipped are not parsed here: who builds a site needs none, and tests have done it.

    :raises InvalidContent: with every entry that is wrong and its place.
    """
    if path is None:
        return Lexicon.model_validate(table("en/lexicon"))
    return _load(path.read_text("utf-8"), str(path))


def _load(text: str, file: str) -> Lexicon:
    value = strict_yaml.load(text, file)
    wrong: list[tuple[strict_yaml.Path, str]] = []
    try:
        lexicon = Lexicon.model_validate(value)
    except ValidationError as error:
        wrong = [(tuple(e["loc"]), e["msg"].removeprefix("Value error, ")) for e in error.errors()]
    else:
        wrong = list(_wrong_patterns(lexicon))
        if not wrong:
            return lexicon
    marks = strict_yaml.positions(text, file)
    raise InvalidContent([_diagnostic(path, message, marks, text, file) for path, message in wrong])


def _wrong_patterns(lexicon: Lexicon) -> Iterator[tuple[strict_yaml.Path, str]]:
    lists: dict[strict_yaml.Path, list[str]] = {("not_events",): lexicon.not_events}
    for name, type in lexicon.types.items():
        lists |= {("types", name, "verbs"): type.verbs, ("types", name, "nouns"): type.nouns}
    for name, type in lexicon.types.items():
        if type.when_own and type.when_own not in lexicon.types:
            yield ("types", name, "when_own"), f"there is no type {type.when_own}"
    for path, patterns in lists.items():
        for no, text in enumerate(patterns):
            try:
                parse_pattern(text, lexicon.classes)
            except ValueError as error:
                yield (*path, no), str(error)


def _diagnostic(
    path: strict_yaml.Path, message: str, marks: dict[strict_yaml.Path, Mark], text: str, file: str
) -> Diagnostic:
    mark = next((marks[path[:n]] for n in range(len(path), -1, -1) if path[:n] in marks), None)
    line = text.splitlines()[mark.line - 1] if mark else ""
    field = ".".join(str(part) for part in path)
    return Diagnostic(
        code="lexicon", message=message, file=file, mark=mark, field=field, line=line, help="see the lexicon's heading"
    )
