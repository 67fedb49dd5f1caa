"""What the figures of a measure may fall to, or rise to: ``floors.yml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from explainer import strict_yaml

__all__ = ["Limits", "limits", "record_floors"]

_FILE = Path(__file__).with_name("floors.yml")
_FLOORS = ("open:\n  at_least:\n", "\n# The blind half")
"""Between these stand the floors that are written by a program."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What figures must not leave."""

    at_least: Mapping[str, float]
    at_most: Mapping[str, float]

    def left(self, figures: Mapping[str, float]) -> Iterator[str]:
        """A line for each limit that ``figures`` leave, or have no figure for."""
        for limits, broken in ((self.at_least, float.__lt__), (self.at_most, float.__gt__)):
            for name, limit in limits.items():
                if name not in figures or broken(float(figures[name]), limit):
                    yield f"{name}: {figures.get(name)}, and the limit is {limit}"


def limits(section: str) -> Limits:
    """The limits of a section of the file."""
    data = strict_yaml.load(_FILE.read_text("utf-8"), _FILE.name)[section]
    least, most = (
        {name: float(figure) for name, figure in (data.get(key) or {}).items()} for key in ("at_least", "at_most")
    )
    return Limits(least, most)


def record_floors(figures: Mapping[str, float]) -> None:
    """Make the figures of the open half the floors below which its test fails."""
    start, end = _FLOORS
    head, _, rest = _FILE.read_text("utf-8").partition(start)
    tail = rest.partition(end)[2]
    lines = [f"    {name}: {int(figure * 1000) / 1000:.3f}\n" for name, figure in figures.items()]
    _FILE.write_text("".join([head, start, *lines, end, tail]), "utf-8")
