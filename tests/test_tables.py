"""No table says what nobody reads."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import explainer
from explainer.french.events.patterns import FrenchPattern
from explainer.lexicon import BackgroundType, EventType, Lexicon, load_lexicon
from explainer.model import Model
from explainer.tables import table

_PACKAGE = Path(explainer.__file__).parent
_SOURCES = [file.read_text("utf-8") for file in sorted(_PACKAGE.rglob("*.py"))]

_TABLES = [file.relative_to(_PACKAGE / "data").with_suffix("").as_posix() for file in _PACKAGE.glob("data/**/*.yml")]
_CHECKED_BY_A_MODEL = {"en/background", "en/lexicon/shared", *(f"en/lexicon/{part}" for part in load_lexicon().parts)}
"""What the model does not know is refused, and what it knows is looked for below."""
_PATTERNS = {"fr/lexicon/shared", *(f"fr/lexicon/{part}" for part in table("fr/lexicon/shared")["parts"])}
"""The same of French patterns; tests/french/events/test_patterns.py holds their types and classes against the lexicon."""

_COMPUTED = {
    "en/exclusive_roles": {"guilt", "military-rank", "service"},  # all of them but the past
    "findings": set(table("findings")),  # codes; tests/test_findings.py holds them against the code
    "en/seats": {"before_from", "before_on", "before_to"},  # by the preposition
}
"""Keys that no module writes out."""


@pytest.mark.parametrize("name", sorted(set(_TABLES) - _CHECKED_BY_A_MODEL - _PATTERNS))
def test_every_entry_of_a_table_is_read_by_a_module_that_asks_for_the_table(name: str) -> None:
    language, _, plain = name.rpartition("/")
    asks = re.compile(rf"""["']({language}/)?{plain}["']""")
    asking = [source for source in _SOURCES if asks.search(source)]
    unread = [key for key in table(name) if not any(re.search(rf"""["']{key}["']\s*[\]),]""", s) for s in asking)]
    assert set(unread) == _COMPUTED.get(name, set())


@pytest.mark.parametrize("model", [EventType, Lexicon, BackgroundType, FrenchPattern])
def test_every_field_of_the_lexicon_is_read(model: type[Model]) -> None:
    unread = [name for name in model.model_fields if not any(f".{name}" in source for source in _SOURCES)]
    assert unread == []
