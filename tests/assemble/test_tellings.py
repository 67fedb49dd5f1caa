from dataclasses import replace
from types import MappingProxyType

import pytest

from explainer.assemble.gather import GatheredActors, gather
from explainer.assemble.tellings import tellings
from explainer.lexicon import load_lexicon
from explainer.readers.reading import ActorMention, EventMention, Participant, Reading, TextSpan

from .tellings import article

TEXT = "Peru expelled six Chileans. Bolivia ordered out three. Chile protested.\nPeru sent two home."
STATES = ("Peru", "Chile", "Bolivia")


def party(name, country=None):
    return Participant(
        name=name, text=name, span=TextSpan(0, 4), kind="country" if name in STATES else None, country=country
    )


def mention(kind, words, by, against=(), **fields):
    start = TEXT.index(words)
    span = TextSpan(start, start + len(words))
    return EventMention(**{"quote": span, "type": kind, "by": by, "against": against, "modality": "asserted"} | fields)


def told(*events, published="unknown"):
    actors = tuple(
        ActorMention(
            span=TextSpan(TEXT.index(name), TEXT.index(name) + len(name)), text=name, name=name, kind="country"
        )
        for name in STATES
    )
    reading = Reading("001", TEXT, (), actors=actors, events=events)
    found = tellings([reading], {"001": article("001", published, text=TEXT)}, gather([reading]), load_lexicon())
    return [(one.by, one.against) for one in found]


def meant(event, published):
    """The modality and the date of what is told of an event."""
    reading = Reading("001", TEXT, (), actors=(), events=(event,))
    articles = {"001": article("001", published, text=TEXT)}
    return [
        (one.mention.modality, one.mention.date)
        for one in tellings([reading], articles, gather([reading]), load_lexicon())
    ]


SIX = mention("expel", "Peru expelled six Chileans", (party("Peru"),), (party("six Chileans", "Chile"),), number=6)


def test_an_expulsion_is_between_states_whoever_is_named():
    assert told(SIX) == [(("peru",), ("chile",))]


def test_an_expulsion_that_does_not_say_whose_people_is_of_those_just_spoken_of():
    three = mention("order-out", "Bolivia ordered out three", (party("Bolivia"),), number=3)
    assert told(SIX, three)[1] == (("bolivia",), ("chile",))


def test_in_another_paragraph_it_is_not():
    three = mention("expel", "Peru sent two home", (party("Bolivia"),), number=2)
    assert told(SIX, three)[1] == (("bolivia",), ())


def test_a_state_does_not_expel_its_own_people():
    answer = mention("order-out", "Bolivia ordered out three", (party("Chile"),), number=3)
    assert told(SIX, answer)[1] == (("chile",), ())


@pytest.mark.parametrize("modality", ["denied", "threatened", "demanded", "hypothetical", "planned"])
def test_what_did_not_happen_is_not_told(modality):
    assert told(mention("expel", "Peru expelled six Chileans", (party("Peru"),), modality=modality)) == []


@pytest.mark.parametrize(
    ("kind", "date", "is_told"),
    [
        ("close-mission", "2031-05", True),
        ("close-mission", None, False),
        ("attack", "2031-05", False),
        ("expel", "2031-05", False),
    ],
)
def test_what_is_planned_is_told_where_it_has_a_time_and_may_be_announced(kind, date, is_told):
    planned = mention(kind, "Chile protested", (party("Chile"),), modality="planned", date=date)
    assert bool(told(planned)) == is_told


def test_a_plan_for_a_told_time_needs_nobody():
    assert told(mention("vote", "Chile protested", (), modality="planned", date="2031-05")) == [((), ())]


@pytest.mark.parametrize(("published", "modality"), [("2031-04-30", "planned"), ("2031-05-02", "asserted")])
def test_what_has_a_date_after_its_article_is_planned(published, modality):
    closed = mention("close-mission", "Chile protested", (party("Chile"),), date="2031-05-02")
    assert meant(closed, published) == [(modality, "2031-05-02")]


def test_an_expulsion_ordered_for_a_later_day_is_ordered_on_a_day_that_is_not_told():
    assert meant(replace(SIX, date="2031-05-02"), "2031-04-30") == [("asserted", None)]


def test_somebody_without_a_name_or_state_is_told_in_the_articles_words():
    nobody = GatheredActors(MappingProxyType({}), MappingProxyType({}))
    reading = Reading("001", TEXT, (), events=(SIX,))
    (one,) = tellings([reading], {"001": article("001", text=TEXT)}, nobody, load_lexicon())
    assert (one.by, one.against) == ((), ("six Chileans",))


def test_what_came_since_a_coup_does_not_make_the_coup_last():
    assert since("noun: coup") == "2021"


def test_what_is_done_time_and_again_since_a_year_has_no_date():
    assert since("active: ignore {what}") is None


def since(rule):
    """The date of what an article tells as lasting since 2021, by a rule."""
    told = mention("seize-power", "Chile protested", (party("Chile"),), date="2021/..", rule=rule)
    nobody = GatheredActors(MappingProxyType({}), MappingProxyType({}))
    reading = Reading("001", TEXT, (), events=(told,))
    (one,) = tellings([reading], {"001": article("001", text=TEXT)}, nobody, load_lexicon())
    return one.mention.date


def test_a_state_that_is_meant_by_a_place_alone_acts():
    amman = Participant(name="Jordan", text="Amman", span=TextSpan(0, 4), kind="country", country="Jordan")
    one = mention("expel", "Peru expelled six Chileans", (amman,), (party("six Chileans", "Chile"),), number=6)
    assert told(one) == [(("jordan",), ("chile",))]


def test_officials_of_the_united_nations_are_no_state_s_envoys():
    body = Participant(
        name="United Nations", text="UN", span=TextSpan(0, 4), kind="organisation", country="United Nations"
    )
    known = ActorMention(span=TextSpan(0, 4), text="Peru", name="United Nations", kind="organisation")
    reading = Reading("001", TEXT, (), actors=(known,), events=(mention("expel", "Peru sent two home", (), (body,)),))
    (one,) = tellings([reading], {"001": article("001", text=TEXT)}, gather([reading]), load_lexicon())
    assert (one.against, one.against_states) == (("united-nations",), frozenset())


def test_what_is_only_read_with_doubt_is_no_telling():
    assert told(replace(SIX, doubt="all capitals")) == []


def test_a_speaker_who_is_only_a_pronoun_is_nobody_named():
    nobody = GatheredActors(MappingProxyType({}), MappingProxyType({}))
    reading = Reading("001", TEXT, (), events=(replace(SIX, said_by="He"),))
    (one,) = tellings([reading], {"001": article("001", text=TEXT)}, nobody, load_lexicon())
    assert one.said_by == ""


def test_somebody_of_whom_nobody_knows_who_it_is_is_told_by_words():
    reed = Participant(name="Reed", text="Reed", span=TextSpan(0, 4), kind="person")
    freed = mention("release", "Chile protested", (), (reed,))
    nobody = GatheredActors(MappingProxyType({}), MappingProxyType({}))
    reading = Reading("001", TEXT, (), events=(freed,))
    (one,) = tellings([reading], {"001": article("001", text=TEXT)}, nobody, load_lexicon())
    assert one.mention.unsafe == ("who it is is not known",)
