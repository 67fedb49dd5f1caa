"""The steps in which the events of an article are read, in their order: each adds something to what those before it read.

``explainer read --steps`` lists them; ``explainer read --without NAME`` reads without one, which shows what it is worth.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from ...errors import ExplainerError
from ...readers.reading import EventMention
from .coreference import date_departures, date_resumed_orders, date_the_same_time, share_between_tellings
from .detection import detect_events, drop_promised_plans, drop_repeated_sayings, tell_rival_counts
from .expulsions import read_expulsions
from .missing_side import infer_answered_doer, infer_missing_side
from .orders import assert_orders, date_announced_orders
from .parties import keep_parties
from .relative_dates import date_added_acts, date_by_announcement, date_by_each_other
from .responses import link_answers, link_moves, link_retaliations
from .safety import tell_safely
from .scene import ReadEvent, Scene

__all__ = ["STEPS", "Step", "UnknownStep", "read_events", "steps_without"]


class UnknownStep(ExplainerError):
    """There is no step of a name."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: a function from the events read so far to the events as they are after it."""

    name: str
    """What it is listed and switched off by."""
    run: Callable[[Scene, list[ReadEvent]], list[ReadEvent]]
    """What it does; its docstring says what it adds."""

    @property
    def summary(self) -> str:
        """What it adds, in a line."""
        return (inspect.getdoc(self.run) or "").partition("\n")[0]


STEPS = (
    Step("detect", detect_events),
    Step("expulsions", read_expulsions),
    Step("orders", assert_orders),
    Step("announced-orders", date_announced_orders),
    Step("same-time", date_the_same_time),
    Step("resumed-orders", date_resumed_orders),
    Step("rival-counts", tell_rival_counts),
    Step("repeated-sayings", drop_repeated_sayings),
    Step("promised-plans", drop_promised_plans),
    Step("shared-tellings", share_between_tellings),
    Step("missing-side", infer_missing_side),
    Step("relative-dates", date_by_each_other),
    Step("announcements", date_by_announcement),
    Step("added-acts", date_added_acts),
    Step("answers", link_answers),
    Step("moves", link_moves),
    Step("retaliations", link_retaliations),
    Step("answered-doers", infer_answered_doer),
    Step("departures", date_departures),
    Step("parties", keep_parties),
    Step("safety", tell_safely),
)
"""All steps, in their order."""


def read_events(scene: Scene, steps: Sequence[Step] = STEPS) -> list[EventMention]:
    """All events of the scene's lexicon that an article tells, in their order."""
    events: list[ReadEvent] = []
    for step in steps:
        events = step.run(scene, events)
    return [one.event for one in events]


def steps_without(names: Collection[str]) -> tuple[Step, ...]:
    """All steps but these.

    :raises UnknownStep: there is no step of one of the names.
    """
    known = [step.name for step in STEPS]
    for name in names:
        if name not in known:
            raise UnknownStep(f"there is no step {name}: name one of {', '.join(known)}")
    return tuple(step for step in STEPS if step.name not in names)
