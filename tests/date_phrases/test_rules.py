import re
from itertools import islice

import pytest

from explainer.date_phrases.named import RESOLVERS as NAMED
from explainer.date_phrases.offsets import RESOLVERS as OFFSETS
from explainer.date_phrases.rules import LANGUAGES, _grammar, before_hour, lead, matches
from explainer.tables import table

from ..fixtures import FIXTURES, read_fixtures

BY_READ = {"nothing", "each", "offset", "unresolved", "term", "term_ahead", "term_given"}
FIXED = {"unit", "away", "month", "day", "from", "as", "of", "first"}
DATA = {language: table(f"{language}/dates") for language in LANGUAGES}
RULES = [(language, rule) for language in LANGUAGES for rule in DATA[language]["rules"]]


@pytest.mark.parametrize(("language", "rule"), RULES, ids=lambda part: part if isinstance(part, str) else part["name"])
def test_every_rule_is_read_by_something_and_needs_leads_that_there_are(language, rule):
    assert rule["reads"] in BY_READ | NAMED.keys() | OFFSETS.keys()
    assert rule.get("needs", "time") in DATA[language]["leads"]
    assert rule.keys() <= {"name", "reads", "fit", "needs", "name_like", *FIXED}


@pytest.mark.parametrize("reading", sorted(NAMED | OFFSETS))
def test_every_reading_has_a_rule(reading):
    assert any(rule["reads"] == reading for _, rule in RULES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_piece_and_table_is_used(language):
    data = DATA[language]
    patterns = [*data["pieces"].values(), *(rule["fit"] for rule in data["rules"])]
    used = {name for pattern in patterns for name in re.findall(r"<(\w+)", pattern)}
    assert data["pieces"].keys() <= used
    assert data["words"].keys() - used <= {"couple"}
    assert {*data["numbers"], *data["capitals"], *data["small"]} <= used


def found(text: str) -> list[tuple[str, str]]:
    return [(match.rule.name, text[match.start : match.end]) for match in matches(text, "en")]


@pytest.mark.parametrize(("language", "file"), [("en", "dates.txt"), ("fr", "french/dates.txt")])
def test_the_search_passes_over_nothing_that_a_rule_fits(language, file):
    """One expression looks for all rules at once and skips words that none begins with: so does this, word by word."""
    grammar = _grammar(language)
    forms = [form.pattern for form in grammar.forms]
    for _, _, text, _ in read_fixtures(FIXTURES / file):
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
    match = next(matches("(Sept. 19, 2011)", "en"))
    assert match.words["month"] == "9" and match.words["day"] == "19" and match.words["year"] == "2011"
    assert match.spans["day"] == (7, 9)


@pytest.mark.parametrize("text", ["3 may", "on tuesday", "in september", "at easter"])
def test_names_of_days_need_their_capital(text):
    assert found(text) == []


@pytest.mark.parametrize("text", ["1,990", "1990%", "$1990", "19.5", "19:45", "9/11", "1990th", "A1990", "12th-13th"])
def test_other_figures_are_no_dates(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["1 200 heures", "12h30", "18 h 30", "à 18 heures", "31e", "Mars", "à Mars", "Mme Avril"]
)
def test_other_figures_and_names_are_no_dates_in_french(text):
    assert all(match.rule.reads == "nothing" for match in matches(text, "fr"))


def test_a_lead_is_the_longest_that_stands_right_before():
    text = "in the early part of 2011"
    assert lead("edge", text, text.index("2011"), "en") == "the early part of "
    assert lead("edge", text, text.index("part"), "en") == "the early "
    assert lead("open.since", text, text.index("2011"), "en") == ""
    assert lead("open.since", "insince 2011", 8, "en") == ""


def test_an_hour_before_a_day_is_stepped_over():
    assert before_hour("by 9.30 p.m. GMT on Friday", 20, "en") == 3
    assert before_hour("by the president on Friday", 20, "en") == 20


@pytest.mark.parametrize(
    ("language", "text", "name", "worth"),
    [
        ("en", "SEPT. 2011", "month", "9"),
        ("en", "a couple of days ago", "count", "2"),
        ("en", "twenty - five days ago", "count", "25"),
        ("en", "in nineteen oh five", "year", "1905"),
        ("fr", "il y a quatre-vingt-dix-sept ans", "count", "97"),
        ("fr", "l'année précédente", "following", "-1"),
    ],
)
def test_words_have_their_worth(language, text, name, worth):
    assert next(matches(text, language)).words[name] == worth


def test_words_at_the_very_end_of_a_text_are_read():
    (found,) = matches("a day after", "en")
    assert (found.start, found.end, found.spans["stop"]) == (0, 11, (11, 11))


@pytest.mark.parametrize(
    ("language", "text"), [("en", "le 3 mars, vendredi en mai"), ("fr", "on 3 March, Friday in May, the 5th")]
)
def test_a_language_is_not_read_by_the_rules_of_another(language, text):
    assert list(matches(text, language)) == []
