"""Facts of the reader's that are one for people."""

from explainer.merge.uniting import given_united_by_id, unite_facts, united_by_id
from explainer.merge.values import WRITTEN_BY_EDITOR
from explainer.model import Actor

ONE = {
    "id": "zenda",
    "name": "Zenda",
    "kind": "country",
    "aliases": ["Zendans"],
    "sources": [{"article": "a", "quote": "q"}],
}
OTHER = {
    "id": "regime",
    "name": "ZENDA",
    "kind": "group",
    "aliases": ["The regime"],
    "country": "regime",
    "sources": [{"article": "a", "quote": "q"}, {"article": "b", "quote": "q"}],
}


def test_names_and_sources_are_united_and_the_first_ones_words_stay():
    assert unite_facts(Actor, ONE, OTHER) == ONE | {
        "country": "regime",
        "aliases": ["Zendans", "The regime"],
        "sources": OTHER["sources"],
    }


def test_another_name_becomes_an_alias():
    assert unite_facts(Actor, ONE, OTHER | {"name": [{"value": "Strelsau"}]})["aliases"] == [
        "Zendans",
        "Strelsau",
        "The regime",
    ]


def test_a_role_of_both_has_the_sources_of_both():
    first, second = ({"value": "King", "sources": [{"article": article, "quote": "q"}]} for article in "ab")
    assert unite_facts(Actor, ONE | {"roles": [first]}, OTHER | {"roles": [second]})["roles"] == [
        {"value": "King", "sources": [{"article": "a", "quote": "q"}, {"article": "b", "quote": "q"}]}
    ]


def test_the_fact_whose_id_stays_is_the_first_wherever_it_stands():
    facts = {"actors": {"regime": OTHER, "zenda": ONE}, "timeline": {"t": {"id": "t", "by": ["regime", "zenda"]}}}
    new = united_by_id(facts, {"regime": "zenda"})
    assert list(new["actors"]) == ["zenda"]
    assert new["actors"]["zenda"]["name"] == "Zenda"
    assert new["timeline"]["t"]["by"] == ["zenda"]
    assert united_by_id(facts, {"zenda": "x", "regime": "x"})["actors"]["x"]["name"] == "Zenda"


def test_a_country_that_takes_in_one_of_its_own_is_not_its_own_country():
    facts = {
        "actors": {
            "regime": OTHER | {"country": "zenda"},
            "zenda": ONE,
            "king": ONE | {"id": "king", "country": "regime"},
        }
    }
    new = united_by_id(facts, {"regime": "zenda"})["actors"]
    assert "country" not in new["zenda"] and new["king"]["country"] == "zenda"


def test_what_a_person_put_into_one_of_two_facts_is_marked_in_what_both_were_given():
    given = {"actors": {"zenda": ONE | {"aliases": ["Zendans", "The realm"]}, "regime": OTHER}}
    ours = {"actors": {"zenda": given["actors"]["zenda"], "regime": OTHER | {"aliases": ["The regime", "The realm"]}}}
    new = given_united_by_id(given, ours, {"regime": "zenda"})["actors"]["zenda"]
    assert new["aliases"] == ["Zendans", {WRITTEN_BY_EDITOR: "the realm"}, "The regime"]


def test_whoever_makes_two_actors_one_says_what_they_are_called():
    facts = {"actors": {"zenda": ONE, "regime": OTHER | {"name": "Strelsau"}}}
    new = given_united_by_id(facts, facts, {"regime": "zenda"})["actors"]["zenda"]
    assert "name" not in new
    assert new["aliases"] == ["Zendans", {WRITTEN_BY_EDITOR: "strelsau"}, "The regime"]


def test_a_fact_that_only_gets_another_id_is_given_as_it_was():
    facts = {"actors": {"zenda": ONE}}
    assert given_united_by_id(facts, facts, {"zenda": "x"})["actors"]["x"] == ONE | {"id": "x"}


def test_a_name_that_is_a_persons_stays_so_when_a_third_actor_is_taken_in():
    known = {key: value for key, value in ONE.items() if key != "name"}
    given = {"actors": {"zenda": known, "regime": OTHER | {"name": "Strelsau"}}}
    new = given_united_by_id(
        given, {"actors": {"zenda": ONE, "regime": given["actors"]["regime"]}}, {"regime": "zenda"}
    )
    assert "name" not in new["actors"]["zenda"]
