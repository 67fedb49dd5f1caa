"""Names that the tables know, found in a parsed text: states, peoples, seats, bodies, outlets and what is nobody.

The longest name that fits wins, so "Niger Delta" hides "Niger". Accents are folded; case counts, but a name
may also stand in capitals.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from ... import tables
from ...countries import Country, load_countries, there_in
from ...known_bodies import KnownBody, known_bodies
from ...names import fold_name
from ...person_names import one_letter_apart
from ...phrase_matcher import PhraseMatcher
from ...quotes import fold
from ..vocabulary import table

__all__ = ["Disambiguator", "GazetteerHit", "Sense", "SenseKind", "gazetteer_hits"]

SenseKind = Literal["state", "people", "seat", "body", "body seat", "calendar", "nobody"]

_PIECE = re.compile(r"[^\W_]+|[^\w\s]")
_LONGEST_ABBREVIATION = 4


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing that a known name may mean."""

    kind: SenseKind
    state: Country | None = None
    body: KnownBody | None = None


@dataclass(frozen=True, slots=True)
class GazetteerHit:
    """A known name in a text."""

    first: int
    """Index of its first token."""
    last: int
    """Index after its last token."""
    start: int
    """Offset of its first character in the doc."""
    end: int
    """Offset after its last."""
    senses: tuple[Sense, ...]
    """All that it may mean, of several states one sense each."""
    kinds: frozenset[SenseKind]
    """The ways in which it may mean something."""

    def states(self, *kinds: SenseKind) -> tuple[Country, ...]:
        """The states that it means in one of these ways."""
        if self.kinds.isdisjoint(kinds):
            return ()
        return tuple(sense.state for sense in self.senses if sense.kind in kinds and sense.state)

    def has(self, *kinds: SenseKind) -> bool:
        """Whether one of its senses is of one of these kinds."""
        return not self.kinds.isdisjoint(kinds)

    @property
    def bodies(self) -> tuple[KnownBody, ...]:
        """The organisations that it may name."""
        return tuple(sense.body for sense in self.senses if sense.kind == "body" and sense.body)


class Disambiguator:
    """Decides what "Congolese", "Moscow" or "Brussels" means in an article, by what it names beyond doubt."""

    def __init__(self, hits: Sequence[GazetteerHit], year: int | None) -> None:
        """
        :param hits: all known names in the article.
        :param year: of the article; None where nobody knows.
        """
        self._year = year
        named = [found for hit in hits if (found := hit.states("state", "people", "seat"))]
        living = [there_in(found, year) for found in named]
        self._states = frozenset(found[0].name for found in named if len(found) == 1)
        self._likely = frozenset(found[0].name for found in living if len(found) == 1)
        self._bodies = frozenset(hit.bodies[0].name for hit in hits if len(hit.bodies) == 1)

    def state(self, candidates: Sequence[Country]) -> Country | None:
        """The one of several states that a word means here; None where that cannot be told."""
        named = [state for state in candidates if state.name in self._states]
        living = there_in(candidates, self._year)
        for fitting in (
            candidates,
            named,
            there_in(named, self._year),
            [state for state in living if state.name in self._likely],
            living,
        ):
            if len(fitting) == 1:
                return fitting[0]
        return None

    def body(self, hit: GazetteerHit) -> KnownBody | None:
        """The body that a known name means here; None where it is none, or that cannot be told."""
        named = [body for body in hit.bodies if body.name in self._bodies]
        return named[0] if len(named) == 1 else None

    def names_body(self, name: str) -> bool:
        """Whether the article names this body by more than its seat."""
        return name in self._bodies


def gazetteer_hits(texts: Sequence[str], offsets: Sequence[int]) -> list[GazetteerHit]:
    """The known names in a passage, in order, none overlapping.

    :param texts: its tokens.
    :param offsets: where each begins.
    """
    pieces = [
        (plain, index, offsets[index] + within) for index, text in enumerate(texts) for plain, within in _pieces(text)
    ]
    found = [
        GazetteerHit(
            pieces[first][1],
            pieces[last - 1][1] + 1,
            pieces[first][2],
            pieces[last - 1][2] + len(pieces[last - 1][0]),
            *meaning,
        )
        for first, last, meaning in _index().all([piece[0] for piece in pieces])
    ]
    return [_with_misspelt_word(hit, texts, offsets) for hit in found]


def _with_misspelt_word(hit: GazetteerHit, texts: Sequence[str], offsets: Sequence[int]) -> GazetteerHit:
    """A state's name with a last word that is one letter off taken in: "Burkina Faaso"."""
    if hit.last >= len(texts) or not texts[hit.last][0].isupper() or not hit.has("state"):
        return hit
    said = fold_name(" ".join(texts[hit.first : hit.last]))
    word = fold_name(texts[hit.last])
    names = [fold_name(name) for state in hit.states("state") for name in state.names]
    if any(name.startswith(f"{said} ") and one_letter_apart(word, name.removeprefix(f"{said} ")) for name in names):
        end = offsets[hit.last] + len(texts[hit.last])
        return replace(hit, last=hit.last + 1, end=end)
    return hit


@lru_cache(maxsize=2**14)
def _pieces(text: str) -> tuple[tuple[str, int], ...]:
    """A token's words and marks with their places in it; "al-Qaeda" is three whatever the tokenizer made of it."""
    return tuple((_plain(piece[0]), piece.start()) for piece in _PIECE.finditer(text))


@cache
def _index() -> PhraseMatcher[tuple[tuple[Sense, ...], frozenset[SenseKind]]]:
    """Every known name, with all that it may mean, and in what ways."""
    senses: dict[tuple[str, ...], dict[Sense, None]] = {}
    for name, sense in _names():
        for form in _forms(name):
            senses.setdefault(tuple(_plain(piece) for piece in _PIECE.findall(form)), {})[sense] = None
    return PhraseMatcher(
        (pieces, (tuple(found), frozenset(one.kind for one in found))) for pieces, found in senses.items()
    )


def _names() -> Iterator[tuple[str, Sense]]:
    for state in load_countries():
        yield from ((name, Sense("state", state)) for name in state.names)
        yield from ((name, Sense("people", state)) for name in (state.adjective, state.people, *state.demonyms))
        yield from ((name, Sense("seat", state)) for name in (state.capital, *state.seats))
        yield from ((name, Sense("nobody")) for name in state.homonyms)
    for row in tables.table("organisations")["known"]:
        yield from ((name, Sense("body seat", body=_body(row["name"]))) for name in row.get("seats", ()))
    for body in known_bodies():
        yield from ((name, Sense("body", body=body)) for name in (body.name, *body.aliases))
    for kind, names in table("not_people").items():
        if kind in ("calendar", "wholes", "phrases"):
            yield from ((name, Sense("calendar" if kind == "calendar" else "nobody")) for name in names)


def _body(name: str) -> KnownBody:
    return next(body for body in known_bodies() if body.name == name)


def _forms(name: str) -> set[str]:
    """The name, with a capital at its start, and all in capitals where that cannot be another word."""
    forms = {name, name[0].upper() + name[1:]}
    return forms | {name.upper()} if len(name) > _LONGEST_ABBREVIATION else forms


@lru_cache(maxsize=16384)
def _plain(word: str) -> str:
    return fold("".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char)))
