"""Readers that other packages add: one that works, in a package of its own, and those that break."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from explainer.articles import read_article
from explainer.cli import main
from explainer.content import load
from explainer.doors import PluginBroken
from explainer.extract.run import extract, read_all
from explainer.extract.show import as_json_line, as_marked_text
from explainer.model import Article, ArticleMeta
from explainer.readers import reader_named, reader_of

from ..plugins import install

PACKAGE = Path(__file__).parent / "telegram_reader"
TELEGRAM = "---\nlanguage: es\npublished: 2024-05-04\n---\n\nMalí expulsa a 4 diplomáticos de Chad el 2024-05-03.\n"
BROKEN = """
    from explainer.readers import EventMention, Participant, Reading, TextSpan

    class Reader:
        version = "1"
        languages = ("es",)

        def read(self, articles):
            return [{gives} for article in articles]

    READER = Reader()
"""
EVENT = """Reading(article.id, article.text, (), events=(EventMention(
    quote=TextSpan(0, 7), type="expel", modality="asserted", by=(), against=(), **{}),))"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "content" / "articles").mkdir(parents=True)
    (tmp_path / "content" / "articles" / "a.md").write_text(TELEGRAM, "utf-8")
    (tmp_path / "site-packages").mkdir()
    return tmp_path / "content"


@pytest.fixture
def article(folder: Path) -> Article:
    return read_article(folder / "articles" / "a.md")


@pytest.fixture
def telegram(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = tomllib.loads((PACKAGE / "pyproject.toml").read_text("utf-8"))["project"]
    (group, plugins), *_ = project["entry-points"].items()
    names = {name: value.partition(":")[2] for name, value in plugins.items()}
    code = (PACKAGE / f"{project['name']}.py").read_text("utf-8")
    install(monkeypatch, folder.parent / "site-packages", project["name"], group, code, **names)


def _break(folder: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    install(monkeypatch, folder.parent / "site-packages", "bad_reader", "explainer.readers", code, bad="READER")


def test_a_reader_that_a_package_adds_is_read_with_all_the_way_into_the_sheets(folder, telegram):
    report = extract(folder)
    assert [reading.reader for reading in report.readings] == ["telegram"]
    (expulsion,) = load(folder).sheets.expulsions
    assert (expulsion.id, expulsion.date, expulsion.number) == ("mali-expels-chad", "2024-05-03", 4)
    assert (expulsion.by, expulsion.against) == (["mali"], ["chad"])
    assert expulsion.sources[0].quote == "Malí expulsa a 4 diplomáticos de Chad el 2024-05-03."


def test_what_it_gives_is_shown_and_explained_without_rules(folder, telegram):
    report = extract(folder)
    assert "expel by rule ? at “Malí expulsa a 4" in report.explained()
    assert '"type": "expel", "plover": "SANCTION-EXPEL"' in as_json_line(report.readings[0])
    assert "number 4; date 2024-05-03\n" in as_marked_text(report.readings[0], ArticleMeta()).plain


def test_what_it_gave_is_kept_until_its_version_changes(folder, telegram, monkeypatch):
    extract(folder)
    reader = reader_named("telegram").reader.reader
    monkeypatch.setattr(type(reader), "reading", lambda *_: pytest.fail("it was read again"))
    assert [len(reading.events) for reading in extract(folder).readings] == [1]
    monkeypatch.setattr(type(reader), "version", "2")
    with pytest.raises(pytest.fail.Exception, match="read again"):
        extract(folder)


def test_an_article_goes_to_the_reader_of_its_language_and_what_may_be_english_to_the_english_one(telegram):
    names = {
        language: reader and reader.name
        for language in ("en", "en-GB", "unknown", "fr-BE", "es-MX", "de")
        for reader in [reader_of(language)]
    }
    assert names == {
        **{"en": "english", "en-GB": "english", "unknown": "english"},
        **{"fr-BE": "french", "es-MX": "telegram", "de": None},
    }


@pytest.mark.parametrize(
    ("gives", "told"),
    [
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("'rubbish'", "for the article a it gives 'rubbish', which is no Reading of its text"),
        ("Reading('b', article.text, ())", "which is no Reading of its text"),
        (
            "Reading(article.id, article.text, (TextSpan(0, 999),))",
            r"sentences.0: TextSpan\(start=0, end=999\) are no words of",
        ),
        ("Reading(article.id, article.text, None)", "sentences: Input should be a valid tuple"),
        (EVENT.format("{'date': 'soon'}"), "events.0.date: 'soon' is no date in EDTF"),
        (EVENT.format("{'response_to': (3,)}"), "events.0.response_to: there are 1 events"),
        (
            EVENT.format("{'trigger': TextSpan(9, 2)}"),
            r"events.0.trigger: TextSpan\(start=9, end=2\) are no words of the text",
        ),
        (EVENT.format("{'number': 1.5}"), "events.0.number.int: Input should be a valid integer"),
    ],
)
def test_a_reader_that_raises_or_gives_rubbish_is_told_by_its_name(folder, monkeypatch, gives, told):
    _break(folder, monkeypatch, BROKEN.format(gives=gives))
    with pytest.raises(PluginBroken, match=rf"the plugin bad of bad_reader 1\.0 \(explainer\.readers\) .*{told}"):
        extract(folder)
    assert not (folder / "facts").exists()


def test_a_reader_that_gives_too_few_readings_is_told_by_its_name(folder, monkeypatch):
    _break(folder, monkeypatch, BROKEN.format(gives="1").replace("for article in articles", "for article in ()"))
    with pytest.raises(PluginBroken, match=r"bad of bad_reader .*for 1 articles it gives \[\]"):
        extract(folder)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("import not_installed_anywhere", "ModuleNotFoundError: No module named 'not_installed_anywhere'"),
        ("READER = 'no reader'", "it is 'no reader' and no explainer.readers.Reader"),
    ],
)
def test_a_reader_that_cannot_be_loaded_is_a_line_and_no_traceback(folder, monkeypatch, capsys, code, told):
    _break(folder, monkeypatch, code)
    assert main(["extract", "--content", str(folder)]) == 1
    output = " ".join("".join(capsys.readouterr()).split())
    assert "the plugin bad of bad_reader 1.0 (explainer.readers) is broken" in output
    assert told in output and "Traceback" not in output


@pytest.mark.slow
def test_a_broken_reader_leaves_english_articles_alone(folder, monkeypatch):
    _break(folder, monkeypatch, "raise RuntimeError")
    (folder / "articles" / "a.md").write_text("---\nlanguage: en\n---\n\nChile expelled two Peruvian diplomats.\n")
    (reading,) = read_all([read_article(folder / "articles" / "a.md")])
    assert reading.reader == "english" and len(reading.events) == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("does", "leaves_out"),
    [
        ("import explainer.readers", ("spacy", "explainer.english")),
        ("import explainer.assemble, explainer.extract.run", ("spacy", "explainer.english")),
        ("from explainer.readers import reader_of; assert reader_of('en').version", ("spacy",)),
    ],
)
def test_who_does_not_read_loads_no_language_model(does, leaves_out):
    script = f"import sys; {does}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert not {name for name in loaded if name.startswith(leaves_out)}
