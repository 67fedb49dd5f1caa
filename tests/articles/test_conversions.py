from __future__ import annotations

from pathlib import Path

import pytest

from explainer.articles import Attested, Conversions, Line, RawArticle, readable_articles
from explainer.articles import conversions as module
from explainer.diagnostics import Diagnostic, Mark
from explainer.errors import InvalidContent

TORN = Diagnostic(code="torn", message="it is torn", file="a.html", mark=Mark(1, 2), severity="warning")
RAW = RawArticle(
    [Line("Shut", "title"), Line("It is shut.")], {"author": Attested(["A", "B"], "its byline")}, None, [TORN]
)


@pytest.fixture
def converted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are converted, by what diagnostics call them."""
    names: list[str] = []

    def raw_article(file: Path, data: bytes, called: str) -> RawArticle:
        names.append(called)
        if data == b"wrong":
            raise InvalidContent([TORN])
        return RAW

    monkeypatch.setattr(module, "raw_article", raw_article)
    return names


def test_a_file_is_converted_once(tmp_path: Path, converted: list[str]) -> None:
    for _ in range(2):
        assert Conversions(tmp_path).raw_article(Path("a.html"), b"page", "a.html") == RAW
    assert converted == ["a.html"]


def test_it_is_converted_again_where_it_or_what_converts_changed(
    tmp_path: Path, converted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def convert(name: str = "a.html", data: bytes = b"page") -> int:
        Conversions(tmp_path).raw_article(Path(name), data, name)
        return len(converted)

    assert [convert(), convert(data=b"pages"), convert("a.pdf"), convert("b.html"), convert()] == [1, 2, 3, 4, 4]
    monkeypatch.setattr(module, "_version", lambda: "another")
    assert convert() == 5


def test_a_text_is_read_anew_each_time_and_so_is_what_is_wrong(tmp_path: Path, converted: list[str]) -> None:
    for _ in range(2):
        Conversions(tmp_path).raw_article(Path("a.txt"), b"text", "a.txt")
        with pytest.raises(InvalidContent):
            Conversions(tmp_path).raw_article(Path("b.html"), b"wrong", "b.html")
    assert converted == ["a.txt", "b.html"] * 2
    assert list(tmp_path.iterdir()) == []


def test_an_article_is_the_same_from_what_was_kept(tmp_path: Path, converted: list[str]) -> None:
    (tmp_path / "a.html").write_text("page")
    for _ in range(2):
        conversions = Conversions(tmp_path / ".cache")
        ((article,), _) = readable_articles(tmp_path, {}, conversions.raw_article)
        conversions.forget_others()
        assert (article.text, article.meta.authors) == ("Shut\nIt is shut.", ["A", "B"])
        assert (article.stated["author"], article.warnings) == ("its byline", [TORN])
    assert len(converted) == 1
