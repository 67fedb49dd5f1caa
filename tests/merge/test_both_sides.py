"""A fact as two branches have it: what each changed is there afterwards, and nobody's words give way unsaid."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.field_types import kinds_of
from explainer.merge.both_sides import NOTHING, Clash, Side, both_facts
from explainer.model import SHEETS

KINDS = kinds_of(SHEETS["expulsions"])
SOURCE = {"article": "001", "quote": "two envoys"}
LATER = {"article": "003", "quote": "three envoys"}
FACT = {"id": "a", "date": "2024", "number": 2, "people": "envoys", "sources": [SOURCE]}
READ = Side(FACT, FACT)


def read(**fields):
    """A fact as a reading gave it, and nobody edited it."""
    return Side({**FACT, **fields}, {**FACT, **fields})


def edited(side=READ, **fields):
    """A fact in which a person changed fields; None takes one out."""
    values = {name: value for name, value in {**side.ours, **fields}.items() if value is not None}
    return Side(side.given, values)


def both(one, other, base=READ, **options):
    return both_facts(KINDS, base, one, other, **options)


FIELDS = {
    "date": st.sampled_from(["2023", "2025"]),
    "number": st.sampled_from([3, 4, [{"value": 2, "sources": [SOURCE]}, {"value": 3, "sources": [LATER]}]]),
    "people": st.sampled_from([None, "consuls"]),
    "note": st.just("Ours."),
    "sources": st.sampled_from([[SOURCE, LATER], [LATER]]),
}
CHANGES = st.dictionaries(st.sampled_from(sorted(FIELDS)), st.none()).flatmap(
    lambda names: st.fixed_dictionaries({name: FIELDS[name] for name in names})
)


def changed(by_person, fields):
    if by_person:
        return edited(**fields)
    return read(**{name: value for name, value in fields.items() if value is not None and name != "note"})


SIDES = st.builds(changed, st.booleans(), CHANGES)


@given(SIDES)
def test_what_only_one_changed_is_taken_whole(side):
    assert both(side, READ) == both(READ, side) == both(side, side) == (side, [])


@given(SIDES, SIDES)
def test_what_a_person_changed_is_there_or_named(one, other):
    fact, clashes = both(one, other)
    named = {clash.path[0] for clash in clashes}
    for side in (one, other):
        for name in {*FACT, *side.ours}:
            value = side.ours.get(name)
            if value != FACT.get(name) and value != side.given.get(name) and name not in named and name != "sources":
                assert fact.ours.get(name) == value


@given(SIDES, SIDES)
def test_the_same_is_named_whichever_way_branches_are_merged(one, other):
    there, back = both(one, other)[1], both(other, one)[1]
    assert {(c.path, str(c.one), str(c.other)) for c in there} == {(c.path, str(c.other), str(c.one)) for c in back}


@given(SIDES, SIDES)
def test_of_what_is_named_each_value_can_be_had(one, other):
    for second, side in ((False, one), (True, other)):
        fact, clashes = both(one, other, second=second)
        for clash in clashes:
            if len(clash.path) == 1:
                assert fact.ours.get(clash.path[0]) == side.ours.get(clash.path[0])


def test_two_persons_who_change_a_field_to_the_same_agree():
    assert both(edited(date="2025"), edited(date="2025", note="Ours."))[1] == []


def test_two_persons_who_change_a_field_to_different_things_do_not():
    assert both(edited(number=3), edited(number=4)) == (edited(number=3), [Clash(("number",), 3, 4)])


def test_a_reading_gives_way_to_a_person():
    assert both(read(date="2025"), edited(date="2023")) == (edited(date="2023"), [])
    assert both(edited(date="2023"), read(date="2025")) == (edited(date="2023"), [])


def test_what_both_readings_add_to_a_list_is_all_there_in_the_order_of_articles():
    one, other = ({"article": article, "quote": "they left"} for article in ("004", "002"))
    fact, clashes = both(read(sources=[SOURCE, one]), read(sources=[SOURCE, other]))
    assert (fact, clashes) == (read(sources=[SOURCE, other, one]), [])


def test_a_source_that_a_person_took_out_stays_out():
    fact, _ = both(edited(sources=None), read(sources=[SOURCE, LATER]))
    assert fact.ours.get("sources") is None or SOURCE not in fact.ours["sources"]


def test_a_fact_that_is_deleted_and_only_read_anew_stays_deleted():
    fact, clashes = both(Side(FACT, None), read(date="2025"))
    assert (fact.ours, clashes) == (None, [])


@pytest.mark.parametrize("second", [False, True])
def test_a_fact_that_is_deleted_and_edited_is_named(second):
    change = edited(number=5)
    fact, clashes = both(Side(FACT, None), change, second=second)
    assert (fact, clashes) == (change, [Clash((), None, change.ours)])


def test_a_fact_that_is_new_on_one_branch_is_taken():
    assert both(NOTHING, READ, NOTHING) == both(READ, NOTHING, NOTHING) == (READ, [])


def test_a_fact_that_is_new_on_both_and_deleted_on_one_stays_deleted():
    assert both(Side(FACT, None), READ, NOTHING)[0].ours is None


def test_of_two_days_on_which_a_fact_was_checked_the_later_counts():
    fact, clashes = both(edited(checked="2024-06-01"), edited(checked="2024-06-02"))
    assert (fact.ours["checked"], clashes) == ("2024-06-02", [])


def test_a_note_leaves_a_check_as_it_is():
    fact, clashes = both(edited(checked="2024-06-01"), edited(note="Ours."))
    assert ({"checked", "note"} <= fact.ours.keys(), clashes) == (True, [])


def test_what_nobody_saw_who_checked_the_fact_is_named():
    check, change = edited(checked="2024-06-01"), edited(number=3)
    fact, clashes = both(check, change)
    assert (fact.ours["number"], clashes) == (3, [Clash(("checked",), "2024-06-01", None)])
    assert "checked" not in both(check, change, second=True)[0].ours
    assert "checked" in both(change, check, second=True)[0].ours


def test_of_an_item_that_people_were_given_on_one_side_only_no_part_is_given():
    first = {"value": 2, "sources": [SOURCE]}
    base = Side({**FACT, "number": [first]}, {**FACT, "number": [first]})
    one = read(number=[{"value": 2, "sources": [SOURCE, LATER]}])
    other = Side({**FACT, "number": None}, base.ours)
    fact, _ = both(one, other, base)
    assert all("value" in claim for claim in fact.given.get("number") or ())


@pytest.mark.parametrize("by_person", [False, True])
def test_of_what_was_taken_back_no_part_comes_in_again_and_an_edit_beside_it_is_named(by_person):
    withdrawn = {"id": "a", "publish": False, "corrections": [{"date": "2024-09-01", "why": "It was wrong."}]}
    back, left = Side(FACT, withdrawn), edited(people="consuls") if by_person else read(by=["b"], number=3)
    for one, other in ((back, left), (left, back)):
        fact, clashes = both(one, other)
        assert fact.ours == (one.ours if by_person else withdrawn)
        assert clashes == ([Clash((), one.ours, other.ours)] if by_person else [])
