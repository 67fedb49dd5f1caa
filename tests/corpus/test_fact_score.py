from __future__ import annotations

from dataclasses import replace

import pytest

from .fact_score import places, score_facts
from .gold import Corpus, load_corpus
from .table import Table

_TEXT = "On Monday Peru expelled two Swiss consuls. Bern may recall its envoy, Ueli Graf said."
_EXPELLED = {
    "tells": "Peru expelled two",
    "verbs": "expel | order",
    "by": ["Peru"],
    "against": ["Switzerland | consuls"],
    "number": "2",
    "date": "2001-05-07",
    "main": "true",
}
_RECALL = {
    "tells": "may recall",
    "verbs": "recall",
    "by": ["Switzerland"],
    "modality": "hypothetical",
    "said_by": ["Ueli Graf"],
}
_ACTORS = [
    {"id": "peru", "name": "Peru", "aliases": []},
    {"id": "switzerland", "name": "Switzerland", "aliases": ["Bern"]},
    {"id": "swiss-embassy", "name": "Embassy in Lima", "aliases": [], "country": "switzerland"},
    {"id": "ueli-graf", "name": "Ueli Graf", "aliases": []},
]


def _source(words: str, **more: str) -> dict[str, object]:
    start = _TEXT.index(words)
    return {"quote": words, "start": start, "end": start + len(words), "verified": True, **more}


_FACT = {
    "id": "expulsion",
    "type": "expel",
    "by": ["peru"],
    "against": ["switzerland"],
    "number": 2,
    "date": "2001-05-07",
    "told": "sentence",
    "telling": "Peru expelled two Swiss consuls.",
    "sources": [_source("On Monday Peru expelled two Swiss consuls.")],
}
_QUOTED = {
    "id": "2001-05-recall-its-envoy",
    "type": "event",
    "told": "words",
    "telling": "“Bern may recall its envoy, Ueli Graf said.”",
    "sources": [_source("Bern may recall its envoy, Ueli Graf said.")],
}


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return replace(load_corpus(), sentences=[], stories=[])


def _figures(corpus: Corpus, *facts: dict[str, object], **more: object) -> dict[str, float]:
    table = Table()
    base = {"actors": _ACTORS, "timeline": facts, "expulsions": [], **more}
    score_facts(corpus, places([_EXPELLED, _RECALL], _TEXT), base, table, "a")
    return {name: measure.figure for name, measure in table.measures.items()}


def _verdict(corpus: Corpus, fact: dict[str, object]) -> str:
    figures = _figures(corpus, fact)
    return "right" if figures["facts right"] else "less" if figures["facts not false"] else "false"


@pytest.mark.parametrize(
    ("changed", "verdict"),
    [
        ({}, "right"),
        ({"against": ["swiss-embassy"]}, "right"),
        ({"against": [], "people": "two consuls"}, "right"),
        ({"number": None}, "right"),  # the telling has it
        ({"number": None, "telling": "Peru expelled Swiss consuls."}, "less"),
        ({"by": []}, "less"),
        ({"against": []}, "less"),
        ({"date": None}, "less"),
        ({"date": "2001-05"}, "less"),
        ({"telling": "Peru arrested two Swiss consuls."}, "false"),
        ({"by": ["switzerland"]}, "false"),
        ({"by": {"value": ["peru"], "claims": [{"value": ["peru"]}, {"value": ["ueli-graf"]}]}}, "false"),
        ({"against": ["peru"]}, "false"),
        ({"against": ["two men"]}, "false"),  # the sentence is made of them
        ({"number": 3}, "false"),
        ({"date": "2001-05-08"}, "false"),
        ({"date": "2001-06"}, "false"),
        ({"deadline": "2001-05-09"}, "false"),
        ({"modality": "planned"}, "false"),
        ({"said_by": "Ueli Graf"}, "false"),
        ({"sources": [_source("Ueli Graf said")]}, "false"),  # where no event is told
    ],
)
def test_a_sentence_says_the_right_thing_or_less_or_something_false(corpus, changed, verdict):
    assert _verdict(corpus, {**_FACT, **changed}) == verdict


@pytest.mark.parametrize(
    ("changed", "verdict"),
    [
        ({"by": ["switzerland"]}, "right"),
        ({}, "less"),
        ({"by": ["its"]}, "less"),  # words for people that nothing is made of
        ({"by": ["peru"]}, "false"),
        ({"date": "2001-05-07"}, "false"),
        ({"sources": [_source("recall its envoy")]}, "false"),  # what governs it is cut off
        ({"sources": [_source("recall its envoy")], "modality": "hypothetical"}, "less"),
    ],
)
def test_a_quoted_sentence_is_judged_by_who_to_whom_and_when_and_not_by_its_verb(corpus, changed, verdict):
    assert _verdict(corpus, {**_QUOTED, **changed}) == verdict


def test_what_somebody_alleges_is_right_only_with_who_alleges_it(corpus):
    gold = {**_EXPELLED, "modality": "alleged", "said_by": ["Ueli Graf"]}
    for changed, not_false in (({}, 0), ({"said_by": "ueli-graf"}, 1), ({"modality": "alleged"}, 1)):
        table = Table()
        base = {"actors": _ACTORS, "timeline": [{**_FACT, **changed}], "expulsions": []}
        score_facts(corpus, places([gold], _TEXT), base, table, "a")
        assert table.measures["facts not false"].figure == not_false, changed


def test_a_main_event_counts_as_told_unless_falsely_and_as_seen_under_a_quote_or_a_lead(corpus):
    told, seen = "main events told, not falsely", "main events under a quote or in the first leads"
    assert [_figures(corpus, _FACT)[name] for name in (told, seen)] == [1, 1]
    assert [_figures(corpus, {**_FACT, "number": 3})[name] for name in (told, seen)] == [0, 1]
    assert [_figures(corpus)[name] for name in (told, seen)] == [0, 0]
    assert [_figures(corpus, leads=[_source("Peru expelled two")])[name] for name in (told, seen)] == [0, 1]


def test_whoever_took_the_other_part_did_not_do_it_in_whatever_words(corpus):
    swapped = {**_FACT, "type": "event", "told": "words", "by": ["consuls"], "against": [], "people": None}
    assert _verdict(corpus, swapped) == "false"


def test_plain_reports_of_words_are_not_judged(corpus):
    assert "facts right" not in _figures(corpus, {**_FACT, "type": "say"})


def test_words_that_do_not_stand_once_in_the_article_tell_no_event():
    for words in ("Peru arrested", "e"):
        with pytest.raises(ValueError, match="times in the article"):
            places([{"tells": words}], _TEXT)
