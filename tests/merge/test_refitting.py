"""Facts made one and taken apart amid readings and edits: no word is lost, and a second run changes no byte."""

import random

import pytest

from .refitting import RefittingNewsroom
from .soak import REFITTING, interleave

_SEEDED = 120


@pytest.mark.parametrize("part", range(4))
def test_what_is_made_one_or_taken_apart_stays_so(part):
    for seed in range(part, _SEEDED, 4):
        interleave(seed, what=REFITTING)


@pytest.mark.parametrize("name", ["merge_facts", "split"])
def test_every_step_is_taken(name):
    for seed in range(40):
        newsroom = RefittingNewsroom(random.Random(seed))
        newsroom.read([0, 1, 2], 4)
        getattr(newsroom, name)()
        if newsroom.refitted:
            return
    pytest.fail(f"{name} never does anything")
