"""A parsed text as plain objects, with the names that spaCy gives their attributes.

The rules ask for the same words thousands of times a page. spaCy makes a token anew each time it is asked
for one, and finds its strings anew; here each word is made once and keeps what is asked of it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, Literal, overload

if TYPE_CHECKING:
    from spacy.tokens import Doc as Parsed

__all__ = ["Doc", "Span", "Token"]

_STRINGS = ("ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE", "MORPH")
_NUMBERS = ("ENT_IOB", "SPACY", "IS_PUNCT", "SENT_START", "HEAD")
_IOB = ("", "I", "O", "B")
_place = attrgetter("i")


class Token:
    """A word or a punctuation mark; two are equal where they are the same one."""

    __slots__ = (
        "_subtree",
        "children",
        "dep_",
        "doc",
        "ent_iob_",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_punct",
        "is_sent_start",
        "lefts",
        "lemma_",
        "lower_",
        "morph_",
        "pos_",
        "rights",
        "sent",
        "tag_",
        "text",
        "whitespace_",
    )

    doc: Doc
    i: int
    """Its place among the doc's tokens."""
    idx: int
    """Where it begins in the doc's text."""
    text: str
    lower_: str
    """The text in small letters."""
    lemma_: str
    pos_: str
    """The part of speech, of Universal Dependencies."""
    tag_: str
    """The part of speech, of the Penn Treebank where the text is English."""
    dep_: str
    """What it is to its head: in ClearNLP's labels where the text is English, else in those of Universal Dependencies."""
    morph_: str
    """Its form ("Mood=Cnd|VerbForm=Fin"), of Universal Dependencies; "_" where the model says nothing."""
    ent_type_: str
    """The type of the named entity that it is in; empty where it is in none."""
    ent_iob_: str
    """Whether an entity begins with it (B), goes on (I) or is not there (O)."""
    whitespace_: str
    """The space after it, if there is one."""
    is_punct: bool
    is_sent_start: bool
    head: Token
    """The word that it hangs on; of a sentence's root, itself."""
    children: tuple[Token, ...]
    """The words that hang on it, in the order of the text."""
    lefts: tuple[Token, ...]
    """Those of them that stand before it."""
    rights: tuple[Token, ...]
    """Those that stand after it."""
    sent: Span
    """Its sentence."""
    _subtree: list[Token] | None

    def __repr__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return len(self.text)

    @property
    def text_with_ws(self) -> str:
        """The text with the space after it."""
        return self.text + self.whitespace_

    @property
    def ancestors(self) -> Iterator[Token]:
        """The words above it, from the nearest."""
        word = self
        while word.head is not word:
            word = word.head
            yield word

    def is_ancestor(self, other: Token) -> bool:
        """Whether ``other`` hangs on it, or on what hangs on it."""
        while other.head is not other:
            other = other.head
            if other is self:
                return True
        return False

    @property
    def subtree(self) -> list[Token]:
        """It and all that hangs on it: what its lefts hold, then itself, then what its rights hold."""
        if self._subtree is None:
            before = (word for left in self.lefts for word in left.subtree)
            self._subtree = [*before, self, *(word for right in self.rights for word in right.subtree)]
        return self._subtree

    @property
    def left_edge(self) -> Token:
        """The first word of its subtree."""
        return min(self.subtree, key=_place) if self.children else self

    @property
    def right_edge(self) -> Token:
        """The last word of its subtree."""
        return max(self.subtree, key=_place) if self.children else self

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """The words that are coordinated with it."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for word in found:
            found += [child for child in word.rights if child.dep_ == "conj"]
        return tuple(word for word in found if word is not self)

    def hang_on(self, head: Token) -> None:
        """Make another word its head."""
        old = self.head
        old.lefts = tuple(c for c in old.lefts if c is not self)
        old.rights = tuple(c for c in old.rights if c is not self)
        old.children = (*old.lefts, *old.rights)
        self.head = head
        if self.i < head.i:
            head.lefts = tuple(sorted((*head.lefts, self), key=_place))
        else:
            head.rights = tuple(sorted((*head.rights, self), key=_place))
        head.children = (*head.lefts, *head.rights)
        for word in self.doc:
            word._subtree = None

    def nbor(self, by: int = 1) -> Token:
        """The word that stands so many places after it.

        :raises IndexError: there is none.
        """
        if self.i + by < 0:
            raise IndexError(self.i + by)
        return self.doc[self.i + by]


class Span:
    """Words that follow each other."""

    __slots__ = ("doc", "end", "start")

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        """
        :param start: the place of its first token in the doc.
        :param end: the place after its last.
        """
        self.doc, self.start, self.end = doc, start, end

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Span):
            return NotImplemented
        return self.doc is other.doc and self.start == other.start and self.end == other.end

    def __hash__(self) -> int:
        return hash((self.start, self.end))

    def __repr__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    def __reversed__(self) -> Iterator[Token]:
        return reversed(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, slice):
            first, last, _ = at.indices(len(self))
            return Span(self.doc, self.start + first, self.start + max(first, last))
        return self.doc.tokens[range(self.start, self.end)[at]]

    @property
    def start_char(self) -> int:
        """Where it begins in the doc's text."""
        return self.doc.tokens[self.start].idx

    @property
    def end_char(self) -> int:
        """Where it ends in the doc's text."""
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """Its words as they stand."""
        return self.doc.text[self.start_char : self.end_char] if self.end > self.start else ""

    @property
    def sent(self) -> Span:
        """The sentence that it begins in."""
        return self[0].sent

    @property
    def label_(self) -> str:
        """Of a named entity, its type."""
        return self[0].ent_type_

    @property
    def root(self) -> Token:
        """The word that the others hang on: of those whose head is outside, the first that is highest in the tree."""
        inside = range(self.start, self.end)
        tops = [word for word in self if word.head.i not in inside or word.head is word]
        return min(tops, key=_depth) if len(tops) > 1 else tops[0]


class Doc:
    """A text's words, its sentences and the names in it."""

    def __init__(self, parsed: Parsed) -> None:
        """
        :param parsed: what spaCy made of the text.
        """
        values = parsed.to_array([*_STRINGS, *_NUMBERS])
        columns = values.T[: len(_STRINGS)].tolist()
        store = parsed.vocab.strings
        strings = {number: store[number] for number in set().union(*columns)}
        named = [map(strings.__getitem__, column) for column in columns]
        numbers = values.T[len(_STRINGS) :].astype("int64").tolist()
        self.text: str = parsed.text
        self.before: Doc | None = None
        """The text that stands before it in the article."""
        self.tokens: list[Token] = []
        offset = 0
        for i, (text, lower, lemma, pos, tag, dep, entity, morph, iob, space, punct, start, _) in enumerate(
            zip(*named, *numbers, strict=True)
        ):
            token = Token()
            token.doc, token.i, token.idx, token.text, token.lower_, token.lemma_ = self, i, offset, text, lower, lemma
            token.pos_, token.tag_, token.dep_, token.ent_type_, token.morph_ = pos, tag, dep, entity, morph
            token.ent_iob_, token.whitespace_, token.is_punct = _IOB[iob], " " if space else "", bool(punct)
            token.is_sent_start, token._subtree = start == 1, None
            token.children = token.lefts = token.rights = ()
            self.tokens.append(token)
            offset += len(text) + space
        for token, away in zip(self.tokens, numbers[-1], strict=True):
            head = token.head = self.tokens[token.i + away]
            if away > 0:
                head.lefts = head.children = (*head.lefts, token)
            elif away < 0:
                head.rights = (*head.rights, token)
                head.children = (*head.lefts, *head.rights)
        self.sents: list[Span] = self._parted([token.i for token in self.tokens if token.i == 0 or token.is_sent_start])
        for sentence in self.sents:
            for token in sentence:
                token.sent = sentence

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, slice):
            first, last, _ = at.indices(len(self.tokens))
            return Span(self, first, max(first, last))
        return self.tokens[at]

    @cached_property
    def ents(self) -> list[Span]:
        """The named entities."""
        begins = [token for token in self.tokens if token.ent_iob_ == "B"]
        return [Span(self, token.i, self._entity_end(token.i + 1)) for token in begins]

    @cached_property
    def fixed_phrases(self) -> list[Token]:
        """The phrases that are one word here ("persona non grata")."""
        return [token for token in self.tokens if " " in token.text.strip()]

    @overload
    def char_span(self, start: int, end: int, alignment_mode: Literal["expand"]) -> Span: ...
    @overload
    def char_span(self, start: int, end: int, alignment_mode: Literal["strict"] = ...) -> Span | None: ...
    def char_span(self, start: int, end: int, alignment_mode: Literal["strict", "expand"] = "strict") -> Span | None:
        """The words from one offset in the text to another.

        :param alignment_mode: ``expand`` for all that the offsets touch; else None where a word does not begin or end there.
        :raises IndexError: the offsets to expand are outside the text.
        """
        first, last = self._at(start), self._at(end - 1)
        if first is None or last is None:
            if alignment_mode == "expand":
                raise IndexError(f"there are {len(self.text)} characters, and not {start} to {end}")
            return None
        begins, ends = first.idx == start, last.idx + len(last.text) == end
        if alignment_mode == "strict" and not (begins and ends):
            return None
        after_word = start == first.idx + len(first.text)  # the space after a word is not touched
        return Span(self, first.i + after_word, last.i + 1)

    @cached_property
    def _starts(self) -> list[int]:
        return [token.idx for token in self.tokens]

    def _at(self, offset: int) -> Token | None:
        """The word that stands at an offset, or before the space there."""
        return self.tokens[bisect_right(self._starts, offset) - 1] if 0 <= offset < len(self.text) else None

    def _entity_end(self, at: int) -> int:
        return next((token.i for token in self.tokens[at:] if token.ent_iob_ != "I"), len(self.tokens))

    def _parted(self, begins: list[int]) -> list[Span]:
        """The doc in parts that begin at these places."""
        return [Span(self, start, end) for start, end in pairwise([*begins, len(self.tokens)])]


def _depth(token: Token) -> int:
    """How many words stand above a token; a mark or space with nothing under it is below all others."""
    above = sum(1 for _ in token.ancestors)
    is_bare = above and not token.children and (token.is_punct or token.text.isspace())
    return len(token.doc) if is_bare else above
