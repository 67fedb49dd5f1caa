"""Readings and edits interleaved at random: after each step no edit is lost and nothing comes back or goes by itself."""

import random

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from .rewriting import RewritingNewsroom
from .soak import STEPS, interleave

pytestmark = pytest.mark.slow  # interleaves readings and edits at random

_SEEDS = st.integers(0, 2**32)
_SHRUNK = 200
"""Interleavings that hypothesis makes, which it can make smaller when one fails."""
_SEEDED = 1800
"""Interleavings by seed, which are quicker; with hypothesis' own 2,000 in each run of the tests."""
_PARTS = 12


class _Interleaving(RuleBasedStateMachine):
    @initialize(seed=_SEEDS)
    def first_reading(self, seed):
        self.newsroom = RewritingNewsroom(random.Random(seed))
        self.newsroom.extract()


def _step(name):
    def step(self, seed):
        self.newsroom.pick.seed(seed)
        getattr(self.newsroom, name)()

    step.__name__ = name
    return rule(seed=_SEEDS)(step)


for _name in dict.fromkeys(STEPS):
    setattr(_Interleaving, _name, _step(_name))

_Interleaving.TestCase.settings = settings(
    max_examples=_SHRUNK, stateful_step_count=6, suppress_health_check=list(HealthCheck)
)
TestInterleavings = _Interleaving.TestCase


@pytest.mark.parametrize("part", range(_PARTS))
def test_no_seeded_interleaving_loses_an_edit(part):
    for seed in range(part, _SEEDED, _PARTS):
        interleave(seed)


_FIRST = {
    "uncheck": ["check"],
    "bring_article_back": ["lose_article"],
    "forget_missing": ["lose_article"],
    "tell_apart": ["write_anew", "extract"],
}
"""What must have happened before a step that goes back on it."""


@pytest.mark.parametrize("name", sorted(set(STEPS)))
def test_every_step_is_one_that_changes_something(name):
    """A step that never finds anything to do would test nothing."""
    for seed in range(40):
        newsroom = RewritingNewsroom(random.Random(seed))
        newsroom.read([0, 1, 2], 4)
        newsroom.set_field()
        newsroom.edit_list()
        if name in ("accept", "reject"):
            newsroom.read([0, 1], 3)
        for step in _FIRST.get(name, ()):
            getattr(newsroom, step)()
        before = dict(newsroom.files), set(newsroom.articles), newsroom.names
        getattr(newsroom, name)()
        if (newsroom.files, newsroom.articles, newsroom.names) != before:
            return
    pytest.fail(f"{name} changed nothing")
