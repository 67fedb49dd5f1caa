from __future__ import annotations

from explainer.language_model.joining.joined_events import joined_events
from explainer.readers.reading import NO_OWN_TELLING

from .told_events import CHAD, MALI, PERU, arrest, at, party


def test_what_only_one_has_is_told_by_the_articles_words():
    assert joined_events([arrest()], []) == (arrest(unsafe=("only the rules read it",)),)
    assert joined_events([], [arrest()]) == (arrest(unsafe=("only the model reads it",)),)


def test_what_is_a_lead_for_one_is_told_by_the_other_unless_they_contradict_each_other():
    lead = arrest(doubt="it is told in passing")
    assert joined_events([lead], [arrest()]) == (arrest(unsafe=("only the model reads it",)),)
    assert joined_events([arrest()], [lead]) == (arrest(unsafe=("only the rules read it",)),)
    (supposed,) = joined_events([arrest(doubt="it is only supposed", modality="hypothetical")], [arrest()])
    assert supposed.doubt == "it is only supposed"


def test_another_kind_of_event_and_another_clause_are_not_the_same():
    charge = arrest(type="charge")
    assert [one.type for one in joined_events([arrest()], [charge])] == ["arrest", "charge"]
    elsewhere = arrest(trigger=None, quote=at("a guard said"))
    assert len(joined_events([arrest()], [elsewhere])) == 2


def test_what_only_its_words_tell_is_of_the_type_that_the_other_reads_there():
    for rules, model in (([arrest()], [arrest(type="event")]), ([arrest(type="event")], [arrest()])):
        (one,) = joined_events(rules, model)
        assert (one.type, one.unsafe) == ("arrest", ("only one of two readings has what was done",))
    assert len(joined_events([arrest()], [arrest(type="event", against=(PERU,))])) == 2


def test_two_ways_to_expel_are_the_same():
    (one,) = joined_events([arrest(type="expel")], [arrest(type="order-out")])
    assert one.type == "expel"


def test_of_several_in_one_clause_those_with_the_same_sides_are_the_same():
    turned_round = arrest(by=(CHAD,), against=(MALI,))
    army = party("the Malian army", "Mali", "country", "Mali")
    model = [turned_round, arrest(by=(army,), trigger=None, date="2024-05-06")]
    made = joined_events([arrest(unsafe=(NO_OWN_TELLING,))], model)
    assert {one.by: one.unsafe for one in made} == {(MALI,): (), (CHAD,): ("only the model reads it",)}


def test_they_stand_in_the_order_of_the_text_and_answer_the_same_as_before():
    first = arrest(type="accuse", trigger=at("Monday"), quote=at("On Monday"))
    last = arrest(
        type="protest", trigger=at("said"), quote=at("a guard said"), response_to=(0,), response_span=at("said")
    )
    made = joined_events([arrest(against=(PERU,)), last], [first])
    assert [one.type for one in made] == ["accuse", "arrest", "protest"]
    assert made[2].response_to == (1,)
    made = joined_events([last.__class__(**{**_fields(last), "response_to": ()})], [arrest(), last])
    assert (made[1].type, made[1].response_to, made[1].response_span) == ("protest", (0,), at("said"))


def _fields(event):
    return {name: getattr(event, name) for name in event.__dataclass_fields__}
