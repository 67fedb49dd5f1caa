"""Days as people and machines write them."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.articles.written_days import day_order, plain, written_days


def _days(text: str, language: str = "") -> list[list[str]]:
    return [[str(reading) for reading in day.readings] for day in written_days(text, language)]


@pytest.mark.parametrize(
    "text, language",
    [
        ("2024-05-05", ""),
        ("2024-5-5 22:17:36", ""),
        ("20240505T13:00:00Z", ""),
        ("Sunday, 5 May 2024, 7.30 am", "en"),
        ("Published: May 5th, 2024", "en-US"),
        ("5-May-2024", ""),
        ("Sun May 05 09:35:14 CEST 2024", ""),
        ("04:25:06 PM IST May 05, 2024", ""),
        ("Sonntag, 5. Mai 2024", "de"),
        ("5.5.24", "de"),
        ("le dimanche 5 mai 2024", "fr"),
        ("5 de mayo de 2024", "es"),
        ("5 de maio de 2024", "pt-BR"),
        ("5 MAGGIO 2024", "it"),
        ("5 mei 2024", "nl"),
        ("5 maja 2024", "pl"),
        ("5 мая 2024 г.", "ru"),
        ("5 Mayıs 2024 Pazar", "tr"),
        ("2024. május 5.", "hu"),
        ("الأحد، 05 مايو 2024 - 12:09 م", "ar"),
        ("٥ مايو ٢٠٢٤", "ar"),
        ("५ मई २०२४", "hi"),
        ("5 พฤษภาคม 2024", "th"),
        ("2024年5月5日 星期日", "zh"),
        ("2024년 5월 5일", "ko"),
    ],
)
def test_a_day_is_read_in_many_languages(text: str, language: str) -> None:
    assert _days(text, language) == [["2024-05-05"]]


def test_names_of_months_are_known_where_no_language_is_declared() -> None:
    assert _days("5. Mai 2024, 6 febbraio 2023") == [["2024-05-05"], ["2023-02-06"]]


def test_a_name_that_means_two_months_is_one_in_its_own_language_alone() -> None:
    assert _days("12 listopada 2023", "pl") == [["2023-11-12"]]
    assert _days("12 listopada 2023", "hr") == [["2023-10-12"]]
    assert _days("12 listopada 2023") == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "May 5",
        "5 pages 2024",
        "31 June 2024",
        "2024-13-05",
        "version 1.2.3",
        "1970-01-01",
        "0001-01-01",
        "5 May 1402",
    ],
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert _days(text) == []


def test_figures_have_two_readings_where_either_number_may_be_the_month() -> None:
    assert _days("01/11/2023") == [["2023-11-01", "2023-01-11"]]
    assert _days("13/11/2023") == [["2023-11-13"]] and _days("11/13/2023") == [["2023-11-13"]]
    assert _days("01.11.2023", "de") == [["2023-11-01"]]
    assert _days("01.11.2023", "en") == [["2023-11-01", "2023-01-11"]]


def test_a_weekday_tells_which_number_is_the_month() -> None:
    assert _days("Tuesday 02/05/2023") == [["2023-05-02"]]
    assert _days("domenica 05/02/2023", "it") == [["2023-02-05"]]


@pytest.mark.parametrize(
    "text, utc",
    [
        ("2024-05-04T22:30:00Z", "22:30"),
        ("2024-05-04T22:30:00.000+00:00", "22:30"),
        ("Sat, 04 May 2024 02:41:00 GMT", "02:41"),
        ("May 4, 2024 9:30 PM UTC", "21:30"),
        ("2024-05-04T22:30:00-05:00", None),
        ("2024-05-04 22:30", None),
        ("2024-05-04", None),
        ("Sat May 04 2024 01:00:00 GMT+0100 (Central European Standard Time)", None),
    ],
)
def test_a_time_in_utc_is_told_from_one_of_another_place(text: str, utc: str | None) -> None:
    (day,) = written_days(text)
    assert day.readings == (dt.date(2024, 5, 4),)
    assert (day.utc and f"{day.utc:%H:%M}") == utc


@pytest.mark.parametrize(
    "language, order",
    [("en", ""), ("en-GB", "dm"), ("en_US", "md"), ("de", "dm"), ("zh-CN", ""), ("xx", ""), ("", ""), ("../etc", "")],
)
def test_the_order_of_figures_is_that_of_the_declared_language(language: str, order: str) -> None:
    assert day_order(language) == order


@given(
    st.dates(dt.date(1800, 1, 1), dt.date(2199, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%Y/%m/%d"]),
)
def test_a_day_that_is_written_is_the_day_that_is_read(day: dt.date, form: str) -> None:
    assert all(found.readings == (day,) for found in written_days(day.strftime(form), "en"))


@given(st.text())
def test_whatever_a_text_is_its_days_stand_in_it_in_order(text: str) -> None:
    days = written_days(text)
    assert all(one.end <= other.start for one, other in pairwise(days))
    assert all(0 <= day.start < day.end <= len(plain(text)) and len(day.readings) in (1, 2) for day in days)
