import pytest

from explainer.lexicon import load_lexicon
from explainer.model import Actor, Event, Expulsion
from explainer.sentences import fill, joined, needs, sentence, spoken_name, whom

ACTORS = {
    actor["id"]: Actor.model_validate(actor)
    for actor in (
        {"id": "norway", "name": "Norway", "kind": "country"},
        {"id": "chad", "name": "Chad", "kind": "country"},
        {"id": "united-states", "name": "United States", "kind": "country"},
        {"id": "ann-lund", "name": "Ann Lund", "kind": "person"},
        {"id": "bo-berg", "name": "Bo Berg", "kind": "person"},
        {"id": "ministry", "name": "Chadian interior ministry", "kind": "organisation"},
    )
}


def told(**fields):
    kind = Event if "type" in fields else Expulsion
    return sentence(kind.model_validate({"id": "x", **fields}), ACTORS)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"number": "2", "people": "diplomats"}, "Norway expelled two Chadian diplomats."),
        ({"number": "1", "people": "diplomats"}, "Norway expelled a Chadian diplomat."),
        ({"number": "12", "people": "staff"}, "Norway expelled 12 Chadian staff."),
        ({"number": "dozens", "people": "soldiers"}, "Norway expelled dozens of Chadian soldiers."),
        (
            {"number": "2", "people": "employees of the Chadian embassy"},
            "Norway expelled two employees of the Chadian embassy.",
        ),
        ({"number": "several", "people": "officials"}, "Norway expelled several Chadian officials."),
        ({"number": "all members of the embassy"}, "Norway expelled all members of the embassy."),
        ({}, "Norway expelled people from Chad."),
        ({"number": "4"}, "Norway expelled four Chadians."),
        ({"number": "1"}, "Norway expelled a Chadian national."),
        (
            {"number": "2", "people": "attaches", "status": "persona non grata"},
            "Norway declared two Chadian attaches persona non grata.",
        ),
        (
            {"number": "3", "people": "envoys", "status": "ordered to leave"},
            "Norway ordered three Chadian envoys to leave.",
        ),
    ],
)
def test_an_expulsion_is_told_from_its_fields(fields, expected):
    assert told(by="norway", against="chad", **fields) == expected


def test_people_whose_words_began_a_sentence_do_not_begin_ours():
    by_whom = {
        "type": "arrest",
        "verb": "arrest",
        "by": ["norway"],
        "against": ["ann-lund"],
        "said_by": ["A prosecutor"],
    }
    assert told(**by_whom) == "Norway arrested Ann Lund, according to a prosecutor."


def test_the_preferred_claim_is_told():
    claims = [{"value": "2", "sources": []}, {"value": "3", "sources": []}]
    assert (
        told(by="norway", against="chad", number=claims, people="diplomats") == "Norway expelled two Chadian diplomats."
    )


def test_a_claim_that_is_set_aside_is_not_told():
    claims = [{"value": "2", "rank": "deprecated"}, {"value": "3"}]
    assert "three" in told(by="norway", against="chad", number=claims, people="diplomats")


def test_a_state_whose_name_has_an_article_is_told_with_it():
    assert told(type="arrest", by="united-states", against="ann-lund") == "The United States arrested Ann Lund."


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("African Union", "the African Union"),
        ("NATO", "NATO"),
        ("House of Keys", "the House of Keys"),
        ("Chatham House", "Chatham House"),
        ("Green Tide", "Green Tide"),
        ("The Hague court", "The Hague court"),
        ("Orlund's foreign ministry", "Orlund's foreign ministry"),
        ("People’s Party", "the People’s Party"),
    ],
)
def test_a_body_is_told_with_the_article_that_its_name_wants(name, spoken):
    assert spoken_name(Actor(id="x", name=name, kind="organisation")) == spoken


def test_a_state_acts_at_home_without_saying_so():
    assert told(type="arrest", by="chad", against="ann-lund", place="Chad") == "Chad arrested Ann Lund."


def test_several_doers_are_joined():
    assert told(type="arrest", by=["norway", "chad"], against="ann-lund") == "Norway and Chad arrested Ann Lund."
    assert joined(["a", "b", "c"]) == "a, b and c"


def test_who_did_it_may_be_unknown():
    assert told(type="arrest", against="ann-lund", place="Oslo") == "Ann Lund was arrested in Oslo."
    assert told(type="arrest", against=["ann-lund", "bo-berg"]) == "Ann Lund and Bo Berg were arrested."


def test_named_people_stand_among_the_counted():
    words, plural = whom(55, "soldiers", [ACTORS["ann-lund"]])
    assert (words, plural) == ("55 soldiers, among them Ann Lund", True)


def test_the_people_of_a_body_are_not_that_body():
    body = Actor(id="coastal-council", name="Coastal Council", kind="organisation")
    assert whom(2, "observers", [body]) == ("two observers of the Coastal Council", True)


@pytest.mark.parametrize(
    ("people", "told"),
    [
        ("three", "three"),
        ("The junta", "the junta"),
        ("A prosecutor", "a prosecutor"),
        ("junta", "the junta"),
        ("network", "a network"),
        ("opposition party", "the opposition party"),
    ],
)
def test_words_for_people_stand_as_they_do_within_a_sentence(people, told):
    assert whom(None, None, [people])[0] == told


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"modality": "alleged"}, None),
        (
            {"modality": "alleged", "said_by": "ministry"},
            "The Chadian interior ministry alleged that Chad arrested Ann Lund.",
        ),
        ({"modality": "alleged", "said_by": "chad"}, None),
        ({"modality": "denied"}, None),
        ({"modality": "denied", "said_by": "a spokesman"}, "A spokesman said that Chad did not arrest Ann Lund."),
        ({"modality": "denied", "said_by": "chad"}, "Chad denied arresting Ann Lund."),
        ({"said_by": "two officials"}, "Chad arrested Ann Lund, according to two officials."),
        ({"said_by": "chad"}, "Chad arrested Ann Lund, by its own account."),
        (
            {"by": ["chad", "norway"], "said_by": ["chad", "norway"]},
            "Chad and Norway arrested Ann Lund, by their own account.",
        ),
        ({"by": "bo-berg", "said_by": "bo-berg"}, "Bo Berg arrested Ann Lund, according to Bo Berg."),
        ({"modality": "planned"}, "Chad plans to arrest Ann Lund."),
        (
            {"modality": "planned", "said_by": "ministry"},
            "Chad plans to arrest Ann Lund, according to the Chadian interior ministry.",
        ),
        ({"modality": "demanded", "said_by": "norway"}, "Norway called for Chad to arrest Ann Lund."),
        ({"modality": "demanded"}, None),
        ({"modality": "threatened", "said_by": "chad"}, "Chad threatened to arrest Ann Lund."),
        ({"modality": "threatened", "said_by": "norway"}, None),
        ({"modality": "hypothetical", "said_by": "norway"}, None),
        ({"modality": "planned", "by": []}, "Ann Lund is to be arrested."),
        (
            {"modality": "planned", "by": [], "against": ["ann-lund", "bo-berg"]},
            "Ann Lund and Bo Berg are to be arrested.",
        ),
        ({"modality": "planned", "by": ["chad", "norway"]}, "Chad and Norway plan to arrest Ann Lund."),
        ({"modality": "demanded", "by": [], "said_by": "norway"}, "Norway called for Ann Lund to be arrested."),
        ({"modality": "denied", "by": [], "said_by": "norway"}, "Norway said that Ann Lund was not arrested."),
    ],
)
def test_what_is_not_sure_is_told_as_that_or_by_words(fields, expected):
    assert told(type="arrest", verb="arrest", **{"by": "chad", "against": "ann-lund", **fields}) == expected


def test_a_sentence_without_a_verb_of_its_own_is_told_only_as_done_or_as_somebodys_word():
    fields = {"type": "arrest", "by": "chad", "against": "ann-lund"}
    assert told(**fields, said_by="norway") == "Chad arrested Ann Lund, according to Norway."
    assert told(**fields, modality="alleged", said_by="norway") == "Norway alleged that Chad arrested Ann Lund."
    assert told(**fields, modality="planned") is None
    assert told(**fields, modality="denied", said_by="norway") is None


def test_a_verb_that_has_no_telling_makes_no_sentence():
    assert told(type="arrest", verb="cuddle", by="chad", against="ann-lund") is None


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"by": "police", "against": "ann-lund"}, "Police arrested Ann Lund."),
        ({"against": "two guards"}, "Two guards were arrested."),
        ({"against": "a guard"}, "A guard was arrested."),
        ({"against": "driver"}, "A driver was arrested."),
        ({"against": "US driver"}, "A US driver was arrested."),
        ({"against": "Ukrainian driver"}, "A Ukrainian driver was arrested."),
        ({"by": "border police", "against": "its envoy"}, "Border police arrested its envoy."),
        ({"by": "court", "against": "ann-lund"}, "The court arrested Ann Lund."),
        ({"by": "driver's union", "against": "ann-lund"}, "Driver's union arrested Ann Lund."),
        ({"against": ["two guards"], "number": 2, "people": "guards"}, "Two guards were arrested."),
        ({"against": ["ann-lund", "two guards"]}, "Ann Lund and two guards were arrested."),
        ({"against": ["the driver"], "number": 2, "people": "guards"}, "Two guards and the driver were arrested."),
    ],
)
def test_people_who_are_no_actor_are_told_by_the_articles_words(fields, expected):
    assert told(type="arrest", verb="arrest", **fields) == expected


@pytest.mark.parametrize(
    ("fields", "modality", "needed"),
    [
        ({"by", "against", "date"}, "asserted", {"by", "against"}),
        ({"against", "number", "people"}, "asserted", {"against", "number", "people"}),
        ({"by", "against", "number", "what"}, "planned", {"by", "against", "number"}),
        ({"by", "number"}, "asserted", None),
        ({"by"}, "asserted", None),
        ({"by", "against"}, "hypothetical", None),
    ],
)
def test_a_sentence_needs_the_fields_that_stand_in_it(fields, modality, needed):
    assert needs(load_lexicon().types["arrest"], "arrest", frozenset(fields), modality) == needed


def test_what_the_articles_words_tell_has_no_sentence():
    assert told(type="event", by="chad", against="ann-lund") is None


def test_an_optional_part_is_left_out_when_its_field_is_missing():
    patterns = ["{by} left[ {place}]", "someone left"]
    assert fill(patterns, {"by": ("Chad", False), "place": ("", False)}) == "Chad left"
    assert fill(patterns, {"by": ("", False)}) == "someone left"
    assert fill(patterns[:1], {}) is None


@pytest.mark.parametrize("name", load_lexicon().types)
def test_every_type_of_the_lexicon_can_be_told(name):
    fields = {"by": ["norway"], "against": ["chad"], "what": "the treaty", "number": "2", "people": "diplomats"}
    made = told(type=name, **fields)
    assert made.endswith(".") and "{" not in made and "[" not in made


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ("unarmed guards", "Norway expelled an unarmed guard."),
        ("uniformed guards", "Norway expelled a uniformed guard."),
        ("unidentified guards", "Norway expelled an unidentified guard."),
        ("European guards", "Norway expelled a European guard."),
        ("envoys", "Norway expelled an envoy."),
    ],
)
def test_a_or_an_goes_by_the_sound(people, expected):
    assert told(by="norway", number="1", people=people) == expected


def test_a_bare_number_of_people_is_of_several():
    assert told(type="release", against="21", verb="release") == "21 were released."
