"""Tests in parts: ``pytest -m fast`` runs those that need no language model, no site built and no browser."""

import pytest
from hypothesis import settings

settings.register_profile("no-deadline", deadline=None)  # how long an example takes is the machine's business
settings.load_profile("no-deadline")

_SLOW_FIXTURES = frozenset({"nlp", "site_folder", "bilingual_site", "_window"})
"""What takes seconds to make."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as fast what is not marked as slow and uses none of the slow fixtures."""
    for item in items:
        if not _SLOW_FIXTURES.intersection(getattr(item, "fixturenames", ())) and not item.get_closest_marker("slow"):
            item.add_marker("fast")
