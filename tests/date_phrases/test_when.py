import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.date_phrases.when import UNITS, When, containing, from_edtf, unit_named
from explainer.edtf_dates import bounds, is_edtf

days = st.dates(dt.date(1000, 1, 1), dt.date(2500, 12, 31))
units = st.sampled_from(UNITS)


@pytest.mark.parametrize(
    ("unit", "edtf"),
    [
        ("day", "2019-02-13"),
        ("weekend", "2019-02-16/2019-02-17"),
        ("week", "2019-02-11/2019-02-17"),
        ("month", "2019-02"),
        ("quarter", "2019-01/2019-03"),
        ("season", "2018-24"),
        ("half", "2019-01/2019-06"),
        ("year", "2019"),
        ("decade", "201X"),
        ("century", "20XX"),
    ],
)
def test_the_unit_that_a_day_lies_in(unit, edtf):
    assert containing(unit, dt.date(2019, 2, 13)).edtf() == edtf


@given(units, days)
def test_a_unit_is_written_as_the_days_it_has(unit, day):
    when = containing(unit, day)
    assert is_edtf(when.edtf())
    assert bounds(when.edtf()) == (when.first, when.last)
    if unit != "weekend":
        assert when.first <= day <= when.last


@given(units, days, st.integers(-9, 9))
def test_a_shift_is_undone_by_its_opposite(unit, day, count):
    when = containing(unit, day)
    assert when.shift(count).shift(-count) == when


@given(st.sampled_from([unit for unit in UNITS if unit != "weekend"]), days)
def test_units_follow_each_other_without_a_gap(unit, day):
    when = containing(unit, day)
    assert when.shift(1).first == when.last + dt.timedelta(1)


@given(st.sampled_from(["day", "week", "month", "year"]), days)
def test_a_unit_read_from_edtf_is_itself(unit, day):
    assert from_edtf(containing(unit, day).edtf()) == containing(unit, day)


@pytest.mark.parametrize("value", ["unknown", "", "2019-13", "2012/..", "9999/..", "2019-02-03/2019-02-05"])
def test_what_is_no_unit_is_none(value):
    assert from_edtf(value) is None


def test_a_unit_is_known_by_its_name_alone():
    assert unit_named("Week") == "week"
    with pytest.raises(ValueError, match="fortnight is no unit"):
        unit_named("fortnight")


def test_a_finer_unit_lies_within_a_coarser_one_and_not_the_other_way():
    day = When("day", dt.date(2019, 2, 13))
    assert day.within("month").edtf() == "2019-02"
    assert day.within("month").within("day").edtf() == "2019-02"
