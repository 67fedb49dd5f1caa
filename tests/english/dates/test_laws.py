import datetime as dt
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.edtf_dates import is_edtf
from explainer.english.dates import read_dates
from explainer.parsed.parsed_blocks import Passage
from explainer.parsed.tokens import Doc

FORMS = [
    "{d} {month} {y}",
    "{d} {month}, {y}",
    "{d}{th} {month} {y}",
    "the {d}{th} of {month} {y}",
    "{month} {d}, {y}",
    "{month} {d}{th}, {y}",
    "{month} {d} {y}",
    "{mon}{dot} {d}, {y}",
    "{d} {mon} {y}",
    "{mon} {d}, {y}",
    "{weekday}, {d} {month} {y}",
    "{weekday}, {month} {d}, {y}",
    "{weekday} {d} {month} {y}",
    "{y}-{m:02}-{d:02}",
    "{y}/{m:02}/{d:02}",
]
WORDS = [
    "3 May", "May 3", "May", "last June", "this October", "Friday", "next Monday", "last Sunday", "today", "last week", "this weekend",
    "three days ago", "nearly four years ago", "a year ago", "the summer of 2023", "last winter", "early 2020", "the 1990s", "the 80s",
    "the first quarter", "Christmas Eve", "Easter", "the following day", "that year", "two years later", "31 February", "the 31st",
    "'98", "the past three months", "the end of the year", "29 February", "5 to 8 May", "11/12/13", "the 19th century",
]  # fmt: skip

days = st.dates(dt.date(1600, 1, 1), dt.date(2049, 12, 31))


@pytest.fixture(scope="module")
def read(nlp):
    """Reads a sentence, which is parsed once however often it is asked about."""

    @cache
    def parsed(text):
        return Doc(nlp(text))

    return lambda text, published: read_dates([Passage(parsed(text), 0, "paragraph")], published)


def formatted(form: str, day: dt.date) -> str:
    th = {1: "st", 2: "nd", 3: "rd"}.get(0 if 11 <= day.day <= 13 else day.day % 10, "th")
    return form.format(
        dot="" if day.month == 5 else ".",
        y=day.year,
        m=day.month,
        d=day.day,
        th=th,
        month=f"{day:%B}",
        mon=f"{day:%b}",
        weekday=f"{day:%A}",
    )


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=25)
@given(day=days, published=st.sampled_from(["unknown", "2018-03-14"]))
def test_a_day_written_in_any_form_reads_back_as_itself(nlp, form, day, published):
    text = formatted(form, day)
    (found,) = read_dates([Passage(Doc(nlp.make_doc(f"({text}).")), 100, "paragraph")], published)
    assert found.value == day.isoformat()
    assert found.text == text
    assert (found.span.start, found.span.end) == (101, 101 + len(text))


@pytest.mark.parametrize(
    ("sentence", "least", "most"),
    [
        ("The consul left on {}.", -6, 0),
        ("The consul will leave on {}.", 0, 6),
        ("The consul left last {}.", -7, -1),
        ("The consul arrives this coming {}.", 1, 7),
        ("The consul arrives next {}.", 1, 13),
    ],
)
@settings(max_examples=60)
@given(
    published=days,
    weekday=st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]),
)
def test_a_weekday_lies_within_a_week_on_the_side_that_its_verb_says(read, sentence, least, most, published, weekday):
    (found,) = read(sentence.format(weekday), published.isoformat())
    day = dt.date.fromisoformat(found.value)
    assert f"{day:%A}" == weekday
    assert least <= (day - published).days <= most


@settings(max_examples=150)
@given(
    words=st.sampled_from(WORDS),
    before=st.sampled_from(
        ["The consul left", "The consul will leave", "It happened", "In 2009 he fled; he came back"]
    ),
    published=st.one_of(
        st.dates().map(dt.date.isoformat),
        st.sampled_from(["unknown", "2018", "2018-03", "0001", "9999", "2018-03~", "2017/2018"]),
    ),
)
def test_every_value_is_edtf_or_none_on_any_day_of_the_calendar(read, words, before, published):
    for found in read(f"{before} in {words}.", published):
        assert found.value is None or is_edtf(found.value)


@settings(max_examples=100)
@given(text=st.text(st.sampled_from("0123456789 /-.,:'\"thMaySept19nÅ²٣–’"), max_size=40))
def test_any_text_is_read_without_an_error_and_mentions_lie_in_it_in_order(nlp, text):
    found = read_dates([Passage(Doc(nlp.make_doc(text)), 0, "paragraph")], "2018-03-14")
    assert all(text[mention.span.start : mention.span.end] == mention.text for mention in found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
