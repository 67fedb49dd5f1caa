"""A story is kept for seven days through the commands alone."""

import shutil

import pytest

from .days import DAYS
from .desk import Desk

pytest.importorskip("spacy")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")]


def test_a_story_is_kept_for_seven_days(tmp_path):
    desk = Desk(tmp_path / "havfrue", "Ada", print)
    for day in DAYS.values():
        day(desk)
