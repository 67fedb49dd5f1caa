"""What each fact answers: as articles say, and as their dates have it where these turn the order round."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from ..edtf_dates import bounds
from ..model import Event, Expulsion, preferred
from ..readers.reading import TextSpan
from ..sheets import plain
from .citations import citation
from .claims import SourcedValue, reconcile
from .facts import EventGroup, evidence
from .tellings import Telling

__all__ = ["with_answers"]

_Key = tuple[str, int]


def with_answers(groups: Sequence[EventGroup]) -> list[Event | Expulsion]:
    """The facts with what each answers, where articles say so.

    Where one article has two states answer each other in one order, and by another's dates the answer was over
    before what it is said to answer, both orders are claims: nobody knows who began.
    """
    by_id = {group.fact.id: group for group in groups}
    fact_of: dict[_Key, str] = {telling.key: group.fact.id for group in groups for telling in group.tellings}
    said = {ident: _answers(group, fact_of) for ident, group in by_id.items()}
    for ident, one in [one for group in groups for one in _turned_round(group, said, by_id)]:
        said[ident].append(one)
    return [_answering(group.fact, said[group.fact.id]) for group in groups]


def _answering(fact: Event | Expulsion, said: Sequence[SourcedValue]) -> Event | Expulsion:
    answers = reconcile("in_response_to", said)
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
    span = mention.response_span or mention.quote
    whole = mention.quote if mention.quote.start <= span.start and span.end <= mention.quote.end else span
    return SourcedValue(ids, citation(telling.article, whole, telling.said_by))


def _turned_round(
    answer: EventGroup, said: Mapping[str, Sequence[SourcedValue]], by_id: Mapping[str, EventGroup]
) -> Iterator[tuple[str, SourcedValue]]:
    """For facts that this one is said to answer, and that say what they answer themselves: that they may answer it."""
    fact = answer.fact
    for other in sorted({ident for one in said[fact.id] for ident in one.value}):
        if not said.get(other) or not _are_mutual(fact, by_id[other].fact):
            continue
        first, dated_by = _begun(by_id[other])
        agreed = {one.source.article for one in said[fact.id] if other in one.value}
        for telling in answer.tellings:
            if first is None or telling.article.id in agreed or (over := _over(telling)) is None:
                continue
            until, span = over
            if until < first:  # what was over by then answers nothing that came after
                yield other, SourcedValue([fact.id], evidence(telling, span), dated_by)


def _are_mutual(one: Event | Expulsion, other: Event | Expulsion) -> bool:
    """Whether two acts are tit for tat: each is done by whom the other is done to."""
    return all(
        set(preferred(doer.by) or ()) & set(preferred(target.against) or ())
        for doer, target in ((one, other), (other, one))
    )


def _begun(group: EventGroup) -> tuple[dt.date | None, str]:
    """The first day on which something may have been, and an article that says so."""
    date = preferred(group.fact.date)
    dated_by = next((t.article.id for t in group.tellings if t.mention.date and t.mention.date == date), "")
    return (bounds(date)[0], dated_by) if date and dated_by else (None, "")


def _over(telling: Telling) -> tuple[dt.date, TextSpan] | None:
    """The last day on which it may have been by this telling, with the words that say so."""
    mention = telling.mention
    for date, span in ((mention.left, mention.left_span), (mention.date, mention.date_span)):
        if date and span:
            return bounds(date)[1], span
    return None
