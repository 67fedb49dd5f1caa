"""A table of measures: how many of how many, and which were missed."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Measure", "Table"]


@dataclass(slots=True)
class Measure:
    """How many of how many are right."""

    hit: int = 0
    of: int = 0
    misses: list[str] = field(default_factory=list)
    """What was asked for and what was read instead, a line each."""

    @property
    def figure(self) -> float:
        """The share that is right, 1 where nothing was asked."""
        return self.hit / self.of if self.of else 1.0


class Table:
    """Measures by name, in the order in which they were first marked."""

    def __init__(self) -> None:
        self.measures: dict[str, Measure] = {}

    def mark(self, name: str, right: bool, miss: str) -> bool:
        """Count one answer under ``name``; ``miss`` tells it when it is not right."""
        measure = self.measures.setdefault(name, Measure())
        measure.of += 1
        measure.hit += right
        if not right:
            measure.misses.append(miss)
        return right

    def lines(self, *, verbose: bool = False) -> list[str]:
        """The table for a person; ``verbose`` lists the misses."""
        out = []
        for name, measure in self.measures.items():
            out.append(f"{name:44} {measure.hit:4} / {measure.of:<4} {measure.figure:.3f}")
            if verbose:
                out += [f"      {miss}" for miss in measure.misses]
        return out
