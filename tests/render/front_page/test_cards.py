"""A fact as a card."""

import pytest

from explainer.render.catalogue import Catalogue
from explainer.render.front_page.cards import card_of
from tests.render.stories import base_of

_STORY = """
articles: [{id: a, text: "Norway held Ann Lund. One of them"}, {id: b, text: "Norway held Eva Strand"}]
actors:
  - {id: norway, name: Norway, kind: country}
  - {id: iceland, name: Iceland, kind: country}
  - {id: ann-lund, name: Ann Lund, kind: person}
  - {id: eva-strand, name: Eva Strand, kind: person}
"""


def _card(fact, sheet="timeline", language="en"):
    catalogue = Catalogue(base_of(f"story: {{title: x, language: {language}}}{_STORY}{sheet}:\n  - {fact}"))
    one = card_of(catalogue.facts["x"], catalogue)
    return one and (one.before, one.large, one.after)


@pytest.mark.parametrize(
    ("fact", "parts"),
    [
        (
            "type: arrest, by: [norway], against: [ann-lund], place: Bergen",
            ("Norway", "arrested", "Ann Lund in Bergen"),
        ),
        ("type: arrest, against: [ann-lund]", ("Ann Lund", "was arrested", "")),
        ("type: arrest, by: [norway], number: 12, people: sailors", ("", "12", "sailors were arrested by Norway")),
        ("type: kill, number: 1200, people: seals", ("", "1,200", "seals were killed")),
        ("type: arrest, number: 3, people: sailors, summary: Three sailors were held.", ("", "3", "sailors were held")),
        ("type: arrest, number: 3, summary: Norway held three sailors.", ("Norway held", "3", "sailors")),
        ("type: arrest, by: [norway], number: 1, people: sailors", ("Norway", "arrested", "a sailor")),
    ],
)
def test_a_card_is_a_sentence_with_its_number_or_its_act_large(fact, parts):
    assert _card(f"{{id: x, {fact}, sources: []}}") == parts


@pytest.mark.parametrize(
    ("language", "number", "summary", "parts"),
    [
        ("fr", 5, "La direction suspend cinq salariés.", ("La direction suspend", "5", "salariés")),
        ("fr", 1000, "Quelque 1\u202f000 personnes défilent.", ("Quelque", "1\u202f000", "personnes défilent")),
        ("ar", 5, "طرد خمسة دبلوماسيين.", ("طرد", "5", "دبلوماسيين")),
        ("ar", 5, "طرد الخمسة أمس.", None),  # the five: more than the figure says
    ],
)
def test_a_number_is_large_in_the_storys_language(language, number, summary, parts):
    assert _card(f'{{id: x, type: dismiss, number: {number}, summary: "{summary}"}}', language=language) == parts


def test_a_number_is_large_whoever_acts():
    assert _card(
        "{id: x, by: [norway], against: [iceland], number: 2, people: envoys, status: persona non grata, sources: []}",
        "expulsions",
    ) == (
        "",
        "2",
        "Icelandic envoys were declared persona non grata by Norway",
    )


@pytest.mark.parametrize(
    "fact",
    [
        "type: event, sources: [{article: a, quote: Norway held Ann Lund}]",
        "type: arrest, summary: Norway held sailors., number: 12, sources: []",
        "type: arrest, summary: 'Sailors held: 12, says one.', number: 12, sources: []",
        "type: arrest, summary: Norway held 12 sailors and 12 cooks., number: 12, sources: []",
        "type: arrest, by: [norway], against: [ann-lund], modality: planned, sources: []",
        "type: arrest, by: [norway], against: [ann-lund], said_by: [iceland], sources: []",
        "type: accuse, by: [norway], against: [ann-lund], what: theft, sources: []",
        "type: say, by: [ann-lund], what: that they left, sources: []",
        f"type: arrest, by: [norway], against: [ann-lund], place: {'Bergen ' * 20}, sources: []",
    ],
)
def test_what_is_told_by_words_or_not_surely_done_or_an_accusation_or_long_makes_none(fact):
    assert _card(f"{{id: x, {fact}}}") is None


def test_who_says_otherwise_is_there_for_what_the_card_tells():
    claims = "[{value: [ann-lund], sources: [{article: a, quote: Norway held Ann Lund}]}, {value: [eva-strand], sources: [{article: b, quote: Norway held Eva Strand}]}]"
    what = "[{value: theft, sources: [{article: a, quote: Norway}]}, {value: spying, sources: [{article: b, quote: Norway}]}]"
    story = f"{_STORY}timeline:\n  - {{id: x, type: arrest, by: [norway], against: %s, what: %s, sources: []}}"
    for against, said, expected in [(claims, "theft", "against"), ("[ann-lund]", what, None)]:
        catalogue = Catalogue(base_of(story % (against, said)))
        one = card_of(catalogue.facts["x"], catalogue).otherwise
        assert (one and one.field) == expected
