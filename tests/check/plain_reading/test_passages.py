import pytest

from explainer.articles import read_article
from explainer.check.plain_reading.passages import passage
from explainer.evidence import Evidence
from explainer.model import Source

TEXT = """\
---
title: A long week
published: 2031-05-02
language: en
---

Gen. Ada Quill came on Monday. The U.S. envoy left.

She met Mr. Orr. “He agreed.” Nobody said more.

In May it ended. Graustark closed its border, and that of Col. Orr too.
"""


@pytest.fixture
def where(tmp_path):
    file = tmp_path / "001.md"
    file.write_text(TEXT, "utf-8")
    evidence = Evidence([read_article(file)])
    return lambda quote: passage(evidence, Source(article="001", quote=quote))


@pytest.mark.parametrize(
    ("quote", "before", "after"),
    [
        ("came on Monday", "Gen. Ada Quill ", "."),
        ("envoy", "The U.S. ", " left."),
        ("Orr", "She met Mr. ", "."),
        ("He agreed", "“", ".”"),
        ("Nobody said more.", "", ""),
        ("it ended. Graustark closed", "In May ", " its border, and that of Col. Orr too."),
    ],
)
def test_a_quote_is_in_its_whole_sentences(where, quote, before, after):
    found = where(quote)
    assert (found.before, found.quote, found.after) == (before, quote, after)
    assert found.sentence == before + quote + after


def test_what_stands_before_a_quote_is_its_paragraph_and_the_two_before(where):
    found = where("In May it ended")
    assert found.paragraph.startswith("In May") and found.paragraph.endswith("Col. Orr too.")
    assert [paragraph[:8] for paragraph in found.leading] == ["Gen. Ada", "She met "]


def test_words_that_stand_nowhere_have_no_passage(where):
    assert where("never said") is None


def test_a_sentence_and_a_paragraph_without_end_reach_only_so_far_from_a_quote(tmp_path):
    file = tmp_path / "001.md"
    file.write_text(TEXT.replace("In May it ended", f"{'Far and ' * 4000} in May it ended {'so far ' * 4000}"), "utf-8")
    found = passage(Evidence([read_article(file)]), Source(article="001", quote="in May it ended"))
    assert len(found.sentence) < 2100 and len(found.paragraph) < 10_100
    assert found.sentence.split(" in May it ended ")[0].split()[0] in ("Far", "and")
