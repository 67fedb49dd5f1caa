"""A short run over every kind of file; ``python -m tests.fuzz`` makes long ones."""

from __future__ import annotations

import time
from random import Random

import pytest

from explainer.articles import formats

from .damage import damaged
from .kinds import KINDS
from .reading import read_damaged

_SECONDS = 2.5
"""Seconds for each kind: together less than a minute."""


def test_every_format_is_damaged() -> None:
    read = {formats._BUILT_IN[kind.suffix].read for kind in KINDS.values()}
    assert [suffix for suffix, format in formats._BUILT_IN.items() if format.read not in read] == []


@pytest.mark.parametrize("name", KINDS)
def test_what_is_not_damaged_is_read(name: str) -> None:
    for seed in KINDS[name].seeds:
        read_damaged(KINDS[name], seed)


@pytest.mark.slow
@pytest.mark.parametrize("name", KINDS)
def test_of_a_damaged_file_come_only_errors_for_a_person(name: str) -> None:
    kind, until = KINDS[name], time.monotonic() + _SECONDS
    for no in range(10_000):
        if time.monotonic() > until:
            break
        data = damaged(kind.seeds, Random(f"{name} {no}"))
        try:
            read_damaged(kind, data)
        except Exception as error:
            raise AssertionError(f"damaged(KINDS[{name!r}].seeds, Random('{name} {no}')) is not told") from error
