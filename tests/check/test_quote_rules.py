import pytest

from explainer.articles import read_article
from explainer.check.problem import StoryFacts
from explainer.check.quote_rules import RULES
from explainer.evidence import Evidence
from explainer.model import Event

from .told_fact import problems

TEXT = """\
---
title: A long week
published: 2031-05-02
language: en
---

Graustark expelled 25 diplomats, and twenty-two clerks left with 1,200 crates. It didn't say why.

Two hundred envoys of non-aligned states met Graustark's consul. In 2030 two left, and 5 stayed.
"""


@pytest.fixture
def found(tmp_path):
    file = tmp_path / "001.md"
    file.write_text(TEXT, "utf-8")
    known = StoryFacts(Evidence([read_article(file)]), {}, {}, frozenset())

    def found_in(quote):
        fact = Event.model_validate({"id": "a", "type": "event", "sources": [{"article": "001", "quote": quote}]})
        return [(problem.severity, problem.message) for rule in RULES for problem in rule(known, fact)]

    return found_in


@pytest.mark.parametrize(
    ("quote", "severity", "message"),
    [
        ("5 diplomats, and", "error", "the quote begins within 25"),
        ("two clerks left", "error", "the quote begins within twenty-two"),
        ("left with 1", "error", "the quote ends within 1,200"),
        ("200 crates", "error", "the quote begins within 1,200"),
        ("hundred envoys", "error", "the quote begins within Two hundred"),
        ("expelled 25 diplo", "warning", "the quote ends within diplomats"),
        ("It did", "warning", "the quote ends within didn't"),
        ("aligned states", "warning", "the quote begins within non-aligned"),
    ],
)
def test_a_quote_that_begins_or_ends_within_a_word_is_told_and_a_cut_number_is_an_error(
    found, quote, severity, message
):
    assert found(quote) == [(severity, message)]


def test_a_quote_twice_as_long_as_a_sentence_may_be_is_told():
    text = "and " * 150 + "so"
    assert problems(RULES, text, text[:599]) == []
    assert [problem.code for problem in problems(RULES, text)] == ["quote-too-long"]


@pytest.mark.parametrize("quote", ["25 diplomats", "met Graustark", "two left", "5 stayed", "envoys of non-aligned"])
def test_a_quote_of_whole_words_is_let_be(found, quote):
    assert found(quote) == []


@pytest.mark.parametrize(
    ("quote", "last"),
    [
        ("Graustark was", "was"),
        ("Graustark was accused of", "of"),
        ("Graustark was accused of expelling five", "five"),
        ("Graustark was accused of expelling five envoys in May", ""),
        ("It would not say", ""),
        ("It would not say why, in 2030", ""),
        ("Others had expelled two", ""),
    ],
)
def test_a_quote_that_stops_where_its_clause_goes_on_is_told(quote, last):
    text = "Graustark was accused of expelling five envoys in May and June. It would not say why, in 2030 or ever. Others had expelled two in all."
    told = [f"the quote breaks off after “{last}”"] if last else []
    assert [problem.message for problem in problems(RULES, text, quote)] == told
    assert problems(RULES, text, quote, language="fr") == []
