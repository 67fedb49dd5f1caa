import re
from itertools import islice

import pytest

from explainer.date_phrases.named import RESOLVERS as NAMED
from explainer.date_phrases.offsets import RESOLVERS as OFFSETS
from explainer.date_phrases.rules import _grammar, before_hour, lead, matches, number, word
from explainer.tables import table

from ..fixtures import FIXTURES, read_fixtures

BY_READ = {"nothing", "each", "offset", "unresolved", "term", "term_ahead", "term_given"}
RULES = table("en/dates")["rules"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["name"])
def test_every_rule_is_read_by_something_and_needs_leads_that_there_are(rule):
    assert rule["reads"] in BY_READ | NAMED.keys() | OFFSETS.keys()
    assert rule.get("needs", "time") in table("en/dates")["leads"]
    assert rule.keys() <= {"name", "reads", "fit", "needs", "name_like", "unit", "away", "month", "day", "from", "as"}


@pytest.mark.parametrize("reading", sorted(NAMED | OFFSETS))
def test_every_reading_has_a_rule(reading):
    assert any(rule["reads"] == reading for rule in RULES)


def test_every_piece_and_table_is_used():
    patterns = [*table("en/dates")["pieces"].values(), *(rule["fit"] for rule in RULES)]
    used = {name for pattern in patterns for name in re.findall(r"<(\w+)", pattern)}
    assert table("en/dates")["pieces"].keys() <= used
    assert table("en/dates")["words"].keys() - used == {"couple"}


def found(text: str) -> list[tuple[str, str]]:
    return [(match.rule.name, text[match.start : match.end]) for match in matches(text)]


def test_the_search_passes_over_nothing_that_a_rule_fits():
    """One expression looks for all rules at once and skips words that none begins with: so does this, word by word."""
    grammar = _grammar()
    forms = [form.pattern for form in grammar.forms]
    for _, _, text, _ in read_fixtures(FIXTURES / "dates.txt"):
        symbols = grammar.vocabulary.encode(text).symbols
        places, at = [], 0
        while at < len(symbols):
            fits = ((nth, found.end()) for nth, one in enumerate(forms, 1) if (found := one.match(symbols, at)))
            places += [(nth, at, end) for nth, end in islice(fits, 1)]
            at = max(at + 1, places[-1][2] if places else 0)
        assert [(found.lastindex, *found.span()) for found in grammar.anywhere.finditer(symbols)] == places


def test_matches_come_in_order_with_the_words_they_cover():
    assert found("On 3 May 2011 and again on Tuesday") == [("day-month", "3 May 2011"), ("weekday", "Tuesday")]


def test_a_match_knows_its_words_and_where_they_stand():
    match = next(matches("(Sept. 19, 2011)"))
    assert match.words["month"] == "Sept." and match.words["day"] == "19" and match.words["year"] == "2011"
    assert match.spans["day"] == (7, 9)


@pytest.mark.parametrize("text", ["3 may", "on tuesday", "in september", "at easter"])
def test_names_of_days_need_their_capital(text):
    assert found(text) == []


@pytest.mark.parametrize("text", ["1,990", "1990%", "$1990", "19.5", "19:45", "9/11", "1990th", "A1990", "12th-13th"])
def test_other_figures_are_no_dates(text):
    assert found(text) == []


def test_a_lead_is_the_longest_that_stands_right_before():
    text = "in the early part of 2011"
    assert lead("edge", text, text.index("2011")) == "the early part of "
    assert lead("edge", text, text.index("part")) == "the early "
    assert lead("open.since", text, text.index("2011")) == ""
    assert lead("open.since", "insince 2011", 8) == ""


def test_an_hour_before_a_day_is_stepped_over():
    assert before_hour("by 9.30 p.m. GMT on Friday", 20) == 3
    assert before_hour("by the president on Friday", 20) == 20


def test_words_have_their_worth():
    assert word("month", "SEPT.") == "9"
    assert number("a couple of") == 2
    assert number("twenty-five") == 25
    with pytest.raises(ValueError, match="no number"):
        number("umpteen")


def test_words_at_the_very_end_of_a_text_are_read():
    (found,) = matches("a day after")
    assert (found.start, found.end, found.spans["stop"]) == (0, 11, (11, 11))
