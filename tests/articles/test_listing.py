"""Which files of a folder are articles, and which a person is told of."""

import pytest

from explainer.articles import strays


@pytest.fixture
def folder(tmp_path):
    there = tmp_path / "content" / "articles"
    there.mkdir(parents=True)
    return there


def _write(folder, *names):
    for name in names:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("The border is shut.")


def test_files_of_other_kinds_and_in_folders_within_are_named_each(folder):
    _write(folder, "a.md", "b.markdown", "c.pdf", "2025/d.md", "2025/notes.csv")
    told = strays(folder)
    assert [warning.file for warning in told] == [
        "content/articles/b.markdown",
        "content/articles/c.pdf",
        "content/articles/2025/d.md",
    ]
    assert {warning.severity for warning in told} == {"warning"}
    assert all("move it" in warning.help for warning in told)


def test_what_belongs_to_an_article_or_is_hidden_is_nothing_to_tell(folder):
    _write(folder, "a.html", "a.meta.yml", "a_files/frame.html", "a-Dateien/frame.html", "README.md", "README.rst")
    _write(folder, ".hidden.docx", "_draft.docx", "_old/b.md", "Thumbs.db")
    assert strays(folder) == []


def test_a_folder_that_only_begins_like_an_article_is_not_the_articles(folder):
    _write(folder, "20.html", "2025/d.md")
    assert [warning.file for warning in strays(folder)] == ["content/articles/2025/d.md"]
