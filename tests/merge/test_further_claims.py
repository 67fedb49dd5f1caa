import pytest

from explainer.field_types import kind_of
from explainer.merge.further_claims import set_aside, united_items, with_further_claims
from explainer.model import Event

HERE = {"article": "001", "quote": "two were held in Zenda"}
THERE = {"article": "002", "quote": "three were held"}
ONE = {"id": "one", "type": "arrest", "by": ["zenda"], "number": 2, "place": "Zenda", "sources": [HERE]}
OTHER = {"id": "other", "type": "arrest", "by": ["zenda"], "number": 3, "sources": [THERE]}


def both(**changes):
    return with_further_claims(Event, ONE, OTHER | changes)


def test_what_both_say_otherwise_are_claims_each_with_its_facts_sources():
    assert both()["number"] == [{"value": 2, "sources": [HERE]}, {"value": 3, "sources": [THERE]}]
    assert both()["sources"] == [HERE, THERE]


def test_what_both_say_alike_stays_plain():
    assert both(number=2)["number"] == 2
    assert with_further_claims(Event, ONE | {"by": ["a", "b"]}, OTHER | {"by": ["b", "a"]})["by"] == ["a", "b"]


def test_what_only_one_says_is_borne_by_its_sources_alone():
    assert both()["place"] == [{"value": "Zenda", "sources": [HERE]}]
    assert both(people="guards")["people"] == [{"value": "guards", "sources": [THERE]}]


@pytest.mark.parametrize("field", [{"by": ["zenda"]}, {"summary": "It was so."}])
def test_who_takes_part_and_our_own_words_are_of_the_whole_fact(field):
    [(name, value)] = field.items()
    one = {name: value for name, value in ONE.items() if name != "by"}
    assert with_further_claims(Event, one, OTHER | field)[name] == value


def test_claims_of_one_value_have_the_sources_of_both():
    one = with_further_claims(Event, ONE | {"number": [{"value": 2, "sources": [HERE]}]}, OTHER | {"number": 2})
    assert one["number"] == [{"value": 2, "sources": [HERE, THERE]}]


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ({}, {"rank": "deprecated", "note": "he was wrong"}, 2),
        ({"note": "counted"}, {"note": "guessed"}, 2),
        ({}, {"note": "guessed"}, 1),
        ({}, {"inferred_from": "003"}, 1),
    ],
)
def test_no_word_of_an_editor_about_a_claim_is_lost(first, second, count):
    ones, others = [{"value": 2, "sources": [HERE], **first}], [{"value": 2, "sources": [THERE], **second}]
    found = united_items(kind_of(Event, "number"), ones, others)
    assert len(found) == count
    assert {claim.get("note") for claim in found} - {None} == {c["note"] for c in (first, second) if "note" in c}
    assert "inferred_from" not in found[0]


def test_type_verb_and_how_sure_it_is_are_of_one_telling():
    one = with_further_claims(Event, ONE, OTHER | {"verb": "seize", "modality": "denied", "publish": False})
    assert not {"verb", "modality", "publish"} & one.keys()
    lost = set_aside(Event, ONE, OTHER | {"type": "attack", "verb": "seize", "checked": "2024-01-01", "number": 7})
    assert lost == {"type": "attack", "verb": "seize", "checked": "2024-01-01"}
    assert set_aside(Event, ONE, OTHER | {"type": "event"}) == {}


def test_an_editors_note_and_corrections_are_kept():
    note, told = {"note": "Ours."}, [{"date": "2024-05-01", "why": "We miscounted."}]
    one = with_further_claims(Event, ONE | {"corrections": told}, OTHER | note | {"corrections": [*told, {"why": "x"}]})
    assert (one["note"], one["corrections"]) == ("Ours.", [*told, {"why": "x"}])
    assert set_aside(Event, ONE | {"note": "Mine."}, OTHER | note) == note
