from __future__ import annotations

import pytest

from explainer.articles import read_article
from explainer.edtf_dates import is_edtf

from .blind import digests, events_of, load_blind, score_blind
from .fact_score import places
from .floors import limits
from .gold import Corpus, options

_FROZEN = {
    "articles/2011-fonseca-incident.gold.yml": "04e60932e6994aea107b924b635d049ee277bced8b05ad166d57748aa78e6f37",
    "articles/2011-fonseca-incident.md": "f7a28bb75ec95f50d107beeabb882217df14e1ff4505e614efda18aa4cdea0de",
    "articles/2012-botswana-sanctions.gold.yml": "28d306c87b6b55c6eceeee26103506680591782382107688503bbf039e527041",
    "articles/2012-botswana-sanctions.md": "7f6e5336c39c80a62c9962f4f31f2009bfb5500744cc2d263984d28301528d9b",
    "articles/2014-trinidad-succession.gold.yml": "e87ace45cffcfee51c5d08390860ee5a3e1950bacb46a5c414a4ea083515f8c8",
    "articles/2014-trinidad-succession.md": "cae7193b63aa11fe9b7c3b119894398c1c0ff0fa9c1da13e5a02a302b34f94cb",
    "articles/2018-kyrgyzstan-protest.gold.yml": "6854bfb49fcb68db34e5ecf2c08b92797c61ee5517a74138c9f14c304683a8a4",
    "articles/2018-kyrgyzstan-protest.md": "543f42017e2d08c5ee125213793ebe1c57370089414740d39d215a679d63c26f",
    "articles/2019-mauritius-court.gold.yml": "af521a2dd518206cc3944710f906d3047f2c9d792df28d88ef65cda00f7ff770",
    "articles/2019-mauritius-court.md": "a700edb1f16e5cc02fd60a4f2b073858a4bb1334d9dd7b7741eae591f2e3308d",
    "articles/2023-karsenia-election.gold.yml": "887940d6e856302462554c58ac91ec53bcf701d22b77c935242ec80e3350ac99",
    "articles/2023-karsenia-election.md": "aa4c9ce9d4fa8b2f7b2fd2cd130aa5a3a7d49a6d59c653c0d71970c5d24a1694",
    "sentences.yml": "458dbaf4d5d7039a8eccf9381e27aca705bfeca8ee418da6d69d3cc9a75d2693",
}

_FIELDS = {"tells", "verbs", "by", "against", "number", "date", "deadline", "modality", "said_by", "main"}
_MODALITIES = {"asserted", "alleged", "denied", "threatened", "demanded", "hypothetical", "planned"}


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_blind()


def test_the_blind_half_is_as_it_was_written():
    assert dict(digests()) == _FROZEN, "it measures only as long as nobody changes it: see README.md"


def test_every_event_of_the_blind_half_stands_once_in_its_article_and_has_known_fields(corpus):
    assert (len(corpus.sentences), len(corpus.stories)) == (60, 6)
    told = [(sentence["events"], sentence["text"]) for sentence in corpus.sentences]
    told += [(events_of(story), read_article(story.articles[0]).text) for story in corpus.stories]
    for events, text in told:
        places(events, text)
        for event in events:
            assert set(event) <= _FIELDS, event
            assert set(options(event.get("modality", "asserted"))) <= _MODALITIES, event
            dates = [date for field in ("date", "deadline") for date in options(event.get(field, "none"))]
            assert all(date == "none" or is_edtf(date) for date in dates), event


@pytest.mark.slow
def test_what_is_told_of_news_that_nobody_had_in_mind_does_not_become_falser(corpus):
    false = 1 - score_blind(corpus).measures["facts not false"].figure
    assert list(limits("blind").left({"false facts": false})) == []
