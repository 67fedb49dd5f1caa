import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.english.dates.openings import openings

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
    assert not found or found[0][1:2] in openings(pattern)[found[0][:1]]


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [
        ("ab", {"a": "b"}),
        ("a?b|c", {"a": "b", "b": " ", "c": " "}),
        ("(a|b?)(?:c)?d", {"a": "cd", "b": "cd", "c": "d", "d": " "}),
        ("(?!a)(?<=b)[ac]?d", {"a": "d", "c": "d", "d": " "}),
        (r"\?(a)?b", {"?": "ab"}),
        ("((a?)?|b)c?", {"a": "c ", "b": "c ", "c": " ", "": " "}),
    ],
)
def test_a_pattern_is_tried_only_where_it_may_fit(pattern, begins):
    assert openings(pattern) == {
        first: set(seconds.replace(" ", "")) | ({""} if " " in seconds else set()) for first, seconds in begins.items()
    }
