"""Which article tells which fact, and which says otherwise: what the page of sources shows at a glance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...evidence import all_sources
from ...model import ACTORS, Fact, Source
from ..catalogue import Catalogue

__all__ = ["Cell", "FactRow", "Matrix", "Share", "rows", "shares", "shown"]

_MOST_CELLS = 4000
"""A larger table is one that no browser shows quickly and nobody reads."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What an article says of a fact."""

    source: Source
    """The first of its words."""
    otherwise: bool = False
    """Whether it says otherwise than the fact's sentence, as the mark behind that has it."""


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact with what each article says of it."""

    fact: Fact
    """The fact."""
    sheet: str
    """The sheet that it is of."""
    cells: Mapping[str, Cell]
    """By the article's id; an article that is silent has none."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one article has in the story."""

    tells: int
    """Of how many facts it says something."""
    otherwise: int
    """On how many of them it says otherwise than their sentence."""
    alone: Sequence[Fact]
    """Those of which no other article says anything."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """The rows that are shown."""

    groups: Mapping[str, Sequence[FactRow]]
    """By sheet, in the order of time; the story's key facts stand first, under the empty name."""
    left_out: int
    """How many facts there are besides."""


def rows(catalogue: Catalogue) -> list[FactRow]:
    """Every fact but the actors, by sheet, in the order of time; what has no date is last."""
    times = {fact.id: place for place, fact in enumerate((*catalogue.happenings, *catalogue.undated))}
    return [
        FactRow(fact, sheet, _cells(fact, catalogue))
        for sheet, facts in catalogue.base.sheets.by_name().items()
        if sheet != ACTORS
        for fact in sorted(facts, key=lambda fact: times.get(fact.id, 0))
    ]


def shown(found: Sequence[FactRow], catalogue: Catalogue) -> Matrix:
    """As many rows as can be shown: where that is not all, those that most articles tell, and none that one alone does."""
    most = _MOST_CELLS // max(len(catalogue.articles), 1)
    kept = list(found)
    if len(found) > most:
        shared = sorted((row for row in found if len(row.cells) > 1), key=lambda row: -len(row.cells))
        ids = {row.fact.id for row in shared[:most]}
        kept = [row for row in found if row.fact.id in ids]
    keys = [ident for ident in catalogue.story.key_facts if any(row.fact.id == ident for row in kept)]
    groups: dict[str, list[FactRow]] = {"": [row for key in keys for row in kept if row.fact.id == key]}
    for row in kept:
        if row.fact.id not in keys:
            groups.setdefault(row.sheet, []).append(row)
    return Matrix({name: of for name, of in groups.items() if of}, len(found) - len(kept))


def shares(found: Sequence[FactRow], catalogue: Catalogue) -> dict[str, Share]:
    """What each article has in the story, by its id."""
    return {
        article.id: Share(
            tells=sum(article.id in row.cells for row in found),
            otherwise=sum(row.cells[article.id].otherwise for row in found if article.id in row.cells),
            alone=[row.fact for row in found if row.cells.keys() == {article.id}],
        )
        for article in catalogue.articles
    }


def _cells(fact: Fact, catalogue: Catalogue) -> dict[str, Cell]:
    cells = {catalogue.article(source.article).id: Cell(source, otherwise=True) for source in catalogue.otherwise(fact)}
    for _, source in all_sources(fact):
        cells.setdefault(catalogue.article(source.article).id, Cell(source))
    return cells
