from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from explainer.english.mending import mended
from explainer.english.nlp import load
from explainer.parsed.tokens import Doc, Token

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The model as articles are read with it, loaded once a session."""
    return load()


@pytest.fixture(scope="session")
def marked(nlp: Language) -> Callable[[str], Token]:
    """Parses a sentence as articles are, and gives the token that it marks: "Chile [expelled] two envoys"."""

    def parse(sentence: str) -> Token:
        before, word, after = re.split(r"[\[\]]", sentence)
        doc = mended(Doc(nlp(before + word + after)))
        return next(token for token in doc if token.idx <= len(before) < token.idx + len(token))

    return parse
