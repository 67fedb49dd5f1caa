import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.check.plain_reading.date_fit import Fit, fit
from explainer.date_phrases import phrases_in

from ...fixtures import FIXTURES, read_fixtures

CASES = [
    (line + 2 + number, *words.split(" | "), *(part.split() for part in dates.split("; ")))
    for line, _, given, expected in read_fixtures(FIXTURES / "date_fit.txt")
    for number, (words, dates) in enumerate(zip(given.splitlines(), expected.splitlines(), strict=True))
]
days = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


@pytest.mark.parametrize(("line", "published", "words", "meant", "finer", "other"), CASES)
def test_a_date_is_held_against_all_that_words_can_mean(line, published, words, meant, finer, other):
    day, _, language = published.partition(" ")
    values = [value for phrase in phrases_in([(0, words)], day, language or "en") for value in phrase.values]
    for dates, expected in ((meant, Fit.MEANT), (finer, Fit.FINER), (other, Fit.OTHER)):
        for date in dates:
            assert date == "-" or fit(date, values) is expected, f"date_fit.txt:{line} {date} of {values}"


@given(days, days)
def test_a_date_is_meant_by_itself_and_by_no_other_day(day, other):
    assert fit(day.isoformat(), [day.isoformat()]) is Fit.MEANT
    assert (fit(day.isoformat(), [other.isoformat()]) is Fit.MEANT) == (day == other)


@given(days)
def test_what_is_coarser_than_the_words_is_meant_and_what_is_finer_is_not(day):
    month, year = f"{day:%Y-%m}", f"{day:%Y}"
    assert fit(year, [month]) is fit(month, [day.isoformat()]) is Fit.MEANT
    assert fit(month, [year]) is fit(day.isoformat(), [month]) is Fit.FINER


@given(days, st.lists(days.map(dt.date.isoformat)))
def test_more_words_never_take_a_date_away(day, values):
    date = day.isoformat()
    assert fit(date, [*values, date]) is Fit.MEANT
    assert fit(date, []) is Fit.OTHER
