"""Several tellings of one expulsion: what one says of it and another does not.

"Chad ordered the envoy out on Thursday and gave him 72 hours. The same evening Togo … The envoy left on Saturday."
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ...readers.reading import EventMention
from ..syntax.grammar import under
from ..vocabulary import table, words
from .mentions import dated
from .scene import HAPPENED, ReadEvent, Scene, by_sentence, dated_on, named_sides, with_deadline

if TYPE_CHECKING:
    from ...parsed.tokens import Token

__all__ = [
    "date_departures",
    "date_resumed_orders",
    "date_the_same_time",
    "is_of_another_time",
    "share_between_tellings",
]

_SAME_TIME = re.compile(rf"\b({'|'.join(map(re.escape, table('responses')['same_time']))})\b", re.IGNORECASE)


def date_resumed_orders(scene: Scene, events: list[ReadEvent]) -> list[ReadEvent]:
    """Date what only sets a term to an order told before, "they were given two days", as the order is."""
    out: list[ReadEvent] = []
    for told in by_sentence(events):
        before = _last_dated(out, scene)
        out += [_dated_as_the_order(one, before) for one in told]
    return out


def share_between_tellings(scene: Scene, events: list[ReadEvent]) -> list[ReadEvent]:
    """Give each expulsion of a sentence what the sentence's other tellings of it say and its own does not."""
    return [one for told in by_sentence(events) for one in _sharing(told, scene)]


def date_the_same_time(scene: Scene, events: list[ReadEvent]) -> list[ReadEvent]:
    """Date an expulsion "the same evening" or "hours later" as the one told before it, which another state ordered."""
    out: list[ReadEvent] = []
    for one in events:
        before, event = _last_dated(out, scene), one.event
        follows = before is not None and _is_order(one, scene) and event.date_span is None and event.by != before.by
        if before is not None and follows and _SAME_TIME.search(one.sentence.text):
            one = replace(one, event=dated_on(event, before.date, before.date_span))
        out.append(one)
    return out


def date_departures(scene: Scene, events: list[ReadEvent]) -> list[ReadEvent]:
    """Tell of each expulsion when its people left: a departure is of the last one before it whose people it may be of."""
    out = list(events)
    for at, departure in enumerate(one.event for one in events):
        if (
            not scene.lexicon.types[departure.type].departure
            or departure.date is None
            or departure.modality not in HAPPENED
        ):
            continue
        before = (i for i in range(at - 1, -1, -1) if scene.lexicon.is_expulsion(events[i].event.type))
        left = named_sides(departure.by)
        fitting = next((i for i in before if _agree(named_sides(events[i].event.against), left, overlap=True)), None)
        if fitting is not None and (event := out[fitting].event).left is None:
            event = replace(event, left=departure.date, left_span=departure.date_span)
            out[fitting] = replace(out[fitting], event=event)
    return out


def is_of_another_time(head: Token) -> bool:
    """Whether a verb stands in a clause that tells what was before or after: "… seven weeks after it had expelled …"."""
    marks = words("responses", "temporal") | {"before", "since", "while"}
    clauses = [head, *head.ancestors]
    return any(clause.dep_ == "advcl" and any(c.lower_ in marks for c in under(clause, "mark")) for clause in clauses)


def _last_dated(events: Sequence[ReadEvent], scene: Scene) -> EventMention | None:
    """The last of the expulsions told that has a date."""
    return next((one.event for one in reversed(events) if one.event.date and _is_order(one, scene)), None)


def _is_order(one: ReadEvent, scene: Scene) -> bool:
    return scene.lexicon.is_expulsion(one.event.type) and one.event.modality in HAPPENED


def _dated_as_the_order(one: ReadEvent, order: EventMention | None) -> ReadEvent:
    if not one.resumes or one.event.date is not None or order is None or not _may_be_one(order, one.event):
        return one
    event = replace(one.event, date=order.date, date_span=order.date_span)
    return replace(one, event=dated(event, None, one.timing.limit))


def _sharing(told: Sequence[ReadEvent], scene: Scene) -> Iterator[ReadEvent]:
    """The events of a sentence, expulsions that may be one with what they tell together."""
    expulsions = [one for one in told if scene.lexicon.is_expulsion(one.event.type)]
    for one in told:
        if not scene.lexicon.is_expulsion(one.event.type):
            yield one
            continue
        late = is_of_another_time(one.head)
        others = [o.event for o in expulsions if o is not one and is_of_another_time(o.head) == late]
        yield replace(one, event=_shared(one.event, [other for other in others if _may_be_one(other, one.event)]))


def _may_be_one(one: EventMention, other: EventMention) -> bool:
    """Whether two expulsions may be one: nothing that is told of both differs."""
    return (
        _agree(named_sides(one.against), named_sides(other.against))
        and _agree(named_sides(one.by), named_sides(other.by))
        and (one.number is None or other.number is None or one.number == other.number)
        and (one.date is None or other.date is None or one.date == other.date)
    )


def _agree(one: set[str], other: set[str], *, overlap: bool = False) -> bool:
    """Whether two sets of sides may be one, where either may not be told.

    :param overlap: whether it is enough that they have a side in common.
    """
    return not one or not other or (bool(one & other) if overlap else one == other)


def _shared(event: EventMention, others: Iterable[EventMention]) -> EventMention:
    """An expulsion with what others tell of it and its own words do not."""
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
    return with_deadline(event)
