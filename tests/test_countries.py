import pytest
from pydantic import TypeAdapter

from explainer.countries import load_countries, there_in
from explainer.field_types import Id

COUNTRIES = load_countries()


def names(found):
    return sorted(country.name for country in found)


@pytest.mark.parametrize(
    ("word", "states"),
    [
        ("Indian", ["India"]),
        ("Nigerien", ["Niger"]),
        ("Nigerian", ["Nigeria"]),
        ("Congolese", ["Democratic Republic of Congo", "Republic of Congo"]),
        ("Korean", ["North Korea", "South Korea"]),
        ("Guinean", ["Guinea", "Guinea-Bissau"]),
        ("Equatorial Guinean", ["Equatorial Guinea"]),
        ("Dominicans", ["Dominica", "Dominican Republic"]),
        ("Frenchman", ["France"]),
        ("Burkinabè", ["Burkina Faso"]),
        ("Filipino", ["Philippines"]),
        ("Dutch", ["Netherlands"]),
        ("Soviet", ["Soviet Union"]),
        ("Martian", []),
    ],
)
def test_a_demonym_says_every_state_that_it_may_mean(word, states):
    assert names(COUNTRIES.of_people(word)) == states


@pytest.mark.parametrize(
    ("word", "states"),
    [
        ("U.S.", ["United States"]),
        ("US", ["United States"]),
        ("us", []),
        ("FRANCE", ["France"]),
        ("Cote d’Ivoire", ["Ivory Coast"]),
        ("Türkiye", ["Turkey"]),
        ("DRC", ["Democratic Republic of Congo"]),
        ("Congo", ["Democratic Republic of Congo", "Republic of Congo"]),
        ("Holy See", ["Vatican"]),
        ("turkey", []),
    ],
)
def test_a_name_is_found_by_alias_without_accents_and_in_capitals(word, states):
    assert names(COUNTRIES.named(word)) == states


@pytest.mark.parametrize(
    ("word", "states"),
    [
        ("Paris", ["France"]),
        ("Elysee", ["France"]),
        ("Quai d’Orsay", ["France"]),
        ("White House", ["United States"]),
        ("Downing Street", ["United Kingdom"]),
        ("Kremlin", ["Russia", "Soviet Union"]),
        ("Delhi", ["India"]),
        ("Yaoundé", ["Cameroon"]),
        ("Gotham", []),
    ],
)
def test_a_seat_says_whose_it_is(word, states):
    assert names(COUNTRIES.seated_in(word)) == states


def test_every_state_of_the_united_nations_is_there():
    of_the_un, beside = 193, {"kosovo", "taiwan", "palestine", "vatican"}
    today = {country.id for country in COUNTRIES if country.until is None}
    assert beside < today
    assert len(today - beside) == of_the_un


@pytest.mark.parametrize(
    ("year", "there"), [(1985, ["Soviet Union"]), (1991, ["Soviet Union"]), (1992, ["Russia"]), (None, ["Russia"])]
)
def test_a_capital_is_that_of_the_state_that_there_was_then(year, there):
    assert names(there_in(COUNTRIES.seated_in("Moscow"), year)) == there


def test_of_states_that_followed_each_other_a_capital_is_that_of_the_first():
    assert names(there_in(COUNTRIES.seated_in("Belgrade"), 2001)) == ["Yugoslavia"]


def test_ids_are_unique_and_kebab_case():
    ids = [country.id for country in COUNTRIES]
    assert len(set(ids)) == len(ids)
    assert [TypeAdapter(Id).validate_python(id) for id in ids] == ids


def test_a_name_is_that_of_one_state_unless_both_states_share_it():
    shared = {country.name: len(COUNTRIES.named(country.name)) for country in COUNTRIES}
    assert {name for name, count in shared.items() if count > 1} == set()


def test_the_article_stands_where_english_wants_it():
    assert COUNTRIES.get("US").with_article == "the United States"
    assert COUNTRIES.get("mali").with_article == "Mali"
    assert COUNTRIES.get("Congo") is None


def test_every_homonym_holds_a_name_of_its_state():
    for country in COUNTRIES:
        words = [*country.names, country.adjective, country.people, *country.demonyms, country.capital, *country.seats]
        for homonym in country.homonyms:
            assert any(word in homonym for word in words), homonym


def test_every_shared_name_is_one_of_its_states():
    for country in COUNTRIES:
        words = {*country.names, country.adjective, *country.demonyms, country.capital, *country.seats}
        assert set(country.shared) <= words, country.name
