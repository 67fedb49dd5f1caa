"""Somebody named or meant at a place, as the readers of French actors hand it on among themselves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from ...model import ActorKind
from ...readers.reading import ActorMention, RoleMention
from .annotation import FrenchPassage

__all__ = ["ActorForm", "NamedActor"]

ActorForm = Literal["name", "short", "demonym", "seat", "pronoun", "phrase"]
"""How somebody is named; ``ActorMention.form`` says what each means."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NamedActor:
    """Somebody named or meant at a place."""

    passage: FrenchPassage
    first: int
    """Index of the first word."""
    last: int
    """Index after the last."""
    name: str
    """The fullest name that the article has for whoever is meant."""
    kind: ActorKind
    country: str | None = None
    """The name of the state that they belong to."""
    form: ActorForm = "name"
    roles: tuple[RoleMention, ...] = ()
    """What is said here of what they are."""
    gender: str = ""
    """``f`` or ``m`` where it is known."""
    outlet: bool = False
    """Whether it is a news outlet."""
    rule: str = ""
    """What it was read by."""

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands in the article, by which mentions are ordered."""
        span = self.passage.span(self.first, self.last)
        return span.start, span.end

    def meant_at(self, passage: FrenchPassage, first: int, last: int, form: ActorForm, rule: str) -> NamedActor:
        """A mention at another place that means the same; what is said of them here is not said there."""
        return replace(self, passage=passage, first=first, last=last, form=form, rule=rule, roles=())

    def to_actor_mention(self) -> ActorMention:
        """The same as a part of the article's reading."""
        return ActorMention(
            span=self.passage.span(self.first, self.last),
            text=self.passage.text(self.first, self.last),
            name=self.name,
            kind=self.kind,
            country=self.country,
            roles=self.roles,
            form=self.form,
            outlet=self.outlet,
            rule=self.rule,
        )
