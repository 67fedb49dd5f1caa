"""One fact merged by field: what nobody edited follows the reading, an edit stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.field_types import kinds_of
from explainer.merge.values import get_path, merge_fact, same_value, set_path
from explainer.model import Actor, Event, Expulsion

KINDS = {**kinds_of(Actor), **kinds_of(Event), **kinds_of(Expulsion)}
SOURCE = {"article": "001", "quote": "two of them"}
OTHER = {"article": "002", "quote": "three of them"}
FACT = {"id": "one", "number": 2, "date": "2024-05", "sources": [SOURCE]}


def _merged(given_, ours, theirs):
    return merge_fact(KINDS, {"id": "one", **given_}, {"id": "one", **ours}, {"id": "one", **theirs})


def test_what_nobody_edited_follows_the_reading():
    merged = merge_fact(KINDS, FACT, FACT, FACT | {"number": 3, "place": "Zenda"})
    assert merged.ours == merged.given == FACT | {"number": 3, "place": "Zenda"}
    assert not merged.conflicts


def test_what_nobody_edited_goes_when_it_is_read_no_more():
    assert _merged({"number": 2}, {"number": 2}, {}).ours == {"id": "one"}


def test_an_edit_stays_and_what_is_read_now_is_asked():
    merged = _merged({"number": 2}, {"number": 5}, {"number": 3})
    assert merged.ours["number"] == 5
    (conflict,) = merged.conflicts
    assert (conflict.path, conflict.now, conflict.proposed) == (("number",), 5, 3)


def test_an_edit_of_what_is_read_as_before_is_not_asked():
    merged = _merged({"number": 2}, {"number": 5}, {"number": 2})
    assert merged.ours["number"] == 5
    assert not merged.conflicts


def test_a_field_taken_out_stays_out():
    merged = _merged({"number": 2}, {}, {"number": 2})
    assert "number" not in merged.ours
    assert not merged.conflicts


def test_a_list_taken_out_whole_stays_out_and_what_is_new_in_it_is_asked():
    merged = _merged({"aliases": ["A"]}, {}, {"aliases": ["A", "B"]})
    assert "aliases" not in merged.ours
    assert [conflict.proposed for conflict in merged.conflicts] == [["A", "B"]]


def test_an_edit_that_the_reading_came_to_share_stays_an_edit():
    shared = _merged({"number": 2}, {"number": 5}, {"number": 5})
    assert not shared.conflicts
    later = merge_fact(KINDS, shared.given, shared.ours, {"id": "one", "number": 7})
    assert later.ours["number"] == 5
    assert [conflict.proposed for conflict in later.conflicts] == [7]


def test_a_reading_that_has_nothing_more_to_say_on_an_edited_field_leaves_it_and_asks_nothing():
    merged = _merged({"number": 2}, {"number": 5}, {})
    assert (merged.ours["number"], merged.given["number"], merged.conflicts) == (5, 2, [])


ONE_CLAIM = [{"value": 2, "sources": [SOURCE]}]


@pytest.mark.parametrize(("there", "read"), [(2, ONE_CLAIM), (ONE_CLAIM, 2)], ids=["a claim is read", "it is plain"])
def test_a_reading_that_changes_only_the_shape_of_a_value_changes_nothing(there, read):
    merged = _merged({"number": there}, {"number": there}, {"number": read})
    assert (merged.ours["number"], merged.conflicts) == (there, [])
    again = merge_fact(KINDS, merged.given, merged.ours, {"id": "one", "number": 3})
    assert (again.ours["number"], again.conflicts) == (3, [])


def test_a_persons_plain_value_stays_and_a_claim_of_it_is_not_asked():
    for given_ in ({}, {"number": 1}, {"number": [{"value": 1, "sources": [SOURCE]}]}):
        merged = _merged(given_, {"number": 2}, {"number": ONE_CLAIM})
        assert (merged.ours["number"], merged.conflicts) == (2, [])


def test_the_sources_that_a_person_gives_a_value_stay():
    mine = [{"value": 2, "sources": [OTHER]}]
    merged = _merged({"number": 2}, {"number": mine}, {"number": ONE_CLAIM})
    assert (merged.ours["number"], merged.conflicts) == (mine, [])
    later = merge_fact(KINDS, merged.given, merged.ours, {"id": "one", "number": 7})
    assert later.ours["number"] == mine and [one.proposed for one in later.conflicts] == [7]


def test_a_claim_on_which_a_person_has_words_is_more_than_its_value():
    aside = [{"value": 2, "sources": [SOURCE], "rank": "deprecated"}]
    (conflict,) = _merged({"number": 1}, {"number": aside}, {"number": 2}).conflicts
    assert conflict.now == aside


def test_a_value_that_is_read_no_more_stays_where_a_person_edited_the_fact_in_any_way():
    merged = _merged({"number": 2, "date": "2024"}, {"number": 2, "date": "2024", "note": "Ask."}, {"date": "2024"})
    assert (merged.ours["number"], merged.conflicts) == (2, [])
    again = merge_fact(KINDS, merged.given, merged.ours, {"id": "one", "number": 3})
    assert (again.ours["number"], again.conflicts) == (3, [])


def test_a_value_that_is_read_no_more_goes_with_the_last_edit_of_its_fact():
    """In the run in which the edit goes, so that the next finds nothing to do."""
    given = {"id": "one", "number": 2, "sources": [SOURCE, OTHER]}
    theirs = {"id": "one", "sources": [{"article": "003", "quote": "x"}]}
    merged = merge_fact(KINDS, given, given | {"sources": [OTHER, SOURCE]}, theirs)
    assert merged.ours == merge_fact(KINDS, merged.given, merged.ours, theirs).ours == theirs


def test_a_verb_comes_stays_and_goes_with_its_type():
    typed, told = {"type": "coup", "verb": "foil"}, {"type": "event"}
    assert _merged(typed, typed | {"summary": "Ours."}, told).ours == {"id": "one", "summary": "Ours.", **told}
    assert _merged(told, told | {"summary": "Ours."}, typed).ours == {"id": "one", "summary": "Ours.", **typed}
    mine = _merged(told, {"type": "arrest"}, typed)
    assert mine.ours == {"id": "one", "type": "arrest"}
    assert [conflict.path for conflict in mine.conflicts] == [("type",)]


def test_that_an_event_is_no_longer_read_surely_is_no_other_type():
    merged = _merged({"type": "coup"}, {"type": "arrest"}, {"type": "event"})
    assert (merged.ours["type"], merged.conflicts) == ("arrest", [])


LONGER = SOURCE | {"quote": "he said that two of them left"}
MINE = {"article": "003", "quote": "my own"}


@pytest.mark.parametrize(("old", "new"), [(SOURCE, LONGER), (LONGER, SOURCE)], ids=["longer", "shorter"])
def test_a_machines_quote_gives_its_place_to_one_with_more_or_fewer_words(old, new):
    merged = _merged({"sources": [old, OTHER]}, {"sources": [old, OTHER, MINE]}, {"sources": [OTHER, new]})
    assert merged.ours["sources"] == [new, OTHER, MINE]
    assert (merged.given["sources"], merged.conflicts) == ([new, OTHER], [])


@pytest.mark.parametrize(("mine", "new"), [(SOURCE, LONGER), (LONGER, SOURCE)], ids=["longer", "shorter"])
def test_a_persons_quote_stays_alone(mine, new):
    for given_ in ({}, {"sources": [OTHER]}, {"sources": [OTHER, mine | {"said_by": "x"}]}):
        merged = _merged(given_, {"sources": [mine, OTHER], "note": "Ours."}, {"sources": [OTHER, new]})
        assert (merged.ours["sources"], merged.conflicts) == ([mine, OTHER], [])
        again = merge_fact(KINDS, merged.given, merged.ours, {"id": "one", "sources": [OTHER, mine, new]})
        assert (again.ours["sources"][:2], again.conflicts) == ([mine, OTHER], [])


def test_a_quote_taken_out_stays_out_with_more_words_too():
    merged = _merged({"sources": [SOURCE, OTHER]}, {"sources": [OTHER]}, {"sources": [LONGER, OTHER]})
    assert merged.ours["sources"] == [OTHER]
    assert merge_fact(KINDS, merged.given, merged.ours, {"id": "one", "sources": [LONGER, OTHER]}).ours == merged.ours


def test_a_quote_that_a_person_types_stays_though_a_reading_had_it_meanwhile():
    longer = OTHER | {"quote": "three of them left"}
    heard = _merged({"sources": [SOURCE, OTHER]}, {"sources": [SOURCE]}, {"sources": [SOURCE, longer]})
    assert heard.ours["sources"] == [SOURCE]
    later = _merged(heard.given, {"sources": [SOURCE, longer]}, {"sources": [SOURCE]})
    assert later.ours["sources"] == [SOURCE, longer]


def test_sources_merge_by_article_and_quote():
    mine = {"article": "003", "quote": "my own"}
    merged = _merged({"sources": [SOURCE]}, {"sources": [mine, SOURCE]}, {"sources": [SOURCE, OTHER]})
    assert merged.ours["sources"] == [mine, SOURCE, OTHER]


def test_a_source_taken_out_stays_out_though_another_comes():
    merged = _merged(
        {"sources": [SOURCE, OTHER]}, {"sources": [OTHER]}, {"sources": [SOURCE, OTHER, SOURCE | {"quote": "x"}]}
    )
    assert merged.ours["sources"] == [OTHER, SOURCE | {"quote": "x"}]


def test_an_alias_taken_out_stays_out_though_it_was_unread_for_a_while():
    once = _merged({"aliases": ["A", "B"]}, {"aliases": ["B"]}, {"aliases": ["B", "C"]})
    again = merge_fact(KINDS, once.given, once.ours, {"id": "one", "aliases": ["A", "B", "C"]})
    assert again.ours["aliases"] == ["B", "C"]


def test_a_source_that_is_read_no_more_goes_and_a_persons_own_stays():
    mine = {"article": "003", "quote": "my own"}
    assert _merged({"sources": [SOURCE, OTHER]}, {"sources": [SOURCE, OTHER, mine]}, {"sources": [OTHER]}).ours[
        "sources"
    ] == [OTHER, mine]


def test_the_last_source_stays_where_a_person_took_out_all_that_is_read_now():
    merged = _merged({"sources": [SOURCE, OTHER]}, {"sources": [OTHER]}, {"sources": [SOURCE]})
    assert merged.ours["sources"] == [OTHER]
    later = _merged(merged.given, merged.ours, {"sources": [SOURCE, OTHER | {"quote": "three of them left"}]})
    assert later.ours["sources"] == [OTHER | {"quote": "three of them left"}]


def test_quotes_with_other_marks_are_the_same_source():
    typed = {"article": "001", "quote": "the king's men"}
    read = {"article": "001", "quote": "the king’s men"}
    assert _merged({"sources": [read]}, {"sources": [typed], "number": 1}, {"sources": [read, OTHER]}).ours[
        "sources"
    ] == [typed, OTHER]


def test_claims_merge_by_value_and_a_note_on_one_stays():
    two, three = {"value": 2, "sources": [SOURCE]}, {"value": 3, "sources": [OTHER]}
    aside = two | {"rank": "deprecated", "note": "a slip"}
    merged = _merged({"number": [two]}, {"number": [aside]}, {"number": [two | {"sources": [SOURCE, OTHER]}, three]})
    assert merged.ours["number"] == [aside | {"sources": [SOURCE, OTHER]}, three]
    assert not merged.conflicts


def test_a_conflict_within_a_role_says_where():
    role = {"value": "Minister", "from": "2020", "sources": [SOURCE]}
    merged = _merged({"roles": [role]}, {"roles": [role | {"from": "2021"}]}, {"roles": [role | {"from": "2022"}]})
    (conflict,) = merged.conflicts
    assert (conflict.path, conflict.now, conflict.proposed) == (("roles", "minister", "from"), "2021", "2022")
    assert set_path(KINDS, merged.ours, conflict.path, conflict.proposed)["roles"] == [role | {"from": "2022"}]
    assert get_path(KINDS, merged.ours, conflict.path) == "2021"


def test_two_roles_of_one_name_are_two():
    early, late = {"value": "Minister", "until": "2012"}, {"value": "Minister", "from": "2020"}
    merged = _merged({"roles": [late]}, {"roles": [late, early]}, {"roles": [{"value": "Envoy"}]})
    assert merged.ours["roles"] == [early, {"value": "Envoy"}]


def test_one_value_where_a_person_wrote_claims_is_asked():
    claims = [{"value": 2, "sources": [SOURCE]}, {"value": 9, "note": "my count"}]
    (conflict,) = _merged({"number": 2}, {"number": claims}, {"number": 3}).conflicts
    assert (conflict.now, conflict.proposed) == (claims, 3)


def test_the_order_that_a_person_gave_stays():
    two, three = {"value": 2}, {"value": 3}
    assert _merged({"number": [two, three]}, {"number": [three, two]}, {"number": [two, three, {"value": 4}]}).ours[
        "number"
    ] == [
        three,
        two,
        {"value": 4},
    ]


def test_what_a_person_wrote_first_stays_when_it_is_read_no_more():
    claim = {"value": 6}
    read = merge_fact(
        KINDS,
        {"id": "one", "number": [{"value": 5}]},
        {"id": "one", "number": [{"value": 5}, claim]},
        {"id": "one", "number": [{"value": 5}, claim | {"sources": [SOURCE]}]},
    )
    later = merge_fact(KINDS, read.given, read.ours, {"id": "one", "number": [{"value": 5}]})
    assert [item["value"] for item in later.ours["number"]] == [5, 6]


def test_names_in_other_alphabets_are_told_apart():
    assert _merged({"aliases": ["Мали"]}, {"aliases": ["Мали", "Зенда"]}, {"aliases": ["Мали", "Стрелсау"]}).ours[
        "aliases"
    ] == [
        "Мали",
        "Зенда",
        "Стрелсау",
    ]


_SOURCES = st.lists(st.sampled_from([SOURCE, OTHER, {"article": "003", "quote": "x"}]), unique_by=str)
_CLAIMS = st.lists(
    st.fixed_dictionaries(
        {"value": st.integers(1, 4)}, optional={"note": st.sampled_from("ab"), "sources": _SOURCES.filter(bool)}
    ),
    min_size=1,
    unique_by=lambda claim: claim["value"],
)
_FACTS = st.fixed_dictionaries(
    {"id": st.just("one")},
    optional={
        "number": st.integers(1, 3) | _CLAIMS,
        "date": st.sampled_from(["2024", "2025"]),
        "aliases": st.lists(st.sampled_from(["A", "B", "C", "D"]), min_size=1, unique=True),
        "sources": _SOURCES.filter(bool),
    },
)


@given(_FACTS, _FACTS, _FACTS)
def test_a_second_merge_of_the_same_changes_nothing(known, ours, theirs):
    once = merge_fact(KINDS, known, ours, theirs)
    twice = merge_fact(KINDS, once.given, once.ours, theirs)
    assert (twice.ours, twice.given, twice.conflicts) == (once.ours, once.given, once.conflicts)


@given(_FACTS, _FACTS)
def test_without_an_edit_the_reading_is_all(known, theirs):
    ours = merge_fact(KINDS, known, known, theirs).ours
    assert all(same_value(ours.get(name), theirs.get(name)) for name in {*ours, *theirs})


@given(_FACTS, _FACTS)
def test_without_news_an_edit_is_all(known, ours):
    merged = merge_fact(KINDS, known, ours, known)
    assert merged.ours == ours
    assert not merged.conflicts


@given(_FACTS, _FACTS, st.lists(_FACTS, max_size=4))
def test_no_edit_is_lost_in_any_number_of_readings(known, ours, readings):
    edits = {name: value for name, value in ours.items() if name in ("date",) and known.get(name) != value}
    own = set(ours.get("aliases", ())) - set(known.get("aliases", ()))
    out = set(known.get("aliases", ())) - set(ours.get("aliases", ()))
    for theirs in readings:
        merged = merge_fact(KINDS, known, ours, theirs)
        known, ours = merged.given, merged.ours
        assert edits.items() <= ours.items()
        assert own <= set(ours.get("aliases", ()))
        assert not out & set(ours.get("aliases", ()))
