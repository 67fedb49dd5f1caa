"""Which fact is which: by evidence, one to one, the surest first."""

import pytest

from explainer.field_types import kinds_of
from explainer.merge.identity import acting, identify, renamed, without
from explainer.model import Actor, Event

KINDS = {**kinds_of(Actor), **kinds_of(Event)}


def _fact(ident, quote="they expelled two", article="001", **more):
    return {"id": ident, "type": "expel", "by": ["a"], "sources": [{"article": article, "quote": quote}], **more}


def _actor(ident, name, **more):
    return {"id": ident, "name": name, "kind": "country", **more}


def test_a_fact_is_known_by_its_quote():
    assert identify(Event, [_fact("new")], [_fact("old")]) == {"new": "old"}


@pytest.mark.parametrize("quote", ["two", "said that they expelled two of them", "they expelled two"])
def test_quotes_that_overlap_are_one(quote):
    assert identify(Event, [_fact("new", quote)], [_fact("old")]) == {"new": "old"}


def test_quotes_of_other_articles_are_not_one():
    assert identify(Event, [_fact("new", article="002")], [_fact("old")]) == {}


def test_an_article_may_be_named_by_its_start_where_the_id_is_the_same():
    assert identify(Event, [_fact("one", article="001-courier")], [_fact("one", article="001")], borne=True) == {
        "one": "one"
    }


def test_tit_and_tat_may_share_their_words():
    tit, tat = _fact("tit", against=["b"]), _fact("tat") | {"by": ["b"], "against": ["a"]}
    assert identify(Event, [tat | {"id": "x"}, tit | {"id": "y"}], [tit, tat]) == {"x": "tat", "y": "tit"}
    assert identify(Event, [tat], [tit]) == {}


def test_the_surest_pair_comes_first():
    old = [_fact("one", number=2), _fact("two", number=3)]
    assert identify(Event, [_fact("x", number=3), _fact("y", number=2)], old) == {"x": "two", "y": "one"}


def _told(ident, quote, words, **more):
    fact = _fact(ident, **more)
    return fact | {"sources": [{"article": "001", "quote": quote, **({"words": words} if words else {})}]}


BOTH = "On Monday they expelled two envoys and halted all talks, he said"


@pytest.mark.parametrize("known", [True, False], ids=["words known", "read before they were kept"])
def test_two_facts_of_one_sentence_are_told_apart_by_the_words_that_tell_them(known):
    one = _told("one", "they expelled two envoys", known and "expelled two envoys")
    two = _told("two", "halted all talks", known and "halted all talks")
    x, y = _told("x", BOTH, "halted all talks"), _told("y", BOTH, "expelled two envoys")
    assert identify(Event, [x, y], [one, two]) == {"x": "two", "y": "one"}
    assert identify(Event, [x], [one]) == {}


def test_the_same_words_in_a_longer_or_shorter_quote_are_the_same_telling():
    short, long = _told("short", "they expelled two envoys", "expelled"), _told("long", BOTH, "expelled two")
    assert identify(Event, [long], [short]) == {"long": "short"}
    assert identify(Event, [short], [long]) == {"short": "long"}


def test_the_same_words_in_another_sentence_are_another_telling():
    assert identify(Event, [_told("x", BOTH, "expelled")], [_told("y", "others expelled three", "expelled")]) == {}


def test_an_event_that_is_told_by_the_articles_words_may_be_of_any_type():
    old = [_fact("one") | {"type": "recall-envoy"}, _fact("two") | {"type": "event"}]
    assert identify(Event, [_fact("x")], old) == {"x": "two"}
    assert identify(Event, [_fact("x") | {"type": "event"}], old[:1]) == {"x": "one"}


def test_one_fact_is_not_known_as_two():
    assert len(identify(Event, [_fact("x"), _fact("y")], [_fact("old")])) == 1


def test_an_id_alone_tells_only_where_dates_agree():
    new = _fact("same", "other words", "002", date="2024-05-03")
    assert identify(Event, [new], [_fact("same", date="2024-05")]) == {"same": "same"}
    assert identify(Event, [new], [_fact("same", date="2023")]) == {}
    assert identify(Event, [new], [_fact("same", date="2024-05")], borne=True) == {}


def test_another_type_is_less_sure_than_the_same():
    old = [_fact("one"), _fact("two") | {"type": "recall-envoy"}]
    assert identify(Event, [_fact("x") | {"type": "recall-envoy"}], old) == {"x": "two"}
    assert identify(Event, [_fact("x") | {"type": "recall-envoy"}], old[:1]) == {"x": "one"}


def test_an_actor_is_known_by_any_of_its_names():
    assert identify(Actor, [_actor("x", "Zenda")], [_actor("old", "Kingdom", aliases=["ZENDA"])]) == {"x": "old"}


def test_a_name_spelt_in_another_way_is_known_by_its_quotes():
    source = {"sources": [{"article": "001", "quote": "Rudolf Rassendyl said"}]}
    old = _actor("rudolf-rassendyl", "Rudolf Rassendyl", **source)
    assert identify(Actor, [_actor("x", "Rudolf Rassendyll", **source)], [old]) == {"x": "rudolf-rassendyl"}
    assert identify(Actor, [_actor("x", "Flavia Hentzau", **source)], [old]) == {}


def test_a_person_is_no_country():
    assert identify(Actor, [_actor("x", "Zenda") | {"kind": "person"}], [_actor("old", "Zenda")]) == {}


def test_of_those_who_take_part_words_are_no_actors():
    assert acting(["zenda", "two guards", "guards"], {"zenda", "strelsau"}) == ["zenda"]
    assert acting([{"value": ["strelsau"]}, {"value": ["two guards"]}], {"strelsau"}) == ["strelsau"]


def test_references_are_renamed_wherever_they_stand():
    fact = {
        "id": "a",
        "by": ["a", "b"],
        "against": [{"value": ["a"], "sources": [{"article": "a", "quote": "a", "said_by": "a"}]}],
        "country": "a",
        "what": "a",
    }
    assert renamed(fact, {"a": "b"}, KINDS) == {
        "id": "b",
        "by": ["b"],
        "against": [{"value": ["b"], "sources": [{"article": "a", "quote": "a", "said_by": "b"}]}],
        "country": "b",
        "what": "a",
    }


def test_references_to_what_is_gone_are_dropped():
    fact = {
        "id": "x",
        "by": ["a"],
        "against": ["a", "b"],
        "country": "a",
        "in_response_to": [{"value": ["a"]}],
        "what": "a",
    }
    assert without(fact, frozenset({"a"}), KINDS) == {"id": "x", "against": ["b"], "what": "a"}
