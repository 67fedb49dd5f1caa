"""The shared measures of reading, where they are; in a file of their own, so that they run beside the others."""

from __future__ import annotations

import pytest

from .floors import limits
from .shared import SHARED, reading_figures

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not SHARED.is_dir(), reason=f"the shared measures are not in {SHARED}"),
]


def test_dates_and_sides_of_unseen_news_are_read_no_worse_than_what_was_reached():
    figures = reading_figures("dates") | reading_figures("events")
    assert list(limits("reading").left(figures)) == []
