"""The dates in a French article."""

from __future__ import annotations

from collections.abc import Sequence

from ...date_reading import Dateline, dates_in
from ...parsed.parsed_blocks import Passage
from ...readers.reading import DateMention
from ..vocabulary import LANGUAGE
from . import sentence

__all__ = ["read_dates"]


def read_dates(passages: Sequence[Passage], published: str, datelines: Sequence[Dateline] = ()) -> list[DateMention]:
    """All words in an article that say when, with what they mean; see ``dates_in``."""
    return dates_in(passages, published, datelines, LANGUAGE, sentence)
