"""The kinds of fields, as the model declares them."""

import pytest
from pydantic import TypeAdapter

from explainer.field_types import (
    PLAINEST,
    Count,
    FieldKind,
    Holds,
    Many,
    Trait,
    fields_holding,
    headline,
    identifying,
    kind_of,
    kinds_of,
)
from explainer.model import SHEETS, Actor, Claim, Context, Event, Expulsion, Fact, Role, Source, Story


@pytest.mark.parametrize(
    ("model", "field", "holds", "many"),
    [
        (Event, "date", Holds.DATE, Many.ONE),
        (Event, "by", Holds.PARTY, Many.GROUP),
        (Event, "in_response_to", Holds.FACT, Many.SET),
        (Event, "said_by", Holds.SPEAKER, Many.SET),
        (Event, "number", Holds.COUNT, Many.ONE),
        (Event, "type", Holds.EVENT_TYPE, Many.ONE),
        (Expulsion, "deadline", Holds.DATE, Many.ONE),
        (Context, "actors", Holds.ACTOR, Many.SET),
        (Actor, "country", Holds.ACTOR, Many.ONE),
        (Actor, "aliases", Holds.TEXT, Many.SET),
        (Actor, "roles", Holds.ROLE, Many.SET),
        (Fact, "sources", Holds.SOURCE, Many.SET),
        (Source, "said_by", Holds.SPEAKER, Many.ONE),
        (Role, "from", Holds.DATE, Many.ONE),
        (Story, "key_facts", Holds.FACT, Many.SET),
    ],
)
def test_a_field_is_of_the_kind_that_its_type_declares_whatever_its_shape(model, field, holds, many):
    kind = kind_of(model, field)
    assert (kind.holds, kind.many) == (holds, many)


def test_the_kinds_stand_in_the_order_of_the_model():
    assert list(kinds_of(Context)) == list(Context.model_fields)


def test_the_fields_that_hold_something_are_found_by_it():
    assert fields_holding(Expulsion, Holds.DATE) == ("date", "deadline", "left")
    assert fields_holding(Event, Holds.PARTY, Many.GROUP) == ("by", "against")
    assert fields_holding(Actor, Holds.ACTOR, Many.GROUP) == ()


def test_what_has_no_kind_is_compared_as_it_stands():
    assert kind_of(Event, "modality") == kind_of(Event, "no-field") == PLAINEST == FieldKind(Holds.OTHER, Many.ONE)


def test_a_kind_has_the_traits_of_the_field_beside_those_of_its_type():
    assert kind_of(Expulsion, "deadline") == FieldKind(Holds.DATE, traits=frozenset({Trait.BESIDE_SENTENCE}))
    assert identifying(Source) == ("article", "quote", "prefix", "suffix")
    assert identifying(Claim) == identifying(Role) == ("value",)


def test_references_are_merged_as_one_value_and_other_sets_by_their_items():
    by_item = {name for model in SHEETS.values() for name, kind in kinds_of(model).items() if kind.merged_by_item}
    assert by_item == {"aliases", "roles", "sources"}


def test_each_sheet_has_one_field_by_which_its_facts_are_known():
    assert [headline(model) for model in SHEETS.values()] == ["name", "summary", "summary", "statement"]
    assert headline(Fact) == "id"


def test_what_stands_in_lists_calls_nothing_both_a_reference_and_none():
    """Claims, roles and sources are looked at by their fields' names alone."""
    kinds = [(name, kind) for model in (Claim, Role, Source) for name, kind in kinds_of(model).items()]
    assert len({name for name, _ in kinds}) == len({(name, kind.refers, kind.merged_by_item) for name, kind in kinds})


@pytest.mark.parametrize(
    ("typed", "read"),
    [("12", 12), ("1,000", 1000), ("1,250,000", 1250000), ("1,00", "1,00"), ("seven", "seven"), ("10-12", "10-12")],
)
def test_a_count_in_digits_is_a_number_and_anything_else_stays_words(typed, read):
    assert TypeAdapter(Count).validate_python(typed) == read
