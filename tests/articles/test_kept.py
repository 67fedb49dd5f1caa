from __future__ import annotations

import json
from pathlib import Path

import pytest

from explainer.articles import last_said, read_articles, texts_read_otherwise, texts_to_keep

PAGE = """<html><head><title>Two envoys leave</title></head><body><article><h1>Two envoys leave</h1>
<p>Chile expelled two Peruvian diplomats on Friday, the foreign ministry in Santiago said in a statement.</p>
<p>Lorries wait on both sides, and their drivers were not told how long the queue is going to be.</p>
</article></body></html>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Articles, of which the page's text is kept beside them."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "texts").mkdir()
    (tmp_path / "articles" / "a.html").write_text(PAGE, "utf-8")
    (tmp_path / "articles" / "b.txt").write_text("The border is shut.", "utf-8")
    kept = texts_to_keep(tmp_path / "articles", read_articles(tmp_path / "articles"), tmp_path / "texts")
    for file, change in kept.items():
        file.write_bytes(change.data or b"")
    return tmp_path


def otherwise(folder: Path) -> dict[str, tuple[str, str]]:
    return texts_read_otherwise(folder / "articles", read_articles(folder / "articles"), folder / "texts")


def test_a_text_is_read_otherwise_only_where_the_file_is_the_same(folder: Path) -> None:
    assert otherwise(folder) == {}
    kept = folder / "texts" / "a.json"
    before = json.loads(kept.read_text("utf-8"))
    kept.write_text(json.dumps({**before, "text": before["text"] + "\nRead also"}), "utf-8")
    assert otherwise(folder) == {"a": (before["text"] + "\nRead also", before["text"])}
    page = folder / "articles" / "a.html"
    page.write_text(page.read_text("utf-8").replace("on Friday", "on Monday"), "utf-8")
    assert otherwise(folder) == {}, "another file says another thing"
    kept.unlink()
    assert otherwise(folder) == {}


def test_what_files_said_of_themselves_is_told_by_what_is_kept(folder: Path) -> None:
    said = last_said(folder / "texts", ())
    assert said.keys() == {"a"}
    assert said["a"]["title"].value == "Two envoys leave" and said["a"]["title"].where
    assert (said["a"]["agency"].value, said["a"]["agency"].where) == ("unknown", "")
    assert last_said(folder / "texts", {"a"}) == {}
    (folder / "texts" / "a.json").write_text("{", "utf-8")
    assert last_said(folder / "texts", ()) == last_said(folder / "none", ()) == {}
