from __future__ import annotations

import pytest

from explainer.articles.blocks import classify_lines
from explainer.articles.lines import Line

from ..fixtures import FIXTURES, read_fixtures


def _parts(text: str, above: str, published: str = "unknown") -> str:
    """A line's parts and what it says of the article, with another line above it."""
    lines = [Line(above), Line(text)] if above else [Line(text)]
    parts, said = classify_lines(lines, "unknown", published)
    shown = " | ".join(f"{part.kind}: {text[part.start : part.end]}" for part in parts[-1])
    return shown + "".join(f" | {field} = {stated.value}" for field, stated in sorted(said.items()))


@pytest.mark.parametrize(("line", "title", "text", "expected"), read_fixtures(FIXTURES / "articles" / "furniture.txt"))
def test_a_line_is_parted_as_its_fixture_says(line: int, title: str, text: str, expected: str) -> None:
    above = "A first paragraph stands above." if title.startswith("under a paragraph") else ""
    assert "\n".join(_parts(words, above) for words in text.splitlines()) == expected, f"line {line}: {title}"


@pytest.mark.parametrize(
    ("published", "told"),
    [
        ("unknown", ""),
        ("2024", "2024-05-03"),
        ("2024-05", "2024-05-03"),
        ("2024-06", ""),
        ("2024-05-04", ""),
    ],
)
def test_a_day_without_a_year_dates_an_article_only_where_its_year_is_known(published: str, told: str) -> None:
    shown = _parts("NORTHAVEN, May 3 (AP) — Norland expelled four envoys.", "", published)
    assert shown.endswith(f" | published = {told}" if told else " | agency = AP")


def test_a_day_that_does_not_exist_dates_nothing() -> None:
    assert "published" not in _parts("NORTHAVEN, 31 June 2024 (AP) — Norland expelled four envoys.", "")


def test_a_dateline_stands_above_the_second_paragraph_only() -> None:
    lines = [Line(f"Paragraph {no}.") for no in range(3)] + [Line("NORTHAVEN — The talks go on.")]
    parts, _ = classify_lines(lines, "unknown", "unknown")
    assert [part.kind for part in parts[-1]] == ["paragraph"]


def test_paragraphs_above_the_title_do_not_end_an_articles_head() -> None:
    above = [Line("We set cookies."), Line("You may change that.")]
    lines = [*above, Line("Border shut", "title"), Line("It was shut at midnight."), Line("By Jane Doe and John Roe")]
    parts, said = classify_lines([*lines, Line("Norland shut its border on Friday.")], "unknown", "unknown")
    assert said["author"].value == ["Jane Doe", "John Roe"]
    assert [line[0].kind for line in parts[2:]] == ["title", "standfirst", "furniture", "paragraph"]


def test_the_title_that_is_known_is_found_under_a_kicker() -> None:
    lines = [Line("Norland and the wider world today"), Line("Border shut"), Line("It is shut since midnight.")]
    parts, _ = classify_lines(lines, "Border Shut", "unknown")
    assert [line[0].kind for line in parts] == ["heading", "title", "paragraph"]


def test_a_long_text_before_a_credit_is_no_caption() -> None:
    text = "The minister spoke at length about nets. " * 20 + "(Photo by Jane Doe)"
    assert _parts(text, "").startswith("paragraph")


def test_a_first_line_without_any_text_below_is_no_title() -> None:
    assert _parts("Norland shuts its border", "") == "paragraph: Norland shuts its border"


def test_an_address_tells_where_an_article_stands_only_in_its_head_and_alone() -> None:
    paragraphs = [Line(f"Paragraph {no}.") for no in range(3)]
    addresses = [Line("https://example.org/a"), Line("https://example.org/b")]
    for lines in ([*paragraphs, addresses[0]], [*addresses, *paragraphs]):
        parts, said = classify_lines(lines, "unknown", "unknown")
        assert "url" not in said and {"furniture"} == {
            parts[lines.index(one)][0].kind for one in addresses if one in lines
        }
