from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from explainer.articles import read_articles, texts_to_keep, webpage
from explainer.errors import InvalidContent, ReaderMissing
from explainer.files import write_atomic

PAGE = """<html lang="en"><head><meta property="og:site_name" content="The Northaven Post"></head><body><article>
<h1>Norland shuts its border</h1>
<p>The border has been shut since midnight, the ministry in Northaven said in a statement late on Friday.</p>
<p>Lorries wait on both sides, and their drivers were not told how long the queue is going to be.</p>
</article></body></html>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "content" / "articles"
    folder.mkdir(parents=True)
    return folder


def _keep(folder: Path, texts: Path) -> list[Path]:
    """Keep the texts of the folder's pages; the files that changed."""
    changed = []
    for path, change in texts_to_keep(folder, read_articles(folder, texts), texts).items():
        if change.before != change.text.encode():
            write_atomic(path, change.text)
            changed.append(path)
    return changed


@pytest.fixture
def no_trafilatura(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine where only the site is built."""
    monkeypatch.setitem(sys.modules, "trafilatura", None)


def test_articles_come_in_order_of_their_ids(folder: Path) -> None:
    for name in ("b.txt", "a-b.md", "a.TXT", "B.txt"):
        (folder / name).write_text("The border is shut.")
    assert [article.id for article in read_articles(folder)] == ["B", "a", "a-b", "b"]


def test_an_article_is_called_by_its_content_folder(folder: Path) -> None:
    (folder / "a.txt").write_text("The border is shut.")
    assert read_articles(folder)[0].file == "content/articles/a.txt"


def test_what_is_no_article_is_left_alone(folder: Path) -> None:
    for name in ("README.md", ".hidden.md", "_draft.txt", "a.meta.yml", "picture.jpg", "data.json"):
        (folder / name).write_bytes(b"\xff\0")
    (folder / "page_files").mkdir()
    assert read_articles(folder) == []


def test_everything_wrong_is_told_at_once_in_order_of_files(folder: Path) -> None:
    (folder / "a.md").write_text("---\npublished: soon\nrights: mine\n---\nText.")
    (folder / "b.txt").write_bytes(b"caf\xe9")
    (folder / "c.md").mkdir()
    (folder / "d.txt").symlink_to("gone")
    (folder / "e.txt").write_text("The border is shut.")
    with pytest.raises(InvalidContent) as caught:
        read_articles(folder)
    told = [(diagnostic.file, diagnostic.code) for diagnostic in caught.value.diagnostics]
    assert told == [
        ("content/articles/a.md", "field-value-error"),
        ("content/articles/a.md", "field-literal-error"),
        ("content/articles/b.txt", "not-utf-8"),
        ("content/articles/c.md", "article-unreadable"),
        ("content/articles/d.txt", "article-unreadable"),
    ]


def test_two_files_of_one_stem_are_told(folder: Path) -> None:
    (folder / "a.md").write_text("The border is shut.")
    (folder / "a.txt").write_text("The border is shut.")
    with pytest.raises(InvalidContent, match=r"a\.md and a\.txt would be one article"):
        read_articles(folder)


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidContent, match="no folder of articles"):
        read_articles(tmp_path / "content" / "articles")


def test_a_page_that_is_kept_is_read_without_trafilatura(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (folder / "a.html").write_text(PAGE)
    (folder / "b.txt").write_text("The border is shut.")
    read = read_articles(folder)
    assert _keep(folder, tmp_path / "texts") == [tmp_path / "texts" / "a.json"]
    assert _keep(folder, tmp_path / "texts") == []
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    assert read_articles(folder, tmp_path / "texts") == read


def test_a_kept_page_is_the_same_with_other_line_ends(folder: Path, tmp_path: Path) -> None:
    (folder / "a.html").write_text(PAGE)
    _keep(folder, tmp_path)
    (folder / "a.html").write_bytes(PAGE.replace("\n", "\r\n").encode())
    assert _keep(folder, tmp_path) == []


def test_a_changed_page_is_read_again(folder: Path, tmp_path: Path) -> None:
    (folder / "a.html").write_text(PAGE)
    _keep(folder, tmp_path)
    (folder / "a.html").write_text(PAGE.replace("Lorries", "Buses"))
    (article,) = read_articles(folder, tmp_path)
    assert "Buses wait" in article.text


def test_a_page_is_read_again_when_asked(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.html").write_text(PAGE)
    _keep(folder, tmp_path)
    asked = []
    monkeypatch.setattr(
        "explainer.articles.reader.read_page", lambda html: asked.append(html) or webpage.read_page(html)
    )
    read_articles(folder, tmp_path)
    assert asked == []
    read_articles(folder, tmp_path, reread=True)
    assert asked == [PAGE]


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "{",
        "[]",
        '{"page": "x"}',
        '{"page": "%s", "meta": {}, "text": "The", "blocks": [{"kind": "title", "start": 0, "end": 9}]}',
    ],
)
def test_a_kept_text_that_is_broken_is_read_again(folder: Path, tmp_path: Path, kept: str) -> None:
    (folder / "a.html").write_text(PAGE)
    (whole,) = _keep(folder, tmp_path)
    page = whole.read_text().split('"page":')[1].split('"')[1]
    whole.write_text(kept.replace("%s", page))
    assert "Lorries wait" in read_articles(folder, tmp_path)[0].text


@pytest.mark.usefixtures("no_trafilatura")
def test_a_new_page_without_trafilatura_is_told_with_what_to_do(folder: Path) -> None:
    (folder / "a.html").write_text(PAGE)
    (folder / "b.txt").write_bytes(b"caf\xe9")
    with pytest.raises(InvalidContent) as caught:
        read_articles(folder)
    assert [diagnostic.code for diagnostic in caught.value.diagnostics] == ["page-not-read", "not-utf-8"]
    assert "explainer extract" in caught.value.diagnostics[0].help


@pytest.mark.usefixtures("no_trafilatura")
def test_a_single_page_without_trafilatura_says_what_is_missing() -> None:
    with pytest.raises(ReaderMissing, match="trafilatura"):
        webpage.read_page(PAGE)


def test_reading_text_and_markdown_loads_no_language_tools(folder: Path) -> None:
    (folder / "a.txt").write_text("The border is shut.")
    (folder / "b.md").write_text("# Norland\n\nThe border is shut.")
    program = (
        "import sys; from pathlib import Path; from explainer.articles import read_articles;"
        f"read_articles(Path({str(folder)!r}));"
        "print({'spacy', 'trafilatura', 'py3langid', 'lxml', 'numpy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
