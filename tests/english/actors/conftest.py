from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from explainer.english.actors import read_actors
from explainer.english.dates import read_dates
from explainer.parsed.parsed_blocks import Passage
from explainer.readers.reading import ActorMention

if TYPE_CHECKING:
    from spacy.language import Language

Read = Callable[[str], list[ActorMention]]


@pytest.fixture(scope="session")
def actors(nlp: Language) -> Read:
    """Reads the actors of an article, a passage a line, published on 14 June 2024."""

    def read(text: str, kind: str = "paragraph") -> list[ActorMention]:
        passages, start = [], 0
        for line in text.split("\n"):
            passages.append(Passage(nlp(line), start, kind))
            start += len(line) + 1
        return read_actors(passages, read_dates(passages, "2024-06-14"))

    return read
