import shutil
from pathlib import Path

import pytest

from generator.articles import read_articles, with_language
from generator.extract import run
from generator.extract.assemble import assemble
from generator.extract.cache import ReadingCache
from generator.extract.run import extract, read_all, read_files
from generator.model import SHEETS
from generator.sheets import dump_sheet

CORPUS = Path(__file__).parent.parent / "corpus" / "articles"


@pytest.fixture(scope="module")
def articles():
    return [with_language(article) for article in read_articles(CORPUS)]


@pytest.fixture(scope="module")
def readings(articles):
    return read_all(articles)


def dumped(readings, articles):
    sheets = assemble(readings, articles)
    return {sheet: dump_sheet(getattr(sheets, sheet)) for sheet in SHEETS}


@pytest.fixture
def content(tmp_path):
    root = tmp_path / "content"
    (root / "articles").mkdir(parents=True)
    for file in sorted(CORPUS.glob("20*.md"))[:3]:
        shutil.copy(file, root / "articles")
    return root


def test_several_processes_read_what_one_reads(articles, readings):
    assert read_all(articles, jobs=2) == readings


def test_the_sheets_are_the_same_for_any_order_of_articles(articles, readings):
    expected = dumped(readings, articles)
    assert dumped(readings[::-1], articles[::-1]) == expected
    middle = len(articles) // 2
    assert dumped(readings[middle:] + readings[:middle], articles[middle:] + articles[:middle]) == expected


def test_an_article_that_has_not_changed_is_not_read_again(articles, readings, tmp_path, monkeypatch):
    cache = ReadingCache(tmp_path)
    for article, reading in zip(articles, readings, strict=True):
        cache.put(article, reading)
    monkeypatch.setattr(run, "load", lambda: pytest.fail("the model was loaded"))
    assert read_all(articles, cache=cache) == readings


def test_an_article_that_has_changed_is_read_again(articles, readings, tmp_path):
    cache = ReadingCache(tmp_path)
    cache.put(articles[0], readings[0])
    dated = articles[0].meta.model_copy(update={"published": "1999-01-01"})
    assert cache.get(articles[0]) == readings[0]
    assert cache.get(articles[0].model_copy(update={"meta": dated})) is None
    assert cache.get(articles[0].model_copy(update={"sha256": "0" * 64})) is None


def test_a_second_extraction_changes_no_byte(content):
    extract(content)
    before = {file: file.read_bytes() for file in content.rglob("*.yml")}
    report = extract(content)
    assert {file: file.read_bytes() for file in content.rglob("*.yml")} == before
    assert "nothing new" in report.summary()


def test_an_article_in_a_language_that_nobody_reads_is_a_warning_and_no_facts(content):
    (content / "articles" / "900.md").write_text(
        "---\nlanguage: fr\npublished: 2019-03-14\n---\n\nLa France a expulsé deux diplomates maliens jeudi.\n", "utf-8"
    )
    report = extract(content)
    (warning,) = report.diagnostics
    assert (warning.code, warning.severity) == ("article-unread", "warning") and "(fr)" in warning.message
    assert not any("900" in (content / "facts" / f"{sheet}.yml").read_text("utf-8") for sheet in SHEETS)


def test_explaining_names_the_rule_and_the_words(content):
    explained = extract(content).explained()
    assert "by rule" in explained and "number = " in explained


def test_files_are_read_in_the_order_given(content):
    files = sorted((content / "articles").glob("*.md"), reverse=True)
    assert [reading.article for reading in read_files(files)] == [file.stem for file in files]
