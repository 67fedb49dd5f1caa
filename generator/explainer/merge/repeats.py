"""What an article only repeats of what is known, summed up in a few lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from ..in_words import shortened
from ..model import ACTORS
from ..sentences import joined
from .report import Row

__all__ = ["some", "summed_up"]

_MOST_NAMED = 5
"""Facts or actors of many that are named; one more is named rather than counted."""
_SHORT = 60
"""Characters of a fact that is one of many."""


def summed_up(rows: Sequence[Row]) -> list[str]:
    """For each article what it bears that was known, and bears no longer; and of what other words are quoted now.

    :param rows: those of which nothing else is to be said.
    """
    come, gone = _by_article(rows, "come"), _by_article(rows, "gone")
    told = []
    for article in sorted({*come, *gone}):
        for there, no_longer in ((come.get(article, []), ""), (gone.get(article, []), "no longer ")):
            facts, actors = ([row for row in there if (row.sheet == ACTORS) is which] for which in (False, True))
            if facts:
                told.append(f"{article} {no_longer}bears {_many(facts, 'fact')} known: {some(facts)}")
            if actors:
                told.append(f"{article} {no_longer}names {_many(actors, 'actor')} known: {some(actors)}")
    if others := [row for row in rows if not any(one.come or one.gone for one in row.remarks)]:
        told.append(f"other words are quoted of {_many(others, 'fact')} known: {some(others)}")
    return told


def some(rows: Sequence[Row]) -> str:
    """The first of some facts of one sheet as they are told, shortened, and how many more there are."""
    most = len(rows) if len(rows) <= _MOST_NAMED + 1 else _MOST_NAMED
    told = [shortened(row.told, _SHORT).removesuffix(".") for row in rows[:most]]
    if rows[0].sheet == ACTORS and len(rows) == most:
        return joined(told)
    return (", " if rows[0].sheet == ACTORS else "; ").join(told) + (
        f" and {len(rows) - most} more" if rows[most:] else ""
    )


def _by_article(rows: Sequence[Row], which: Literal["come", "gone"]) -> dict[str, list[Row]]:
    """The facts that each article comes to bear, or ceases to."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        for article in sorted({article for one in row.remarks for article in getattr(one, which)}):
            found.setdefault(article, []).append(row)
    return found


def _many(rows: Sequence[Row], noun: str) -> str:
    return f"{len(rows)} {noun}s that are" if len(rows) > 1 else f"a{'n' * (noun == 'actor')} {noun} that is"
