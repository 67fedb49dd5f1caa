"""What the search finds of facts, of actors and of articles, and by which words."""

import pytest

from explainer.render import render
from explainer.render.catalogue import Catalogue
from explainer.render.search_entries import SearchEntry, asking_words, search_entries

from .stories import HERRING, base_of
from .test_here import DISPUTED, QUOTED


def _entries(story):
    return search_entries(Catalogue(base_of(story)))


@pytest.fixture(scope="module")
def herring():
    return _entries(HERRING)


def test_a_fact_is_found_by_its_sentence_where_it_stands_with_its_fields_and_the_words_it_rests_on(herring):
    held = herring["timeline.md"]["havdis-held"]
    assert (held.title, held.day) == ("Iceland held the trawler Havdis", "March 2031")
    assert held.text == [
        "Answered by: Norway expelled two Icelandic diplomats",
        "The Fjord Log, 3 Apr: “Iceland held the trawler Havdis in March”",
        "Article 3: “The Havdis was held”",
    ]
    expelled = herring["expulsions.md"]["norway-expels"]
    assert expelled.text[:3] == [
        "How many: two; three",
        "Who they were: diplomats",
        "In answer to: Iceland held the trawler Havdis",
    ]
    assert expelled.text[-1] == "NTB, 4 Apr: “tre islandske diplomater”"
    assert "The Fjord Log, 3 Apr: “two Icelandic attachés”" not in expelled.text, "longer words have them"


def test_a_fact_is_found_by_what_readers_call_what_it_is_and_what_it_has(herring):
    expelled = herring["expulsions.md"]["norway-expels"]
    assert {"expelled", "Expulsion", "sent home"} <= set(expelled.names)
    assert "Declared persona non grata" not in expelled.names
    assert {n: words[0] for n, words in expelled.asked.items()} == {0: "how many", 2: "answer"}
    assert not herring["timeline.md"]["havdis-held"].asked


def test_an_actor_is_found_by_every_name_position_and_people_and_an_article_by_whose_it_is(herring):
    aliased = HERRING.replace("name: Eva Strand", "name: Eva Strand\n    aliases: [Strand, Éva]")
    assert _entries(aliased)["actors/eva-strand.md"][""].names == ["Strand", "Éva", "port worker"]
    assert herring["actors/norway.md"][""].names[:2] == ["Norwegian", "Norwegians"]
    assert herring["sources/002-tidende.md"][""].names == ["Øytidende", "NTB"]
    assert herring["sources/003-note.md"][""].names == []


def test_words_that_an_article_only_reports_are_shown_with_who_says_so(herring):
    assert (
        "The Fjord Log, 3 Apr: “the crew was not told why”, said by Eva Strand"
        in herring["timeline.md"]["crew-untold"].text
    )
    said = HERRING.replace("quote: A port worker}", "quote: A port worker, said_by: norway}")
    text = search_entries(Catalogue(base_of(said)))["actors/eva-strand.md"]["in:called"].text
    assert "The Fjord Log, 3 Apr: “A port worker”, said by Norway" in text


def test_a_key_fact_counts_more_than_others_and_an_article_less():
    keyed = _entries(HERRING.replace("story: {", "story: {key_facts: [crew-untold], "))
    weights = [keyed["timeline.md"][ident].weight for ident in ("crew-untold", "havdis-held")]
    assert weights[0] > weights[1] > keyed["sources/001-log.md"][""].weight


def test_what_only_places_a_fact_is_not_searched_and_a_disputed_order_is_told_as_one():
    held = _entries(QUOTED)["timeline.md"]["harbour-held"]
    assert not held.names and not held.asked
    assert (held.day, held.title) == ("3 April 2031", "“Two pilots held the harbour for nine hours”")
    assert not any("lighthouse" in text or "Vardø" in text or "77" in text for text in held.text)
    expels = _entries(DISPUTED)["expulsions.md"]["iceland-expels"]
    assert "Order disputed: before or after “Norway expelled people from Iceland”" in expels.text
    assert not any(text.startswith("In answer to") for text in expels.text)


def test_a_value_that_was_set_aside_says_so():
    aside = HERRING.replace("{value: 3, ", "{value: 3, rank: deprecated, note: A slip., ")
    assert "How many: two; three (set aside, A slip.)" in _entries(aside)["expulsions.md"]["norway-expels"].text


def test_readers_are_asked_in_the_language_of_the_story_where_there_are_words_of_it():
    asked = {}
    for language in ("en", "fr", "fi"):
        told = HERRING.replace("story: {", f"story: {{language: {language}, ")
        asked[language] = _entries(told)["expulsions.md"]["norway-expels"].asked
    assert "combien" in asked["fr"][0] and "how many" not in asked["fr"][0]
    assert asked["fi"] == asked["en"]


def test_words_that_say_nothing_are_those_of_the_languages_that_are_searched():
    english, both = asking_words(["en"]), asking_words(["en", "fr"])
    assert "who" in english["unasked"] and "qui" not in english["unasked"]
    assert {"who", "qui"} <= set(both["unasked"])
    assert (english["numbers"]["five"], both["numbers"]["cinq"]) == ("5", "5")
    assert asking_words(["fi"]) == {"unasked": [], "beside": [], "before": [], "numbers": {}}
    assert asking_words(["ar"])["before"] == ["بال", "وال", "ال", "لل"]


def test_pages_that_sum_up_are_found_by_their_headings_and_the_story_by_its_title(herring):
    assert herring["differences.md"] == {"": SearchEntry("Where sources differ")}
    front = herring["index.md"][""]
    assert (front.title, front.text) == ("The herring quarrel", ["Two neighbours fall out over a catch."])


def test_each_page_has_its_entries():
    pages = render(base_of(HERRING))
    assert pages["timeline.md"].entries["havdis-held"].title
    assert not pages["about.md"].entries
