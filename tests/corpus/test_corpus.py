from __future__ import annotations

import pytest

from .score import floors, score
from .table import Table

pytestmark = pytest.mark.slow  # reads the whole corpus


@pytest.fixture(scope="module")
def table() -> Table:
    return score()


@pytest.mark.parametrize("name", floors())
def test_no_measure_of_reading_drops_below_what_was_reached(table, name):
    measure = table.measures[name]
    assert measure.figure >= floors()[name], "\n".join([f"{name}: {measure.hit} of {measure.of}", *measure.misses])


def test_every_measure_has_a_floor(table):
    assert set(table.measures) == set(floors())
