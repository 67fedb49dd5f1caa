"""The tables that actors are read with agree with each other."""

import pytest

from explainer import tables
from explainer.countries import load_countries
from explainer.english.vocabulary import table
from explainer.names import fold_name

NOUNS = table("person_nouns")
KNOWN = {noun for nouns in NOUNS["classes"].values() for noun in nouns}


@pytest.mark.parametrize(
    "key",
    [
        "general",
        "anybody",
        "any_group",
        "also_bodies",
        "never_titles",
        "also_names",
        "first_names",
        "courtesy",
        "bare",
        "female",
        "male",
        "regnal",
        "abbreviations",
    ],
)
def test_every_noun_of_a_list_is_in_a_class(key):
    assert sorted(set(NOUNS[key]) - KNOWN) == []


def test_no_noun_is_of_both_genders():
    assert set(NOUNS["female"]) & set(NOUNS["male"]) == set()


def test_titles_and_hints_name_classes():
    assert set(NOUNS["titles"]) | set(NOUNS["hints"].values()) <= set(NOUNS["classes"])


def test_binding_and_loose_particles_are_particles():
    assert set(NOUNS["binding"]) | set(NOUNS["loose"]) <= set(NOUNS["particles"])


def test_every_body_belongs_to_a_state_of_the_table_and_no_name_stands_twice():
    rows = tables.table("organisations")["known"]
    assert [row["name"] for row in rows if row.get("country") and not load_countries().get(row["country"])] == []
    names = [fold_name(row["name"]) for row in [*rows, *tables.table("organisations")["outlets"]]]
    assert len(names) == len(set(names))


def test_portfolios_of_bodies_are_in_the_table():
    portfolios = table("bodies")["portfolios"]
    assert {row["of"] for row in tables.table("organisations")["known"] if "of" in row} <= set(portfolios)


def test_a_portfolio_has_each_name_once():
    names = [name for portfolio in table("bodies")["portfolios"].values() for name in portfolio]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_given_names_are_written_without_accents():
    given = table("given_names")
    assert [name for key in ("female", "male", "either") for name in given[key] if not name.isascii()] == []


def test_a_place_of_a_journey_is_not_acted_on():
    assert not set(table("seats")["places_of"]) & (set(table("seats")["acted_on"]) - {"leave"})
