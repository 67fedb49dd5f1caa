"""Several tellings of one expulsion in a sentence: "ordered the ambassador out on Thursday and gave him 72 hours"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ...edtf_dates import deadline
from ...readers.reading import EventMention, Participant
from ..syntax.grammar import under
from ..vocabulary import words

if TYPE_CHECKING:
    from ..tokens import Token

__all__ = ["is_of_another_time", "same_people", "shared"]


def same_people(one: EventMention, other: EventMention) -> bool:
    """Whether two expulsions of a sentence may be one: nothing that is told of both differs."""
    return (
        _agree(_sides(one.against), _sides(other.against))
        and _agree(_sides(one.by), _sides(other.by))
        and (one.number is None or other.number is None or one.number == other.number)
        and (one.date is None or other.date is None or one.date == other.date)
    )


def is_of_another_time(head: Token) -> bool:
    """Whether a verb stands in a clause that tells what was before or after: "… seven weeks after it had expelled …"."""
    marks = words("responses", "temporal") | {"before", "since", "while"}
    clauses = [head, *head.ancestors]
    return any(clause.dep_ == "advcl" and any(c.lower_ in marks for c in under(clause, "mark")) for clause in clauses)


def shared(event: EventMention, others: Sequence[EventMention]) -> EventMention:
    """An expulsion with what the sentence's other tellings of it say and its own does not."""
    for other in others:
        event = replace(
            event,
            by=event.by or other.by,
            against=event.against or other.against,
            number=event.number if event.number is not None else other.number,
            people=event.people or other.people,
            date=event.date or other.date,
            date_span=event.date_span if event.date else other.date_span,
        )
        if event.deadline_span is None and other.deadline_span is not None:
            event = replace(
                event,
                deadline=other.deadline,
                deadline_days=other.deadline_days,
                deadline_span=other.deadline_span,
            )
    if event.deadline is None and event.date and event.deadline_days is not None:
        by_when = deadline(event.date, event.deadline_days)
        event = replace(event, deadline=by_when, deadline_days=None if by_when else event.deadline_days)
    return event


def _agree(one: set[str], other: set[str]) -> bool:
    return not one or not other or one == other


def _sides(participants: Sequence[Participant]) -> set[str]:
    return {p.country or p.name for p in participants if p.country or p.kind}
