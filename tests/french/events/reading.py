"""French event mentions as lines that a person can write and compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explainer.french.actors import read_actors
from explainer.french.dates import read_dates
from explainer.french.events import read_events
from explainer.french.mending import mended
from explainer.parsed.parsed_blocks import Passage
from explainer.parsed.tokens import Doc
from explainer.readers.reading import EventMention

from ...english.events.compact import compact

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["read_line", "shown"]


def read_line(nlp: Language, text: str, published: str) -> list[EventMention]:
    """The events of a paragraph."""
    passages = [Passage(mended(Doc(nlp(text))), 0, "paragraph")]
    dates = read_dates(passages, published)
    return read_events(passages, dates, read_actors(passages, dates, published))


def shown(event: EventMention) -> str:
    """As English events are shown, and whether a sentence of ours tells it, its words do, or an editor is asked."""
    return f"{compact(event)} | {'a lead' if event.doubt else 'by its words' if event.unsafe else 'told'}"
