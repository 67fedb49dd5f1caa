"""Slips of the finger."""

from __future__ import annotations

from random import Random

__all__ = ["misspelt"]


def misspelt(word: str, chance: Random) -> str:
    """A word with a letter left out, doubled, changed or in the place of its neighbour; never the word itself."""
    while True:
        at = chance.randrange(1, len(word)) if len(word) > 1 else 0
        slips = (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + chance.choice("aeinorst") + word[at + 1 :],
            word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :] if at else word,
        )
        new = chance.choice(slips)
        if (
            new.split() not in (word.split(), [])
            and not new.startswith("-")
            and not new.endswith("-")
            and "--" not in new
        ):
            return new
