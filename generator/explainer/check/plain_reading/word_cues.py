"""Words that say something together, in any form, looked for in a text: "have yet to", "in return", "rule out"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from .word_forms import forms, words_of

__all__ = ["WordCue", "any_cue", "word_cue"]

_REACH = 4
"""So many words after the one before it stands the next word at most: "rule it out"."""


@dataclass(frozen=True, slots=True)
class WordCue:
    """A word, or several that stand in a text in their order and close together."""

    words: tuple[frozenset[str], ...]
    """The forms of each."""
    reach: int
    """So many words after the one before it each stands at most."""

    def stands_in(self, words: Sequence[str], known: frozenset[str]) -> bool:
        """Whether it stands among words.

        :param known: the same words without their order, of which most cues have none.
        """
        first, *rest = self.words
        if any(piece.isdisjoint(known) for piece in self.words):
            return False
        return not rest or any(word in first and self._follow(rest, words[at + 1 :]) for at, word in enumerate(words))

    def _follow(self, rest: Sequence[frozenset[str]], words: Sequence[str]) -> bool:
        for piece in rest:
            at = next((no for no, word in enumerate(words[: self.reach]) if word in piece), None)
            if at is None:
                return False
            words = words[at + 1 :]
        return True


@cache
def word_cue(text: str) -> WordCue:
    """The cue that a table writes: lemmas, of which "be" and a preposition stand right before the next.

    "a bid" is a noun, which is not told from the verb here.
    """
    first, *rest = text.removeprefix("a ").split()
    return WordCue(tuple(map(forms, (first, *rest))), 1 if first in ("as", "be", "in") else _REACH)


def any_cue(cues: Iterable[str], text: str) -> bool:
    """Whether any of the cues stands in a text."""
    words = words_of(text)
    known = frozenset(words)
    return any(word_cue(cue).stands_in(words, known) for cue in cues)
