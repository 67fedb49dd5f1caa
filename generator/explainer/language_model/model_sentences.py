"""The sentences that a language model wrote of what articles tell: for a person to choose, and never written by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..model import Article
from ..names import fold_name
from ..readers import TextSpan
from ..tables import table
from .answer import ModelAnswer, parse_answer
from .kept_answers import all_kept
from .quoting import QuotedArticle

__all__ = ["ModelSentence", "model_sentences"]

_LONGEST = 300
"""Characters of a sentence that is offered."""
_WORD = re.compile(r"\w+")
_NAMING = re.compile(r"(?<!^)\b(?:[^\W\d_]*[A-Z][\w-]*|\d[\d.,]*)")
"""Words of a sentence that may be names, but for its first, and numbers."""


@dataclass(frozen=True, slots=True)
class ModelSentence:
    """What a model wrote of something that an article tells."""

    text: str
    """The sentence."""
    words: TextSpan
    """The article's words that it rests on, by the model."""


def model_sentences(folder: Path, articles: Sequence[Article]) -> dict[str, list[ModelSentence]]:
    """What is kept of a model's sentences about articles whose text has not changed since, by their ids, in their order.

    One that names somebody or has a number of which the article knows nothing, or a day of another sentence, is left out.

    :param folder: of kept answers.
    """
    known = {article.id: article for article in articles}
    found: dict[str, list[ModelSentence]] = {}
    for kept in all_kept(folder):
        article = known.get(kept.article)
        if article and article.sha256 == kept.text:
            found.setdefault(article.id, []).extend(_sentences(kept.answer, article))
    return {ident: sorted(told, key=lambda one: (one.words.start, one.text)) for ident, told in found.items()}


def _sentences(answer: str, article: Article) -> Iterator[ModelSentence]:
    try:
        told = parse_answer(answer)
    except ValueError:  # nothing can be read in it
        return
    quoted, names = QuotedArticle(article), set(fold_name(article.text).split())
    for text, quote in _told(told):
        found = quoted.find(quote)
        if not found or len(text) > _LONGEST or not text.isprintable():
            continue
        if _names(text) <= names and _days(text) <= _days(found.there.sentence):
            yield ModelSentence(text, found.words)


def _told(answer: ModelAnswer) -> Iterator[tuple[str, str]]:
    """Each sentence with each quote that it stands beside."""
    for one in (*answer.events, *answer.expulsions):
        yield from ((one.summary.strip(), quote) for quote in one.quotes if one.summary)
    yield from ((one.statement.strip(), one.quote) for one in answer.context if one.statement)


def _days(text: str) -> set[str]:
    """The days of the week that a text names."""
    return set(table("en/dates")["words"]["weekday"]).intersection(_WORD.findall(text))


def _names(text: str) -> set[str]:
    return {part for word in _NAMING.findall(text) for part in fold_name(word).split()}
