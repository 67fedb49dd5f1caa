"""What rules look facts up in, what they find wrong, and what they have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from ..diagnostics import Diagnostic, Fix, Mark, Severity
from ..evidence import Evidence
from ..model import Actor, Article, Claim, Fact, Source, claims, has_claims
from .known_ids import KnownIds
from .plain_reading.actor_names import ActorNames

__all__ = ["BorneValue", "Problem", "Rule", "StoryFacts", "borne_values", "ids_in"]


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule found wrong with a fact, before its place in the file is looked up."""

    code: str
    message: str
    path: tuple[str | int, ...] = ()
    """Within the fact."""
    help: str = ""
    severity: Severity = "error"
    fix: Fix | None = None
    """What belongs in the place of which words, where there is one right answer."""

    def at(self, file: str, mark: Mark | None, line: str, field: str, fact: str = "") -> Diagnostic:
        """The same with its place in a file.

        :param line: the line that the mark is in.
        :param field: what people call the place.
        :param fact: the id of the fact that it is about, if it is about one.
        """
        return Diagnostic(
            code=self.code,
            message=self.message,
            file=file,
            mark=mark,
            line=line,
            field=field,
            fact=fact,
            help=self.help,
            severity=self.severity,
            fix=self.fix,
        )


@dataclass(frozen=True, slots=True)
class StoryFacts:
    """What the rules look things up in."""

    evidence: Evidence
    actors: KnownIds[Actor]
    facts: KnownIds[Fact]
    """The facts of all other sheets than the actors'."""
    stale: Set[str]
    """The ids of those that were changed since they were checked."""
    articles: Sequence[Article] = ()
    """All of the story, by their ids."""
    has_sentences: bool = True
    """Whether sentences of ours tell the story: they are English."""
    names: ActorNames = field(default_factory=lambda: ActorNames(()))
    """What the actors are called."""
    tomorrow: str = "9999-12-31"
    """The last day that may have begun somewhere, such as ``2025-09-23``."""


Rule = Callable[[StoryFacts, Fact], Iterator[Problem]]
"""What yields everything of one kind that is wrong with a fact."""


@dataclass(frozen=True, slots=True)
class BorneValue:
    """One value of a field with what is to bear it."""

    path: tuple[str | int, ...]
    """Of the value, within the fact."""
    value: Any
    """A single one, or a list where the field holds several."""
    sources: Sequence[Source]
    """Those of the claim, or of the fact where the value is plain."""
    claim: Claim[Any] | None = None
    """The claim, where it is one."""


def borne_values(fact: Fact, name: str) -> Iterator[BorneValue]:
    """Each value of a field with the sources that are to bear it; nothing where the field is empty.

    A claim that is set aside (``rank: deprecated``) is left out: the site does not say it.
    """
    told = getattr(fact, name)
    if not has_claims(told):
        yield from (BorneValue((name,), claim.value, fact.sources) for claim in claims(told))
        return
    for index, claim in enumerate(told):
        if claim.rank != "deprecated":
            yield BorneValue((name, index, "value"), claim.value, claim.sources, claim)


def ids_in(name: str, field: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The ids in a field with their paths, whatever its shape."""
    if isinstance(field, str):
        yield (name,), field
    elif isinstance(field, list):
        for index, item in enumerate(field):
            if isinstance(item, Claim):
                values = item.value if isinstance(item.value, list) else [item.value]
                yield from (((name, index, "value"), value) for value in values)
            else:
                yield (name, index), item
