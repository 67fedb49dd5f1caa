import pytest

from explainer.date_phrases import beside


@pytest.mark.parametrize(
    ("words", "date", "of_base", "of_other"),
    [
        ("three days after", "2021-05-17", "2021-05-20", "2021-05-14"),
        ("the day before", "2021-03-01", "2021-02-28", "2021-03-02"),
        ("a week after", "2021-05-17", "2021-05-24~", "2021-05-10~"),
        ("two months after", "2021-01-17", "2021-03", "2020-11"),
        ("a year before", "2021-05", "2020", "2022"),
        ("hours after", "2021-05-17", "2021-05-17", "2021-05-17"),
        ("48 hours after", "2021-05-17", "2021-05-19", "2021-05-15"),
        ("36 hours after", "2021-05-17", None, None),
        ("two days after", "2021-05", None, None),
        ("a day after", "2021-05-17/2021-05-23", None, None),
        ("on Monday", "2021-05-17", None, None),
    ],
)
def test_one_event_s_date_is_counted_from_another_s(words, date, of_base, of_other):
    assert beside(words, date, "en", is_base=True) == of_base
    assert beside(words, date, "en", is_base=False) == of_other
