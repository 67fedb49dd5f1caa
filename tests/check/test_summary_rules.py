"""What a summary or statement says and its quotes do not."""

import pytest

from explainer.check.summary_rules import RULES
from explainer.model import Context

from .told_fact import problems


def found(text, quote="", **fields):
    return [one.code for one in problems(RULES, text, quote, **fields)]


@pytest.mark.parametrize(
    ("summary", "nobody_said"),
    [
        ("Graustark called it “an act of war”.", ["an act of war"]),
        ("Graustark called it “a mistake, and no more”, and “an act of war”.", ["an act of war"]),
        ("Graustark said: “It was … no more [than that].”", []),
        ("Graustark said: “It was … no less.”", ["It was … no less."]),
        ("Graustark called it a “slip”.", []),  # what has one word is often so called
    ],
)
def test_what_stands_in_quotation_marks_stands_in_an_article(summary, nobody_said):
    text = "Graustark's consul said: “It was a mistake, and no more than that.”"
    wrong = problems(RULES, text, summary=summary)
    said = [
        f"no article of this fact has the words “{one}”, which stand in quotation marks here" for one in nobody_said
    ]
    assert [one.message for one in wrong] == said
    assert problems(RULES, text, summary=summary, language="fr") == []


@pytest.mark.parametrize(
    ("text", "is_borne"),
    [
        ("Graustark has not expelled the consul.", True),
        ("Graustark refused to expel the consul.", True),
        ("Graustark expelled the consul.", False),
    ],
)
def test_what_a_summary_denies_a_quote_denies(text, is_borne):
    assert found(text, summary="Graustark did not expel the consul.") == ([] if is_borne else ["not-borne"])
    assert found(text, summary="Graustark has a consul.") == []
    statement = {"sheet": Context, "topic": "Consuls", "statement": "No consul of Graustark was expelled."}
    assert found(text, **statement) == ([] if is_borne else ["not-borne"])


@pytest.mark.parametrize(
    ("fields", "summary", "is_told"),
    [
        ({"type": "allege"}, "The consul spied.", False),
        ({"type": "spy", "modality": "alleged"}, "The consul spied.", False),
        ({"type": "spy", "modality": "alleged"}, "The consul is suspected of spying.", True),
        ({"type": "event"}, "The consul spied.", False),
        ({"type": "event"}, "Graustark alleged that the consul spied.", True),
    ],
)
def test_a_summary_of_what_is_said_says_who_says_it(fields, summary, is_told):
    text = "Graustark alleged on Monday that the consul spied."
    assert found(text, summary=summary, **fields) == ([] if is_told else ["told-surer-than-quoted"])


def test_a_summary_with_a_word_for_what_was_said_says_that_it_was():
    assert found("The poet mocked the consul.", type="mock", summary="A poet mocks the consul.") == []


def test_a_summary_of_what_nobody_is_said_to_have_said_tells_it_as_done():
    assert found("The consul spied on the port that had closed.", type="event", summary="The consul spied.") == []


def test_a_quote_has_most_of_what_the_summary_takes_from_its_sentence():
    text = "The consul of Graustark was arrested in Strelsau over smuggled paintings."
    summary = "Graustark's consul was arrested in Strelsau over paintings."
    assert found(text, "The consul of Graustark was", summary=summary) == ["quote-breaks-off"]
    assert found(text, "The consul of Graustark was arrested in Strelsau", summary=summary) == []
