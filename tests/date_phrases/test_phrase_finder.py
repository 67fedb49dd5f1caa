import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from explainer.date_phrases import phrases_in
from explainer.edtf_dates import is_edtf

WORDS = [
    "3 May", "May", "last June", "Friday", "next Monday", "last Sunday", "today", "last week", "three days ago", "5 to 8 May",
    "nearly four years ago", "the summer of 2023", "the 1990s", "the following day", "that year", "two days after", "31 February",
    "within 72 hours", "36 hours ago", "11/12/13", "the Sunday Times", "May said", "in", "2012", "and", ".", "by", "recently",
]  # fmt: skip


def found(text, published="2031-05-02", language="en"):
    return list(phrases_in([(0, text)], published, language))


def test_a_phrase_stands_where_it_stands_in_its_article():
    (phrase,) = phrases_in([(40, "They left on  Monday.")], "2031-05-02", "en")
    assert (phrase.start, phrase.end, phrase.text) == (54, 60, "Monday")


def test_the_words_before_make_a_start_or_an_end_of_a_date():
    phrases = found("Since 2012, and until Friday, they must wait by noon on Sunday in May.")
    assert [phrase.open for phrase in phrases] == ["since", "until", "by", None]


def test_a_time_that_is_given_has_its_length():
    (phrase,) = found("They have 72 hours to leave.")
    assert (phrase.days, phrase.values) == (3, ())


def test_what_may_be_a_name_is_not_surely_a_date():
    assert [phrase.is_sure for phrase in found("The Tuesday Club met on Tuesday.")] == [False, True]
    assert [phrase.is_sure for phrase in found("Mrs. May left in May.")] == [False, True]


def test_what_names_a_date_is_told_from_what_is_counted():
    assert [phrase.is_named for phrase in found("on Friday, in May 2031, last month, two days ago")] == [
        True,
        True,
        False,
        False,
    ]


def test_words_that_give_no_date_have_none():
    (phrase,) = found("Two days after the vote they left.")
    assert phrase.values == () and phrase.days is None


def test_a_year_told_in_a_paragraph_does_not_reach_the_next():
    first, second = (
        p.values for p in phrases_in([(0, "It began in 2012."), (20, "In March they left.")], "2031-05-02", "en")
    )
    assert first == ("2012",)
    assert not any(value.startswith("2012") for value in second)


@given(st.lists(st.sampled_from(WORDS)), st.dates().map(dt.date.isoformat) | st.just("unknown"))
def test_every_value_is_a_date_and_every_phrase_stands_in_its_text(words, published):
    text, end = " ".join(words), 0
    for phrase in found(text, published):
        assert all(is_edtf(value) for value in phrase.values)
        assert phrase.start >= end and text[phrase.start : phrase.end] == phrase.text
        end = phrase.end


@given(st.text(), st.sampled_from(["en", "fr", "ar", "zh", "tr", "unknown"]))
def test_no_text_breaks_it(text, language):
    for phrase in found(text, language=language):
        assert text[phrase.start : phrase.end] == phrase.text
