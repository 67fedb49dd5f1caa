"""Values of facts, and what differs between two of them, in words."""

import pytest

from explainer.field_types import kind_of
from explainer.in_words import Names, Remark, differences_in_words, names_of, shortened, value_in_words, without_echoes
from explainer.model import SHEETS

ACTORS = {"chile": "Chile", "peru": "Peru", "us": "the United States"}
FACTS = {"chile-expels-norway": "Chile expelled four Norwegian diplomats."}
LONG = "with all that they had brought from home, and with what they had been given"
NAMES = Names(ACTORS.get, FACTS.get)


def _source(article, quote="They left.", **more):
    return {"article": article, "quote": quote, **more}


def _claim(value, *articles, **more):
    return {"value": value, "sources": [_source(article) for article in articles], **more}


def _told(name, was, now, sheet="expulsions"):
    return [one.text for one in differences_in_words(name, kind_of(SHEETS[sheet], name), was, now, NAMES)]


@pytest.mark.parametrize(
    ("name", "was", "now", "told"),
    [
        ("number", 4, 5, "number: 4 → 5"),
        ("number", None, 1200, "number: 1,200"),
        ("number", "dozens", None, "number: dozens is taken out"),
        ("left", "2025-09-15", "2025-09-14", "left: 15 September 2025 → 14 September 2025"),
        ("date", "2025-08~", "2012/..", "date: about August 2025 → since 2012"),
        ("by", ["chile"], ["chile", "peru"], "by: Chile → Chile and Peru"),
        ("by", ["two guards"], ["us"], "by: two guards → the United States"),
        ("in_response_to", None, ["chile-expels-norway"], "in_response_to: “Chile expelled four Norwegian diplomats”"),
        ("publish", None, False, "publish: no"),
        ("checked", None, "2025-09-22", "checked: 22 September 2025"),
        ("corrections", None, [{"date": "2025-09-22", "why": "We miscounted."}], "corrections: 22 September 2025, We miscounted."),
    ],
)  # fmt: skip
def test_a_value_that_is_another_is_told_as_the_site_tells_values(name, was, now, told):
    assert _told(name, was, now) == [told]


def test_an_event_of_another_type_is_told_by_labels():
    assert _told("type", "expel-forces", "event", "timeline") == ["type: Forces expelled → told by an article's words"]


def test_a_claim_more_is_told_with_what_bears_it_beside_what_stood_there():
    assert _told("number", 4, [_claim(4, "001"), _claim(5, "002", "003")]) == [
        "number: besides 4 also 5, borne by 002 and 003"
    ]


def test_a_claim_that_is_told_first_now_is_told_as_such():
    was, now = [_claim(4, "001"), _claim(5, "002")], [_claim(5, "002"), _claim(4, "001")]
    assert _told("number", was, now) == ["number: 5 is told first, before 4"]


def test_claims_that_are_set_aside_noted_or_taken_out_are_told_as_such():
    was = [_claim(4, "001"), _claim(5, "002"), _claim(6, "003"), _claim(7, "004")]
    aside = {"rank": "deprecated", "note": "They were counted twice."}
    now = [_claim(4, "001"), _claim(5, "002", **aside), _claim(6, "003", note="Seen.")]
    assert _told("number", was, now) == [
        "number: 7 is taken out",
        "number: 5 is set aside: They were counted twice.",
        "number: 6 has the note: Seen.",
    ]


def test_what_more_articles_bear_is_told_by_these_and_repeats_unless_sources_differ():
    kind = kind_of(SHEETS["expulsions"], "number")
    was, now = [_claim(4, "001")], [_claim(4, "001", "007-repeat")]
    assert differences_in_words("number", kind, was, now, NAMES) == [
        Remark("number: 4 is now borne by 007-repeat too", frozenset({"007-repeat"}), repeats=True)
    ]
    other = [_claim(5, "002")]
    (contested,) = differences_in_words("number", kind, was + other, now + other, NAMES)
    assert not contested.repeats


def test_a_plain_value_and_the_one_claim_of_it_do_not_differ():
    assert _told("number", 4, [_claim(4, "001")]) == _told("number", [_claim(4, "001")], 4) == []


def test_roles_are_told_with_their_times():
    was = [_claim("security minister", "001"), _claim("general", "001")]
    now = [_claim("security minister", "001", **{"from": "2024"}), _claim("general", "001"), _claim("envoy", "002")]
    assert _told("roles", was, now, "actors") == [
        "roles: also envoy, borne by 002",
        "roles: security minister → security minister, since 2024",
    ]


def test_another_order_is_told_of_what_stands_first_and_of_nothing_else():
    roles = [_claim("general", "001"), _claim("envoy", "001")]
    assert _told("roles", roles, roles[::-1], "actors") == []
    assert _told("by", ["chile", "peru"], ["peru", "chile"]) == ["by: Chile and Peru → Peru and Chile"]


def test_an_actor_in_place_of_an_articles_words_of_the_same_name_is_told_without_an_arrow():
    assert _told("by", ["Chile"], ["chile"]) == ["by: Chile is named otherwise"]


def test_names_that_come_and_go_are_told_alone():
    assert _told("aliases", ["Solberg", "H. Solberg"], ["Solberg", "Captain Solberg"], "actors") == [
        "aliases: H. Solberg → Captain Solberg"
    ]


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ([_source("001")], [_source("001"), _source("003")], ["a source more: 003"]),
        ([_source("001"), _source("002"), _source("003")], [_source("001")], ["2 sources less: 002 and 003"]),
        (
            [_source("001", "They left.")],
            [_source("001", "They went on “Sunday”.")],
            ["001: “They went on ‘Sunday’.” is quoted, in place of “They left.”"],
        ),
        (
            [_source("001", "They left and went home."), _source("002", "They left"), _source("003", "left")],
            [_source("001", "They left"), _source("002", "They left home"), _source("003", "They left")],
            ["less is quoted of 001", "more is quoted of 002 and 003"],
        ),
        (
            [_source("001", f"They left {LONG}, and it was late.")],
            [_source("001", f"Home they went {LONG}.")],
            [
                "001: “Home they went with all that they had…” is quoted, in place of “They left with all that they had brought…”",
            ],
        ),
        (
            [_source("001", f"They left {LONG}, and it was late.")],
            [_source("001", f"They left {LONG}. It was late.")],
            ["001: other words are quoted from “They left with all that they had brought…” on"],
        ),
        ([_source("001")], [_source("001"), _source("001", "So it was.")], ["001: “So it was.” is quoted too"]),
        ([_source("001"), _source("001", "So it was.")], [_source("001")], ["001: “So it was.” is no longer quoted"]),
        (
            [_source("001")],
            [_source("001", said_by="us")],
            ["001: “They left.” is said by the United States"],
        ),
        (
            [_source("001", said_by="us"), _source("002", said_by="us")],
            [_source("001", said_by="chile"), _source("002")],
            [
                "001: “They left.” is said by Chile, not the United States",
                "002: “They left.” is no longer said by the United States",
            ],
        ),
        (
            [_source("001", prefix="Once ")],
            [_source("001", prefix="Twice ")],
            ["001: “They left.” is quoted from another place"],
        ),
        ([_source("001"), _source("002")], [_source("002"), _source("001")], ["sources: the same in another order"]),
    ],
)
def test_sources_are_told_by_article(was, now, told):
    assert _told("sources", was, now) == told


def test_that_a_fact_has_a_source_goes_without_saying_where_its_article_is_named():
    number = Remark("number: besides 4 also 5, borne by 003", frozenset({"003"}))
    source = Remark("a source more: 003", frozenset({"003"}), repeats=True)
    assert without_echoes([number, source]) == [number]
    assert without_echoes([source]) == [source]


def test_values_that_sources_differ_on_stand_with_or_between_them():
    kinds = SHEETS["expulsions"]
    assert value_in_words(kind_of(kinds, "number"), [_claim(3, "001"), _claim(4, "002")], NAMES) == "3 or 4"
    assert value_in_words(kind_of(kinds, "number"), None, NAMES) == "not said"


def test_ids_are_called_as_the_first_of_the_stories_has_them():
    one = {"actors": {"chile": {"id": "chile", "name": "Chile", "kind": "country"}}}
    other = {"actors": {"chile": {"id": "chile", "name": "Chili", "kind": "country"},
                        "us": {"id": "us", "name": "United States", "kind": "country"}}}  # fmt: skip
    event = {"id": "a", "type": "no-type", "sources": [_source("001", "They left.")]}
    names = names_of(one, other, {"timeline": {"a": event}})
    assert (names.actor("chile"), names.actor("us"), names.actor("peru")) == ("Chile", "the United States", None)
    assert names.fact("a") == "“They left.” (001)"


def test_long_words_are_cut_at_a_word_and_open_marks_are_closed():
    assert shortened("AFP: “They left the country on Sunday”", 24) == "AFP: “They left the…”"
    assert shortened("They left.") == "They left."
