from __future__ import annotations

import hashlib
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.articles import read_article
from explainer.errors import InvalidContent
from explainer.model import Article
from explainer.quotes import canonical, find

from ..fixtures import FIXTURES, read_fixtures
from .told import told

FORMATS = {"plain.txt": ".txt", "markdown.txt": ".md", "webpages.txt": ".html"}


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
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("articles")


def _read(folder: Path, text: str, suffix: str) -> Article | None:
    file = folder / f"article{suffix}"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        return read_article(file)
    except InvalidContent:
        return None


@given(_TEXTS, st.sampled_from([".txt", ".md"]))
def test_blocks_are_the_canonical_text_but_for_white_space(folder: Path, text: str, suffix: str) -> None:
    article = _read(folder, text, suffix)
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
def test_reading_twice_is_reading_once(folder: Path, text: str, suffix: str) -> None:
    assert _read(folder, text, suffix) == _read(folder, text, suffix)


_LETTERS = st.characters(categories=["Lu", "Ll", "Lo", "Nd"])
_WORDS = st.lists(
    st.text(st.one_of(_LETTERS, st.sampled_from(".,;:!?'\"()%$€’“”—–{}#")), min_size=1, max_size=9), min_size=1
)


@given(st.lists(_WORDS.map(" ".join), min_size=1, max_size=6), st.sampled_from([".txt", ".md"]))
def test_no_word_of_raw_text_is_lost_or_altered(folder: Path, lines: list[str], suffix: str) -> None:
    text = "The law:\n\n" + "\n\n".join(f"So {line}" for line in lines)
    article = _read(folder, text, suffix)
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
        ("a.txt", b"one\nCaf\xe9", "not-utf-8"),
        ("a.txt", b"\xff\xfea", "not-utf-8"),
        ("a.txt", b"x" * (4 * 2**20 + 1), "article-too-large"),
        ("a.html", b"<html><body><p></p></body></html>", "page-without-article"),
        ("a.html", b"\x89PNG\r\n\x1a\n\0\0", "page-without-article"),
        ("a.pdf", b"%PDF", "article-suffix"),
        ("a.md", b"---\ntitle: no end\n\nText.", "front-matter-open"),
        ("a.md", b"---\npublished: soon\n---\nText.", "field-value-error"),
        ("a.md", b"---\nurl: javascript:alert(1)\n---\nText.", "field-value-error"),
        ("a.md", b"---\ntitel: A\n---\nText.", "unknown-field"),
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


def test_a_byte_that_is_not_utf_8_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("One.\nThé caf\n".encode().replace(b"caf", b"caf\xe9"))
    with pytest.raises(InvalidContent) as caught:
        read_article(tmp_path / "a.txt")
    assert re.search(r"a\.txt:2:8\n", str(caught.value))


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
