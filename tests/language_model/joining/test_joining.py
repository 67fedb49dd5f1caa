"""Laws of two readings in one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.language_model.joining import joined
from explainer.readers.reading import NO_OWN_TELLING, DateMention, NotBelieved, TextSpan

from .told_events import ARMY, CHAD, MALI, PERU, TEXT, arrest, at, named, reading

SIDES = st.sampled_from([(), (MALI,), (CHAD,), (ARMY,), (CHAD, PERU)])
CLAUSES = [
    at("On Monday"),
    at("the Malian army"),
    at("led by Traoré"),
    at("arrested two envoys of Chad"),
    at("a guard said"),
]
DATES = st.sampled_from([None, "2024-05", "2024-05-06", "2024-05-07"])
SUREST_FIRST = ("asserted", "alleged", "denied", "planned")
EVENTS = st.builds(
    lambda clause, **fields: arrest(quote=clause, trigger=None, **fields),
    st.sampled_from(CLAUSES),
    type=st.sampled_from(["arrest", "event", "expel", "order-out"]),
    by=SIDES,
    against=SIDES,
    modality=st.sampled_from(SUREST_FIRST),
    said_by=st.sampled_from([None, "guard", "a guard", "Peru"]),
    number=st.sampled_from([None, 2, 3, "several"]),
    date=DATES,
    unsafe=st.sampled_from([(), (NO_OWN_TELLING,), ("it is asked",)]),
    doubt=st.sampled_from(["", "it is only supposed"]),
)
ACTORS = st.builds(
    named,
    st.sampled_from(["Malian", "Traoré", "Chad", "Peru"]),
    name=st.sampled_from(["", "Adama Traoré"]),
    kind=st.sampled_from(["person", "country", "organisation"]),
    role=st.sampled_from(["", "leader"]),
)
READINGS = st.builds(
    lambda events, actors: reading(
        *sorted(events, key=lambda one: one.told_at.start),
        actors=tuple(sorted(actors, key=lambda one: (one.span.start, one.span.end))),
    ),
    st.lists(EVENTS, max_size=4),
    st.lists(ACTORS, max_size=4, unique_by=lambda one: (one.span, one.name, one.kind)),
)


@given(READINGS)
def test_a_reading_with_itself_is_itself_but_that_two_agree(one):
    events = tuple(replace(e, unsafe=tuple(why for why in e.unsafe if why != NO_OWN_TELLING)) for e in one.events)
    assert joined(one, one) == replace(one, events=events)


@given(READINGS, READINGS)
def test_nothing_is_lost_and_the_order_is_that_of_the_text(rules, model):
    made = joined(rules, model).events
    assert max(len(rules.events), len(model.events)) <= len(made) <= len(rules.events) + len(model.events)
    assert [one.told_at.start for one in made] == sorted(one.told_at.start for one in made)
    assert {one.told_at for one in rules.events} <= {one.told_at for one in made}


@given(READINGS, READINGS)
def test_nothing_is_surer_than_with_either(rules, model):
    for one in joined(rules, model).events:
        if one.unsafe or one.doubt:
            continue
        both = [[e for e in r.events if e.told_at.overlaps(one.told_at) and not e.doubt] for r in (rules, model)]
        for told in both:
            assert any(set(e.unsafe) <= {NO_OWN_TELLING} and e.modality == one.modality for e in told)


@given(READINGS, READINGS)
def test_every_value_is_one_of_theirs(rules, model):
    theirs = [*rules.events, *model.events]
    for one in joined(rules, model).events:
        for field in ("type", "modality", "said_by", "number", "date", "quote"):
            assert getattr(one, field) in (None, *(getattr(e, field) for e in theirs))
        names = {party.name for e in theirs for side in (e.by, e.against) for party in side}
        names |= {actor.name for actor in (*rules.actors, *model.actors)}
        assert {party.name for side in (one.by, one.against) for party in side} <= names


def test_where_there_are_no_rules_the_model_reads_alone_and_without_an_answer_nobody_does():
    read, unread = reading(arrest()), replace(reading(), unread="it was not asked")
    assert joined(unread, read) == read
    assert joined(read, unread) == unread


def test_the_models_dates_are_those_that_the_rules_have_not():
    def date(words, value):
        return DateMention(span=at(words), text=words, value=value)

    rules, model = [date("Monday", "2024-05-06")], [date("On Monday", "2024-05-13"), date("two", None)]
    made = joined(reading(dates=tuple(rules)), reading(dates=tuple(model)))
    assert made.dates == (rules[0], model[1])


def test_what_was_not_believed_of_the_model_is_still_told():
    lost = (NotBelieved("actor: Ann Lund", "no article calls anybody so"),)
    assert joined(reading(), reading(not_believed=lost)).not_believed == lost


def test_two_articles_are_not_joined():
    with pytest.raises(ValueError, match="001 and 002 are not read from one text"):
        joined(reading(), replace(reading(), article="002"))


def test_the_sentences_of_the_rules_stand():
    assert joined(reading(), replace(reading(), sentences=())).sentences == (TextSpan(0, len(TEXT)),)
    assert joined(replace(reading(), sentences=()), reading()).sentences == (TextSpan(0, len(TEXT)),)
