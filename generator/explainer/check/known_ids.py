"""The ids of a story with what they are of, and which of them somebody who wrote another may have meant."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import TypeVar

from ..diagnostics import Fix

__all__ = ["KnownIds"]

T = TypeVar("T")

_EDGES = (2, 3)
"""So many letters at the beginning or the end does an id share with what is near it: a slip leaves one of both whole."""
_TRIED = 10
"""So many ids of each beginning or end are compared, so that a thousand slips among a thousand ids take no million."""
_LIKE, _SURELY = 0.6, 0.85
"""How alike two ids are, of 1, where the one may be meant by the other, and where it is."""


class KnownIds(dict[str, T]):
    """What stands under each id."""

    def near(self, ident: str, *, surely: bool = False) -> list[str]:
        """The ids, at most two, that are most like one that is not there, the nearest first.

        :param surely: whether only those count that differ by a slip of the keyboard.
        """
        tried: dict[str, None] = {}
        for edge in _edges(ident):
            tried |= dict.fromkeys(self._by_edge.get(edge, ())[:_TRIED])
        return difflib.get_close_matches(ident, tried, n=2, cutoff=_SURELY if surely else _LIKE)

    def fix(self, ident: str) -> Fix | None:
        """The id in whose place this one stands by a slip; None where there is none, or more than one."""
        near = self.near(ident, surely=True)
        return Fix(ident, near[0]) if len(near) == 1 else None

    @cached_property
    def _by_edge(self) -> Mapping[tuple[int, str], list[str]]:
        found: dict[tuple[int, str], list[str]] = defaultdict(list)
        for ident in self:
            for edge in _edges(ident):
                found[edge].append(ident)
        return found


def _edges(ident: str) -> tuple[tuple[int, str], ...]:
    """The beginning and the end of an id, with the half of its length, so that a frequent beginning is parted."""
    halves = {(len(ident) + slip) // 4 for slip in (-1, 1)}
    return tuple(
        (half, edge) for half in sorted(halves) for size in _EDGES for edge in (ident[:size], "…" + ident[-size:])
    )
