from __future__ import annotations

import pytest

from explainer.language_model.joining.joined_event import joined_event
from explainer.readers.reading import NO_OWN_TELLING

from .told_events import ARMY, CHAD, MALI, PERU, arrest, at, party


def test_two_readers_who_agree_stand_for_a_telling_of_the_patterns_own():
    assert joined_event(arrest(unsafe=(NO_OWN_TELLING,)), arrest(unsafe=(NO_OWN_TELLING,))).unsafe == ()


def test_they_never_stand_for_nothing_else_governing_it():
    governed = "“denied” governs it"
    assert joined_event(arrest(unsafe=(NO_OWN_TELLING, governed)), arrest()).unsafe == (governed,)
    assert joined_event(arrest(), arrest(unsafe=(governed,))).unsafe == (governed,)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"by": ()}, "only one of two readings has who did it"),
        ({"against": ()}, "only one of two readings has to whom"),
        ({"by": (ARMY,)}, "two readings differ on who did it"),
        ({"against": (CHAD, PERU)}, "two readings differ on to whom"),
        ({"modality": "alleged"}, "two readings differ on how sure it is"),
        ({"said_by": "a guard"}, "only one of two readings has who says so"),
        ({"number": 2}, "only one of two readings has how many"),
        ({"people": "envoys"}, "only one of two readings has who they were"),
    ],
)
def test_what_they_do_not_both_have_is_told_by_the_articles_words(fields, why):
    for rules, model in ((arrest(), arrest(**fields)), (arrest(**fields), arrest())):
        made = joined_event(rules, model)
        is_ours = fields.keys() & {"number", "people"} and rules.number == made.number and rules.people == made.people
        assert is_ours or made.unsafe == (why,)
        assert made.doubt == ""


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"by": (CHAD,), "against": (MALI,)}, "two readings differ on who did it"),
        ({"against": (PERU,)}, "two readings differ on to whom"),
        ({"modality": "denied"}, "two readings differ on whether it happened"),
        ({"modality": "planned"}, "two readings differ on whether it happened"),
    ],
)
def test_where_they_contradict_each_other_it_is_only_a_lead(fields, why):
    assert joined_event(arrest(), arrest(**fields)).doubt == why
    assert joined_event(arrest(**fields), arrest()).doubt == why


def test_who_has_no_name_may_be_who_has_one_and_is_told_without():
    guard = party("a guard")
    for rules, model in ((arrest(by=(guard,)), arrest(by=(ARMY,))), (arrest(by=(ARMY,)), arrest(by=(guard,)))):
        made = joined_event(rules, model)
        assert (made.by, made.unsafe, made.doubt) == ((guard,), ("two readings differ on who did it",), "")
    envoys = party("two envoys")
    assert joined_event(arrest(by=(guard,)), arrest(by=(envoys,))).doubt


def test_who_does_it_by_one_and_suffers_it_by_the_other_contradicts_though_nobody_has_a_name():
    guard, envoys = party("a guard"), party("two envoys")
    rules, model = arrest(by=(guard,), against=(CHAD,)), arrest(by=(ARMY,), against=(guard, envoys))
    assert joined_event(rules, model).doubt == "two readings differ on who did it"


def test_two_whom_the_same_words_mean_may_be_the_same():
    soldiers = party("the Malian army", "soldiers", "group")
    assert joined_event(arrest(by=(ARMY,)), arrest(by=(soldiers,))).doubt == ""


def test_two_who_say_so_in_other_words_are_one_and_others_are_not():
    rules = arrest(said_by="guard", modality="alleged")
    assert joined_event(rules, arrest(said_by="a guard", modality="alleged")).said_by == "guard"
    assert joined_event(rules, arrest(said_by="Peru", modality="alleged")).doubt == "two readings differ on who says so"


def test_what_one_only_alleges_is_alleged_by_who_says_so():
    made = joined_event(arrest(), arrest(modality="alleged", said_by="a guard"))
    assert (made.modality, made.said_by) == ("alleged", "a guard")


def test_what_either_tells_as_background_is_background():
    for rules, model in ((arrest(), arrest(background=True)), (arrest(background=True), arrest())):
        assert joined_event(rules, model).background


def test_a_doubt_of_either_stays():
    assert joined_event(arrest(), arrest(doubt="it may be made up")).doubt == "it may be made up"
    assert joined_event(arrest(doubt="it is only supposed"), arrest()).doubt == "it is only supposed"


def test_of_several_parties_those_stand_whom_both_have():
    assert joined_event(arrest(against=(CHAD, PERU)), arrest(against=(PERU,))).against == (PERU,)


def test_a_short_name_is_the_full_one_but_a_country_is_no_other():
    traore = party("Traoré", "Adama Traoré", "person")
    assert joined_event(arrest(by=(traore,)), arrest(by=(party("Traoré", kind="person"),))).unsafe == ()
    guinea, bissau = (party("Chad", name, "country", name) for name in ("Guinea", "Guinea-Bissau"))
    assert joined_event(arrest(by=(guinea,)), arrest(by=(bissau,))).doubt


def test_a_state_and_its_organ_expel_as_one():
    rules, model = (arrest(type="expel", by=(who,)) for who in (MALI, ARMY))
    assert joined_event(rules, model).unsafe == ()


@pytest.mark.parametrize(
    ("ours", "theirs", "both"),
    [
        (3, 3, 3),
        (3, None, 3),
        (None, 3, 3),
        (3, "dozens", None),
        (3, 4, None),
    ],
)
def test_a_number_stands_where_they_do_not_contradict_each_other(ours, theirs, both):
    made = joined_event(arrest(number=ours), arrest(number=theirs))
    assert made.number == both
    assert not made.unsafe or ours != both or both is None


@pytest.mark.parametrize(
    ("ours", "theirs", "both"),
    [
        ("2024-05-06", "2024-05-06", "2024-05-06"),
        ("2024-05", "2024-05-06", "2024-05-06"),
        ("2024-05-06", "2024-05", "2024-05-06"),
        (None, "2024-05-06", "2024-05-06"),
        ("2024-05-06", None, "2024-05-06"),
        ("2024-05-06", "2024-05-07", None),
    ],
)
def test_a_date_comes_with_the_words_that_give_it(ours, theirs, both):
    spans = {ours: at("Monday"), theirs: at("On Monday")} | ({} if ours != theirs else {ours: at("Monday")})
    made = joined_event(
        arrest(date=ours, date_span=spans[ours] if ours else None),
        arrest(date=theirs, date_span=spans[theirs] if theirs else None),
    )
    assert (made.date, made.date_span, made.unsafe) == (both, spans[both] if both else None, ())


def test_a_deadline_is_a_day_rather_than_a_number_of_days():
    day, days = (
        {"deadline": "2024-05-08", "deadline_span": at("Monday")},
        {"deadline_days": 2, "deadline_span": at("two")},
    )
    for rules, model in ((day, days), (days, day)):
        made = joined_event(arrest(**rules), arrest(**model))
        assert (made.deadline, made.deadline_days, made.deadline_span) == ("2024-05-08", None, at("Monday"))
    other = joined_event(arrest(**days), arrest(**days | {"deadline_days": 3}))
    assert (other.deadline_days, other.deadline_span) == (None, None)
