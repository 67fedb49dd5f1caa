import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.edtf_dates import agree, bounds, deadline, is_edtf, within, year_of


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
        ("[..2020-03, 2021]", "0001-01-01", "2021-12-31"),
        ("{1667, 1670..1672}", "1667-01-01", "1672-12-31"),
        ("1950S2", "1950-01-01", "1950-12-31"),
        ("Y2E3", "2000-01-01", "2000-12-31"),
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
    "value",
    [
        "2020/2021/2022",
        "../2020/2021",
        "[2020/2021]",
        "[2020..2021..2022]",
        "[2020,[2021,2022]]",
        "{2020]",
        "[",
        "[]",
        "[..]",
        "{2020,}",
        "\u0662\u0660\u0662\u0660",
        "0000",
        "10000",
    ],
)
def test_what_only_looks_like_an_interval_a_set_or_a_year_is_refused(value):
    assert not is_edtf(value)


@pytest.mark.parametrize(
    "value",
    ["Y17E71", "Y1E9999999", "Y" + "9" * 900, "X" * 900, "[" * 900, "2020/" * 190, "[" + "2020-01," * 5000 + "2020]"],
)
def test_what_would_take_long_or_is_beyond_every_calendar_is_refused_at_once(value):
    began = time.monotonic()
    assert not is_edtf(value)
    assert time.monotonic() - began < 1


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


@pytest.mark.parametrize(
    ("order", "term", "expected"),
    [
        ("2018-03-14", 7, "2018-03-21"),
        ("2018-12-30", 3, "2019-01-02"),
        ("2018-03-14~", 2, "2018-03-16~"),
        ("2018-03-12/2018-03-18", 2, "2018-03-14/2018-03-20"),
        ("2018-02", 2, "2018-02-03/2018-03-02"),
        ("2018-03-14", 0, "2018-03-14"),
        ("2018", 2, None),
        ("2018/..", 2, None),
        ("9999-12-31", 1, None),
    ],
)
def test_a_deadline_is_as_coarse_as_its_order(order, term, expected):
    assert deadline(order, term) == expected


def test_a_deadline_before_its_order_is_refused():
    with pytest.raises(ValueError, match="after its order"):
        deadline("2018-03-14", -1)


@given(st.dates(dt.date(1000, 1, 1), dt.date(2500, 12, 31)), st.integers(0, 400))
def test_a_deadline_is_a_date_so_many_days_on(day, term):
    found = deadline(day.isoformat(), term)
    assert is_edtf(found)
    assert (dt.date.fromisoformat(found) - day).days == term
