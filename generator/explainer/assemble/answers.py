"""What each fact answers: as articles say, and as their dates have it where these turn the order round."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from ..edtf_dates import bounds
from ..model import Event, Expulsion, preferred
from ..readers.reading import Span
from ..sheets import plain
from .facts import evidence
from .settle import Said, settle
from .sources import source
from .tellings import Telling

__all__ = ["Told", "with_answers"]

Told = tuple[Sequence[Telling], Event | Expulsion]
"""A fact with the tellings that it was made of."""

_Key = tuple[str, int]


def with_answers(told: Sequence[Told]) -> list[Event | Expulsion]:
    """The facts with what each answers, where articles say so.

    Where one article has two states answer each other in one order, and by another's dates the answer was over
    before what it is said to answer, both orders are claims: nobody knows who began.
    """
    fact_of: dict[_Key, str] = {telling.key: fact.id for group, fact in told for telling in group}
    said = {fact.id: [one for t in group if (one := _answer(t, fact_of, fact.id))] for group, fact in told}
    by_id = {fact.id: (group, fact) for group, fact in told}
    turned = [one for ident in said for one in _turned_round(by_id[ident], said, by_id)]
    for ident, one in turned:
        said[ident].append(one)
    out = []
    for _, fact in told:
        answers = settle("in_response_to", said[fact.id])
        values = plain(fact) | ({"in_response_to": answers} if answers else {})
        out.append(type(fact).model_validate(values))
    return out


def _answer(telling: Telling, fact_of: Mapping[_Key, str], own: str) -> Said | None:
    mention = telling.mention
    answered = [fact_of.get((telling.article.id, index)) for index in mention.response_to]
    ids = sorted({ident for ident in answered if ident and ident != own})
    if not ids:
        return None
    span = mention.response_span or mention.quote
    whole = mention.quote if mention.quote.start <= span.start and span.end <= mention.quote.end else span
    return Said(ids, source(telling.article, whole, telling.said_by))


def _turned_round(
    answer: Told, said: Mapping[str, Sequence[Said]], by_id: Mapping[str, Told]
) -> Iterator[tuple[str, Said]]:
    """For facts that this one is said to answer, and that say what they answer themselves: that they may answer it."""
    group, fact = answer
    for other in sorted({ident for one in said[fact.id] for ident in one.value}):
        if not said.get(other) or not _are_mutual(fact, by_id[other][1]):
            continue
        first, dated_by = _begun(by_id[other])
        agreed = {one.source.article for one in said[fact.id] if other in one.value}
        for telling in group:
            if first is None or telling.article.id in agreed or (over := _over(telling)) is None:
                continue
            until, span = over
            if until < first:  # what was over by then answers nothing that came after
                yield other, Said([fact.id], evidence(telling, span), dated_by)


def _are_mutual(one: Event | Expulsion, other: Event | Expulsion) -> bool:
    """Whether two acts are tit for tat: each is done by whom the other is done to."""
    return all(
        set(preferred(doer.by) or ()) & set(preferred(target.against) or ())
        for doer, target in ((one, other), (other, one))
    )


def _begun(told: Told) -> tuple[dt.date | None, str]:
    """The first day on which something may have been, and an article that says so."""
    group, fact = told
    date = preferred(fact.date)
    dated_by = next((t.article.id for t in group if t.mention.date and t.mention.date == date), "")
    return (bounds(date)[0], dated_by) if date and dated_by else (None, "")


def _over(telling: Telling) -> tuple[dt.date, Span] | None:
    """The last day on which it may have been by this telling, with the words that say so."""
    mention = telling.mention
    for date, span in ((mention.left, mention.left_span), (mention.date, mention.date_span)):
        if date and span:
            return bounds(date)[1], span
    return None
