import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.check.number_rules import RULES
from explainer.model import Actor, Claim, Source
from explainer.numbers import spell

from . import told_fact


def problems(text, quote="", **fields):
    """The codes of what is wrong with an event."""
    return [one.code for one in told_fact.problems(RULES, text, quote, **fields)]


GAVE = "Norland gave two Sudrian diplomats 48 hours to leave on 14 March, and fined 25 others $7 million."


@pytest.mark.parametrize("number", [2, "two", 25, "25 others"])
def test_a_number_is_borne_where_its_quote_counts_people(number):
    assert problems(GAVE, number=number) == []


@pytest.mark.parametrize("number", [48, 14, 7_000_000, "48"])
def test_a_number_of_hours_a_day_or_a_sum_bears_no_people(number):
    assert problems(GAVE, number=number) == ["number-of-another-thing"]


@pytest.mark.parametrize("number", [5, 3, 1000, "at least two", "three", "dozens"])
def test_a_number_that_the_quote_has_not_is_found(number):
    assert problems(GAVE, number=number) == ["number-not-quoted"]


def test_a_number_is_read_as_the_article_has_it_not_as_the_quote_cuts_it():
    text = "They sent twenty-five diplomats and 1,200 soldiers home."
    assert problems(text, "five diplomats", number=5) == ["number-not-quoted"]
    assert problems(text, "200 soldiers", number=200) == ["number-not-quoted"]
    assert problems(text, "1,200 soldiers", number=1200) == []


def test_what_is_counted_may_stand_behind_the_quote():
    assert problems("They were given 48 hours.", "They were given 48", number=48) == ["number-of-another-thing"]


def test_those_of_one_quote_may_be_counted_together():
    text = "Norland expelled three Sudrian diplomats and one from Westria after a general had died."
    assert [problems(text, number=number) for number in (3, 4, 5)] == [[], [], ["number-not-quoted"]]


def test_a_number_counts_what_the_fact_is_about():
    text = "They fired five rockets at two villages."
    assert problems(text, number=5, what="rockets") == []
    assert problems(text, number=2, what="rockets") == ["number-of-another-thing"]


def test_a_number_counts_what_a_sentence_of_ours_has_it_count():
    text = "They fired five rockets at two villages."
    assert problems(text, number=5, summary="Five rockets were fired.") == []
    assert problems(text, number=2, summary="Five rockets were fired.") == ["number-of-another-thing"]


def test_one_person_whom_a_fact_names_is_one():
    persons = [Actor(id="ada-quill", name="Ada Quill", kind="person", sources=[Source(article="001", quote="Quill")])]
    text = "Quill was barred from the vote."
    assert problems(text, "barred from the vote", number=1, against=["ada-quill"], actors=persons) == []
    assert problems(text, "barred from the vote", number=2, against=["ada-quill"], actors=persons) != []
    assert problems(text, "barred from the vote", number=1) != []


@pytest.mark.parametrize("text", ["It recalled its ambassador.", "He was told to go.", "A diplomat was told to go."])
def test_one_is_said_by_words_for_one_person(text):
    assert problems(text, number=1) == []
    assert problems(text, number=2) == ["number-not-quoted"]


def test_one_is_not_said_by_an_article_before_a_thing():
    assert problems("They closed a port.", number=1) == ["number-not-quoted"]


def test_one_quote_of_a_claim_bears_its_number_and_none_says_another():
    text = "Five envoys left. They left on Sunday. Six men left."
    five, they, six = (Source(article="001", quote=f"{quote} left") for quote in ("Five envoys", "They", "Six men"))
    assert problems(text, number=[Claim(value=5, sources=[five, they])]) == []
    assert problems(text, number=[Claim(value=5, sources=[they])]) == ["number-not-quoted"]
    assert problems(text, number=[Claim(value=5, sources=[five, six])]) == ["number-not-quoted"]
    assert problems(text, number=[Claim(value=9, sources=[five], rank="deprecated")]) == []
    assert problems(text, number=5) == problems(text, number=6) == []


@pytest.mark.parametrize(
    ("language", "text", "number", "found"),
    [
        ("fr", "La Norlande a expulsé cinq diplomates et 1 200 soldats.", 5, []),
        ("fr", "La Norlande a expulsé cinq diplomates et 1 200 soldats.", 1200, []),
        ("fr", "La Norlande a expulsé cinq diplomates.", 6, ["number-not-quoted"]),
        ("ar", "طردت نورلاند ٥ دبلوماسيين", 5, []),
    ],
)
def test_numbers_of_other_languages_are_read_by_their_figures_and_words(language, text, number, found):
    assert problems(text, language=language, number=number) == found


@pytest.mark.parametrize(
    ("summary", "found"),
    [
        ("Norland told two diplomats to leave within 48 hours.", []),
        ("On 14 March 2019 Norland told one more of the two to go.", []),
        ("Norland told both, the pair of them, to leave.", []),
        ("Norland told three diplomats to leave.", ["number-not-quoted"]),
        ("Norland told 48 diplomats to leave.", ["number-of-another-thing"]),
        ("Norland told them to leave within two days.", ["number-of-another-thing"]),
    ],
)
def test_a_number_in_a_persons_own_words_stands_in_a_quote_and_counts_the_same(summary, found):
    assert problems(GAVE, summary=summary) == found


def test_a_persons_own_words_may_count_those_whom_the_fact_names():
    named = [Actor(id=one, name=one, kind="person") for one in ("ada", "bo", "cy")]
    text = "Those held are Ada, Bo and Cy."
    assert problems(text, actors=named, against=["ada", "bo", "cy"], summary="Three are held.") == []
    assert problems(text, actors=named, against=["ada", "bo"], summary="Three are held.") == ["number-not-quoted"]
    assert problems(text, actors=named, against=["ada", "bo", "cy"], number=3) == []


@given(st.integers(2, 10_000), st.integers(2, 10_000))
def test_a_number_is_found_exactly_where_it_is_another_than_the_quotes_however_that_is_written(said, number):
    for written in (str(said), f"{said:,}", spell(said)):
        found = problems(f"Norland expelled {written} diplomats.", number=number)
        assert found == ([] if said == number else ["number-not-quoted"])


@given(st.integers(2, 99), st.sampled_from(["hours", "days", "weeks", "months", "%", "euros"]))
def test_no_unit_bears_people(number, unit):
    assert problems(f"They had {number} {unit} left.", number=number, people="diplomats") == ["number-of-another-thing"]
