import pytest

from explainer.disagreements import compatible, disagreements
from explainer.field_types import kind_of
from explainer.model import Actor, Expulsion, Sheets


def expulsion(**fields):
    return Expulsion.model_validate({"id": "x", **fields})


def fields_of(*facts, sheet="expulsions"):
    return [(d.fact, d.field, [c.value for c in d.claims]) for d in disagreements(Sheets(**{sheet: list(facts)}))]


def claims(*values):
    return [{"value": value, "sources": []} for value in values]


def actor(*roles):
    return Actor.model_validate({"id": "p", "name": "P", "kind": "person", "roles": list(roles)})


@pytest.mark.parametrize(
    ("field", "one", "other", "expected"),
    [
        ("number", 5, "all members of the embassy", False),
        ("number", 8, "some", True),
        ("number", 8, "several", True),
        ("number", 55, "dozens", False),
        ("number", 2, 3, False),
        ("date", "2019-03", "2019-03-14", True),
        ("date", "2019-03-13", "2019-03-14", False),
        ("deadline", "2025-09-20/2025-09-21", "2025-09-20", True),
        ("deadline", "2025-09-21", "2025-09-20", False),
        ("by", ["a", "b"], ["b", "a"], True),
        ("by", ["a"], ["b"], False),
        ("in_response_to", ["arrest"], ["expulsion"], False),
        ("in_response_to", ["arrest"], ["arrest", "expulsion"], True),
        ("status", "Persona non grata", "persona non grata", True),
    ],
)
def test_values_agree_when_one_is_a_coarser_way_to_say_the_other(field, one, other, expected):
    kind = kind_of(Expulsion, field)
    assert compatible(kind, one, other) is compatible(kind, other, one) is expected


def test_claims_that_cannot_both_hold_are_a_disagreement():
    assert fields_of(expulsion(number=claims("5", "all of them"))) == [("x", "number", [5, "all of them"])]


def test_claims_that_agree_are_none():
    assert fields_of(expulsion(date=claims("2019-03-14", "2019-03"))) == []


def test_a_claim_that_is_set_aside_no_longer_disagrees():
    two = [{"value": "5", "sources": []}, {"value": "6", "sources": [], "rank": "deprecated"}]
    assert fields_of(expulsion(number=two)) == []


def test_a_fact_that_is_kept_off_the_site_does_not_disagree_on_it():
    assert fields_of(expulsion(number=claims("5", "6"), publish="false")) == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Army general", "Senior colonel", True),
        ("Brigadier general of the air force", "General", False),
        ("Lieutenant colonel", "Colonel", False),
        ("Employee of the embassy", "Intelligence officer", True),
        ("Former intelligence officer", "Ambassador", False),
        ("Security minister", "Member of parliament", False),
        ("General", "Major general", False),
    ],
)
def test_roles_that_nobody_has_at_once_are_a_disagreement(one, other, expected):
    assert bool(fields_of(actor({"value": one}, {"value": other}), sheet="actors")) is expected


def test_roles_one_after_the_other_do_not_disagree():
    colonel = {"value": "Colonel", "until": "2019"}
    assert fields_of(actor(colonel, {"value": "General", "from": "2020"}), sheet="actors") == []


def role(value, *articles):
    return {"value": value, "sources": [{"article": article, "quote": value} for article in articles]}


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ([role("Colonel", "001"), role("General", "001")], []),
        ([role("Colonel", "001", "002"), role("General", "001")], []),
        ([role("Colonel", "001", "002"), role("General", "001", "003")], ["Colonel", "General"]),
        ([role("Colonel", "001"), role("Major", "001"), role("General", "002")], ["Colonel", "Major", "General"]),
        ([role("Colonel", "001"), role("Major", "001", "002"), role("General", "002")], ["Colonel", "General"]),
    ],
)
def test_roles_of_one_article_do_not_disagree(roles, expected):
    assert [values for _, _, values in fields_of(actor(*roles), sheet="actors")] == ([expected] if expected else [])


def test_names_that_differ_are_a_disagreement_but_accents_are_not():
    named = Actor.model_validate({"id": "p", "name": claims("Ann Lund", "Anna Maria Lund"), "kind": "person"})
    assert fields_of(named, sheet="actors") == [("p", "name", ["Ann Lund", "Anna Maria Lund"])]
    accents = Actor.model_validate({"id": "p", "name": claims("René", "Rene"), "kind": "person"})
    assert fields_of(accents, sheet="actors") == []
