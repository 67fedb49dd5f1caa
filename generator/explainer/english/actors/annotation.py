"""A passage annotated for the readers of actors: its tokens as plain lists, with known names and nouns for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...parsed.parsed_blocks import Passage
from ...person_nouns import person_nouns
from ...quotes import fold
from ...readers.reading import TextSpan
from ..vocabulary import words
from .gazetteer import GazetteerHit, gazetteer_hits

if TYPE_CHECKING:
    from ...parsed.tokens import Doc

__all__ = ["NOUN_TAGS", "AnnotatedPassage", "PersonNoun", "is_initials"]

NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
"""The parser's tags of nouns."""

_DASHES = frozenset({"-", "–", "—"})
_TRAILING = "-/–—"
"""What the tokenizer leaves on a word's end: "Al-Qaeda- and …"."""
_SMALL_WORD = 4
"""Words of so many letters may be small in a headline: "with", "over"."""
_ENOUGH_WORDS, _NEARLY_EVERY = 4, 0.9


@dataclass(frozen=True, slots=True)
class PersonNoun:
    """A noun of the table, such as "prime minister", where it stands in a passage."""

    first: int
    """Index of its first token."""
    last: int
    """Index after its last token."""
    noun: str
    """The noun in the singular, in small letters."""
    plural: bool


class AnnotatedPassage:
    """The tokens of a passage, by their indexes, with what the tables know of them."""

    __slots__ = (
        "capital",
        "capitals",
        "doc",
        "ends",
        "hit_at",
        "hits",
        "is_headline",
        "kind",
        "lower",
        "noun_ending",
        "noun_starting",
        "offset",
        "run_ends",
        "starts",
        "string",
        "tag",
        "text",
    )

    def __init__(self, passage: Passage) -> None:
        tokens = list(passage.doc)
        self.offset: int = passage.start
        """The offset of the passage in the article's text."""
        self.kind: str = passage.kind
        """The kind of its block."""
        self.doc: Doc = passage.doc
        self.string: str = passage.doc.text
        self.text: list[str] = [token.text for token in tokens]
        self.lower: list[str] = [t.lower_ if t.text.isascii() else fold(t.text).lower() for t in tokens]
        self.tag: list[str] = [token.tag_ for token in tokens]
        self.capital: list[bool] = [
            text[0].isupper() or (not text.isalpha() and _has_capital_within(text)) for text in self.text
        ]
        """Whether each word begins with a capital, or has one after an apostrophe ("d'Estaing")."""
        self.capitals: list[int] = [at for at, is_capital in enumerate(self.capital) if is_capital]
        """The indexes of the words of which that is so."""
        self.is_headline: bool = _is_headline(self.text)
        """Whether nearly every word has a capital, so that capitals tell no names."""
        self.starts: list[int] = [token.idx for token in tokens]
        """The offset of each token in the passage."""
        self.ends: list[int] = [token.idx + len(token.text.rstrip(_TRAILING) or token.text) for token in tokens]
        """The offset after each token, dashes at its end aside."""
        self.hits: list[GazetteerHit] = gazetteer_hits(self.text, self.starts)
        """Known names, none overlapping."""
        self.hit_at: dict[int, GazetteerHit] = {index: hit for hit in self.hits for index in range(hit.first, hit.last)}
        """The known name that a token is in."""
        nouns = list(self._person_nouns())
        self.noun_starting: dict[int, PersonNoun] = {noun.first: noun for noun in nouns}
        """Nouns for people by the index of their first token."""
        self.noun_ending: dict[int, PersonNoun] = {noun.last: noun for noun in nouns}
        """The same by the index after their last."""
        self.run_ends: dict[int, int] = {}
        """Where the runs of name-like words end of which that was asked, by where they begin."""

    def __len__(self) -> int:
        return len(self.text)

    def span(self, first: int, last: int) -> TextSpan:
        """Where the tokens from ``first`` up to ``last`` stand in the article's text."""
        return TextSpan(self.offset + self.starts[first], self.offset + self.ends[last - 1])

    def text_of(self, first: int, last: int) -> str:
        """The tokens from ``first`` up to ``last`` as they stand."""
        return self.string[self.starts[first] : self.ends[last - 1]]

    def starts_sentence(self, index: int) -> bool:
        """Whether the word is the first of its sentence, quotation marks aside."""
        while index > 0 and self.text[index - 1] in "“”\"'‘’«–—-:(":
            index -= 1
        return index == 0 or bool(self.doc[index].is_sent_start)

    def is_hyphen(self, index: int) -> bool:
        """Whether the token is a hyphen between two words that stand close to it."""
        return (
            0 < index < len(self) - 1
            and self.text[index] in _DASHES
            and not self.doc[index].whitespace_
            and not self.doc[index - 1].whitespace_
        )

    def _person_nouns(self) -> Iterator[PersonNoun]:
        for first, last, (noun, plural) in person_nouns().all(self.lower):
            if last - first > 1 or (self._is_noun(first) and not self._is_in_name(first, noun)):
                yield PersonNoun(first, last, noun, plural)

    def _is_in_name(self, index: int, noun: str) -> bool:
        """Whether a noun that is no title has a capital, and so is part of a name: "Serengeti National Park"."""
        return noun in words("person_nouns", "never_titles") and self.capital[index] and not self.starts_sentence(index)

    def _is_noun(self, index: int) -> bool:
        """Whether the word is used as a noun: by its tag, or because a name follows ("French national Y")."""
        if self.tag[index] in NOUN_TAGS or self.text[index].endswith("."):
            return True
        return index + 1 < len(self) and self.capital[index + 1] and self.tag[index][0] in "JNX"


def _is_headline(texts: Sequence[str]) -> bool:
    if texts and texts[-1] in (".", "!"):
        return False
    longer = [text for text in texts if text.isalpha() and len(text) > _SMALL_WORD]
    return len(longer) >= _ENOUGH_WORDS and sum(text[0].isupper() for text in longer) >= len(longer) * _NEARLY_EVERY


def _has_capital_within(text: str) -> bool:
    return ("'" in text or "’" in text) and any(char.isupper() for char in text)


def is_initials(text: str) -> bool:
    """Whether a word is a body's initials ("TWA"), and not a name's ("J.F.") or a number of a king."""
    return len(text) > 2 and text.isupper() and text.isalpha() and not set(text) <= set("IVX")
