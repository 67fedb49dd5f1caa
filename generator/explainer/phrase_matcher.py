"""Known phrases found in a list of words, the longest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

__all__ = ["PhraseMatcher"]

T = TypeVar("T")


class PhraseMatcher(Generic[T]):
    """What each of many phrases means, found by the words that stand at a place."""

    __slots__ = ("_by_first",)

    def __init__(self, phrases: Iterable[tuple[Sequence[str], T]]) -> None:
        """
        :param phrases: the words of each phrase with what it means; of one phrase given twice the first counts.
        """
        meanings: dict[tuple[str, ...], T] = {}
        for words, meaning in phrases:
            meanings.setdefault(tuple(words), meaning)
        by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for words, meaning in meanings.items():
            by_first.setdefault(words[0], []).append((words, meaning))
        self._by_first = {first: sorted(found, key=lambda one: -len(one[0])) for first, found in by_first.items()}

    def at(self, words: Sequence[str], place: int) -> tuple[int, T] | None:
        """The longest phrase that begins at ``place``: the index after its last word, and what it means."""
        for phrase, meaning in self._by_first.get(words[place], ()):
            last = place + len(phrase)
            if last == place + 1 or tuple(words[place:last]) == phrase:
                return last, meaning
        return None

    def all(self, words: Sequence[str], first: int = 0, end: int | None = None) -> Iterator[tuple[int, int, T]]:
        """Every phrase from a place on, with the indexes of its first word and after its last, none overlapping."""
        after, by_first = first, self._by_first
        for place in [at for at, word in enumerate(words[first:end], first) if word in by_first]:
            if place >= after and (found := self.at(words, place)):
                yield place, *found
                after = found[0]
