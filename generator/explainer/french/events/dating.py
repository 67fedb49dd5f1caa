"""When an event was: the dates that stand with its verb, and the limits that it sets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ...parsed.parsed_blocks import Passage
from ...readers.reading import DateMention
from ..syntax.grammar import is_infinitive
from .patterns import patterns

if TYPE_CHECKING:
    from ...parsed.tokens import Token

__all__ = ["date_of", "limit_of"]


def date_of(head: Token, passage: Passage, dates: Sequence[DateMention]) -> DateMention | None:
    """The one date that stands with an event's verb or noun, and not with another; None where there are two."""
    found = [
        date
        for date, word in _placed(head, passage, dates)
        if date.value and date.open != "by" and _teller(word) is head
    ]
    return found[0] if len({date.value for date in found}) == 1 else None


def limit_of(head: Token, passage: Passage, dates: Sequence[DateMention]) -> DateMention | None:
    """The limit that an order sets, in its own words or with its infinitive: "de quitter le pays sous 48 heures"."""
    for date, word in _placed(head, passage, dates):
        limits = date.days is not None or (date.open == "by" and date.value)
        if limits and _told_by(word, head):
            return date
    return None


def _placed(head: Token, passage: Passage, dates: Sequence[DateMention]) -> Iterator[tuple[DateMention, Token]]:
    """The dates of a sentence, each with the highest of its words."""
    sentence = passage.span(head.sent)
    for date in dates:
        if sentence.start <= date.span.start and date.span.end <= sentence.end:
            span = passage.doc.char_span(date.span.start - passage.start, date.span.end - passage.start, "expand")
            yield date, span.root


def _teller(word: Token) -> Token | None:
    """The verb or event's noun with which a word stands: the nearest verb above it."""
    for above in word.ancestors:
        if above.pos_ == "VERB" or any(child.dep_.startswith(("aux", "cop")) for child in above.children):
            return above
        if above.pos_ == "NOUN" and _tells(above):
            return above
    return None


def _tells(noun: Token) -> bool:
    return any(noun.lemma_.lower() in pattern.nouns for _, pattern in patterns().get(noun.lemma_.lower(), ()))


def _told_by(word: Token, head: Token) -> bool:
    """Whether a word stands with an event's verb, or with what that says should be done."""
    teller = _teller(word)
    while teller is not None and teller is not head and is_infinitive(teller):
        teller = next((above for above in teller.ancestors if above.pos_ == "VERB"), None)
    return teller is head
