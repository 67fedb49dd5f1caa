from __future__ import annotations

import pytest

from .floors import limits
from .score import score
from .table import Table

pytestmark = pytest.mark.slow  # reads the whole corpus

_FLOORS = limits("open").at_least


@pytest.fixture(scope="module")
def table() -> Table:
    return score()


@pytest.mark.parametrize("name", _FLOORS)
def test_no_measure_of_reading_drops_below_what_was_reached(table, name):
    measure = table.measures[name]
    assert measure.figure >= _FLOORS[name], "\n".join([f"{name}: {measure.hit} of {measure.of}", *measure.misses])


def test_every_measure_has_a_floor(table):
    assert set(table.measures) == set(_FLOORS)
