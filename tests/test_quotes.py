import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.quotes import Found, canonical, find, fold, whole_words

TEXT = canonical("The ministry said: “No one left.” The envoy’s aide – a colonel – left. The ministry said so twice.")


@pytest.mark.parametrize(
    "quote",
    [
        '"No one left."',
        "“No one left.”",
        "The envoy's aide - a colonel",
        "The envoy’s  aide –\na colonel",
    ],
)
def test_marks_dashes_and_white_space_are_alike(quote):
    assert find(TEXT, quote) is not None


def test_decomposed_accents_are_composed():
    assert find(canonical("Vézilier was held"), "Ve\u0301zilier") is not None


@pytest.mark.parametrize("quote", ["no one left", "No one leaves", "", "   "])
def test_other_case_and_other_words_are_not_found(quote):
    assert find(TEXT, quote) is None


def test_offsets_are_of_the_canonical_text():
    found = find(TEXT, '"No one left."')
    assert TEXT[found.start : found.end] == "“No one left.”"


def test_a_quote_that_stands_twice_is_told_apart_by_prefix_or_suffix():
    assert find(TEXT, "The ministry said").count == 2
    assert find(TEXT, "The ministry said", prefix="left.").start == TEXT.rindex("The ministry")
    assert find(TEXT, "The ministry said", suffix="so").start == TEXT.rindex("The ministry")
    assert find(TEXT, "The ministry said", suffix="never") is None


@given(st.text())
def test_folding_keeps_every_offset(text):
    assert len(fold(text)) == len(text)


@given(st.text())
def test_canonical_text_is_canonical(text):
    assert canonical(canonical(text)) == canonical(text)


@given(st.text(min_size=1), st.data())
def test_any_stretch_of_a_text_is_found_in_it(text, data):
    whole = canonical(text)
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    quote = whole[start:end]
    if canonical(quote) == quote and quote:
        assert find(whole, quote) is not None


def test_a_quote_stands_where_its_words_are_whole_if_anywhere():
    text = "25 men of Malian birth left Mali with 5 men."
    assert find(text, "5 men") == Found(38, 43, 1)
    assert find(text, "Mali") == Found(28, 32, 1)
    assert find(text, "lia") == Found(12, 15, 1)


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("the twenty-five men", "five", "twenty-five"),
        ("with 1,200.5 tons", "200", "1,200.5"),
        ("of Graustark's men", "Graustark", "Graustark"),
        ("it didn't go", "did", "didn't"),
        ("Пять дипломатов", "дипломат", "дипломатов"),
        ("五名外交官离开", "外交官", "外交官"),
        ("والدبلوماسيون", "دبلوماسيون", "دبلوماسيون"),
        ("a hundred", "hundred", "hundred"),
    ],
)
def test_the_words_that_a_part_of_a_text_begins_and_ends_in(text, part, whole):
    start, end = whole_words(text, text.index(part), text.index(part) + len(part))
    assert text[start:end] == whole
