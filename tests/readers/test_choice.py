"""Which reader reads an article; a package's reader that is told whom to ask."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.articles import read_article
from explainer.cli import main
from explainer.doors import PluginBroken
from explainer.errors import ExplainerError, ReaderMissing
from explainer.extract.agreements import Agreements, NotAgreed
from explainer.extract.run import extract, read_all, reader_choice
from explainer.reader_settings import ReaderSettings
from explainer.readers import Reading, chosen, reader_named, reader_of

from ..plugins import install

ASKING = """
    from explainer.readers import Reading, Sending

    class Asking:
        languages = ("any",)
        at_once = 2

        def __init__(self, settings, root):
            self.settings, self.root = settings, root

        @property
        def version(self):
            return self.settings.model

        def sending(self, articles):
            words = sum(len(article.text.split()) for article in articles)
            return Sending(self.settings.address, self.settings.model, len(articles), words, 2 * words, words)

        def read(self, articles):
            return [Reading(article.id, article.text, (), unread={unread!r}) for article in articles]

    class Asker:
        def configured(self, settings, root):
            return {gives}

    READER = Asker()
"""
STORY = "title: Envoys\nreader: {name: asking, address: 'https://far.example/v1', model: small}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "content"
    (root / "articles").mkdir(parents=True)
    for name, language, send in (("a", "de", ""), ("b", "xx", ""), ("c", "de", "send: never\n")):
        text = f"---\nlanguage: {language}\npublished: 2024-05-04\n{send}---\n\nDie Botschaft in {name} wurde geschlossen.\n"
        (root / "articles" / f"{name}.md").write_text(text, "utf-8")
    (root / "story.yml").write_text(STORY, "utf-8")
    return root


def _install(folder, monkeypatch, gives="Asking(settings, root)", unread=""):
    (folder.parent / "site-packages").mkdir()
    code = ASKING.format(gives=gives, unread=unread)
    install(monkeypatch, folder.parent / "site-packages", "asking_reader", "explainer.readers", code, asking="READER")


def _articles(folder):
    return [read_article(file) for file in sorted((folder / "articles").iterdir())]


def test_a_reader_that_is_told_of_the_story_reads_every_article_that_may_be_sent(folder, monkeypatch):
    _install(folder, monkeypatch)
    agreed = []
    report = extract(folder, agree=lambda sending: agreed.append(sending) or True)
    assert [reading.reader for reading in report.readings] == ["asking", "asking", ""]
    assert [(one.address, one.model, one.articles) for one in agreed] == [("https://far.example/v1", "small", 2)]
    assert reader_choice(folder).own.reader.reader.root == folder


def test_it_is_asked_for_nothing_where_no_story_names_it(folder, monkeypatch):
    _install(folder, monkeypatch)
    assert reader_of("de") is None
    with pytest.raises(KeyError):
        reader_named("asking")
    assert [reading.reader for reading in extract(folder, reader="rules").readings] == ["", "", ""]


def test_nothing_is_sent_before_somebody_agreed(folder, monkeypatch):
    _install(folder, monkeypatch)
    monkeypatch.setattr(
        type(chosen(ReaderSettings(name="asking"), folder).own.reader), "read", lambda *_: pytest.fail("sent")
    )
    with pytest.raises(NotAgreed, match=r"nothing was sent to https://far\.example/v1"):
        extract(folder)
    with pytest.raises(NotAgreed):
        read_all(_articles(folder), choice=reader_choice(folder))
    assert not (folder / "facts").exists()


@pytest.mark.parametrize("command", [["extract"], ["read", "a.md"]])
def test_scripts_agree_in_so_many_words(folder, monkeypatch, capsys, command):
    _install(folder, monkeypatch)
    monkeypatch.chdir(folder / "articles")
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    assert main(["--content", str(folder), *command]) == 1
    told = " ".join(capsys.readouterr().err.split())
    assert "would be sent to https://far.example/v1, to be read by small" in told and "run it with --yes" in told
    assert main(["--content", str(folder), *command, "--yes"]) == 0
    assert "would be sent to https://far.example/v1" in " ".join(capsys.readouterr().err.split())
    assert main(["--content", str(folder), *command]) == 0


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("n\n", 1)])
def test_a_person_at_a_terminal_is_asked(folder, monkeypatch, capsys, answer, code):
    _install(folder, monkeypatch)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda prompt="": answer)
    assert main(["extract", "--content", str(folder)]) == code
    assert (folder / "facts").exists() == (code == 0)


def test_a_reader_that_could_not_read_what_facts_rest_on_takes_nothing_away(folder, monkeypatch):
    _install(folder, monkeypatch, unread="the model answered nothing")
    extracted = folder / "extracted"
    extracted.mkdir()
    fact = "- id: shut\n  type: event\n  sources: [{article: a, quote: wurde geschlossen}]\n"
    for place in (extracted, folder / "facts"):
        place.mkdir(exist_ok=True)
        (place / "timeline.yml").write_text(fact, "utf-8")
    with pytest.raises(
        ExplainerError, match=r"(?s)was not read: the model answered nothing.*facts rest on this article"
    ):
        extract(folder, agree=lambda _: True)
    assert (folder / "facts" / "timeline.yml").read_text("utf-8") == fact


def test_what_was_read_before_something_was_missing_is_not_lost(folder, monkeypatch):
    _install(folder, monkeypatch)
    own = chosen(ReaderSettings(name="asking"), folder).own.reader

    def read(self, articles):
        if articles[0].id == "b":
            raise ReaderMissing("asking needs more: pip install it")
        return [Reading(article.id, article.text, ()) for article in articles]

    monkeypatch.setattr(type(own), "read", read)
    monkeypatch.setattr(type(own), "at_once", 1)
    report = extract(folder, agree=lambda _: True)
    assert [reading.unread for reading in report.readings][:2] == ["", "asking needs more: pip install it"]


def test_what_could_not_be_read_is_asked_again_the_next_time(folder, monkeypatch):
    _install(folder, monkeypatch, unread="the model answered nothing")
    asked = []
    monkeypatch.setattr(Agreements, "need", lambda self, sending: asked.append(sending.articles))
    for _ in range(2):
        report = extract(folder)
        assert [problem.code for problem in report.diagnostics].count("article-unread") == 3
    assert asked == [2, 2]


def test_a_reader_that_there_is_not_is_told_with_those_that_there_are(folder):
    with pytest.raises(
        ExplainerError, match="there is no reader asking: name one of rules, model, both, english, french"
    ):
        extract(folder)


def test_a_package_whose_reader_cannot_be_told_is_told_by_its_name(folder, monkeypatch):
    _install(folder, monkeypatch, gives="1 / 0")
    with pytest.raises(PluginBroken, match=r"the plugin asking of asking_reader 1\.0 .*ZeroDivisionError"):
        extract(folder)


def test_a_package_that_gives_no_reader_is_told_by_its_name(folder, monkeypatch):
    _install(folder, monkeypatch, gives="'rubbish'")
    with pytest.raises(PluginBroken, match=r"asking_reader 1\.0 .*it is 'rubbish' and no explainer.readers.Reader"):
        extract(folder)
