"""A checked fact stays word for word; what is read otherwise is asked, and what bears it is added."""

import pytest

from explainer.field_types import kinds_of
from explainer.merge.checked_facts import merge_checked
from explainer.model import Actor, Event, Expulsion

KINDS = {**kinds_of(Actor), **kinds_of(Event), **kinds_of(Expulsion)}
SOURCE = {"article": "001", "quote": "two of them left"}
NEW = {"article": "002", "quote": "the two left"}
FACT = {"id": "one", "type": "arrest", "number": 2, "sources": [SOURCE]}
CHECKED = FACT | {"checked": "2024-06-01"}


def _asked(given, ours, theirs):
    merged = merge_checked(KINDS, given, ours, theirs)
    assert merged.ours == ours
    return {": ".join(one.path): one.proposed for one in merged.conflicts}


@pytest.mark.parametrize(
    ("read", "asked"),
    [
        ({}, {}),
        ({"number": 3}, {"number": 3}),
        ({"place": "Zenda"}, {"place": "Zenda"}),
        ({"number": [{"value": 2, "sources": [SOURCE]}]}, {}),
        ({"number": [{"value": 2}, {"value": 3}]}, {"number": [{"value": 2}, {"value": 3}]}),
        ({"number": None, "verb": None}, {}),
        ({"type": "event"}, {}),
        ({"type": "release", "verb": "free"}, {"type": "release"}),
        ({"verb": "seize"}, {"verb": "seize"}),
        ({"sources": [SOURCE | {"quote": "all two of them left today"}]}, {}),
        ({"sources": [SOURCE | {"quote": "in another sentence"}]}, {}),
    ],
)
def test_nothing_changes_and_only_what_is_read_otherwise_is_asked(read, asked):
    theirs = {name: value for name, value in (FACT | read).items() if value is not None}
    assert _asked(FACT, CHECKED, theirs) == asked


def test_what_a_person_had_corrected_is_not_asked():
    assert _asked(FACT, CHECKED | {"number": 5}, FACT) == {}
    assert _asked(FACT, CHECKED | {"number": 5}, FACT | {"number": 3}) == {"number": 3}


def test_what_is_asked_stays_open_until_it_is_settled():
    merged = merge_checked(KINDS, FACT, CHECKED, FACT | {"number": 3})
    again = merge_checked(KINDS, merged.given, merged.ours, FACT | {"number": 3})
    assert again == merged
    assert again.conflicts


def test_names_and_roles_that_are_new_are_asked_as_a_whole_list():
    role = {"value": "envoy", "from": "2020", "sources": [SOURCE]}
    given, new = {"id": "x", "aliases": ["A"], "roles": [role]}, {"value": "minister", "sources": [SOURCE]}
    ours = given | {"checked": "2024-06-01"}
    assert _asked(given, ours, given | {"aliases": ["B"]}) == {"aliases": ["A", "B"]}
    assert _asked(given, ours, given | {"roles": [role, new]}) == {"roles": [role, new]}
    assert _asked(given, ours, given | {"roles": [role | {"from": "2021"}]}) == {"roles: envoy: from": "2021"}


def test_a_source_of_another_article_that_bears_the_same_is_added_wherever_it_stands():
    claimed = [{"value": 2, "sources": [SOURCE]}]
    given = FACT | {"number": claimed}
    theirs = FACT | {"number": [{"value": 2, "sources": [SOURCE, NEW]}], "sources": [SOURCE, NEW]}
    merged = merge_checked(KINDS, given, given | {"checked": "2024-06-01"}, theirs)
    assert merged.ours == theirs | {"checked": "2024-06-01"}
    assert (merged.given, merged.conflicts) == (theirs, [])


def test_what_is_asked_beside_an_added_source_is_told_as_the_fact_is_then():
    claimed = [{"value": 2, "sources": [SOURCE]}]
    given = FACT | {"number": claimed}
    more = [{"value": 2, "sources": [SOURCE, NEW]}, {"value": 4, "sources": [SOURCE]}]
    merged = merge_checked(KINDS, given, given, FACT | {"number": more, "sources": [SOURCE, NEW]})
    again = merge_checked(KINDS, merged.given, merged.ours, FACT | {"number": more, "sources": [SOURCE, NEW]})
    assert [one.now for one in merged.conflicts] == [more[:1]]
    assert (again.ours, again.given, again.conflicts) == (merged.ours, merged.given, merged.conflicts)


@pytest.mark.parametrize(
    "read",
    [
        {"number": 3},
        {"number": [{"value": 2, "sources": [SOURCE]}, {"value": 3, "sources": [NEW]}]},
        {"place": "Zenda"},
    ],
)
def test_a_source_of_an_article_that_says_something_else_is_not_added(read):
    theirs = FACT | {"sources": [SOURCE, NEW]} | read
    assert _asked(FACT, CHECKED, theirs).keys() == read.keys()
    assert _asked(FACT, CHECKED | {"number": 5}, FACT | {"sources": [SOURCE, NEW]}) == {}


def test_a_source_that_a_person_took_out_stays_out():
    assert _asked(FACT | {"sources": [SOURCE, NEW]}, CHECKED, FACT | {"sources": [SOURCE, NEW]}) == {}
