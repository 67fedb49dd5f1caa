"""What a reader comes with is found by few touches and few words, from the front page of the project's own story."""

import pytest

from .reader import Reader


@pytest.fixture
def reader(browser, site):
    return Reader(browser, site)


def _within(reader, *, touches, words):
    assert reader.touches <= touches
    assert reader.words <= words


def test_how_many_french_staff_had_to_go_and_who_says_otherwise_in_which_words(reader):
    reader.read("5 French embassy staff", "Another article: all members of the French embassy")
    reader.touch_mark(behind="all members of the French embassy")
    reader.read("Article 5", "Mali has made all members of France's embassy in Bamako")
    _within(reader, touches=1, words=160)


def test_who_yann_vezilier_is_to_each_article(reader):
    reader.touch("Yann Vezilier")
    reader.read("employee of the French embassy in Bamako, in one an officer of French intelligence")
    reader.skip_to("What each article calls Yann Vezilier")
    reader.read(
        "Al Jazeera", "Article 2", "Article 4", "Article 5", "an officer of French intelligence", "Not named in AFP"
    )
    _within(reader, touches=1, words=250)


def test_who_answered_whom(reader):
    reader.touch("Order disputed")
    reader.read("France first", "3 of 5 articles", "Mali first", "1 of 5 articles")
    reader.read("Mali retaliated", "those five had already left on Sunday")
    _within(reader, touches=1, words=250)


def test_since_when_there_is_a_crisis_and_who_has_ruled_since(reader):
    reader.skip_to("What came before")
    reader.read("2020 Soldiers have ruled Mali", "Since 2012 Groups linked to al-Qaeda")
    _within(reader, touches=0, words=120)


def test_which_article_says_48_hours(reader):
    reader.touch("By when did they have to leave?")
    reader.read("Article 5 21 September 2025", "48 hours to go")
    _within(reader, touches=1, words=160)


def test_what_changed_lately_and_why(reader):
    reader.touch_link(behind="Last corrected")
    reader.read("Correction", "Why:")
    _within(reader, touches=1, words=250)
