import datetime as dt

import pytest

from explainer.date_phrases.named import holiday
from explainer.tables import table

HOLIDAYS = table("en/dates")["words"]["holiday"]


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("Christmas Eve", 1990, dt.date(1990, 12, 24)),
        ("Easter", 1961, dt.date(1961, 4, 2)),
        ("Easter", 2000, dt.date(2000, 4, 23)),
        ("Easter", 2024, dt.date(2024, 3, 31)),
        ("Good Friday", 2038, dt.date(2038, 4, 23)),
        ("Thanksgiving", 1999, dt.date(1999, 11, 25)),
        ("Memorial Day", 2021, dt.date(2021, 5, 31)),
        ("Election Day", 2022, dt.date(2022, 11, 8)),
        ("Election Day", 2016, dt.date(2016, 11, 8)),
    ],
)
def test_a_holiday_falls_on_its_day(name, year, day):
    assert holiday(HOLIDAYS[name], year) == day


@pytest.mark.parametrize("definition", [*HOLIDAYS.values(), *table("fr/dates")["words"]["holiday"].values()])
def test_every_holiday_is_defined(definition):
    assert holiday(definition, 2018).year == 2018
