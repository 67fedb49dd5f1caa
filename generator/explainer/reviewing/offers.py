"""A model's own sentences, offered to a person beside the facts that rest on the same words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import ValidationError

from ..check import problems_of
from ..evidence import all_sources
from ..language_model.model_sentences import ModelSentence
from ..model import Context, Event, Expulsion, Fact
from ..readers import TextSpan
from ..sheets import plain
from .desk import Desk

__all__ = ["Offer", "offers"]

_MOST = 3
"""So many sentences are offered for a fact."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A sentence that may tell a fact."""

    field: str
    """Where it would stand in the sheet."""
    text: str
    """The sentence."""
    against: tuple[str, ...]
    """What a check would say of the fact, told so, that it does not say now: with any of it nobody can take it."""


def offers(fact: Fact, desk: Desk) -> list[Offer]:
    """What a model wrote of the words of a fact that nobody has told in a sentence of their own."""
    field = _field(fact)
    if field is None or not desk.sentences:
        return []
    found = dict.fromkeys(one.text for one in _sentences(fact, desk))
    known = {one.message for one in problems_of(desk.base, fact)}
    return [offer for text in list(found)[:_MOST] if (offer := _offer(fact, field, text, known, desk))]


def _field(fact: Fact) -> str | None:
    if isinstance(fact, (Event, Expulsion)):
        return None if fact.summary else "summary"
    return "statement" if isinstance(fact, Context) and not fact.statement else None


def _sentences(fact: Fact, desk: Desk) -> Iterator[ModelSentence]:
    """Those whose words are among the fact's quotes, or hold one."""
    for _, source in all_sources(fact):
        article, found = desk.evidence.article(source), desk.evidence.find(source)
        if article and found:
            quote = TextSpan(found.start, found.end)
            yield from (one for one in desk.sentences.get(article.id, ()) if _is_within(one.words, quote))


def _is_within(one: TextSpan, other: TextSpan) -> bool:
    """Whether one of two spans holds the other."""
    return (one.start <= other.start and other.end <= one.end) or (other.start <= one.start and one.end <= other.end)


def _offer(fact: Fact, field: str, text: str, known: set[str], desk: Desk) -> Offer | None:
    try:
        told = type(fact).model_validate(plain(fact) | {field: text})
    except ValidationError:
        return None
    against = dict.fromkeys(one.message for one in problems_of(desk.base, told))
    return Offer(field, text, tuple(message for message in against if message not in known))
