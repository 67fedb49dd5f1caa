"""Every command that writes, killed at random moments."""

import os
import random

import pytest

from .killed import STORIES, WORKS, killed


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")
@pytest.mark.parametrize("name", WORKS)
def test_a_command_that_is_killed_loses_nothing_and_is_done_by_the_next_run(name: str) -> None:
    done = killed(WORKS[name], 10, random.Random(name), STORIES[1])
    assert done.old + done.new + done.between == 10
