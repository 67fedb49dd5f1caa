from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Literal
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.articles import file_of, read_article, read_articles, readable_articles, texts_to_keep, webpage, worker
from explainer.errors import InvalidContent, ReaderMissing
from explainer.files import write_atomic
from explainer.model import Article
from explainer.quotes import canonical, find

from ..fixtures import FIXTURES, read_fixtures
from .told import told

FORMATS = {
    "plain.txt": ".txt",
    "markdown.txt": ".md",
    "notes.txt": ".md",
    "webpages.txt": ".html",
    "letters.txt": ".eml",
    "mhtml.txt": ".mhtml",
}


@pytest.mark.parametrize(
    ("suffix", "line", "title", "text", "expected"),
    [(suffix, *case) for file, suffix in FORMATS.items() for case in read_fixtures(FIXTURES / "articles" / file)],
)
def test_an_article_is_read_as_its_fixture_says(suffix: str, line: int, title: str, text: str, expected: str) -> None:
    assert told(text, suffix) == expected, f"line {line}: {title}"


# Pieces of news as files have them, so that made-up articles have dirt in all places.
_PIECES = st.sampled_from(
    [
        " date 2024-05-03 ",
        "NORTHAVEN, May 3 (AP) — ",
        "Northaven [Norland], May 3 : ",
        "Norland has told three envoys to leave.",
        "What drivers say",
        "FILE PHOTO: ",
        " - REUTERS/ JANE DOE",
        " (Photo by Jane Doe)",
        " [File: Jane Doe/AFP]",
        "By Jane Doe",
        "SUMMARY",
        "1. The net",
        "2. The harbour",
        "3. The answer",
        "The net",
        "> ",
        "# ",
        "* ",
        "**",
        "`",
        "<b>",
        "[a](b)",
        "| a | b |\n|---|---|\n",
        "\n",
        "\n\n",
        "---\n",
        "\u00a0",
        "e\u0301",
        "\u00ad",
        "\r\n",
    ]
)
_TEXTS = st.lists(_PIECES | st.text(max_size=12), min_size=1, max_size=25).map("".join)


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("articles")


def _read(scratch: Path, text: str, suffix: str) -> Article | None:
    file = scratch / f"article{suffix}"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        return read_article(file)
    except InvalidContent:
        return None


@given(_TEXTS, st.sampled_from([".txt", ".md"]))
def test_blocks_are_the_canonical_text_but_for_white_space(scratch: Path, text: str, suffix: str) -> None:
    article = _read(scratch, text, suffix)
    if article is None:
        return
    for block in article.blocks:
        words = article.text[block.start : block.end]
        assert words
        assert canonical(words) == words
    assert all(one.end <= other.start for one, other in pairwise(article.blocks))
    edges = [0, *(edge for block in article.blocks for edge in (block.start, block.end)), len(article.text)]
    assert not any(article.text[a:b].strip() for a, b in zip(edges[::2], edges[1::2], strict=True))
    assert article.text == "\n".join(canonical(line) for line in article.text.split("\n"))
    assert article.sha256 == hashlib.sha256(article.text.encode()).hexdigest()


@given(_TEXTS, st.sampled_from([".txt", ".md"]))
def test_reading_twice_is_reading_once(scratch: Path, text: str, suffix: str) -> None:
    assert _read(scratch, text, suffix) == _read(scratch, text, suffix)


_LETTERS = st.characters(categories=["Lu", "Ll", "Lo", "Nd"])
_WORDS = st.lists(
    st.text(st.one_of(_LETTERS, st.sampled_from(".,;:!?'\"()%$€’“”—–{}#")), min_size=1, max_size=9), min_size=1
)


@given(st.lists(_WORDS.map(" ".join), min_size=1, max_size=6), st.sampled_from([".txt", ".md"]))
def test_no_word_of_raw_text_is_lost_or_altered(scratch: Path, lines: list[str], suffix: str) -> None:
    text = "The law:\n\n" + "\n\n".join(f"So {line}" for line in lines)
    article = _read(scratch, text, suffix)
    assert article is not None
    assert article.text.split() == canonical(text).split()


@pytest.mark.parametrize(
    ("encoding", "mark"), [("utf-8", ""), ("utf-8", "\ufeff"), ("utf-16-le", "\ufeff"), ("utf-16-be", "\ufeff")]
)
def test_a_text_is_read_in_each_encoding_of_unicode(tmp_path: Path, encoding: str, mark: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes((mark + "The envoy’s café\r\nis shut.").encode(encoding))
    assert read_article(file).text == "The envoy’s café\nis shut."


def test_invisible_characters_do_not_stand_between_a_quote_and_its_article(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("The co\u00adope\u200bration was\u2060 suspended\x07.", "utf-8")
    assert find(read_article(file).text, "cooperation was suspended.")


def test_invisible_characters_of_a_page_are_left_out_however_they_are_written(tmp_path: Path) -> None:
    sentence = "<p>The co&shy;ope&#8203;ration was&#x2060; suspended, the ministry in Northaven said on Friday.</p>"
    (tmp_path / "a.html").write_text(f"<html><body><article>{sentence * 3}</article></body></html>")
    assert find(read_article(tmp_path / "a.html").text, "cooperation was suspended")


def test_a_quote_may_run_over_a_dateline(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("NORTHAVEN (AP) — Norland expelled four envoys.", "utf-8")
    assert find(read_article(file).text, "(AP) — Norland expelled")


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "article-empty"),
        ("a.md", b"---\ntitle: only\n---\n", "article-empty"),
        ("a.txt", b"a\0b", "not-text"),
        ("a.txt", "The border is shut.".encode("utf-16-le"), "not-text"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "not-text"),
        ("a.txt", b"x" * (4 * 2**20 + 1), "article-too-large"),
        ("a.html", b"<html><body><p></p></body></html>", "page-without-article"),
        ("a.html", b"\x89PNG\r\n\x1a\n\0\0", "page-without-article"),
        ("a.msg", b"\xd0\xcf", "article-suffix"),
        ("a.md", b"---\ntitle: no end\n\nText.", "front-matter-open"),
        ("a.md", b"---\npublished: soon\n---\nText.", "field-value"),
        ("a.md", b"---\nurl: javascript:alert(1)\n---\nText.", "field-value"),
        ("a.md", b"---\ntitle: A\ntitle: B\n---\nText.", "yaml-duplicate-key"),
    ],
)
def test_what_cannot_be_read_is_told_with_what_to_do(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InvalidContent) as caught:
        read_article(tmp_path / name, name="articles/x")
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == code
    assert diagnostic.file == "articles/x"
    assert diagnostic.help


def test_a_wrong_field_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("\n---\ntitle: A\npublished: 31 June\n---\nText.", "utf-8")
    with pytest.raises(InvalidContent) as caught:
        read_article(tmp_path / "a.md")
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.mark and diagnostic.mark.line == 4
    assert diagnostic.line == "published: 31 June"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_how_a_file_was_read_is_told_where_letters_are_lost(tmp_path: Path, name: str) -> None:
    sentence = "The caf\xe9 in Northaven stays “shut”, the ministry said in a statement late on Friday night."
    page = f"<html><body><article><p>{sentence}</p><p>{sentence}</p></article></body></html>"
    text = page if name.endswith("html") else sentence
    (tmp_path / name).write_bytes(text.encode().replace("é".encode(), b"\xc3", 1))
    article = read_article(tmp_path / name)
    assert "The caf\ufffd in Northaven stays “shut”" in article.text
    assert [(warning.code, warning.severity) for warning in article.warnings] == [("letter-lost", "warning")]


@pytest.mark.parametrize("name", ["a.md", "a.meta.yml"])
def test_what_another_program_wrote_beside_our_fields_is_told_and_stays(
    folder: Path, tmp_path: Path, name: str
) -> None:
    note = "source: https://post.example/a\ntags: [clippings]\n"
    (folder / "a.html").write_text(PAGE)
    if name == "a.md":
        (folder / "a.html").rename(folder / "page.html")
        note = f"---\n{note}---\nThe border is shut."
    (folder / name).write_text(note)
    for _ in range(2):  # read, and then as it was kept
        _keep(folder, tmp_path)
        article = read_articles(folder, tmp_path)[0]
        assert article.meta.url == "https://post.example/a"
        (told,) = article.warnings
        assert (told.code, told.severity, told.file) == ("keys-unknown", "warning", f"content/articles/{name}")
    assert (folder / name).read_text() == note


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidContent, match="cannot be read"):
        read_article(tmp_path / "gone.md")


def test_a_page_is_read_in_the_encoding_that_it_declares(tmp_path: Path) -> None:
    sentence = "<p>The café in Northaven stays “shut”, the ministry said in a statement late on Friday night.</p>" * 4
    for declared, encoding in [("<meta charset='iso-8859-15'>", "windows-1252"), ("", "windows-1252"), ("", "utf-8")]:
        page = f"<html><head>{declared}</head><body><article>{sentence}</article></body></html>"
        if "15" in declared:
            page = page.replace("“", '"').replace("”", '"')
        (tmp_path / "a.html").write_bytes(page.encode(encoding))
        assert "The café in Northaven" in read_article(tmp_path / "a.html").text


def test_xhtml_is_in_the_encoding_that_its_xml_declares(tmp_path: Path) -> None:
    sentence = "<p>The café in Northaven stays “shut”, the ministry said in a statement late on Friday night.</p>" * 4
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><head><meta charset="koi8-r"/></head><body>{sentence}</body></html>'
    (tmp_path / "a.xhtml").write_bytes(f'<?xml version="1.0" encoding="windows-1252"?>{page}'.encode("windows-1252"))
    assert "The café in Northaven stays “shut”" in read_article(tmp_path / "a.xhtml").text


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
def no_trafilatura(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """As on a machine where only the site is built, in this process and in the one that converts pages."""
    path = tmp_path_factory.mktemp("path")
    (path / "trafilatura.py").write_text("raise ImportError('it is not installed')")
    monkeypatch.syspath_prepend(str(path))
    monkeypatch.setitem(sys.modules, "trafilatura", None)


def test_articles_come_in_order_of_their_ids(folder: Path) -> None:
    for name in ("b.txt", "a-b.md", "a.TXT", "C.txt"):
        (folder / name).write_text("The border is shut.")
    assert [article.id for article in read_articles(folder)] == ["C", "a", "a-b", "b"]


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
    (folder / "b.txt").write_bytes(b"caf\0")
    (folder / "c.md").mkdir()
    (folder / "d.txt").symlink_to("gone")
    (folder / "e.txt").write_text("The border is shut.")
    with pytest.raises(InvalidContent) as caught:
        read_articles(folder)
    told = [(diagnostic.file, diagnostic.code) for diagnostic in caught.value.diagnostics]
    assert told == [
        ("content/articles/a.md", "field-value"),
        ("content/articles/a.md", "field-value"),
        ("content/articles/b.txt", "not-text"),
        ("content/articles/c.md", "article-unreadable"),
        ("content/articles/d.txt", "article-unreadable"),
    ]


def test_a_file_of_no_byte_is_told_as_that_whatever_its_kind(folder: Path) -> None:
    for ending in (".docx", ".eml", ".html", ".md", ".pdf", ".txt", ".warc.gz"):
        (folder / f"a{ending[1]}{ending}").write_bytes(b"")
    _, wrong = readable_articles(folder)
    assert {(one.code, one.message, one.help) for one in wrong} == {
        ("article-empty", "nothing is in this file, not a byte", "save it again, or remove it")
    }
    assert len(wrong) == 7


def test_what_can_be_read_is_read_beside_what_cannot(folder: Path) -> None:
    (folder / "a.md").write_text("\n")
    (folder / "b.txt").write_text("The border is shut.")
    (folder / "c.txt").symlink_to("gone")
    articles, wrong = readable_articles(folder)
    assert [article.id for article in articles] == ["b"]
    assert [(problem.file, problem.code) for problem in wrong] == [
        ("content/articles/a.md", "article-empty"),
        ("content/articles/c.txt", "article-unreadable"),
    ]


@pytest.mark.parametrize("read", [read_articles, readable_articles])
def test_two_files_of_one_stem_are_told(folder: Path, read) -> None:
    (folder / "a.md").write_text("The border is shut.")
    (folder / "a.txt").write_text("The border is shut.")
    with pytest.raises(InvalidContent, match=r"a\.md and a\.txt would be one article"):
        read(folder)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("caf\u00e9.md", "cafe\u0301.md", "there are two files"),
        ("caf\u00e9.md", "cafe\u0301.txt", "would be one article: what is before the dot is its id"),
        ("Case.md", "case.html", "would be one article where capitals do not count"),
    ],
)
def test_two_files_that_other_systems_take_for_one_are_told(folder: Path, one: str, other: str, why: str) -> None:
    for name in (one, other):
        (folder / name).write_text("The border is shut.")
    with pytest.raises(InvalidContent, match=f"duplicate-article.*{why}"):
        readable_articles(folder)


@pytest.mark.parametrize("here", ["NFC", "NFD"])
@pytest.mark.parametrize("beside", ["NFC", "NFD"])
def test_however_accents_are_stored_an_article_has_one_name(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    here: Literal["NFC", "NFD"],
    beside: Literal["NFC", "NFD"],
) -> None:
    (folder / normalize(here, "Café déjà.HTML")).write_text(PAGE)
    (folder / normalize(beside, "Café déjà.meta.yml")).write_text("agency: AFP\n")
    (kept,) = _keep(folder, tmp_path / "texts")
    kept.rename(kept.with_name(normalize(beside, kept.name)))
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    (article,) = read_articles(folder, tmp_path / "texts")
    assert (article.id, article.meta.agency) == ("Café déjà", "AFP")
    assert file_of(folder, article).read_text() == PAGE


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
        "explainer.articles.folder.raw_article",
        lambda *file: asked.append(file[1].decode()) or worker.raw_article(*file),
    )
    read_articles(folder, tmp_path)
    assert asked == []
    readable_articles(folder)
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
    (folder / "b.txt").write_bytes(b"caf\0")
    with pytest.raises(InvalidContent) as caught:
        read_articles(folder)
    assert [diagnostic.code for diagnostic in caught.value.diagnostics] == ["article-not-read", "not-text"]
    assert "explainer extract" in caught.value.diagnostics[0].help


@pytest.mark.usefixtures("no_trafilatura")
def test_a_single_page_without_trafilatura_says_what_is_missing() -> None:
    with pytest.raises(ReaderMissing, match="trafilatura"):
        webpage.read_page(PAGE)


@pytest.mark.slow
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


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no such pipes")
def test_what_is_no_file_of_the_story_is_told_and_not_read(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("The border is shut.")
    os.mkfifo(folder / "pipe.txt")
    (folder / "zeroes.md").symlink_to("/dev/zero")
    (folder / "secret.txt").symlink_to(tmp_path / "secret")
    (folder / "folder.html").mkdir()
    (folder / "a.txt").write_text("The border is shut.")
    (folder / "b.txt").symlink_to("a.txt")
    (folder / "a.meta.yml").symlink_to(tmp_path / "secret")
    (folder / "b.meta.yml").write_text("title: The border")
    (folder / "c.txt").write_text("The border is shut.")
    (folder / "c.meta.yml").symlink_to(tmp_path / "not-there-yet.yml")
    articles, wrong = readable_articles(folder)
    assert [(article.id, article.meta.title) for article in articles] == [("b", "The border")]
    assert [(told.file.removeprefix("content/articles/"), told.message) for told in wrong] == [
        ("a.meta.yml", "the file cannot be read: it is a link out of the story's folder"),
        ("c.meta.yml", "the file cannot be read: it is a link out of the story's folder"),
        ("folder.html", "the file cannot be read: it is a folder"),
        ("pipe.txt", "the file cannot be read: it is a pipe"),
        ("secret.txt", "the file cannot be read: it is a link out of the story's folder"),
        ("zeroes.md", "the file cannot be read: it is a link out of the story's folder"),
    ]
    assert read_article(folder / "secret.txt").text == "The border is shut."  # a person named it
