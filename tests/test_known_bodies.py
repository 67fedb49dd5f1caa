from __future__ import annotations

import pytest

from explainer.known_bodies import known_bodies, ministry_name, national_body_name


@pytest.mark.parametrize(
    ("state", "of", "name"),
    [
        ("Mali", "foreign", "Malian foreign ministry"),
        ("United States", "foreign", "US State Department"),
        (None, "foreign", "foreign ministry"),
        ("Bhutan", "happiness", "Bhutanese ministry of happiness"),
    ],
)
def test_a_ministry_has_one_name(state, of, name):
    assert ministry_name(state, of) == name


@pytest.mark.parametrize(
    ("state", "said", "name"),
    [
        ("Mali", "armed forces", "Malian army"),
        ("United States", "congress", "US Congress"),
        ("Mali", "bakery", None),
    ],
)
def test_a_states_body_has_its_own_name_or_one_by_its_state(state, said, name):
    assert national_body_name(state, said) == name


def test_no_french_name_is_of_two_bodies():
    names = [name for body in known_bodies() for name in body.french]
    assert len(names) > 200
    assert len(set(names)) == len(names)
