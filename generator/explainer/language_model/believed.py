"""What of a language model's answers an article's words bear, as a reading like any other.

Nothing is believed that ``check`` would warn about: of each event the fact is made that it would be, the rules that hold
people's facts against their words are asked what they have against it, and that is taken out, until they have nothing
more. The names in it are names of the article, its other values words of the quote, and its dates are our own reading of
these. What only the article's words can tell they tell; where they tell it of something that may not be so, it is a lead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..check.plain_reading.article_dates import article_dates
from ..check.plain_reading.passages import sentences_in
from ..date_phrases import DatePhrase, phrases_in
from ..model import Article
from ..readers import DateMention, Reading, TextSpan
from .answer import ModelAnswer
from .named_actors import named_actors
from .quoting import QuotedArticle
from .told_events import ToldEvents

__all__ = ["believed"]

_ANY_DAY = "2000-01-01"
_UNREAD = frozenset({"correction", "dateline", "furniture", "heading"})


def believed(article: Article, answers: Sequence[ModelAnswer]) -> Reading:
    """The reading of an article that a model's answers make.

    :param answers: one, or those about the overlapping parts of a long article, in their order.
    """
    quoted = QuotedArticle(article)
    actors = named_actors(article, quoted, answers)
    phrases = article_dates(actors.objections.evidence, article.id).phrases
    told = ToldEvents(article, quoted, actors, phrases)
    lost = [one for answer in answers for one in answer.left_out]
    for no, answer in enumerate(answers):
        told.add(no, answer)
    return Reading(
        article.id,
        article.text,
        tuple(_sentences(article)),
        tuple(_dates(article, phrases)),
        actors.mentions,
        told.events(),
        statements=told.statements(),
        not_believed=tuple(dict.fromkeys([*lost, *actors.not_believed, *told.not_believed])),
    )


def _sentences(article: Article) -> Iterator[TextSpan]:
    for block in article.blocks:
        if block.kind not in _UNREAD:
            for start, end in sentences_in(article.text[block.start : block.end]):
                yield TextSpan(block.start + start, block.start + end)


def _dates(article: Article, phrases: Sequence[DatePhrase]) -> Iterator[DateMention]:
    counted = _counted_from_its_day(article)
    for phrase in phrases:
        if phrase.is_sure and phrase.days is None:
            yield DateMention(
                span=TextSpan(phrase.start, phrase.end),
                text=phrase.text,
                value=phrase.values[0] if len(phrase.values) == 1 else None,
                lacks_day=not phrase.values and phrase.start in counted,
                open=phrase.open,
            )


def _counted_from_its_day(article: Article) -> frozenset[int]:
    """Where an article that has no day has words that would be dates if it had one."""
    if article.meta.published != "unknown":
        return frozenset()
    parts = [(block.start, article.text[block.start : block.end]) for block in article.blocks]
    return frozenset(one.start for one in phrases_in(parts, _ANY_DAY, article.meta.language) if one.values)
