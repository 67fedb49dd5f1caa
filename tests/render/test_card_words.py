"""What the picture of a story says: no more than the front page."""

from explainer.render.card_words import words_of_card
from explainer.render.catalogue import Catalogue
from tests.render.stories import HERRING, base_of


def _words(text=HERRING):
    return words_of_card(Catalogue(base_of(text)))


def test_it_says_the_title_the_first_number_with_who_says_otherwise_and_the_day():
    words = _words()
    assert (words.title, words.as_of) == ("The herring quarrel", "As of 4 April 2031.")
    assert words.key and words.key.number == "2" and words.key.otherwise == ["Another article: three"]
    assert "Norway" in words.key.after and words.key.unchecked.startswith("Unchecked: ")


def test_a_number_that_an_editor_checked_is_not_called_unchecked():
    checked = HERRING.replace("  - id: norway-expels\n", "  - id: norway-expels\n    checked: 2031-04-05\n")
    assert _words(checked).key.unchecked == ""


def test_it_picks_no_number_where_too_many_say_otherwise():
    several = HERRING.replace(
        "      - {value: 3,",
        '      - {value: 4, sources: [{article: "003", quote: The Havdis was held}]}\n      - {value: 3,',
    ).replace(
        "people: diplomats",
        'people: [{value: diplomats, sources: [{article: "001", quote: two}]}, {value: spies, sources: [{article: "002", quote: tre}]}]',
    )
    assert _words(several).key is None


def test_a_story_without_numbers_and_days_says_its_title_alone():
    words = _words("story: {title: A <b>story</b>}")
    assert words.said == "A <b>story</b>."
    assert not words.marks


def test_a_number_that_somebody_only_claims_is_not_on_it():
    claimed = HERRING.replace("  - id: norway-expels\n", "  - id: norway-expels\n    said_by: [eva-strand]\n", 1)
    assert "norway-expels" in claimed
    text = claimed.replace("expulsions:\n", "more:\n").partition("more:\n")[0]
    event = """  - id: held-two
    date: 2031-04-03
    type: arrest
    by: [norway]
    number: 40
    said_by: [eva-strand]
    summary: Norway held 40 sailors, Eva Strand said.
    sources: [{article: "001", quote: two Icelandic attachés}]
"""
    assert _words(text + event).key is None


def test_the_marks_of_a_story_that_is_written_leftward_begin_at_the_right():
    leftward = HERRING.replace("The herring quarrel", "أزمة الرنجة")
    assert _words().marks and _words(leftward).marks == list(reversed(_words().marks))
    assert _words().marks != _words(leftward).marks
