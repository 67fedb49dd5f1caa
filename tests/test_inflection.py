import pytest

from explainer.inflection import is_spelt_plural, plural, plurals, singular
from explainer.tables import table

ODD = {"marquis", "mrs", "ms", "charge d'affaires"}
NOUNS = sorted({noun for nouns in table("en/person_nouns")["classes"].values() for noun in nouns} - ODD)


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("envoy", "envoys"),
        ("deputy", "deputies"),
        ("witness", "witnesses"),
        ("coach", "coaches"),
        ("monarch", "monarchs"),
        ("spokeswoman", "spokeswomen"),
        ("human", "humans"),
        ("attaché", "attachés"),
        ("deputy head of mission", "deputy heads of mission"),
    ],
)
def test_a_plural_is_made_and_taken_back(one, many):
    assert (plural(one), singular(many)) == (many, one)


@pytest.mark.parametrize("noun", NOUNS)
def test_every_plural_of_a_noun_for_people_leads_back_to_it(noun):
    assert {singular(many) for many in plurals(noun)} == {noun}


def test_a_noun_that_means_several_stands_as_it_is():
    assert plural("staff") == singular("staff") == "staff"


def test_a_noun_may_be_met_with_two_plurals():
    assert plurals("spokesperson") == ("spokespeople", "spokespersons")


def test_what_only_ends_like_a_plural_is_none():
    assert is_spelt_plural("supplies")
    assert not any(map(is_spelt_plural, ("crisis", "virus", "press", "Chad's", "talk")))
