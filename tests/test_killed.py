"""Every command that writes, killed at random moments."""

import os
import random

import pytest

from .killed import killed
from .writing_commands import STORIES, WORKS


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")
@pytest.mark.parametrize("name", WORKS)
def test_a_command_that_is_killed_loses_nothing_and_is_done_by_the_next_run(name: str) -> None:
    done = killed(WORKS[name], 10, random.Random(name), STORIES[1])
    assert done.hit >= 5, "every other kill comes right before a write"
