import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extract.dates.openings import openings

ONES = st.sampled_from(["a", "b", "c", "[ab]", "[bc]", r"\."])


def grouped(inner):
    alternatives = st.lists(st.lists(inner, min_size=1, max_size=3).map("".join), min_size=1, max_size=3).map("|".join)
    return st.tuples(st.sampled_from(["(", "(?:", "(?=", "(?!"]), alternatives, st.sampled_from(["", "?"])).map(
        lambda parts: f"{parts[0]}{parts[1]}){'' if parts[0][-1] in '=!' else parts[2]}"
    )


PATTERNS = st.lists(st.recursive(ONES | ONES.map("{}?".format), grouped), min_size=1, max_size=4).map("".join)


@given(PATTERNS, st.text("abc.", min_size=1, max_size=5))
def test_what_a_pattern_fits_begins_with_one_of_its_openings(pattern, text):
    found = re.match(pattern, text)
    assert not found or not found[0] or found[0][0] in openings(pattern)


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [
        ("ab", "a"),
        ("a?b|c", "abc"),
        ("(a|b?)(?:c)?d", "abcd"),
        ("(?!a)(?<=b)[ac]?d", "acd"),
        (r"\?(a)?b", "?"),
        ("((a?)?|b)c", "abc"),
    ],
)
def test_a_pattern_is_tried_only_where_it_may_fit(pattern, begins):
    assert openings(pattern) == set(begins)
