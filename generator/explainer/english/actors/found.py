"""A mention as the readers of actors hand it on among themselves, with the tokens that it stands on."""

from __future__ import annotations

from dataclasses import dataclass

from ...readers.reading import ActorMention, RoleMention
from .words import Words

__all__ = ["Claimed", "Found"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """Somebody named or meant at a place."""

    words: Words
    """The passage."""
    first: int
    """Index of the first token."""
    last: int
    """Index after the last token."""
    name: str
    kind: str
    country: str | None = None
    form: str = "name"
    rule: str = ""
    roles: tuple[RoleMention, ...] = ()
    gender: str = ""
    """``f`` or ``m`` where it is known."""
    nouns: frozenset[str] = frozenset()
    """The nouns that are said of a person here, in the singular: what a definite phrase may call them."""

    @property
    def place(self) -> tuple[int, int]:
        """Its order in the article."""
        start = self.words.passage.start
        return start + self.words.starts[self.first], start + self.words.ends[self.last - 1]

    def mention(self) -> ActorMention:
        """The same for readers of events."""
        return ActorMention(
            span=self.words.span(self.first, self.last),
            text=self.words.said(self.first, self.last),
            name=self.name,
            kind=self.kind,  # type: ignore[arg-type]
            country=self.country,
            roles=self.roles,
            form=self.form,  # type: ignore[arg-type]
            rule=self.rule,
        )


class Claimed:
    """The tokens of an article that already name somebody: no two mentions overlap.

    A demonym gives way to a longer phrase that means somebody: "the Thai envoy".
    """

    def __init__(self) -> None:
        self._taken: set[tuple[int, int]] = set()
        self._giving_way: set[tuple[int, int]] = set()

    def free(self, words: Words, first: int, last: int, *, over_demonyms: bool = False) -> bool:
        """Whether none of these tokens is taken."""
        taken = self._taken - self._giving_way if over_demonyms else self._taken
        return taken.isdisjoint([(words.passage.start, index) for index in range(first, last)])

    def take(self, words: Words, first: int, last: int, *, gives_way: bool = False) -> None:
        """Take these tokens."""
        tokens = {(words.passage.start, index) for index in range(first, last)}
        self._taken |= tokens
        if gives_way:
            self._giving_way |= tokens
