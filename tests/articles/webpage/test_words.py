from __future__ import annotations

import pytest
from lxml import html

from explainer.articles.webpage.words import words_of


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>A  <b>bo</b>rder</p>", "A border"),
        ("<p><span>By</span><span>Jane Doe</span></p>", "By Jane Doe"),
        ("<div><p>One</p><p>two</p></div>", "One / two"),
        ("<p>One<br>two</p>", "One / two"),
        ("<p>One<script>x()</script><style>p {}</style><!-- y --> two</p>", "One two"),
    ],
)
def test_the_words_of_an_element_are_those_that_are_seen(markup: str, words: str) -> None:
    seen = [word for word in words_of(html.fromstring(markup), " / ").split(" / ") if word]
    assert " / ".join(word.strip(" /") for word in seen).strip(" /") == words


def test_what_stands_after_an_element_is_not_its_own() -> None:
    assert words_of(html.fromstring("<p><i>One</i> two</p>")[0]) == "One"


def test_a_long_text_is_known_to_be_one_without_being_read() -> None:
    page = html.fromstring("<div>" + "<p>word</p>" * 10_000 + "</div>")
    assert 100 < len(words_of(page, longest=100)) < 2_000
