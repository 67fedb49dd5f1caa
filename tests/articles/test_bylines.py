from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.articles.bylines import Byline, letters, read_body, read_byline
from explainer.quotes import canonical

from ..fixtures import FIXTURES, read_fixtures

_SITE = {letters(name) for name in ("Graustark Post", "graustark-post.example")}


def _told(byline: Byline) -> str:
    names = (writer.name + (f" ({writer.kind})" if writer.kind != "person" else "") for writer in byline.writers)
    return ", ".join(names) + (f"; {byline.agency}" if byline.agency else "") or "nobody"


@pytest.mark.parametrize(("line", "title", "text", "expected"), read_fixtures(FIXTURES / "articles" / "bylines.txt"))
def test_a_byline_names_whom_its_fixture_says(line: int, title: str, text: str, expected: str) -> None:
    told = [f"{words} → {_told(read_byline(words, _SITE))}" for words in text.splitlines()]
    wanted = [f"{words} → {said}" for words, said in zip(text.splitlines(), expected.splitlines(), strict=True)]
    assert told == wanted, f"line {line}: {title}"


@pytest.mark.parametrize(
    ("text", "begun", "whole"),
    [
        ("By Jane Doe", True, True),
        ("Author: Jane Doe", True, True),
        ("Jane Doe", False, True),
        ("Story Jane Doe", False, True),
        ("By Jane Doe, 3 May 2024 10:22", True, True),
        ("By Jane Doe in the river that has no name", True, False),
    ],
)
def test_a_byline_is_told_from_a_sentence(text: str, begun: bool, whole: bool) -> None:
    byline = read_byline(text)
    assert (byline.begun, byline.whole) == (begun, whole)


def test_the_name_of_a_body_is_not_taken_apart() -> None:
    assert _told(read_body("Friends of Wood and Wine")) == "Friends of Wood and Wine (body)"
    assert _told(read_body("Graustark Post", _SITE)) == "nobody"
    assert _told(read_body("AFP")) == "; AFP"


def test_a_text_is_no_byline() -> None:
    assert not read_byline("By Jane Doe " + "and John Roe " * 50).writers


@given(st.text(max_size=80))
def test_whatever_is_read_a_name_is_words_of_it(text: str) -> None:
    names = [writer.name for writer in read_byline(f"By {text}").writers]
    assert all(name and name == canonical(name) for name in names)
    assert all(word in canonical(text) for name in names for word in name.split())
