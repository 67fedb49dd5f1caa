"""Tests in parts: ``pytest -m fast`` runs single examples that need no language model, no site built and no browser."""

import gc

import pytest
from hypothesis import is_hypothesis_test, settings

# How long an example takes is the machine's business; fifty of each law are what a run has time for.
settings.register_profile("no-deadline", deadline=None, max_examples=50)
settings.load_profile("no-deadline")

gc.set_threshold(
    50_000, 20, 50
)  # of what tests hold little is garbage, and looking for it took an eighth of their time

_SLOW_FIXTURES = frozenset({"nlp", "site_folder", "bilingual_site", "_window"})
"""What takes seconds to make."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as fast what is not marked as slow, uses none of the slow fixtures and tries one example, not hundreds.

    Files with what is slow come first, so that no long one is begun when the others are done.
    """
    for item in items:
        uses = _SLOW_FIXTURES.intersection(getattr(item, "fixturenames", ()))
        is_property = is_hypothesis_test(getattr(item, "obj", None))
        if not uses and not is_property and not item.get_closest_marker("slow"):
            item.add_marker("fast")
    slow = {item.path for item in items if not item.get_closest_marker("fast")}
    items.sort(key=lambda item: item.path not in slow)
