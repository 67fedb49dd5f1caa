"""Newsrooms in folders of their own."""

import pytest

from .newsroom import ENVOYS, Newsroom


@pytest.fixture
def empty(tmp_path):
    """A newsroom that has written nothing."""
    return Newsroom(tmp_path / "story")


@pytest.fixture
def newsroom(empty):
    """A newsroom with one expulsion, committed."""
    empty.write(expulsions=ENVOYS)
    empty.commit("The story so far")
    return empty
