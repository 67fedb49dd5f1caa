"""Which questions the page of differences asks, in which order, and what each article answers."""

import json

import pytest

from explainer.render.catalogue import Catalogue
from explainer.render.comparison.comparing import compared
from tests.render.stories import base_of

_ARTICLES = "".join(f"  - {{id: '00{no}', text: 'One. Two. Three. Four.'}}\n" for no in range(5))
_QUOTES = ["One", "Two", "Three", "Four"]


def claims(*values, **more):
    """A claim for each value, borne by the articles of these numbers."""
    told = [
        {"value": value, "sources": [{"article": f"00{no}", "quote": _QUOTES[at]} for no in articles]}
        for at, (value, *articles) in enumerate(values)
    ]
    told[0] |= more
    return told


def expulsion(ident, **fields):
    return {"id": ident, "summary": f"{ident} happened.", "sources": [{"article": "000", "quote": "One"}]} | fields


def asked(expulsions=(), actors=(), timeline=(), key_facts=()):
    base = {
        "story": {"title": "x", "key_facts": list(key_facts)},
        "expulsions": list(expulsions),
        "actors": list(actors),
    }
    text = "\n".join(f"{name}: {json.dumps(value)}" for name, value in (base | {"timeline": list(timeline)}).items())
    return compared(Catalogue(base_of(f"articles:\n{_ARTICLES}{text}")))


def anchors(**sheets):
    return [[question.anchor for question in questions] for _, questions in asked(**sheets)]


def answers(question):
    return [(answer.article.id, [one.value for one in answer.said]) for answer in question.answers]


NUMBER = claims((5, 0, 1), (6, 2))
PEOPLE = claims(("clerks", 0, 1, 3), ("divers", 2))


def test_every_article_is_in_one_row_or_silent():
    ((_, (question,)),) = asked([expulsion("a", number=claims((5, 0, 3), (6, 1), (7, 3)))])
    assert answers(question) == [("000", [0]), ("003", [0, 2]), ("001", [1])]
    assert [article.id for article in question.silent] == ["002", "004"]
    assert [question.tally(side) for side in question.sides] == [2, 1, 1]


def test_key_facts_come_first():
    facts = [expulsion("a", number=NUMBER), expulsion("b", number=NUMBER)]
    assert anchors(expulsions=facts) == [["a.number"], ["b.number"]]
    assert anchors(expulsions=facts, key_facts=["b"]) == [["b.number"], ["a.number"]]


def test_who_takes_part_in_a_key_fact_is_as_consequential():
    roles = [
        {"value": word, "sources": [{"article": f"00{no}", "quote": "One"}]}
        for no, word in enumerate(["colonel", "general"])
    ]
    lund = {"id": "lund", "name": "Lund", "kind": "person", "roles": roles}
    facts = [expulsion("a", number=NUMBER), expulsion("b", by=["lund"])]
    assert anchors(expulsions=facts, actors=[lund]) == [["a.number"], ["lund.roles"]]
    assert anchors(expulsions=facts, actors=[lund], key_facts=["b"]) == [["lund.roles"], ["a.number"]]


def test_a_number_comes_before_what_is_told_in_other_words():
    assert anchors(expulsions=[expulsion("a", people=PEOPLE, number=NUMBER)]) == [["a.number", "a.people"]]
    facts = [expulsion("a", people=PEOPLE), expulsion("b", number=NUMBER)]
    assert anchors(expulsions=facts) == [["b.number"], ["a.people"]]


def test_of_equals_what_more_articles_answer_comes_first():
    facts = [expulsion("a", number=NUMBER), expulsion("b", number=claims((5, 0, 1, 3), (6, 2)))]
    assert anchors(expulsions=facts) == [["b.number"], ["a.number"]]


def test_questions_of_one_fact_stand_together():
    facts = [expulsion("a", people=PEOPLE, number=NUMBER), expulsion("b", number=NUMBER)]
    assert anchors(expulsions=facts) == [["a.number", "a.people"], ["b.number"]]


def test_what_is_set_aside_stands_last_and_alone():
    number = claims((5, 0), (6, 1), (7, 2))
    number[0]["rank"] = "deprecated"
    ((_, (question,)),) = asked([expulsion("a", number=number)])
    assert [claim.value for claim in question.disagreement.claims] == [6, 7, 5]
    assert question.sides == ((0,), (1,), (2,))


@pytest.mark.parametrize("checked", [None, "2031-04-05"])
def test_only_a_person_puts_a_value_first(checked):
    ((_, (question,)),) = asked([expulsion("a", number=NUMBER, checked=checked)])
    assert question.put_first is bool(checked)


def test_roles_of_one_kind_are_one_side():
    roles = [
        {"value": value, "sources": [{"article": f"00{no}", "quote": "One"}]}
        for no, value in [(0, "employee of the embassy"), (1, "intelligence officer"), (1, "spy")]
    ]
    ((_, (question,)),) = asked(actors=[{"id": "p", "name": "P", "kind": "person", "roles": roles}])
    assert question.sides == ((0,), (1, 2))
    assert answers(question) == [("000", [0]), ("001", [1, 2])]


def test_two_disputes_over_one_persons_roles_have_addresses_of_their_own():
    roles = [
        {"value": value, "sources": [{"article": f"00{no}", "quote": "One"}]}
        for no, value in [(0, "colonel"), (1, "general"), (2, "diplomat"), (3, "spy")]
    ]
    assert anchors(actors=[{"id": "p", "name": "P", "kind": "person", "roles": roles}]) == [["p.roles", "p.roles-2"]]


def test_a_value_that_agrees_with_all_others_is_told_as_such():
    weekend = claims(("2031-04-05", 0), ("2031-04-05/2031-04-06", 1), ("2031-04-06", 2))
    ((_, (question,)),) = asked([expulsion("a", deadline=weekend)])
    assert question.fitting == {1}


COUNTRIES = [{"id": name, "name": name, "kind": "country"} for name in ("norway", "chad")]


def dispute(**tit):
    """Two expulsions, of which the second is said to answer the first; another article dates it before."""
    first = expulsion("tit", by=["norway"], date="2031-04-07") | tit
    second = expulsion("tat", by=["chad"], date=claims(("2031-04-05", 1)))
    second["in_response_to"] = [{"value": ["tit"], "sources": [{"article": "000", "quote": "Two"}]}]
    return asked([first, second], COUNTRIES)


def test_a_disputed_order_tells_who_was_first_and_the_days():
    ((_, (question,)),) = dispute()
    assert question.anchor == "tat.order"
    assert question.firsts == ("norway", "chad")
    assert question.days == (
        {"tit": [("date", "2031-04-07")], "tat": []},  # what dates the answer says nothing of one
        {"tit": [("date", "2031-04-07")], "tat": [("date", "2031-04-05")]},
    )
    assert not question.fitting and not question.put_first


def test_an_order_that_follows_from_days_is_not_told_as_the_articles_word():
    ((_, (question,)),) = dispute()
    assert [one.worked_out for answer in question.answers for one in answer.said] == [False, True]
    ((_, (question,)),) = dispute(in_response_to=[{"value": ["tat"], "sources": [{"article": "002", "quote": "Two"}]}])
    assert [(a.article.id, one.worked_out) for a in question.answers for one in a.said] == [
        ("002", False),
        ("000", False),
    ]


def test_two_acts_of_one_doer_are_told_apart_by_what_was_done():
    ((_, (question,)),) = dispute(by=["chad"])
    assert question.firsts == ()
