"""What rests on an article: each fact and each actor, with the words of the article that bear it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from ...model import Actor, Fact
from ..catalogue import Quoted
from .article_text import ShownText

__all__ = ["ListedWords", "Resting", "resting"]


@dataclass(frozen=True, slots=True)
class ListedWords:
    """Words that a fact rests on, as a list shows them."""

    quoted: Quoted
    """The words."""
    has_id: bool
    """Whether their id stands here, for want of another place on the page."""


@dataclass(frozen=True, slots=True)
class Resting:
    """A fact or an actor with the words of one article that it rests on."""

    fact: Fact
    """The fact."""
    words: Sequence[ListedWords]
    """The words, in the article's order."""

    @property
    def anchors(self) -> Set[str]:
        """The quotes that the words are."""
        return {one.quoted.anchor for one in self.words}


def resting(
    quotes: Iterable[Quoted], text: ShownText, first: Iterable[str] = ()
) -> tuple[list[Resting], list[Resting]]:
    """The facts that rest on an article's words, and the actors.

    :param first: ids of facts that stand before the others, in this order; those stand in the article's.
    """
    found: dict[str, Fact] = {}
    words: dict[str, list[Quoted]] = defaultdict(list)
    for quoted in quotes:
        for ident, fact in quoted.facts.items():
            found[ident] = fact
            words[ident].append(quoted)
    ordered = dict.fromkeys([*(ident for ident in first if ident in found), *found])
    told = set(text.anchors)
    sides: tuple[list[Resting], list[Resting]] = ([], [])
    for fact in sorted((found[ident] for ident in ordered), key=lambda fact: isinstance(fact, Actor)):
        shown = []
        for quoted in words[fact.id]:
            shown.append(ListedWords(quoted, has_id=quoted.anchor not in told))
            told.add(quoted.anchor)
        sides[isinstance(fact, Actor)].append(Resting(fact, shown))
    return sides
