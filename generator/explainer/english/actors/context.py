"""What was said before a pronoun or a definite phrase: an article's sentences with who is named in each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .found import Found
from .words import Words

if TYPE_CHECKING:
    from ..tokens import Token

__all__ = ["Context", "Sentence", "acting_state", "is_subject", "last_subject", "root"]

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(slots=True)
class Sentence:
    """A sentence, with who is named or meant in it so far."""

    words: Words
    first: int
    """Index of its first token."""
    last: int
    """Index after its last."""
    before: Sentence | None
    """The sentence before it in the running text; none for the first, and across headlines and captions."""
    found: list[Found] = field(default_factory=list)
    """In order."""

    def add(self, one: Found) -> None:
        """Note one more who is named or meant here."""
        self.found.append(one)
        self.found.sort(key=lambda found: found.place)


class Context:
    """The sentences of an article."""

    def __init__(self, article: Sequence[Words], found: Iterable[Found]) -> None:
        self.sentences: list[Sentence] = list(_sentences(article))
        self._starts = [(s.words.passage.start, s.first) for s in self.sentences]
        for one in found:
            self.sentence(one.words, one.first).found.append(one)
        for sentence in self.sentences:
            sentence.found.sort(key=lambda one: one.place)

    def sentence(self, words_: Words, at: int) -> Sentence:
        """The sentence that a token is in."""
        return self.sentences[bisect_right(self._starts, (words_.passage.start, at)) - 1]


def root(one: Found) -> Token:
    """The token of a mention that hangs on the rest of the sentence, through lists of names."""
    token = one.words.doc[one.first : one.last].root
    while token.dep_ == "conj" and token.head.pos_ in ("PROPN", "NOUN", "PRON"):
        token = token.head
    return token


def is_subject(one: Found) -> bool:
    """Whether a mention is what its clause is about."""
    return root(one).dep_ in _SUBJECTS


def last_subject(found: Sequence[Found]) -> Found | None:
    """The last of several who is a subject, else the only one; None where several are alike."""
    subjects = [one for one in found if is_subject(one)]
    if subjects:
        return subjects[-1]
    return found[-1] if len({one.name for one in found}) == 1 else None


def acting_state(sentence: Sentence, at: int) -> str | None:
    """The name of the state that acts at a place: that of the subject before it here, of the only owner here
    ("Mali's"), or of the subject of the sentence before where nobody is named here yet, of its main verb if it can be.
    """
    here = [one for one in sentence.found if one.last <= at]
    earlier = sentence.before.found if sentence.before and not here else []
    for found in (
        [one for one in here if is_subject(one)],
        [one for one in here if root(one).dep_ == "poss"],
        sorted([one for one in earlier if is_subject(one)], key=_depth, reverse=True),
    ):
        states = [state for one in found if (state := _state_of(one))]
        if states:
            return states[-1]
    return None


def _depth(one: Found) -> int:
    """How many clauses and phrases are around a mention."""
    return sum(1 for _ in root(one).ancestors)


def _state_of(one: Found) -> str | None:
    """The state that somebody is or belongs to; a demonym only says of others that they do."""
    if one.kind == "country":
        return one.name if one.form != "demonym" else None
    return one.country


def _sentences(article: Sequence[Words]) -> Iterator[Sentence]:
    before: dict[str, Sentence] = {}
    for words_ in article:
        kind = "paragraph" if words_.passage.kind == "standfirst" else words_.passage.kind
        for span in words_.doc.sents:
            sentence = Sentence(words_, span.start, span.end, before.get(kind))
            before[kind] = sentence
            yield sentence
