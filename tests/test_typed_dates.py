import pytest

from explainer.typed_dates import meant_dates


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("5 March 2026", ["2026-03-05"]),
        ("5th of March, 2026", ["2026-03-05"]),
        ("March 5, 2026", ["2026-03-05"]),
        ("Sept. 5 2026", ["2026-09-05"]),
        ("5-Mar-2026", ["2026-03-05"]),
        ("March 2026", ["2026-03"]),
        ("3/2026", ["2026-03"]),
        ("2026-3-5", ["2026-03-05"]),
        ("2026/03/05", ["2026-03-05"]),
        ("05.03.2026", ["2026-03-05"]),
        ("2026\u201103\u201105", ["2026-03-05"]),
    ],
)
def test_a_date_as_people_write_it_is_offered_as_edtf(typed, meant):
    assert meant_dates(typed) == meant


def test_a_date_whose_day_may_be_the_month_has_two_meanings():
    assert meant_dates("5/3/2026") == ["2026-03-05", "2026-05-03"]
    assert meant_dates("13/3/2026") == ["2026-03-13"]
    assert meant_dates("5/5/2026") == ["2026-05-05"]


@pytest.mark.parametrize("typed", ["yesterday", "31 February 2026", "5 Marsh 2026", "21/2026", "", "5 March"])
def test_nothing_is_offered_where_nothing_can_be_told(typed):
    assert meant_dates(typed) == []
