"""Articles of which nobody knows the day: what is not dated because of it, and where to write it."""

from __future__ import annotations

import pytest

from explainer.content import ContentFolder
from explainer.evidence import Evidence
from explainer.merge import merge
from explainer.merge.reread_texts import Texts
from explainer.merge.undated import DAY_UNKNOWN, day_unknown, undated_as_read
from explainer.model import Article, ArticleMeta, Sheets

TEXT = "Ruritania expelled two envoys on Sunday. Graustark spoke the day before. Borduria did so on 3 May 2024."
UNDATED = {"a": ("on Sunday", "the day before")}


def article(published="unknown", **more):
    meta = ArticleMeta(published=published)
    return Article(id="a", file="content/articles/a.html", meta=meta, text=TEXT, sha256="", **more)


def event(ident, quote, **more):
    return {"id": ident, "type": "event", "sources": [{"article": "a", "quote": quote}], **more}


SHEETS = Sheets.model_validate(
    {
        "timeline": [
            event("expels", "Ruritania expelled two envoys on Sunday"),
            event("spoke", "Graustark spoke the day before", date="2024-05"),
            event("did", "Borduria did so on 3 May 2024"),
        ]
    }
)


def told(article, sheets=SHEETS, **options):
    return [*day_unknown([article], sheets, Evidence([article]), UNDATED, **options)]


def test_what_is_not_dated_and_where_to_write_the_day_is_told():
    (one,) = told(article())
    assert (one.code, one.severity, one.file) == (DAY_UNKNOWN, "warning", "content/articles/a.html")
    assert one.message.startswith("“on Sunday” and 1 more cannot be dated in 1 fact: nobody knows on which day")
    assert "into content/articles/a.meta.yml, such as published: " in one.help
    assert "into content/articles/a.html, such as" in told(article(front_matter=True))[0].help
    assert "cannot be dated: nobody" in told(article(), Sheets())[0].message
    assert (len(told(article(), in_facts=True)), told(article(), Sheets(), in_facts=True)) == (1, [])


@pytest.mark.parametrize(("published", "lacks"), [("2024", True), ("2024-05", True), ("2024-05-03", False)])
def test_only_a_day_is_enough(published, lacks):
    assert bool(told(article(published))) == lacks


def test_what_was_not_dated_is_remembered_from_reading_to_reading(tmp_path):
    folder = ContentFolder(tmp_path / "content")
    assert undated_as_read(folder) == ({}, [])
    merge(folder, SHEETS, texts=Texts(undated=UNDATED))
    assert undated_as_read(folder) == (UNDATED, [])
    merge(folder, SHEETS, texts=Texts())
    assert undated_as_read(folder) == ({}, [])
    (folder.extracted / "undated.yml").write_text("- a\n", "utf-8")
    (broken,) = undated_as_read(folder)[1]
    assert broken.severity == "warning" and broken.help.startswith("nobody needs to edit this file")
