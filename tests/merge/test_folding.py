"""Facts of the reader's that are one for people."""

from generator.merge.folding import folded, united

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
    assert united(ONE, OTHER) == ONE | {
        "country": "regime",
        "aliases": ["Zendans", "The regime"],
        "sources": OTHER["sources"],
    }


def test_another_name_becomes_an_alias():
    assert united(ONE, OTHER | {"name": [{"value": "Strelsau"}]})["aliases"] == ["Zendans", "Strelsau", "The regime"]


def test_a_role_of_both_has_the_sources_of_both():
    first, second = ({"value": "King", "sources": [{"article": article, "quote": "q"}]} for article in "ab")
    assert united(ONE | {"roles": [first]}, OTHER | {"roles": [second]})["roles"] == [
        {"value": "King", "sources": [{"article": "a", "quote": "q"}, {"article": "b", "quote": "q"}]}
    ]


def test_the_fact_whose_id_stays_is_the_first_wherever_it_stands():
    facts = {"actors": {"regime": OTHER, "zenda": ONE}, "timeline": {"t": {"id": "t", "by": ["regime", "zenda"]}}}
    new = folded(facts, {"regime": "zenda"})
    assert list(new["actors"]) == ["zenda"]
    assert new["actors"]["zenda"]["name"] == "Zenda"
    assert new["actors"]["zenda"]["country"] == "zenda"
    assert new["timeline"]["t"]["by"] == ["zenda"]
    assert folded(facts, {"zenda": "x", "regime": "x"})["actors"]["x"]["name"] == "Zenda"
