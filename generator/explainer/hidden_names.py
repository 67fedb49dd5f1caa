"""Names that nothing on the site may say, looked for in texts."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import groupby
from typing import NamedTuple

from .names import fold_name
from .person_names import surnames
from .tables import table

__all__ = ["BAR", "WITHHELD", "HiddenNames", "all_names"]

WITHHELD = "[name withheld by the editors]"
"""What a reader sees in place of a name."""
BAR = "█"
"""What stands in place of each character of a name where all other characters have to stay at their places."""

_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200c\u200d\u2060"))
"""Characters within words that nobody sees, such as where a word may be parted at the end of a line."""
_SHORTEST_SURNAME = 3
"""Letters that a person's surname needs to be withheld where it stands alone."""


def all_names(names: Iterable[str], kind: str) -> set[str]:
    """What an actor is called: a person by surnames alone, too; others by several words without the article before them.

    :param kind: a person, country, organisation or group.
    """
    whole = set(names)
    if kind == "person":
        return whole | {word for name in whole for word in surnames(name) if len(word) >= _SHORTEST_SURNAME}
    articles = table("telling")["articles"]
    bare = {rest for name in whole for first, _, rest in [name.partition(" ")] if first.lower() in articles}
    return whole | {name for name in bare if " " in name}


class _Word(NamedTuple):
    """A word of a text."""

    start: int
    end: int
    folded: str
    small: bool
    """Whether it begins with a small letter: "young" is not Mr Young."""


class HiddenNames:
    """The names of those who are kept off the site.

    Words are compared without case and accents, but what ends in a word with a small letter is no name that ends in one
    with a capital, unless no space is in it, as in an address. Each text is gone through once.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names: dict[str, list[tuple[list[_Word], str]]] = defaultdict(list)
        for name in sorted(set(names), key=lambda name: (-len(name), name)):
            if words := list(_words(name)):
                self._names[words[0].folded].append((words, name))
            if len(words) > 1:  # as in an address or after a #
                joined = "".join(word.folded for word in words)
                self._names[joined].append(([_Word(0, 0, joined, small=True)], name))

    @classmethod
    def of(cls, called: Mapping[str, Set[str]], hidden: Set[str], shown: Set[str]) -> HiddenNames:
        """What hidden actors are called and nobody who is shown is.

        :param called: the names of each actor by its id.
        """
        others = {fold_name(name) for ident in called.keys() & shown for name in called[ident]}
        return cls(name for ident in called.keys() & hidden for name in called[ident] if fold_name(name) not in others)

    def __bool__(self) -> bool:
        return bool(self._names)

    def first_in(self, text: str, *, as_id: bool = False) -> str:
        """The first of the names that stands in a text; empty where none does.

        :param as_id: whether the text is an id, which has no capitals.
        """
        return next((name for _, _, name in self._places(text, as_id)), "")

    def withheld(self, text: str) -> str:
        """The text without the names, each place marked."""
        return self._replaced(text, lambda length: WITHHELD)

    def barred(self, text: str) -> str:
        """The text with bars over the names: as long as before, so that offsets stay what they are."""
        return self._replaced(text, lambda length: BAR * length)

    def _replaced(self, text: str, by: Callable[[int], str]) -> str:
        parts, at = [], 0
        for start, end, _ in self._places(text, False):
            parts += [text[at:start], by(end - start)]
            at = end
        return "".join([*parts, text[at:]])

    def _places(self, text: str, as_id: bool) -> Iterator[tuple[int, int, str]]:
        words = list(_words(text)) if self._names else []
        at = 0
        while at < len(words):
            step = 1
            for wanted, name in self._names.get(words[at].folded, ()):
                there = words[at : at + len(wanted)]
                if _are(there, wanted, as_id or _is_in_one(text, there)):
                    yield there[0].start, there[-1].end, name
                    step = len(wanted)
                    break
            at += step


def _is_in_one(text: str, words: Sequence[_Word]) -> bool:
    """Whether several words stand in a text without a space between them."""
    return len(words) > 1 and len(text[words[0].start : words[-1].end].split()) == 1


def _are(words: Sequence[_Word], name: Sequence[_Word], as_id: bool) -> bool:
    """Whether words are a name; of "The Fund" the last word says whether it has its capitals."""
    same = [word.folded for word in words] == [word.folded for word in name]
    return same and (as_id or name[-1].small or not words[-1].small)


def _words(text: str) -> Iterator[_Word]:
    """The words of a text, an accent or vowel sign that stands by itself counted to the letter before it."""
    at = 0
    for is_word, group in groupby(text, key=_is_of_word):
        run = "".join(group)
        if is_word and (folded := fold_name(run.translate(_UNSEEN))):
            yield _Word(at, at + len(run), folded, run[0].islower())
        at += len(run)


def _is_of_word(char: str) -> bool:
    return char.isalnum() or ord(char) in _UNSEEN or unicodedata.category(char)[0] == "M"
