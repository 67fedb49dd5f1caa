import pytest

from explainer.assemble.answers import with_answers
from explainer.assemble.facts import event_group
from explainer.readers.reading import TextSpan

from .tellings import telling

WORDS = TextSpan(0, 10)
QUARREL = telling("arrest", "peru", "chile", index=5, date="1998-05-01", date_span=WORDS)


def expelled(by, against, **fields):
    return telling("expel", by, against, **fields)


def answers(*told):
    """What each fact answers: its values, with the article that one was worked out with."""
    made = [event_group(ident, list(g)) for ident, g in told]
    return {
        fact.id: [(claim.value, claim.inferred_from) for claim in fact.in_response_to]
        if fact.in_response_to and not isinstance(fact.in_response_to[0], str)
        else fact.in_response_to
        for fact in with_answers(made)
    }


def story(**answer):
    """Peru expels after an arrest; Chile's answer, by the first article, was over when the second says it was."""
    peru = expelled("peru", "chile", index=1, date="1998-05-08", date_span=WORDS, response_to=(5,))
    chile = expelled("chile", "peru", index=2, response_to=(1,))
    later = expelled("chile", "peru", source="002", date_span=WORDS, **answer)
    return ("arrest", [QUARREL]), ("peru", [peru]), ("chile", [chile, later])


def test_a_fact_answers_what_its_article_says():
    first = expelled("peru", "chile", index=1, date="1998-05-04")
    second = expelled("chile", "peru", index=2, date="1998-05-06", response_to=(1,))
    assert answers(("a", [first]), ("b", [second])) == {"a": [], "b": ["a"]}


def test_an_answer_that_another_article_has_over_before_turns_the_order_round():
    assert answers(*story(date="1998-05-04")) == {
        "arrest": [],
        "peru": [(["arrest"], ""), (["chile"], "001")],
        "chile": ["peru"],
    }


@pytest.mark.parametrize("date", ["1998-05-08", "1998-05", "1998-05-09"])
def test_an_answer_of_the_same_time_or_later_turns_nothing_round(date):
    assert answers(*story(date=date))["peru"] == ["arrest"]


def test_those_who_left_before_left_no_later_for_the_orders_own_date():
    left = {"left": "1998-05-05", "left_span": WORDS, "date": "1998-05"}
    assert answers(*story(**left))["peru"] == [(["arrest"], ""), (["chile"], "001")]


def test_an_article_that_says_what_it_answers_is_not_turned_against_itself():
    peru = expelled("peru", "chile", index=1, date="1998-05-08", date_span=WORDS, response_to=(5,))
    chile = expelled("chile", "peru", index=2, date="1998-05-04", date_span=WORDS, response_to=(1,))
    assert answers(("arrest", [QUARREL]), ("peru", [peru]), ("chile", [chile]))["peru"] == ["arrest"]


def test_an_act_of_which_nobody_says_what_it_answers_gets_no_cause_from_dates_alone():
    peru = expelled("peru", "chile", index=1, date="1998-05-08", date_span=WORDS)
    chile = expelled("chile", "peru", index=2, response_to=(1,))
    later = expelled("chile", "peru", source="002", date="1998-05-04", date_span=WORDS)
    assert answers(("peru", [peru]), ("chile", [chile, later]))["peru"] == []


def test_only_what_two_do_to_each_other_is_turned_round():
    peru = expelled("peru", "chile", index=1, date="1998-05-08", date_span=WORDS, response_to=(5,))
    brazil = expelled("brazil", "bolivia", index=2, response_to=(1,))
    later = expelled("brazil", "bolivia", source="002", date="1998-05-04", date_span=WORDS)
    assert answers(("arrest", [QUARREL]), ("peru", [peru]), ("brazil", [brazil, later]))["peru"] == ["arrest"]
