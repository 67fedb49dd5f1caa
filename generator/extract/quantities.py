"""How many people a noun phrase counts, and who they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Counted", "counted"]


@dataclass(frozen=True, slots=True)
class Counted:
    """What a noun phrase counts."""

    number: int | str | None
    """How many; the words where they give no number (``dozens``, ``all members of the embassy``); None where nothing is said."""
    people: str | None
    """Who they are: the plural noun phrase without number, determiner and bare nationality (``embassy staff members``)."""
    exact: bool
    """Whether ``number`` is exact: False for words and for "more than 20", "nearly 40", "some 20"."""


def counted(head: Token) -> Counted:
    """How many people the noun phrase with this head counts ("members" in "five French embassy staff members").

    Ages, years, money, durations, percentages, ordinals and numbers of another noun are not counted.
    """
    return Counted(None, None, False)
