"""The kinds of ways in which a story is broken, and a place where each is written down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from .story_texts import Files, StoryTexts

__all__ = ["KINDS", "Kind", "Mutant", "kind"]


@dataclass(frozen=True, slots=True)
class Mutant:
    """A story broken once."""

    what: str
    """Where, and how."""
    files: Files
    """What its files are then."""
    before: Files | None = None
    """What they were, where that is another story than the one as it stands."""
    aside: tuple[str, ...] = ()
    """Codes of what a check is to find of it anyway, so that finding these is no merit."""


Break = Callable[[StoryTexts, Random], Mutant | None]
"""Breaks a story somewhere by chance; None where that did not work out."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A way to break a story."""

    name: str
    """Such as ``day changed``."""
    about: str
    """What is broken: dates, answers, names, numbers, quotes, articles, telling, twins or form."""
    breaks: Break
    """What breaks it."""
    harmless: bool = False
    """Whether the story says the same as before, so that nothing may be found."""


KINDS: dict[str, Kind] = {}
"""All of them by their names, in the order in which they are told of."""


def kind(name: str, about: str, *, harmless: bool = False) -> Callable[[Break], Break]:
    """Put a function on the list."""

    def put(breaks: Break) -> Break:
        if name in KINDS:
            raise ValueError(f"two kinds are called {name}")
        KINDS[name] = Kind(name, about, breaks, harmless)
        return breaks

    return put
