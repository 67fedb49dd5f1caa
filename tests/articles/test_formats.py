"""Formats that other packages add: one that works, and those that break."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.articles import read_article, read_articles, texts_to_keep
from explainer.articles.formats import suffixes
from explainer.errors import InvalidContent, ReaderMissing

from ..plugins import install

LETTER = b"LETTER\nSubject: Norland shuts its border\n\nThe border has been shut since midnight.\n"
CODE = """
    from explainer.articles import Format, Line, RawArticle, Attested

    def read(data, file):
        head, _, body = data.decode().partition("\\n\\n")
        title = head.partition("Subject: ")[2]
        return RawArticle([Line(title, "title"), *map(Line, body.splitlines())], {"title": Attested(title, "its head"), "agency": Attested("AP", "its head")})

    LETTER = Format(read, begins=(b"LETTER",), max_bytes=1000)
    KEPT = Format(read, kept=True)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "content" / "articles"
    folder.mkdir(parents=True)
    (folder / "a.msg").write_bytes(LETTER)
    return folder


@pytest.fixture
def letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "site-packages").mkdir()
    install(monkeypatch, tmp_path / "site-packages", "reads_letters", "explainer.formats", CODE, msg="LETTER")


def test_without_a_package_that_reads_them_files_of_a_further_kind_are_left_alone(folder: Path) -> None:
    assert ".msg" not in suffixes()
    assert read_articles(folder) == []
    with pytest.raises(InvalidContent, match=r"articles end in \.md, [^\n]*\n"):
        read_article(folder / "a.msg")


@pytest.mark.usefixtures("letters")
def test_a_format_that_a_package_adds_is_read_like_those_that_are_built_in(folder: Path) -> None:
    (folder / "a.meta.yml").write_text("agency: AFP\n")
    (article,) = read_articles(folder)
    assert article.id == "a" and article.file == "content/articles/a.msg"
    assert article.text == "Norland shuts its border\nThe border has been shut since midnight."
    assert [block.kind for block in article.blocks] == ["title", "paragraph"]
    assert (article.meta.title, article.meta.agency) == ("Norland shuts its border", "AFP")


@pytest.mark.usefixtures("letters")
def test_a_format_that_a_package_adds_has_a_place_in_messages(folder: Path) -> None:
    with pytest.raises(InvalidContent, match=r"articles end in .*, \.htm, .*, \.msg\n"):
        read_article(folder / "a.doc")


@pytest.mark.usefixtures("letters")
@pytest.mark.parametrize(
    ("data", "code"),
    [(b"<html>", "article-not-of-its-kind"), (LETTER + b"x" * 1000, "article-too-large")],
)
def test_a_file_that_is_not_what_its_suffix_says_is_told(folder: Path, data: bytes, code: str) -> None:
    (folder / "a.msg").write_bytes(data)
    with pytest.raises(InvalidContent) as told:
        read_articles(folder)
    assert [(d.code, d.file) for d in told.value.diagnostics] == [(code, "content/articles/a.msg")]


def test_a_text_that_its_format_wants_kept_is_kept_and_not_read_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = (
        CODE
        + "    from explainer.errors import ReaderMissing\n    def gone(data, file): raise ReaderMissing('no lib')\n"
    )
    code += "    GONE = Format(gone, kept=True)\n"
    for package, what in (("keeps_letters", "KEPT"), ("has_no_library", "GONE")):
        (tmp_path / package).mkdir()
        with monkeypatch.context() as installed:
            install(installed, tmp_path / package, package, "explainer.formats", code, msg=what)
            if what == "KEPT":
                read = read_articles(folder)
                ((kept, change),) = texts_to_keep(folder, read, tmp_path).items()
                kept.write_text(change.text, "utf-8")
                continue
            assert read_articles(folder, tmp_path) == read
            with pytest.raises(InvalidContent, match=r"article-not-read[^~]*no lib; then explainer extract"):
                read_articles(folder)
            with pytest.raises(ReaderMissing):
                read_article(folder / "a.msg")


def test_a_built_in_format_gives_way_to_one_that_a_package_adds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(monkeypatch, tmp_path, "reads_text_anew", "explainer.formats", CODE, txt="LETTER")
    (tmp_path / "b.txt").write_bytes(LETTER)
    assert len(suffixes()) == len(set(suffixes()))
    assert read_article(tmp_path / "b.txt").meta.agency == "AP"


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("import no_such_library", "ModuleNotFoundError: No module named 'no_such_library'"),
        ("FORMAT = 'msg'", "it is 'msg' and no explainer.articles.Format"),
        ("FORMAT = Format(lambda data, file: 1 // 0)", "ZeroDivisionError: "),
        ("FORMAT = Format(lambda data, file: 'text')", "TypeError: what it reads is no explainer.articles.RawArticle"),
        ("FORMAT = Format(lambda data, file: RawArticle(['text']))", "TypeError: what it reads is no "),
        (
            "FORMAT = Format(lambda data, file: RawArticle([Line('x')], {'published': Attested('soon', 'x')}))",
            "published",
        ),
        ("FORMAT = Format(lambda data, file: RawArticle([Line('x')], {}, {'titel': 'x'}))", "titel"),
    ],
)
def test_a_format_that_breaks_is_told_with_its_package_and_the_file(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, problem: str
) -> None:
    (folder / "b.md").write_text("---\npublished: soon\n---\nThe border is shut.")
    head = "from explainer.articles import Format, Line, RawArticle, Attested\n"
    install(monkeypatch, tmp_path, "breaks", "explainer.formats", head + code, msg="FORMAT")
    with pytest.raises(InvalidContent) as told:
        read_articles(folder)
    broken, other = told.value.diagnostics
    assert (broken.code, broken.file) == ("plugin-broken", "content/articles/a.msg")
    assert "the plugin msg of breaks 1.0 (explainer.formats) is broken: " in broken.message
    assert problem in broken.message
    assert other.file == "content/articles/b.md"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.markdown"])
@pytest.mark.parametrize(
    "data",
    [
        b"<!doctype html><html>",
        b"\n <!DOCTYPE  HTML>\n<html>",
        b"\xef\xbb\xbf<html\nlang=en>",
        "<HTML>".encode("utf-16"),
    ],
)
def test_a_web_page_that_is_named_as_a_text_is_refused(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InvalidContent) as raised:
        read_article(tmp_path / name)
    (told,) = raised.value.diagnostics
    assert (told.code, told.help) == ("article-not-of-its-kind", "let its name end in .html")


def test_a_text_about_web_pages_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("A page begins with `<!doctype html>`, and goes on.\n")
    assert read_article(tmp_path / "a.md").text.startswith("A page begins")
