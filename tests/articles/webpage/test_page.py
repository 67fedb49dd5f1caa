from __future__ import annotations

import pytest

from explainer.articles.webpage import read_page

_BODY = (
    "<p>The border has been shut since midnight, the ministry in Northaven said in a statement late on Friday.</p>" * 3
)


def _page(head: str = "", body: str = _BODY, before: str = "") -> str:
    return f"{before}<html><head>{head}</head><body><article>{body}</article></body></html>"


@pytest.mark.parametrize("year", [1995, 2024, 2150])
def test_a_date_is_what_the_page_states_whatever_day_it_is_today(year: int) -> None:
    said = read_page(_page(f'<meta property="article:published_time" content="{year}-05-03T10:22:00Z">')).metadata
    assert said["published"].value == f"{year}-05-03"


def test_a_page_that_was_changed_has_the_date_that_it_was_published_on() -> None:
    head = '<meta property="article:modified_time" content="2024-06-09"><meta property="article:published_time" content="2024-05-03">'
    assert read_page(_page(head)).metadata["published"].value == "2024-05-03"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "/relative"])
def test_only_a_web_address_is_one(url: str) -> None:
    assert "url" not in read_page(_page(f'<link rel="canonical" href="{url}">')).metadata
    assert "url" not in read_page(_page(before=f"<!-- saved from url=(0001){url} -->")).metadata


def test_several_authors_are_listed() -> None:
    head = '<meta name="author" content="Jane Doe"><meta name="author" content="John Roe">'
    assert read_page(_page(head)).metadata["author"].value == ["Jane Doe", "John Roe"]


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<",
        "no markup at all",
        "<html>",
        "<div>" * 20_000 + _BODY,
        "<blockquote>" * 2_000 + _BODY,
        "<ul><li>" * 2_000 + _BODY,
        _page(body="<p>&#0;&#xD800;&bogus; " + _BODY),
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        + _page(body="<p>&e;</p>" + _BODY),
    ],
)
def test_whatever_a_page_is_it_yields_lines_or_none(page: str) -> None:
    raw = read_page(page)
    lines, said = raw.lines, raw.metadata
    assert "root:" not in "".join(line.text for line in lines)
    assert all(stated.value and stated.where for stated in said.values())


def test_a_page_that_declares_another_language_than_its_texts_is_in_its_texts() -> None:
    french = (
        "<p>Le ministère a annoncé vendredi soir que la frontière restera fermée jusqu’à la fin de la semaine.</p>"
        "<p>Une réponse du pays voisin est attendue samedi, selon le porte-parole du gouvernement, qui n’a pas voulu "
        "dire quelles mesures sont étudiées avant la réunion prévue dans la capitale.</p>"
    )
    page = _page(body=french).replace("<html>", '<html lang="en-US">')
    language = read_page(page).metadata["language"]
    assert (language.value, language.where) == ("fr", "its text, against the page’s own declaration (en-US)")
    assert read_page(page.replace("en-US", "fr-BE")).metadata["language"].value == "fr-BE"
    assert "language" not in read_page(_page(body=french)).metadata
