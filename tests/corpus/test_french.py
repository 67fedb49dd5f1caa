from __future__ import annotations

import pytest

from explainer.articles import read_article

from .blind import digests, events_of, load_blind, score_blind
from .fact_score import places
from .floors import limits
from .gold import FRENCH
from .score import score
from .table import Table

_FROZEN = {
    "articles/2017-gabon-sao-tome.gold.yml": "0a60e48cff053b52e87b1a017fe6308eba5f6430b18c73ce1e692f0cecf41175",
    "articles/2017-gabon-sao-tome.md": "312aff3c7623a77ed2de8482be27c5e4c3173d6a60c23c907e3c75d12824a6e7",
    "articles/2020-costa-rica-nicaragua.gold.yml": "e82ddc1cdc1856269c97b5d8425904defae18c776c81ba01cb9b5cd1710a5786",
    "articles/2020-costa-rica-nicaragua.md": "511f705f65e8a9c86c8e59cbaa28b81218bd8fc721696d94394bce74e9500d2e",
    "articles/2023-togo-ministre.gold.yml": "bfabe67513fa444be9d339dcd3e65271b1fcc350e13e398a9aa97567350177b5",
    "articles/2023-togo-ministre.md": "173570c45285547911a9d80488c53615f82cd47f0c0e6e4ee1dadca924779f3c",
    "sentences.yml": "f7cbd1f5cd3851632f61ee1a1aeaa03cc2d15d3399e5d5ab5abd69ed1c160686",
}


@pytest.fixture(scope="module")
def table() -> Table:
    return score(FRENCH)


def test_the_blind_half_is_as_it_was_written():
    assert dict(digests(FRENCH)) == _FROZEN, "it measures only as long as nobody changes it: see README.md"


def test_every_event_of_the_blind_half_stands_once_in_its_article():
    corpus = load_blind(FRENCH)
    assert (len(corpus.sentences), len(corpus.stories)) == (40, 3)
    for sentence in corpus.sentences:
        places(sentence["events"], sentence["text"])
    for story in corpus.stories:
        places(events_of(story), read_article(story.articles[0]).text)


@pytest.mark.slow
def test_no_measure_of_reading_drops_below_what_was_reached(table):
    figures = {name: measure.figure for name, measure in table.measures.items()}
    assert set(figures) == set(limits("french").at_least)
    assert list(limits("french").left(figures)) == [], "\n".join(table.lines(verbose=True))


@pytest.mark.slow
def test_what_is_told_of_news_that_nobody_had_in_mind_does_not_become_falser():
    false = 1 - score_blind(load_blind(FRENCH)).measures["facts not false"].figure
    assert list(limits("french blind").left({"false facts": false})) == []
