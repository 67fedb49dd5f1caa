"""Background: what explains a story and is no news event of the lexicon."""

from __future__ import annotations

from collections.abc import Sequence

from .nlp import Passage
from .reading import ActorMention, DateMention, EventMention

__all__ = ["read_statements"]


def read_statements(
    passages: Sequence[Passage],
    dates: Sequence[DateMention],
    actors: Sequence[ActorMention],
    events: Sequence[EventMention],
) -> list[EventMention]:
    """Background that explains, each statement a mention of a type ``context-<topic>`` with ``background`` set."""
    return []
