"""An article's blocks, parsed one by one: each is a doc of its own, so that no sentence runs over a line's end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ..model import Article
from ..readers.reading import EventMention, TextSpan
from .tokens import Doc, Span, Token

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["READ_KINDS", "Passage", "doubted", "in_a_row", "in_capitals", "parsed_blocks"]

READ_KINDS = frozenset({"title", "standfirst", "paragraph", "caption"})
"""The kinds of block that are read; what a caption is read for is each reader's to say."""

_RUNNING = frozenset({"standfirst", "paragraph"})
"""Those of which one goes on where the other ended."""

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*")
_LEAST, _MOST_SMALL = 4, 0.2
"""How many words a text in capitals has at least, and what share of them may have small letters, as "McCall" has."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One block of an article, parsed."""

    doc: Doc
    start: int
    """Offset of the block in the article's canonical text."""
    kind: str
    """The block's kind."""
    in_capitals: bool = False
    """Whether the article has it in capitals throughout; the doc has it as sentences are written."""

    def span(self, words: Token | Span) -> TextSpan:
        """Where words of the doc stand in the article's canonical text."""
        first = words.idx if isinstance(words, Token) else words.start_char
        return TextSpan(self.start + first, self.start + first + len(words.text))


def parsed_blocks(
    articles: Iterable[Article],
    nlp: Language,
    as_sentences: Callable[[str, str, str], str],
    mended: Callable[[Doc], Doc],
) -> Iterator[tuple[Article, list[Passage]]]:
    """Each article with its readable blocks parsed, in order.

    :param as_sentences: of a block's text, its kind and the article's sentences, the text as the parser is given it:
        of the same length, with capitals where a sentence has them.
    :param mended: corrects what the parser is known to get wrong.
    """
    for article in articles:
        blocks = [
            (block, article.text[block.start : block.end]) for block in article.blocks if block.kind in READ_KINDS
        ]
        body = "\n".join(text for block, text in blocks if block.kind == "paragraph" and not in_capitals(text))
        texts = ((as_sentences(text, block.kind, body), (block, in_capitals(text))) for block, text in blocks)
        parsed = nlp.pipe(texts, as_tuples=True)
        yield (
            article,
            in_a_row([Passage(mended(Doc(doc)), block.start, block.kind, shouted) for doc, (block, shouted) in parsed]),
        )


def in_a_row(passages: list[Passage]) -> list[Passage]:
    """An article's passages, each paragraph told of the one before it."""
    paragraphs = [passage.doc for passage in passages if passage.kind in _RUNNING]
    for before, doc in pairwise(paragraphs):
        doc.before = before
    return passages


def in_capitals(text: str) -> bool:
    """Whether a text is written in capitals throughout."""
    found = [word for word in _WORD.findall(text) if len(word) > 1]
    return len(found) >= _LEAST and sum(not word.isupper() for word in found) <= _MOST_SMALL * len(found)


def doubted(events: Sequence[EventMention], passages: Sequence[Passage]) -> list[EventMention]:
    """The events, those of blocks in capitals, which do not tell what is a name, as not read surely enough."""
    shouted = [passage.span(passage.doc[:]) for passage in passages if passage.in_capitals]
    return [
        replace(event, doubt="all capitals")
        if any(block.start <= event.told_at.start < block.end for block in shouted)
        else event
        for event in events
    ]
