from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from explainer.french.nlp import load

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The French model as articles are read with it, loaded once a session."""
    return load()
