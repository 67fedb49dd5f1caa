from __future__ import annotations

import pytest

from explainer.language_model.joining.joined_actors import joined_actors

from .told_events import arrest, named, party


def test_all_whom_either_names_are_named_in_the_order_of_the_text():
    rules, model = [named("Peru", kind="country")], [named("Malian army", kind="organisation")]
    assert joined_actors(rules, model).mentions == (*model, *rules)


def test_who_is_named_by_the_same_words_has_the_name_that_the_rules_read():
    actors = joined_actors([named("Traoré", "Adama Traoré")], [named("Traoré", role="leader")])
    (one,) = actors.mentions
    assert (one.name, [role.value for role in one.roles]) == ("Adama Traoré", ["leader"])
    assert actors.event(arrest(by=(party("Traoré"),))).by[0].name == "Adama Traoré"


def test_a_body_that_is_named_by_the_same_words_is_one_and_a_person_is_not():
    def names(kind):
        mentions = joined_actors([named("Malian army", "army", kind)], [named("Malian army", "Force", kind)]).mentions
        return [one.name for one in mentions]

    assert names("organisation") == ["army"]
    assert names("person") == ["army", "Force"]


def test_two_of_one_surname_stay_two():
    actors = joined_actors([named("Traoré", "Adama Traoré")], [named("Traoré", "Moussa Traoré")])
    assert [one.name for one in actors.mentions] == ["Adama Traoré", "Moussa Traoré"]


def test_a_person_does_not_become_the_country_whose_name_they_bear():
    actors = joined_actors([named("Chad", kind="country")], [named("Chad", "Chad Oduya")])
    assert [(one.name, one.kind) for one in actors.mentions] == [("Chad", "country"), ("Chad Oduya", "person")]


@pytest.mark.parametrize(
    ("rules", "model", "kind"),
    [
        (named("Chad", kind="country"), named("Chad", kind="person", role="guard"), "country"),
        (named("Chad", kind="person"), named("Chad", kind="country"), "person"),
        (named("Traoré", kind="organisation"), named("Traoré", kind="person", role="leader"), "person"),
        (named("Traoré", kind="organisation", role="firm"), named("Traoré", role="leader"), "organisation"),
        (named("Traoré", kind="organisation"), named("Traoré", kind="person"), "organisation"),
    ],
)
def test_of_what_kind_somebody_is_one_reading_decides_for_all(rules, model, kind):
    actors = joined_actors([rules], [model])
    assert {one.kind for one in actors.mentions} == {kind}
    (taking_part,) = actors.event(arrest(by=(party(model.text, kind=model.kind),))).by
    assert taking_part.kind == kind


def test_an_outlet_of_the_rules_is_one_wherever_it_is_named():
    actors = joined_actors(
        [named("Malian", "News", "organisation", outlet=True)], [named("Peru", "News", "organisation")]
    )
    assert [one.outlet for one in actors.mentions] == [True, True]


def test_a_role_is_told_once():
    actors = joined_actors([named("Traoré", role="leader")], [named("Traoré", role="Leader")])
    assert [role.value for role in actors.mentions[0].roles] == ["leader"]
