"""The words that tell an expulsion, and what is read of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ...readers.reading import Participant
from ..syntax.antecedents import is_unnamed
from ..syntax.grammar import key, owners, under
from ..vocabulary import words
from .entity_linking import EntityLinker
from .matching import Match
from .timing import Timing

if TYPE_CHECKING:
    from ...parsed.tokens import Token

__all__ = ["ExpulsionWords", "ReadExpulsion"]


@dataclass(frozen=True, slots=True)
class ReadExpulsion:
    """One state's people expelled by another."""

    by: tuple[Participant, ...]
    """Who expels them."""
    against: tuple[Participant, ...]
    """Whose people they are, or who they are by name."""
    number: int | str | None
    """How many they are, or the words where they give no number."""
    people: str | None
    """What they are, such as ``diplomats``."""
    head: Token
    """The verb or noun that tells it."""
    own: bool = False
    """Whether they are the doer's own people, which is no expulsion."""
    resumes: bool = False
    """Whether the words only set a term to an order told before them."""


@dataclass(frozen=True)
class ExpulsionWords:
    """The words of a sentence that a pattern of an expulsion fits, with what the article told before them."""

    match: Match
    timing: Timing
    """What the sentence says of when it was."""
    linker: EntityLinker
    before: Sequence[ReadExpulsion]
    """The expulsions told before it, which "the diplomats" may mean again."""

    @property
    def head(self) -> Token:
        """The verb or noun that tells it."""
        return self.match.frame.head

    @property
    def last(self) -> ReadExpulsion | None:
        """The expulsion told just before it."""
        return self.before[-1] if self.before else None

    @property
    def those_expelled(self) -> tuple[Token, ...]:
        """The heads of the phrases that say who goes."""
        return self.match.roles.get("against", ())

    @cached_property
    def by(self) -> tuple[Participant, ...]:
        """Who expels them, as the words say."""
        doers = (token for found in self.match.roles.get("by", ()) for token in _givers(found))
        return tuple(participant for token in doers for participant in self.linker.participants(token))

    @cached_property
    def lands(self) -> set[str]:
        """The countries that they must leave, as far as the sentence says so."""
        participants = (p for token in self.territory() for p in self.linker.participants(token))
        return self.places | {p.country for p in participants if p.kind == "country" and p.country}

    @cached_property
    def places(self) -> set[str]:
        """The same, of those alone that a phrase stands for by itself."""
        return {country for token in self.territory() if (country := self.linker.place_country(token))}

    def territory(self) -> Iterator[Token]:
        """What they must leave: "leave Paris", "expelled from Chad", "in Moscow"."""
        yield from self.match.roles.get("place", ())
        if self.says_that_they_go:
            yield from under(self.head, "dobj")
        if (go := self.match.infinitive) is not None:
            yield from under(go, "dobj")
            outside = [p for p in under(go, "prep", "prt", "advmod") if p.lower_ in ("out", "from")]
            yield from (t for p in outside for q in (p, *under(p, "prep")) for t in under(q, "pobj"))
        theirs = {t for token in self.those_expelled for t in token.subtree}
        out = ("from", "of") if "out" in self.match.frame.words else ("from",)
        yield from (
            token for preposition, token in self.match.frame.obliques if preposition in out and token not in theirs
        )

    @property
    def says_that_they_go(self) -> bool:
        """Whether the verb alone orders nobody out, and says what comes of an order: "they have a week", "four must leave"."""
        return key(self.head) in words("grammar", "terms_told_after")

    @property
    def sets_a_term(self) -> bool:
        """Whether it may tell no more than by when they must go, "were allowed two days" included."""
        gives_time = key(self.head) in words("grammar", "giving") and "_time" in self.match.roles
        return self.says_that_they_go or (gives_time and self.match.infinitive is None)

    @property
    def names_nobody(self) -> bool:
        """Whether only what was told before says who must go: "they have a week"."""
        bare = all(t.pos_ == "PRON" or is_unnamed(t) or t.sent != self.head.sent for t in self.those_expelled)
        return bare and not any(self.is_named(token) for token in self.those_expelled)

    def is_named(self, token: Token) -> bool:
        """Whether a phrase means a person whom the article names."""
        actor = self.linker.mention(token)
        return actor is not None and actor.kind == "person"


def _givers(token: Token) -> list[Token]:
    """Whose order it is that acts in their stead: "Peru's decree gives the envoy five days"."""
    return (owners(token) if key(token) in words("grammar", "acts_of_state") else []) or [token]
