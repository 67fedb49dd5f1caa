"""Which files of a folder are articles, and which a person is told of."""

import unicodedata

import pytest

from explainer.articles import article_files, file_of, read_articles, sidecar_of, strays
from explainer.articles.formats import suffixes
from explainer.errors import InvalidContent


@pytest.fixture
def folder(tmp_path):
    there = tmp_path / "content" / "articles"
    there.mkdir(parents=True)
    return there


def _write(folder, *names):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("The border is shut.")


def test_files_of_other_kinds_are_named_each_with_what_to_do(folder):
    _write(folder, "a.md", "b.odp", "c.pages", "2025/d.md", "2025/notes.csv", "2025/09/e.xyz")
    told = strays(folder)
    assert [warning.file for warning in told] == [
        "content/articles/2025/09/e.xyz",
        "content/articles/2025/notes.csv",
        "content/articles/b.odp",
        "content/articles/c.pages",
    ]
    assert {warning.severity for warning in told} == {"warning"}
    assert all("move it" in warning.help for warning in told)
    assert [warning.help.partition(";")[0] for warning in told] == [
        "save it as one of " + ", ".join(suffixes()),
        "write what it says as sentences in a .txt file",
        "write what it says as sentences in a .txt file",
        "open it in a word processor and save it as .docx or .odt",
    ]


def test_a_sidecar_that_no_article_has_is_told_with_how_to_name_it(folder):
    _write(folder, "new.html", "old.meta.yml", "I.md", "I.META.YML", "2025/new.meta.yml", "2025/é.md")
    _write(folder, f"2025/{unicodedata.normalize('NFD', 'é')}.meta.yml", "_aside.meta.yml")
    told = strays(folder)
    assert [(warning.file.removeprefix("content/articles/"), warning.help) for warning in told] == [
        ("2025/new.meta.yml", "rename it to NAME.meta.yml, as its article is named now; or remove it"),
        ("I.META.YML", "rename it to I.meta.yml; or remove it"),
        ("old.meta.yml", "rename it to NAME.meta.yml, as its article is named now; or remove it"),
    ]
    assert {(warning.code, warning.severity) for warning in told} == {("sidecar-without-article", "warning")}


def test_articles_in_folders_within_are_read_each_by_its_own_name(folder):
    _write(folder, "a.md", "2025/09/b.txt", "2025/c.TXT")
    read = read_articles(folder)
    assert [(article.id, article.file) for article in read] == [
        ("a", "content/articles/a.md"),
        ("b", "content/articles/2025/09/b.txt"),
        ("c", "content/articles/2025/c.TXT"),
    ]
    assert [file_of(folder, article) for article in read] == [
        folder / "a.md",
        folder / "2025/09/b.txt",
        folder / "2025/c.TXT",
    ]
    assert sidecar_of(folder / "2025/c.TXT") == folder / "2025/c.meta.yml"


def test_two_articles_of_one_name_in_two_folders_are_told(folder):
    _write(folder, "a.md", "2025/a.txt")
    with pytest.raises(InvalidContent, match=r"2025/a.txt and a.md would be one article"):
        read_articles(folder)


def test_what_belongs_to_an_article_or_is_hidden_is_nothing_to_tell(folder):
    _write(folder, "a.html", "a.meta.yml", "a_files/frame.html", "a-Dateien/frame.html", "README.md", "README.rst")
    _write(folder, ".hidden.docx", "_draft.docx", "_old/b.md", "Thumbs.db", "~$draft.docx")
    assert (strays(folder), [file.name for file in article_files(folder)]) == ([], ["a.html"])


def test_a_folder_that_only_begins_like_an_article_is_not_the_articles(folder):
    _write(folder, "20.html", "2025/d.md", "20_files/e.md")
    assert [file.name for file in article_files(folder)] == ["20.html", "d.md"]


@pytest.mark.parametrize(
    "called", ["Old name_files", "Alt-Dateien", "Vieux_fichiers", "Viejo_archivos", "Старое_файлы", "old.files"]
)
def test_a_folder_that_a_browser_saved_is_not_read_when_its_page_has_another_name(folder, called):
    _write(folder, "001.html", f"{called}/frame.html", f"{called}/frame.xyz", f"{called}/within/frame.md")
    assert [file.name for file in article_files(folder)] == ["001.html"]
    (told,) = strays(folder)
    assert told.file == f"content/articles/{called}"
    assert "give it another name" in told.help


def test_a_folder_that_leads_back_to_itself_is_not_gone_round_in(folder):
    _write(folder, "a.md")
    (folder / "again").symlink_to(folder)
    assert [file.name for file in article_files(folder)] == ["a.md"]
