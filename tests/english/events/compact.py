"""Event mentions as lines that a person can write and compare."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from explainer.english.actors import read_actors
from explainer.english.dates import read_dates
from explainer.english.events import STEPS, Step, read_events, scene_of
from explainer.english.mending import mended
from explainer.parsed.parsed_blocks import Passage, in_a_row
from explainer.parsed.tokens import Doc
from explainer.readers.reading import EventMention, Participant

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["compact", "read_text"]


def read_text(
    nlp: Language, text: str, published: str, kind: str = "paragraph", steps: Sequence[Step] = STEPS
) -> list[EventMention]:
    """The events of a text whose lines are its blocks."""
    passages, start = [], 0
    for line in text.splitlines():
        passages.append(Passage(mended(Doc(nlp(line))), start, kind))
        start += len(line) + 1
    in_a_row(passages)
    dates = read_dates(passages, published)
    return read_events(scene_of(passages, dates, read_actors(passages, dates, published), published), steps)


def compact(event: EventMention) -> str:
    """Such as ``expel: Chad → Germany | 1 ambassadors | on 2023-04-07 | by 2023-04-09``."""
    sides = f"{_names(event.by)} → {_names(event.against)}".strip()
    people = " ".join(str(part) for part in (event.number, event.people) if part is not None)
    parts = [
        f"{event.type}: {sides}",
        people,
        f"what: {event.what}" if event.what else "",
        f"on {event.date}" if event.date else "",
        f"by {event.deadline}" if event.deadline else "",
        f"within {event.deadline_days} days" if event.deadline_days is not None else "",
        f"left {event.left}" if event.left else "",
        f"says {event.said_by}" if event.said_by else "",
        event.modality if event.modality != "asserted" else "",
        "background" if event.background else "",
        f"answers {', '.join(str(i + 1) for i in event.response_to)}" if event.response_to else "",
    ]
    return " | ".join(part for part in parts if part)


def _names(participants: Sequence[Participant]) -> str:
    """Names, with the country of who is none but belongs to one."""
    return ", ".join(p.name if p.country in (None, p.name) else f"{p.name} ({p.country})" for p in participants) or "-"
