import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.edtf_dates import agree, bounds, is_edtf, within, year_of


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2025-09-19", "2025-09-19", "2025-09-19"),
        ("2025-09", "2025-09-01", "2025-09-30"),
        ("2012", "2012-01-01", "2012-12-31"),
        ("2025-08~", "2025-08-01", "2025-08-31"),
        ("2024-02?", "2024-02-01", "2024-02-29"),
        ("2012/..", "2012-01-01", "9999-12-31"),
        ("../2025-09-14", "0001-01-01", "2025-09-14"),
        ("2020/2021", "2020-01-01", "2021-12-31"),
        ("{2020,2021}", "2020-01-01", "2021-12-31"),
        ("[2020,2023]", "2020-01-01", "2023-12-31"),
        ("2023-22", "2023-06-01", "2023-08-31"),
        ("2023-24", "2023-12-01", "2024-02-29"),
        ("201X", "2010-01-01", "2019-12-31"),
    ],
)
def test_a_date_has_a_first_and_a_last_day(value, first, last):
    assert tuple(day.isoformat() for day in bounds(value)) == (first, last)


@pytest.mark.parametrize(
    "value", ["", "soon", "2025-13", "2025-02-30", "19 September", "/", "../..", "2021/2020", "2025-9-1", "12:30"]
)
def test_what_is_no_date_is_refused(value):
    assert not is_edtf(value)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2019-03", "2019-03-14", True),
        ("2025-09-20/2025-09-21", "2025-09-20", True),
        ("2025-09-19", "2025-09-20", False),
        ("2025-08~", "2025-08", True),
        ("2020", "2021", False),
        ("2012/..", "2012", True),
        ("2006-05-15~", "2006-05-18", True),
        ("2006-05-15~", "2006-05-19", False),
        ("2025-08~", "2025-09-02", True),
        ("2025-08~", "2025-11", False),
    ],
)
def test_a_coarser_date_of_the_same_thing_agrees(one, other, expected):
    assert agree(one, other) is agree(other, one) is expected


@given(st.dates(), st.dates())
def test_days_agree_only_with_themselves_and_lie_within_their_month_and_year(one, other):
    day = one.isoformat()
    assert within(day, day[:7]) and within(day, day[:4]) and within(day[:7], day[:4])
    assert agree(day, other.isoformat()) is (one == other)


@given(st.dates(min_value=dt.date(1000, 1, 1)), st.dates(min_value=dt.date(1000, 1, 1)))
def test_an_interval_holds_its_ends(one, other):
    first, last = sorted((one, other))
    interval = f"{first.isoformat()}/{last.isoformat()}"
    assert bounds(interval) == (first, last)
    assert within(first.isoformat(), interval) and within(last.isoformat(), interval)


@given(st.text(max_size=12))
def test_any_text_is_judged_without_a_crash(text):
    is_edtf(text)


@pytest.mark.parametrize(
    ("date", "year"), [("2019-03-14", 2019), ("1991~", 1991), ("2020/2021", 2020), ("unknown", None)]
)
def test_a_date_begins_in_a_year(date, year):
    assert year_of(date) == year
