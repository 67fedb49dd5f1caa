"""A French passage annotated for the readers of actors: its words, and what the tables know of them.

Words are what stands between spaces, apostrophes, hyphens and marks, each of which is a word too: "d'Ivoire" is three,
whatever the tokenizer makes of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ...countries import Country
from ...french_people import FrenchNoun, french_nouns
from ...french_states import StateWord, french_pieces, state_words, without_accents
from ...readers.reading import TextSpan
from ..vocabulary import words

if TYPE_CHECKING:
    from ...parsed.parsed_blocks import Passage
    from ...parsed.tokens import Doc, Token

__all__ = ["FrenchPassage", "NounHit", "StateHit", "courtesy_gender", "plain_words", "skip_of"]

_OF = frozenset({"de", "du", "des", "d"})
_ARTICLES = frozenset({"la", "le", "les", "l"})
_OPENING = frozenset('"“«‘([-–—:')


@dataclass(frozen=True, slots=True)
class StateHit:
    """A word for a state where it stands in a passage."""

    first: int
    """Index of its first word."""
    last: int
    """Index after its last."""
    senses: Mapping[StateWord, tuple[Country, ...]]
    """All that it may mean, in each way."""


@dataclass(frozen=True, slots=True)
class NounHit:
    """A noun for people where it stands in a passage."""

    first: int
    """Index of its first word."""
    last: int
    """Index after its last."""
    meaning: FrenchNoun


class FrenchPassage:
    """The words of a passage, by their indexes."""

    def __init__(self, passage: Passage) -> None:
        self.offset: int = passage.start
        """The offset of the passage in the article's text."""
        self.doc: Doc = passage.doc
        self.string: str = passage.doc.text
        pieces = french_pieces(self.string)
        self.plain: list[str] = [plain for plain, _, _ in pieces]
        """Each word without accents."""
        self.lower: list[str] = [plain.lower() for plain in self.plain]
        """The same in small letters."""
        self.starts: list[int] = [start for _, start, _ in pieces]
        self.ends: list[int] = [end for _, _, end in pieces]
        self.tokens: list[Token] = _tokens_at(self.doc, self.starts)
        """The parser's token that each word is in."""
        self.states: dict[int, StateHit] = {
            first: StateHit(first, last, senses) for first, last, senses in state_words().all(self.plain)
        }
        """Words for states, by the index of their first word."""
        self.nouns: dict[int, NounHit] = {
            first: NounHit(first, last, noun)
            for first, last, noun in french_nouns().all(self.lower)
            if not self._is_adjective(first) and not self._is_in_name(first)
        }
        """Nouns for people, by the index of their first word."""
        self.states_ending: dict[int, StateHit] = {hit.last: hit for hit in self.states.values()}
        """The former by the index after their last word."""
        self.nouns_ending: dict[int, NounHit] = {hit.last: hit for hit in self.nouns.values()}
        """The latter so."""
        self.word_of: dict[int, int] = {token.i: at for at, token in reversed([*enumerate(self.tokens)])}
        """The index of the first word of a parser's token."""
        self.taken: set[int] = set()
        """The words that name somebody: no two mentions overlap."""

    def __len__(self) -> int:
        return len(self.plain)

    def span(self, first: int, last: int) -> TextSpan:
        """Where words stand in the article's text."""
        return TextSpan(self.offset + self.starts[first], self.offset + self.ends[last - 1])

    def text(self, first: int, last: int) -> str:
        """The words as they stand."""
        return self.string[self.starts[first] : self.ends[last - 1]] if last > first else ""

    def is_capital(self, at: int) -> bool:
        """Whether a word begins with a capital."""
        return 0 <= at < len(self) and self.plain[at][0].isupper()

    def is_joined(self, at: int) -> bool:
        """Whether a word stands right after the one before, without a space."""
        return 0 < at < len(self) and self.starts[at] == self.ends[at - 1]

    def starts_sentence(self, at: int) -> bool:
        """Whether a word is the first of its sentence or quotation, marks and dashes aside."""
        if at == 0 or self.plain[at - 1] in _OPENING:
            return True
        return self.tokens[at].is_sent_start and not self.plain[at - 1].isalnum()  # the parser parts names, too

    def are_free(self, first: int, last: int) -> bool:
        """Whether none of the words names somebody yet."""
        return self.taken.isdisjoint(range(first, last))

    def _is_adjective(self, at: int) -> bool:
        """Whether a word that may be a noun goes with the noun before it: "étrangères", "militaire"."""
        return at > 0 and self.tokens[at].pos_ == "ADJ" and self.tokens[at - 1].pos_ in ("NOUN", "PROPN")

    def _is_in_name(self, at: int) -> bool:
        """Whether a word with a capital is joined to another one: "Fils-Aimé"."""
        joined = self.plain[at + 1 : at + 2] == ["-"] and self.is_joined(at + 1)
        return joined and self.is_capital(at) and self.is_capital(at + 2)

    def forget_states(self, first: int, last: int) -> None:
        """Words that are in a body's name stand for no state: "France 24"."""
        for at in range(first, last):
            if hit := self.states.pop(at, None):
                del self.states_ending[hit.last]

    def state_at(self, at: int, *kinds: StateWord) -> StateHit | None:
        """The word for a state that begins at a place and may mean one in one of these ways."""
        hit = self.states.get(at)
        return hit if hit and any(kind in hit.senses for kind in kinds) else None


@cache
def plain_words(name: str, key: str) -> frozenset[str]:
    """The words of a list in a table in small letters and without accents, as the words of a passage are compared."""
    return frozenset(without_accents(word).lower() for word in words(name, key))


def courtesy_gender(word: str) -> str:
    """``m`` or ``f`` for a title of courtesy in small letters ("mme"), else empty."""
    if word in plain_words("person_nouns", "courtesy_f"):
        return "f"
    return "m" if word in plain_words("person_nouns", "courtesy_m") else ""


def skip_of(passage: FrenchPassage, at: int) -> int | None:
    """The index after "de", "du", "des", "de la", "de l'" or "d'"; None where none of them stands there."""
    if passage.lower[at : at + 1] == [] or passage.lower[at] not in _OF:
        return None
    at += 1
    while at < len(passage) and (passage.lower[at] in _ARTICLES or passage.plain[at] == "'"):
        at += 1
    return at


def _tokens_at(doc: Doc, starts: list[int]) -> list[Token]:
    found, tokens = [], list(doc)
    at = 0
    for start in starts:
        while at + 1 < len(tokens) and tokens[at + 1].idx <= start:
            at += 1
        found.append(tokens[at])
    return found
