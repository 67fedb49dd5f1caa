"""The shared measures of what is written, where they are: see ``shared.py``."""

from __future__ import annotations

import pytest

from .floors import limits
from .shared import SHARED, fact_figures, model_figures, story_figures, totals

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not SHARED.is_dir(), reason=f"the shared measures are not in {SHARED}"),
]


def test_the_facts_of_unseen_news_are_no_falser_and_tell_no_less_than_what_was_reached():
    figures = totals(fact_figures())
    assert list(limits("facts").left(figures)) == []


def test_what_a_model_reads_is_held_against_the_words_and_little_of_it_is_lost():
    assert list(limits("model").left(totals(model_figures()))) == []


def test_the_five_articles_are_read_as_they_were():
    figures = story_figures()
    assert list(limits("story").left({"the least": min(figures.values())})) == [], figures
