from __future__ import annotations

import pytest
from lxml.html import fromstring

from explainer.articles.webpage.page_furniture import is_alike, is_furniture, is_label, is_lead, letters


@pytest.mark.parametrize(
    "element",
    [
        "<div class='relatedStories'>",
        "<div id='related_stories'>",
        "<div class='x c-related--more'>",
        "<div class='ad'>",
    ],
)
def test_an_element_is_furniture_by_the_words_of_its_name(element: str) -> None:
    assert is_furniture(fromstring(element))


@pytest.mark.parametrize(
    "element",
    [
        "<div class='unrelated'>",
        "<div class='commentary'>",
        "<div class='ad-free'>",
        "<div id='sharing-of-power-in-norland'>",
        "<h2 id='cookies'>x</h2>",
        "<div class='header'>",
    ],
)
def test_a_name_that_only_begins_alike_is_none_of_furniture(element: str) -> None:
    assert not is_furniture(fromstring(element))


def test_a_lead_is_one_by_its_name() -> None:
    assert is_lead(fromstring("<p class='article-lead'>x</p>"))
    assert is_lead(fromstring("<p itemprop='description'>x</p>"))
    assert not is_lead(fromstring("<p class='leader'>x</p>"))


@pytest.mark.parametrize(
    "text", ["Read also", "Related:", "Mehr zum Thema Norland", "À lire aussi :", "Kontakt: Die Post"]
)
def test_a_label_says_what_stands_below_it(text: str) -> None:
    assert is_label(text)


@pytest.mark.parametrize(
    "text", ["Sources close to the ministry", "Contact group meets", "Comments of the envoy", "Related acts"]
)
def test_a_heading_that_begins_like_a_label_of_one_word_is_none(text: str) -> None:
    assert not is_label(text)


def test_a_heading_is_like_a_title_that_has_it_and_the_sites_name() -> None:
    assert is_alike(letters("Envoys sent home"), letters("Envoys sent home | The Northaven Post"))
    assert not is_alike(letters("Envoys"), letters("Envoys sent home"))
