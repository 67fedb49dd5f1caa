from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from explainer.edtf_dates import bounds, is_edtf
from explainer.quotes import canonical, find
from explainer.readers.reading import (
    ActorMention,
    DateMention,
    EventMention,
    Participant,
    Reading,
    RoleMention,
    TextSpan,
)

from .blind import load_blind
from .gold import Corpus, load_corpus, options
from .sentence_score import score_sentence
from .story_score import score_story
from .table import Table

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_TEXT = "On Monday Peru expelled two Swiss consuls, Ueli Graf said."
_SENTENCE = {
    "text": _TEXT,
    "published": "2001-05-09",
    "dates": [["Monday", "2001-05-07"]],
    "people": {"Ueli Graf": ["minister"]},
    "events": [{"type": "expel", "by": ["Peru"], "against": ["Switzerland"], "number": "2", "said_by": "Ueli Graf"}],
    "not": ["arrest"],
}


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus()


def _at(words: str) -> TextSpan:
    return TextSpan(_TEXT.index(words), _TEXT.index(words) + len(words))


def _good() -> Reading:
    peru = Participant(name="Peru", text="Peru", span=_at("Peru"), kind="country")
    swiss = Participant(name="consuls", text="two Swiss consuls", span=_at("two Swiss consuls"), country="Switzerland")
    role = RoleMention(value="foreign minister", span=_at("Ueli Graf"))
    return Reading(
        "a",
        _TEXT,
        (),
        dates=(DateMention(span=_at("Monday"), text="Monday", value="2001-05-07"),),
        actors=(ActorMention(span=_at("Ueli Graf"), text="Graf", name="Ueli Graf", kind="person", roles=(role,)),),
        events=(
            EventMention(
                quote=_at("expelled"),
                type="expel",
                by=(peru,),
                against=(swiss,),
                number=2,
                modality="asserted",
                said_by="Ueli Graf",
            ),
        ),
    )


def _figures(corpus: Corpus, reading: Reading) -> dict[str, float]:
    table = Table()
    score_sentence(corpus, _SENTENCE, reading, table)
    return {name: measure.figure for name, measure in table.measures.items()}


def test_a_reading_without_a_fault_scores_one_everywhere(corpus):
    assert set(_figures(corpus, _good()).values()) == {1.0}


def test_an_empty_reading_finds_nothing_and_falls_into_no_trap(corpus):
    figures = _figures(corpus, Reading("a", _TEXT, ()))
    assert figures["traps avoided"] == 1 and figures["dates that are dates"] == 1
    assert {figures[name] for name in ("people found", "dates spotted", "events found", "who did it", "how many")} == {
        0.0
    }


@pytest.mark.parametrize(
    ("fault", "measure"),
    [
        ({"number": 3}, "how many"),
        ({"by": ()}, "who did it"),
        ({"against": ()}, "to whom"),
        ({"modality": "denied"}, "modality"),
        ({"said_by": "somebody"}, "said by"),
        ({"type": "arrest"}, "traps avoided"),
        ({"type": "arrest"}, "events that are told"),
    ],
)
def test_each_fault_lowers_its_measure(corpus, fault, measure):
    reading = _good()
    wrong = replace(reading, events=(replace(reading.events[0], **fault),))
    assert _figures(corpus, wrong)[measure] < 1


def test_a_date_that_is_none_and_a_person_who_is_nobody_lower_precision(corpus):
    reading = _good()
    date = DateMention(span=_at("consuls"), text="consuls", value="2001")
    stray = replace(reading.actors[0], name="Swiss Consul", roles=())
    figures = _figures(corpus, replace(reading, dates=(*reading.dates, date), actors=(*reading.actors, stray)))
    assert figures["dates that are dates"] < 1 and figures["people that are people"] < 1


def test_a_reading_of_what_did_not_happen_as_done_falls_into_the_trap(corpus):
    sentence = {**_SENTENCE, "events": [{"type": "expel", "modality": "denied"}], "not": ["expel"]}
    for modality, avoided in (("asserted", 0), ("denied", 1)):
        table = Table()
        reading = _good()
        score_sentence(
            corpus, sentence, replace(reading, events=(replace(reading.events[0], modality=modality),)), table
        )
        assert table.measures["traps avoided"].figure == avoided


def test_an_export_without_facts_finds_no_expulsion_and_a_wrong_one_is_caught(corpus):
    story = next(story for story in corpus.stories if story.name == "2021-algeria-morocco")
    empty = {"actors": [], "timeline": [], "expulsions": [], "context": []}
    table = Table()
    score_story(corpus, story, empty, table)
    assert table.measures["story, actors found"].figure == 0
    assert table.measures["story, traps avoided"].figure == 1
    source = {"quote": "Algeria had recalled its ambassador from Rabat", "verified": True}
    table = Table()
    score_story(corpus, story, {**empty, "expulsions": [{"id": "x", "sources": [source]}]}, table)
    assert table.measures["story, traps avoided"].figure < 1
    assert table.measures["story, expulsions that are one"].figure == 0


def test_an_expulsion_that_the_articles_words_tell_is_found_and_what_its_fields_leave_out_is_not_asked(corpus):
    story = next(story for story in corpus.stories if story.name == "2023-chad-germany")
    want = story.gold["expulsions"][0]
    words = {"id": "x", "type": "event", "by": [want["by"]], "against": [want["against"]], "date": want["date"]}
    base = {"actors": [], "timeline": [{**words, "sources": []}], "expulsions": [], "context": []}
    table = Table()
    score_story(corpus, replace(story, gold={**story.gold, "expulsions": [want]}), base, table)
    figures = {name: measure.figure for name, measure in table.measures.items()}
    assert figures["story, expulsions found"] == figures["story, their date"] == 1
    assert not {"story, their status", "story, their deadline", "story, expulsions that are one"} & set(figures)
    base["timeline"][0]["date"] = "1999"
    table = Table()
    score_story(corpus, replace(story, gold={**story.gold, "expulsions": [want]}), base, table)
    assert table.measures["story, expulsions found"].figure == 0


def test_every_date_in_the_corpus_is_edtf_and_falls_on_the_weekday_that_the_words_name(corpus):
    for sentence in [*corpus.sentences, *load_blind().sentences]:
        for words, value in sentence.get("dates") or []:
            days = [number for number, day in enumerate(_DAYS) if day in words]
            for date in (date for date in options(value) if date != "none"):
                assert is_edtf(date), sentence["text"]
                assert not days or bounds(date)[0].weekday() == days[0], sentence["text"]
                assert not days or _distance(date, sentence["published"]) <= 7, sentence["text"]


def _distance(date: str, published: str) -> int:
    return 0 if published == "unknown" else abs((bounds(date)[0] - dt.date.fromisoformat(published)).days)


def test_every_type_and_modality_in_the_corpus_is_a_known_one(corpus):
    modalities = {"asserted", "alleged", "denied", "threatened", "demanded", "hypothetical", "planned"}
    for sentence in corpus.sentences:
        events = sentence.get("events") or []
        used = [kind for event in events for kind in options(event["type"])]
        used += [*(sentence.get("also") or []), *(sentence.get("not") or [])]
        assert set(used) <= set(corpus.types), sentence["text"]
        for event in events:
            assert set(options(event.get("modality", "asserted"))) <= modalities, sentence["text"]


def test_every_trap_stands_in_its_article(corpus):
    for story in corpus.stories:
        text = canonical("\n".join(article.read_text("utf-8") for article in story.articles))
        for trap in story.gold["traps"]:
            assert find(text, trap["quote"]), (story.name, trap["quote"])
