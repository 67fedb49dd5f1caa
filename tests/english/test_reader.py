import subprocess
import sys

from explainer.articles import read_article
from explainer.english.reader import read_together
from explainer.model import Article, ArticleMeta, Block
from explainer.parsed.versions import what_reads


def article(*paragraphs):
    text = "\n\n".join(paragraphs)
    starts = [text.index(paragraph) for paragraph in paragraphs]
    blocks = [Block(kind="paragraph", start=at, end=at + len(p)) for at, p in zip(starts, paragraphs, strict=True)]
    meta = ArticleMeta(title="T", publisher="P", published="2024-06-14")
    return Article(id="001", file="001.txt", meta=meta, text=text, blocks=blocks, sha256="0")


def test_a_reading_is_kept_until_any_code_changes_that_read_it():
    script = (
        "import sys, explainer.english.reader; print(*(m.__file__ for n, m in sys.modules.items() if 'explainer' in n))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) <= set(map(str, what_reads("english")))


def test_an_event_of_a_block_in_capitals_is_not_sure_enough(nlp):
    told = article("CHAD EXPELLED TWO CUBAN ENVOYS.", "Peru expelled two Thai envoys.")
    (reading,) = read_together([told], nlp)
    assert [event.doubt for event in reading.events if event.type == "expel"] == ["all capitals", ""]


def test_words_in_capitals_are_no_actors_unless_they_are_known(nlp):
    shouted = "THE STRIKE COMMITTEE MET PRESIDENT BOR TULEK IN CHAD. MINISTER ELA MUND LEFT."
    (reading,) = read_together([article(shouted, "The minister, Ela Mund, said so.")], nlp)
    assert [mention.name for mention in reading.actors] == ["Chad", "Ela Mund", "Ela Mund"]


def test_a_dateline_dates_what_its_report_says_and_nothing_else(nlp, tmp_path):
    file = tmp_path / "001.md"
    words = "OSLO, March 8 (AP) — Norway expelled two consuls of Belize on Tuesday. Norway has recalled its envoy."
    file.write_text(f"---\npublished: 2018-03-14\n---\n\n{words}\n", "utf-8")
    (reading,) = read_together([read_article(file)], nlp)
    assert [date.value for date in reading.dates] == ["2018-03-08", "2018-03-06"]
    assert [event.date for event in reading.events] == ["2018-03-06", None]
