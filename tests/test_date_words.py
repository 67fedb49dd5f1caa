import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.date_words import date_words, machine_date, period_words
from explainer.edtf_dates import is_edtf
from tests.fixtures import FIXTURES, read_fixtures

_FIXTURES = read_fixtures(FIXTURES / "render" / "dates.txt")
_ROWS = [tuple(map(str.strip, line.split("|"))) for _, _, table, _ in _FIXTURES for line in table.splitlines()]


@pytest.mark.parametrize(("date", "words"), [row[:2] for row in _ROWS])
def test_a_date_is_told_in_words(date, words):
    assert date_words(date) == words


@pytest.mark.parametrize(("date", "machine"), [("2025-09-19", "2025-09-19"), ("2025-09", "2025-09"), ("2012", "2012")])
def test_an_exact_date_is_told_to_machines(date, machine):
    assert machine_date(date) == machine


@pytest.mark.parametrize("date", ["2025-08~", "2012/..", "2023-22", "{2020,2021}", "201X", "1984?", "../2025-09-14"])
def test_a_date_that_html_cannot_say_is_not_told_to_machines(date):
    assert machine_date(date) == ""


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        ("2019", "2024-05", "2019 to May 2024"),
        ("2019", None, "since 2019"),
        (None, "2024", "until 2024"),
        ("[2018,2019]", None, "since 2018 or 2019"),
        (None, None, ""),
    ],
)
def test_a_period_is_told_in_words(since, until, words):
    assert period_words(since, until) == words


def test_what_is_no_date_is_refused():
    with pytest.raises(ValueError, match="not a date"):
        date_words("soon")


_day = st.dates().map(str)
_part = st.one_of(_day, st.dates().map(lambda d: str(d)[:7]), st.dates().map(lambda d: f"{d.year:04}"))
_season = st.builds("{:04}-{}".format, st.integers(1, 9998), st.sampled_from(["21", "22", "23", "24"]))
_unspecified = st.builds(
    "".join,
    st.lists(st.sampled_from("0123456789X"), min_size=4, max_size=4).map(
        lambda digits: ["".join(digits), "-XX", "-XX"]
    ),
) | st.builds("{:04}-{:02}-XX".format, st.integers(1, 9998), st.integers(1, 12))
_point = st.builds("".join, st.tuples(_part | _season | _unspecified, st.sampled_from(["", "~", "?", "%"])))
_interval = st.builds("{}/{}".format, _point | st.sampled_from(["..", ""]), _point | st.sampled_from(["..", ""]))
_member = _part | st.builds("{}..{}".format, _part, _part)
_set = st.builds(
    lambda brackets, parts: brackets[0] + ",".join(parts) + brackets[1],
    st.sampled_from(["[]", "{}"]),
    st.lists(_member, min_size=1, max_size=4),
)


@given(_point | _interval | _set)
def test_every_valid_date_has_words(date):
    if is_edtf(date):
        words = date_words(date)
        assert words
        assert words == words.strip()
        assert not set("~?%/[]{}X") & set(words)


@given(_part)
def test_a_doubt_is_never_lost(date):
    for mark, words in (("~", "about "), ("?", "perhaps "), ("%", "perhaps about ")):
        assert date_words(date + mark) == words + date_words(date)
