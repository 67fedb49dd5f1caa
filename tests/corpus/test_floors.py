from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from . import floors
from .floors import Limits, limits, record_floors

_LIMITS = Limits(at_least={"right": 0.5}, at_most={"false": 0.1})


@pytest.mark.parametrize(
    ("figures", "left"),
    [
        ({"right": 0.5, "false": 0.1}, []),
        ({"right": 0.4, "false": 0.1}, ["right: 0.4, and the limit is 0.5"]),
        ({"right": 0.6, "false": 0.2}, ["false: 0.2, and the limit is 0.1"]),
        ({"right": 1}, ["false: None, and the limit is 0.1"]),
    ],
)
def test_a_limit_is_left_by_a_figure_beyond_it_and_by_one_that_is_not_there(figures, left):
    assert list(_LIMITS.left(figures)) == left


def test_recorded_floors_are_rounded_down_and_leave_the_other_limits_alone(tmp_path, monkeypatch):
    copy = Path(shutil.copy(floors._FILE, tmp_path))
    monkeypatch.setattr(floors, "_FILE", copy)
    others = [limits(section) for section in ("blind", "facts", "reading", "story")]
    record_floors({"people found": 0.9999, "when": 1.0})
    assert limits("open") == Limits(at_least={"people found": 0.999, "when": 1.0}, at_most={})
    assert [limits(section) for section in ("blind", "facts", "reading", "story")] == others
