"""An actor as one article has them, before the articles are brought together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..person_names import gender_of_name, name_parts
from ..person_nouns import nouns_in, person_class
from ..readers.reading import ActorMention

__all__ = ["Kind", "Local"]

Kind = Literal["person", "country", "organisation", "group"]


@dataclass(frozen=True, slots=True)
class Local:
    """An actor as one article has them."""

    article: str
    """The article's id."""
    name: str
    """The fullest name there."""
    kind: Kind
    mentions: tuple[ActorMention, ...]
    """In the order of the text."""

    @property
    def country(self) -> str | None:
        """The name of their state."""
        return next((mention.country for mention in self.mentions if mention.country), None)

    @property
    def parts(self) -> tuple[str, ...]:
        """The name's parts as they are compared."""
        return name_parts(self.name)

    @property
    def texts(self) -> list[str]:
        """How the article writes it where it names it."""
        return [mention.text for mention in self.mentions if mention.form in ("name", "short")]

    @property
    def classes(self) -> frozenset[str]:
        """The classes of the nouns in the roles."""
        roles = [role.value for mention in self.mentions for role in mention.roles]
        return frozenset(name for role in roles for noun in nouns_in(role) for name in person_class(noun))

    @property
    def order(self) -> tuple[object, ...]:
        """Fuller names first, whatever the order of articles."""
        return -len(self.parts), self.parts, self.name, self.article

    @property
    def gender(self) -> str:
        """``f`` or ``m`` where the first name of a full name says so, else empty."""
        return gender_of_name(self.name.split()[0]).replace("?", "") if len(self.parts) > 1 else ""
