"""Parts of a page that the search does not read, and readers do."""

from hypothesis import given
from hypothesis import strategies as st

from explainer.render.not_searched import NOT_SEARCHED, SEARCHED, whole, without_unsearched

_TEXT = st.text(alphabet="ab <>")


@given(st.lists(st.tuples(_TEXT, _TEXT)), _TEXT)
def test_the_search_reads_what_stands_around_these_parts_and_readers_all(parts, rest):
    content = "".join(f"{searched}{NOT_SEARCHED}{hidden}{SEARCHED}" for searched, hidden in parts) + rest
    assert without_unsearched(content) == "".join(searched for searched, _ in parts) + rest
    assert whole(content) == "".join(searched + hidden for searched, hidden in parts) + rest


def test_a_part_without_an_end_goes_to_the_end():
    assert without_unsearched(f"a{NOT_SEARCHED}b") == "a"


def test_parts_stand_within_each_other():
    inner = f"{NOT_SEARCHED}b{SEARCHED}"
    assert without_unsearched(f"a{NOT_SEARCHED}{inner}c{inner}d{SEARCHED}e") == "ae"
