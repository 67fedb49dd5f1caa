"""The reader that joins what rules and a model read, the model's server being one of the tests'."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from explainer.content import load
from explainer.extract.run import extract
from explainer.language_model import both
from explainer.reader_settings import ReaderSettings
from explainer.readers import chosen

from ..model_server import model_server, said

pytestmark = pytest.mark.slow  # reads by grammar

OUT, SHUT = "Chile expelled two Peruvian envoys", "Chile closed its border with Peru"
CHILE, PERU = ({"id": name.lower(), "name": name, "kind": "country"} for name in ("Chile", "Peru"))
EXPELLED = {"id": "out", "by": "chile", "against": "peru", "number": 2, "people": "envoys", "quotes": OUT}
ANSWER = json.dumps({"actors": [CHILE, PERU], "expulsions": [EXPELLED]})


@pytest.fixture
def read(tmp_path):
    """Reads an article by rules and by a model that answers something."""
    folder = tmp_path / "content"
    (folder / "articles").mkdir(parents=True)

    def read(answer, text=f"{OUT} on Thursday. {SHUT} on Friday.", **known):
        told = {"published": "2019-03-15", "language": "en"} | known
        head = "".join(f"{name}: {value}\n" for name, value in told.items())
        (folder / "articles" / "001.md").write_text(f"---\n{head}---\n\n{text}\n", "utf-8")
        with model_server(said(answer)) as server:
            story = {"title": "Envoys", "reader": {"name": "both", "address": server.address, "model": "small"}}
            (folder / "story.yml").write_text(json.dumps(story), "utf-8")
            report = extract(folder, agree=lambda sending: True)
        return report.readings[0], load(folder).sheets, (folder / "extracted" / "articles.yml").read_text("utf-8")

    return read


def test_what_both_tell_is_told_in_a_sentence_and_what_one_tells_by_its_words(read):
    reading, sheets, kept = read(ANSWER)
    assert reading.reader == "both" and "  reader: both small\n" in kept
    (expulsion,) = sheets.expulsions
    assert (expulsion.by, expulsion.against, expulsion.number, expulsion.date) == (["chile"], ["peru"], 2, "2019-03-14")
    (event,) = sheets.timeline
    assert (event.type, event.date) == ("event", "2019-03-15") and SHUT in event.sources[0].quote


def test_what_only_the_rules_read_so_is_told_by_its_words(read):
    turned_round = EXPELLED | {"by": "peru", "against": "chile"}
    _, sheets, _ = read(json.dumps({"actors": [CHILE, PERU], "expulsions": [turned_round]}))
    assert not sheets.expulsions
    assert [fact.type for fact in sheets.timeline if OUT in fact.sources[0].quote] == ["event"]


def test_an_article_that_may_not_be_sent_is_read_by_rules_alone(read):
    reading, sheets, kept = read("nothing", send="never")
    assert reading.reader == "english" and "  reader: rules\n" in kept
    assert len(sheets.expulsions) == 1


def test_a_language_of_which_there_are_no_rules_the_model_reads_alone(read):
    text = "Chile hat am Donnerstag zwei Gesandte von Peru ausgewiesen."
    told = EXPELLED | {"number": None, "people": None, "quotes": "zwei Gesandte von Peru ausgewiesen"}
    reading, *_ = read(json.dumps({"actors": [CHILE, PERU], "expulsions": [told]}), text, language="de")
    assert reading.reader == "both" and [event.rule for event in reading.events] == ["language model"]


def test_without_an_answer_that_can_be_read_an_article_is_not_read(read):
    reading, sheets, kept = read("I would rather not.")
    assert "cannot be read" in reading.unread and "reader" not in kept
    assert not sheets.expulsions


def test_it_reads_anew_when_what_either_reads_with_is_another(tmp_path, monkeypatch):
    settings = ReaderSettings(name="both", address="http://localhost:1/v1", model="small")
    versions = {chosen(settings, tmp_path).own.version}
    versions.add(chosen(settings.model_copy(update={"model": "large"}), tmp_path).own.version)
    (english, *others) = both.language_readers()
    monkeypatch.setattr(both, "language_readers", lambda: [replace(english, name="anglais"), *others])
    versions.add(chosen(settings, tmp_path).own.version)
    assert len(versions) == 3
