from __future__ import annotations

import time
from threading import Barrier, Event

import pytest

from explainer.extract.together import together


def test_what_comes_of_things_comes_in_their_order():
    first = Event()

    def work(thing):
        if thing == 0:
            first.wait(30)
        else:
            first.set()
        return thing * 2

    assert [*together(work, [0, 1, 2], 2)] == [0, 2, 4]


def test_several_things_are_worked_on_at_a_time():
    together_there = Barrier(3, timeout=30)
    assert len({*together(lambda _: together_there.wait(), range(3), 3)}) == 3


def test_after_an_error_nothing_more_is_begun():
    begun, told = [], Event()

    def work(thing):
        begun.append(thing)
        if thing == 0:
            raise ValueError(thing)
        told.wait(30)

    with pytest.raises(ValueError, match="0"):
        [*together(work, range(1000), 1)]
    told.set()
    assert begun in ([0], [0, 1])


def test_nobody_waits_for_what_is_open_when_no_more_is_wanted():
    never, began = Event(), time.monotonic()
    results = together(lambda thing: thing or never.wait(30), [1, 0], 2)
    assert next(results) == 1
    results.close()
    assert time.monotonic() - began < 5
    never.set()


def test_of_nothing_comes_nothing():
    assert [*together(str, [], 4)] == []
