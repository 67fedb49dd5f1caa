"""When those who were expelled left: departures told in the article, joined to the expulsions before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...lexicon import Lexicon
from ...readers.reading import EventMention, Participant

__all__ = ["with_departures"]


def with_departures(events: Sequence[EventMention], lexicon: Lexicon) -> list[EventMention]:
    """The events, each expulsion with the date on which its people left, where the article tells it.

    A departure is of the last expulsion before it, or of the next one in its sentence, whose people it may be of.
    """
    out = list(events)
    for at, departure in enumerate(events):
        if (
            not lexicon.types[departure.type].departure
            or departure.date is None
            or departure.modality not in ("asserted", "alleged")
        ):
            continue
        before = [i for i in range(at - 1, -1, -1) if lexicon.is_expulsion(events[i].type)]
        fitting = next((i for i in before if _same_people(events[i], departure)), None)
        if fitting is not None and out[fitting].left is None:
            out[fitting] = replace(out[fitting], left=departure.date, left_span=departure.date_span)
    return out


def _same_people(expulsion: EventMention, departure: EventMention) -> bool:
    """Whether those who left may be those expelled: of the same country, or of none that is told."""
    expelled, left = _sides(expulsion.against), _sides(departure.by)
    return not expelled or not left or bool(expelled & left)


def _sides(participants: Sequence[Participant]) -> set[str]:
    return {p.country or p.name for p in participants if p.country or p.kind}
