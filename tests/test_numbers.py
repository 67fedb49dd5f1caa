import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.numbers import is_vague, may_begin_number, number_spans, numbers_in, parse_number, says_count, spell

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
]
_ONES += ["seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def _in_words(n: int, glue: str) -> str:
    """``n`` below a million in words, written independently of the table."""
    if n < 20:
        return _ONES[n]
    if n < 100:
        return _TENS[n // 10 - 2] + (f"{glue}{_ONES[n % 10]}" if n % 10 else "")
    for size, word in ((1000, "thousand"), (100, "hundred")):
        if n >= size:
            rest = n % size
            joint = " and " if size == 100 or rest < 100 else " "
            return f"{_in_words(n // size, glue)} {word}" + (joint + _in_words(rest, glue) if rest else "")
    raise AssertionError


@given(st.integers(0, 999_999), st.sampled_from(["-", " "]))
def test_every_number_in_words_is_read(n, glue):
    assert parse_number(_in_words(n, glue)) == n


@given(st.integers(0, 10**12))
def test_what_is_spelt_is_read_back(n):
    assert parse_number(spell(n)) == n


_WORDS = [
    "a",
    "half",
    "dozen",
    "20",
    "1,200",
    "5m",
    "2.5",
    "twenty-five",
    "hundred",
    "and",
    "the",
    "-",
    "envoys",
    "couple",
]


@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=5))
def test_what_gives_a_number_begins_with_a_word_that_may(words):
    assert parse_number(" ".join(words)) is None or may_begin_number(words[0])


@pytest.mark.parametrize("word", ["and", "the", "envoys", "20-odd-looking", ""])
def test_few_words_may_begin_a_number(word):
    assert may_begin_number(word) == (word in ("", "20-odd-looking"))


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_none(words):
    number = parse_number(words)
    assert number is None or number >= 0


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("a dozen", 12),
        ("Half a dozen", 6),
        ("two dozen", 24),
        ("a hundred", 100),
        ("1,200", 1200),
        ("1.2 million", 1_200_000),
        ("45m", 45_000_000),
        ("both", 2),
        ("a pair", 2),
    ],
)
def test_newspapers_forms_are_read(words, number):
    assert parse_number(words) == number


@pytest.mark.parametrize(
    "words",
    ["", "and", "dozens", "several dozen", "2.5", "five five", "ten five", "20-3", "10 15", "hundred and", "some 20"],
)
def test_what_is_no_number_is_none(words):
    assert parse_number(words) is None


def test_words_up_to_ten_and_digits_from_eleven():
    assert [spell(n) for n in (0, 1, 10, 11, 1200)] == ["zero", "one", "ten", "11", "1,200"]


@pytest.mark.parametrize(
    "words", ["some", "Several", "several diplomats", "a number of clerks", "many", "a handful of agents"]
)
def test_words_without_a_magnitude_are_vague(words):
    assert is_vague(words)


@pytest.mark.parametrize(
    "words", ["", "dozens", "several dozen", "a few hundred", "some 20", "all members", "its envoy", "12"]
)
def test_a_magnitude_a_whole_or_a_number_is_not_vague(words):
    assert not is_vague(words)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The envoys left.", set()),
        ("two envoys and 1,200 troops", {2, 1200}),
        ("twenty-five clerks (3 of them new)", {25, 3}),
        ("one hundred and five guards", {1, 100, 105, 5}),
        ("an attaché", {1}),
        ("a fine of 1.9 million", {1, 1_000_000, 1_900_000}),
        ("half a dozen guards", {6, 1, 12}),
    ],
)
def test_every_number_in_a_text_is_found(text, numbers):
    assert numbers_in(text) == numbers


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("seven envoys", 7),
        ("7 envoys", "seven"),
        ("between 10 and 12 envoys", "10-12"),
        ("at least 1000 envoys", "over 1,000"),
        ("several dozen envoys", "several dozen"),
        ("all members of Ruritania's embassy", "all members of the Ruritanian embassy"),
    ],
)
def test_a_text_says_a_count_in_any_spelling(text, count):
    assert says_count(text, count)


@pytest.mark.parametrize("count", [1000, "seven", "10-12", "over 20", "several", "some of the envoys"])
def test_a_text_does_not_say_a_count_that_is_not_in_it(count):
    assert not says_count("two envoys left", count)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("twenty-five of 1,200 men", ["twenty-five", "1,200"]),
        ("one hundred and five, six or half a dozen", ["one hundred and five", "six", "half a dozen"]),
        ("a 48-hour term, 10-12 men", ["a", "48", "10", "12"]),
        ("the 5th of 2.5 tons, 2.5 million", ["2.5 million"]),
    ],
)
def test_where_numbers_stand_each_is_as_long_as_it_goes(text, numbers):
    assert [text[span.start : span.end] for span in number_spans(text)] == numbers


@given(st.lists(st.integers(0, 9_999), min_size=1, max_size=5), st.sampled_from([" men, ", " and ", "; "]))
def test_numbers_that_stand_apart_are_found_one_by_one(numbers, between):
    for written in (str, lambda n: f"{n:,}", lambda n: _in_words(n, "-")):
        text = between.join(f"{written(n)} boats" for n in numbers)
        assert [span.value for span in number_spans(text)] == numbers
