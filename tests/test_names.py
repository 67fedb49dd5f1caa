import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.names import fold_name, slug, unique


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Assimi Goïta", "assimi goita"),
        ("Al-Qaeda", "al qaeda"),
        ("Łukasz Østby", "lukasz ostby"),
        ("L’Élysée", "l elysee"),
    ],
)
def test_names_are_compared_without_case_accents_and_punctuation(name, folded):
    assert fold_name(name) == folded


@given(st.text())
def test_a_slug_is_an_id(text):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(text))
    assert len(slug(text)) <= 60


def test_a_long_slug_ends_at_a_word():
    assert slug("economic community of west african states", limit=20) == "economic-community"


def test_an_id_that_is_taken_gets_a_number():
    assert unique("a", {"a", "a-2"}) == "a-3"
    assert unique("a", set()) == "a"
