"""The whole way: articles, the real HTTP client, a server that answers well and badly, answers kept, sheets written."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from explainer.cli import main
from explainer.content import load
from explainer.errors import ExplainerError, InvalidContent
from explainer.extract.run import extract
from explainer.language_model.connection import Limits, NoAnswer
from explainer.language_model.model_reader import LanguageModelReader
from explainer.model import Event, Expulsion
from explainer.sheets import read_story

from ..model_server import Reply, model_server, said
from .asked import TEXT, write_article

pytestmark = pytest.mark.slow  # answers are held against the words by the grammar of these

QUOTE = "Chile expelled two Peruvian envoys on Thursday."
GOOD = {
    "actors": [
        {"id": "chile", "name": "Chile", "aliases": [], "kind": "country", "country": None, "roles": []},
        {"id": "peru", "name": "Peru", "aliases": [], "kind": "country", "country": None, "roles": []},
    ],
    "events": [],
    "expulsions": [
        {
            "id": "out",
            "by": ["chile"],
            "against": ["peru"],
            "number": 2,
            "people": "envoys",
            "date": "2019-03-14",
            "modality": "asserted",
            "summary": "Chile sent two envoys home.",
            "quotes": [QUOTE],
        }
    ],
    "context": [],
}
ANSWER = json.dumps(GOOD)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "content" / "articles").mkdir(parents=True)
    write_article(tmp_path / "content" / "articles")
    return tmp_path / "content"


def _story(folder: Path, address: str, **settings: object) -> None:
    known = {"name": "model", "address": address, "model": "small", "timeout": 5} | settings
    text = "".join(f"  {name}: {value}\n" for name, value in known.items())
    (folder / "story.yml").write_text(f"title: Envoys\nreader:\n{text}", "utf-8")


def _extract(folder: Path):
    return extract(folder, agree=lambda sending: True)


def _told(folder: Path) -> list[Expulsion | Event]:
    """The facts, of whichever sheet: what of an answer is told in a sentence is decided elsewhere."""
    sheets = load(folder).sheets
    return [*sheets.expulsions, *sheets.timeline]


def _files(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and ".cache" not in file.parts and file.name not in (".lock", "story.yml")
    }


def test_what_a_model_answers_and_the_words_bear_becomes_facts(folder):
    with model_server(said(ANSWER)) as server:
        _story(folder, server.address)
        report = _extract(folder)
    [fact] = _told(folder)
    assert (fact.by, fact.against, fact.number, fact.date) == (["chile"], ["peru"], 2, "2019-03-14")
    assert fact.sources[0].quote == QUOTE
    assert [reading.reader for reading in report.readings] == ["model"]
    assert fact.summary is None  # whose words these would be nobody could tell


def test_a_second_run_asks_nothing_and_needs_neither_server_nor_key_nor_httpx(folder, monkeypatch):
    monkeypatch.setenv("SOME_KEY", "sk-secret-0123456789")
    with model_server(said(ANSWER)) as server:
        _story(folder, server.address, key="env:SOME_KEY")
        _extract(folder)
        assert len(server.asked) == 1
    first = _files(folder)
    monkeypatch.delenv("SOME_KEY")
    monkeypatch.setitem(sys.modules, "httpx", None)
    for cached in (True, False):
        if not cached:
            for file in (folder / "extracted" / ".cache").glob("*.json"):
                file.unlink()
        extract(folder, agree=lambda sending: pytest.fail("it was asked whether to send"))
        assert _files(folder) == first
    everything = b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
    assert b"sk-secret" not in everything


def test_an_answer_may_stand_among_thoughts_and_in_a_fence(folder):
    with model_server(said(f"<think>A model {{ thinks.</think>\nHere it is:\n```json\n{ANSWER}\n```\n")) as server:
        _story(folder, server.address)
        _extract(folder)
    assert _told(folder)


def test_an_answer_that_cannot_be_read_is_asked_for_once_more(folder):
    with model_server(said("I would rather not."), said(ANSWER)) as server:
        _story(folder, server.address)
        _extract(folder)
        assert len(server.asked) == 2
    assert "could not be read: " in server.asked[1]["messages"][-1]["content"]
    assert _told(folder) and len([*(folder / "extracted" / "answers").iterdir()]) == 1


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (said("Chile is a nice place."), "also when small was asked again: try another model"),
        (said(ANSWER[: len(ANSWER) // 2]), "also when small was asked again: try another model"),
        (said(ANSWER[: len(ANSWER) // 2], finish="length"), "with reader: part_words under 800 in story.yml"),
        (said(""), "the model answered nothing: try another model"),
    ],
)
def test_an_article_whose_answer_cannot_be_used_is_left_out_and_told(folder, reply, told):
    second = folder / "articles" / "002.md"
    second.write_text("---\nlanguage: en\n---\n\nOstland closed its embassy in Peru on Friday, it said.\n", "utf-8")
    with model_server(
        lambda body: reply if "Chile" in body["messages"][1]["content"] else said('{"actors": []}')
    ) as server:
        _story(folder, server.address)
        report = _extract(folder)
    [problem] = [one for one in report.diagnostics if one.code == "article-unread"]
    assert problem.file == "content/articles/001.md" and told in problem.message
    assert "write send: never into its front matter" in problem.message
    assert [file.read_text("utf-8").count('"002"') for file in (folder / "extracted" / "answers").iterdir()] == [1]


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (Reply("", 401), "refuses whoever has no key"),
        (Reply("", 404), "most addresses end with /v1"),
        (Reply("", 429, {"Retry-After": "9999"}), "run it again later; what was answered so far is kept"),
        (Reply("", 302, {"Location": "http://elsewhere.example/"}), "leads on to elsewhere.example"),
        (Reply("<html>", heads={"Content-Type": "text/html"}), "is no server of the OpenAI chat form"),
        (Reply(b"x" * 5_000_000), "was not read on"),
        (Reply(hangs=True), "gave no answer within 0.2 seconds"),
    ],
)
def test_a_server_that_cannot_be_asked_stops_the_run_and_nothing_is_half_written(folder, reply, told, capsys):
    with model_server(reply) as server:
        _story(folder, server.address, timeout=0.2)
        before = _files(folder)
        assert main(["extract", "--yes", "--content", str(folder)]) == 1
    message = " ".join(capsys.readouterr().err.split())
    assert told in message and "Traceback" not in message
    assert _files(folder) == before


def test_what_was_answered_before_a_server_failed_is_not_asked_again(folder):
    (folder / "articles" / "002.md").write_text(
        "---\nlanguage: en\n---\n\nOstland closed its embassy on Friday.\n", "utf-8"
    )
    with model_server(said(ANSWER), Reply("", 401), said('{"actors": []}')) as server:
        _story(folder, server.address, at_once=1)
        with pytest.raises(NoAnswer):
            _extract(folder)
        assert not (folder / "facts").exists()
        _extract(folder)
        assert len(server.asked) == 3
    assert _told(folder)


def test_facts_are_not_taken_away_by_an_answer_that_cannot_be_read(folder):
    with model_server(said(ANSWER)) as server:
        _story(folder, server.address)
        _extract(folder)
    before = _files(folder)
    with model_server(said("no")) as server:
        _story(folder, server.address, model="other")
        with pytest.raises(InvalidContent, match="facts rest on this article, so nothing was written"):
            _extract(folder)
    assert _files(folder) == before


def test_a_kept_answer_that_somebody_edited_is_told_with_its_file_and_asked_for_again(folder, capsys):
    with model_server(said(ANSWER)) as server:
        _story(folder, server.address)
        _extract(folder)
        [kept] = (folder / "extracted" / "answers").iterdir()
        whole = kept.read_bytes()
        kept.write_bytes(whole.replace(b"Thursday", b"Wednesday"))
        for file in (folder / "extracted" / ".cache").glob("*.json"):
            file.unlink()
        _extract(folder)
        assert len(server.asked) == 2
    told = capsys.readouterr().err
    assert f"extracted/answers/{kept.name} is not used, since somebody edited it; it is asked for again" in told
    assert kept.read_bytes() == whole


def test_a_long_article_is_asked_about_in_parts_and_put_together(folder):
    paragraphs = [
        f"Ostland closed road number {no} on Friday, as it had said before, and nobody knew why it did."
        for no in range(8)
    ]
    write_article(folder / "articles", "\n\n".join([*paragraphs[:6], TEXT, *paragraphs[6:]]))
    with model_server(
        lambda body: said(ANSWER if QUOTE in body["messages"][1]["content"] else '{"actors": []}')
    ) as server:
        _story(folder, server.address, part_words=60)
        _extract(folder)
    assert len(server.asked) > 2
    assert len(_told(folder)) == 1


def test_an_article_that_may_be_sent_to_nobody_is_read_by_rules(folder):
    write_article(folder / "articles", send="never")
    with model_server(said(ANSWER)) as server:
        _story(folder, server.address)
        report = extract(folder, agree=lambda sending: pytest.fail("it was asked whether to send"))
        assert server.asked == []
    assert [reading.reader for reading in report.readings] == ["english"]


def test_what_is_sent_is_what_was_told(folder):
    told = []
    with model_server(said(ANSWER)) as server:
        _story(folder, server.address, price="{input: 1, output: 2, currency: EUR}")
        extract(folder, agree=lambda sending: told.append(sending) or True)
    [sending] = told
    [body] = server.asked
    sent = sum(len(message["content"].encode()) for message in body["messages"]) / 4
    assert (sending.address, sending.model, sending.articles) == (server.address, "small", 1)
    assert sending.words == len(TEXT.replace("Share this article", "").split())
    assert abs(sending.tokens_in - sent) < 5 and 0 < sending.tokens_out < 1000


def test_another_model_or_prompt_reads_again_and_the_same_one_does_not(folder):
    _story(folder, "http://localhost:1/v1")

    def version(templates: str = "", **settings: object) -> str:
        story = read_story(folder / "story.yml", "story.yml").reader.model_copy(update=settings)
        own = folder.parent / "templates" / "model"
        if templates:
            own.mkdir(parents=True)
            (own / "again.md.j2").write_text(templates, "utf-8")
        return LanguageModelReader(story, folder).version

    versions = [
        version(),
        version(),
        version(address="https://far.example/v1"),
        version(model="large"),
        version("No: {{ why }}"),
    ]
    assert versions[0] == versions[1] == versions[2] and len({*versions}) == 3


def test_a_story_that_does_not_say_whom_to_ask_is_told(folder):
    with pytest.raises(ExplainerError, match=r"story\.yml does not say which address is asked"):
        extract(folder, reader="model", agree=lambda sending: True)


def test_busy_servers_are_waited_for(folder):
    waits: list[float] = []
    with model_server(Reply("", 429, {"Retry-After": "3"}), said(ANSWER)) as server:
        _story(folder, server.address)
        settings = read_story(folder / "story.yml", "story.yml").reader
        reader = LanguageModelReader(settings, folder, Limits(tries=2), waits.append)
        [reading] = reader.read([write_article(folder / "articles")])
    assert waits == [3] and reading.events


def test_a_single_article_is_shown_as_the_model_reads_it(folder, capsys, monkeypatch):
    monkeypatch.chdir(folder.parent)
    with model_server(said(ANSWER)) as server:
        _story(folder, server.address)
        article = "content/articles/001.md"
        assert main(["read", "--json", "--yes", article]) == 0
        assert [event["number"] for event in json.loads(capsys.readouterr().out)["events"]] == [2]
        assert main(["read", "--json", "--reader", "rules", article]) == 0
        assert len(server.asked) == 1
