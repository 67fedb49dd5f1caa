"""What each fact answers, where an article has words that say so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from ..model import Event, Expulsion
from ..sheets import plain
from .claims import SourcedValue, reconcile
from .facts import EventGroup, evidence, source_of
from .tellings import Telling

__all__ = ["with_answers"]

_Key = tuple[str, int]


def with_answers(groups: Sequence[EventGroup]) -> list[Event | Expulsion]:
    """The facts with what each answers, where articles say so; within what one article bears nothing answers what answers it."""
    fact_of: dict[_Key, str] = {telling.key: group.fact.id for group in groups for telling in group.tellings}
    said = {group.fact.id: _answers(group, fact_of) for group in groups}
    both = {(ident, one.source.article, other) for ident, told in said.items() for one in told for other in one.value}
    return [_answering(group.fact, _one_way(group.fact.id, said[group.fact.id], both)) for group in groups]


def _one_way(ident: str, said: Sequence[SourcedValue], both: Set[tuple[str, str, str]]) -> list[SourcedValue]:
    """What a fact answers without what one and the same article has answer it in turn."""
    kept = []
    for one in said:
        answered = [other for other in one.value if (other, one.source.article, ident) not in both]
        kept += [replace(one, value=answered)] if answered else []
    return kept


def _answering(fact: Event | Expulsion, said: Sequence[SourcedValue]) -> Event | Expulsion:
    answers = reconcile("in_response_to", said, fact.sources)
    return type(fact).model_validate(plain(fact) | ({"in_response_to": answers} if answers else {}))


def _answers(group: EventGroup, fact_of: Mapping[_Key, str]) -> list[SourcedValue]:
    """What each telling of a fact says that it answers."""
    return [one for telling in group.tellings if (one := _answer(telling, fact_of, group.fact.id))]


def _answer(telling: Telling, fact_of: Mapping[_Key, str], own: str) -> SourcedValue | None:
    mention = telling.mention
    answered = [fact_of.get((telling.article.id, index)) for index in mention.response_to]
    ids = sorted({ident for ident in answered if ident and ident != own})
    if not ids:
        return None
    quoted, words = source_of(telling), evidence(telling, mention.response_span)
    return SourcedValue(ids, words, quoted=quoted if words.quote in quoted.quote else None)
