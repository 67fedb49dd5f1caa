"""The words that tell facts: kept as long as their quotes are, under the ids that the facts have."""

from explainer.merge.telling_words import kept_words, with_words, words_of_reading, words_under_ids

WORDS = {"one": {"001": {"they left at once": "left"}}}
FACT = {"id": "x", "sources": [{"article": "001", "quote": "they left at once"}, {"article": "002", "quote": "gone"}]}


def test_they_are_kept_by_fact_article_and_quote():
    assert words_of_reading({("one", "001", "they left at once"): "left"}) == WORDS


def test_they_go_with_the_ids_of_their_facts_and_those_of_facts_that_become_one_are_together():
    two = {"two": {"001": {"all went": "went"}}}
    assert words_under_ids(WORDS | two, {"two": "one"}) == {
        "one": {"001": {"they left at once": "left", "all went": "went"}}
    }


def test_a_fact_is_compared_with_the_words_of_each_of_its_quotes():
    told = with_words(FACT, "one", WORDS)
    assert [source.get("words") for source in told["sources"]] == ["left", None]
    assert with_words(FACT, "two", WORDS) == FACT


def test_only_those_of_quotes_that_a_fact_has_are_kept_the_newest_first():
    there = {"timeline": {"one": FACT}}
    newer = {"one": {"001": {"they left at once": "they left", "somewhere else": "else"}}}
    assert kept_words([there], [newer, WORDS]) == {"one": {"001": {"they left at once": "they left"}}}
    assert kept_words([there], [{}, WORDS]) == WORDS
    assert kept_words([{"timeline": {}}], [WORDS]) == {}
