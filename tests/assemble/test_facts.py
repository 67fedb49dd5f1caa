from explainer.assemble.facts import event_group

from .tellings import telling


def closed(source, date, modality="asserted"):
    return telling("close-mission", "peru", "chile", source=source, date=date, modality=modality)


def test_a_plan_says_nothing_of_what_came_of_it():
    made = event_group("closed", [closed("001", "1998-05-08", "planned"), closed("002", "1998-05-07")]).fact
    assert (made.modality, made.date) == ("asserted", "1998-05-07")
    assert [source.article for source in made.sources] == ["002"]


def test_what_is_only_planned_stands_as_planned():
    made = event_group("closed", [closed("001", "1998-05-08", "planned")]).fact
    assert (made.modality, made.date) == ("planned", "1998-05-08")


def test_what_one_asserts_and_another_alleges_is_asserted():
    made = event_group("closed", [closed("001", "1998-05-08", "alleged"), closed("002", "1998-05-08")]).fact
    assert made.modality == "asserted"
