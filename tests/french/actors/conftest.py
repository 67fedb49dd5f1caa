from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from explainer.french.actors import read_actors
from explainer.parsed.parsed_blocks import Passage
from explainer.parsed.tokens import Doc
from explainer.readers.reading import ActorMention

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="session")
def french_actors(nlp: Language) -> Callable[..., list[ActorMention]]:
    """Reads the actors of a French paragraph."""

    def read(text: str, dates: tuple = (), published: str = "2025-06-14") -> list[ActorMention]:
        return read_actors([Passage(Doc(nlp(text)), 0, "paragraph")], dates, published)

    return read
