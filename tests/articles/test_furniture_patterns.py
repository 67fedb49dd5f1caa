from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explainer.articles.furniture_patterns import FurniturePattern, marks, patterns

_ASKING = [pattern for where in ("heads", "tails", "lines") for pattern in patterns(where) if pattern.marks]  # type: ignore[arg-type]
_LOOKS_BEHIND = re.compile(r"\(\?<[=!]")


@pytest.mark.slow
@pytest.mark.parametrize("pattern", _ASKING, ids=lambda pattern: pattern.expression[:60])
@settings(max_examples=40, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_text_that_a_pattern_fits_has_one_of_its_characters_or_words(
    pattern: FurniturePattern, data: st.DataObject
) -> None:
    made_from = _LOOKS_BEHIND.sub("(?=|", pattern.expression)  # no text can be made to be looked behind in
    text = data.draw(st.from_regex(re.compile(made_from)))
    match = pattern.regex.search(text)
    assert match is None or marks(match[0]) & pattern.marks, match[0]
