"""What the JSON-LD of a page says, and which of its objects are the page's own article."""

import json

import pytest
from lxml import html

from explainer.articles.webpage.linked_data import LinkedData, linked_data, same_address, types

ARTICLE = {"@type": "NewsArticle", "headline": "Envoy leaves", "url": "https://example.org/envoy"}
TEASER = {"@type": "NewsArticle", "headline": "Rain is coming", "url": "https://example.org/rain"}


def _page(*scripts: str, addresses=("http://www.example.org/envoy/",), titles=()) -> LinkedData:
    body = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    return linked_data(html.fromstring(f"<html><body>{body}</body></html>"), addresses, titles)


def _headlines(found: LinkedData) -> list[str]:
    return [one["headline"] for one in found.articles]


@pytest.mark.parametrize(
    "value",
    [
        ARTICLE,
        [ARTICLE],
        {"@graph": [{"@type": "WebSite"}, ARTICLE]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
        {**ARTICLE, "@type": ["Article", "http://schema.org/ReportageNewsArticle"]},
        {**ARTICLE, "@type": "schema:BlogPosting"},
    ],
)
def test_the_article_is_found_however_it_is_nested(value):
    assert _headlines(_page(json.dumps(value))) == ["Envoy leaves"]


@pytest.mark.parametrize("key", ["itemListElement", "hasPart", "mentions", "comment", "blogPost"])
def test_an_article_that_is_listed_or_mentioned_is_not_the_pages(key):
    found = _page(json.dumps({"@type": "ItemList", key: [TEASER]}))
    assert found.articles == () and [types(one) for one in found.others] == [["itemlist"]]


def test_of_several_articles_those_of_the_pages_address_are_its_own():
    assert _headlines(_page(json.dumps(TEASER), json.dumps(ARTICLE))) == ["Envoy leaves"]


def test_of_several_articles_without_the_pages_address_those_of_its_title_are_its_own():
    found = _page(json.dumps([TEASER, ARTICLE]), addresses=(), titles=["ENVOY leaves | The Courier"])
    assert _headlines(found) == ["Envoy leaves"]


def test_several_articles_none_of_which_is_told_are_none_of_the_pages():
    assert _page(json.dumps([TEASER, ARTICLE]), addresses=()).articles == ()
    assert len(_page(json.dumps([ARTICLE, ARTICLE]), addresses=()).articles) == 2


@pytest.mark.parametrize("around", ["<![CDATA[{}]]>", "//<![CDATA[\n{}\n//]]>", "/*<![CDATA[*/{}/*]]>*/", "<!--{}-->"])
def test_what_old_pages_write_around_a_script_is_passed_over(around):
    assert _headlines(_page(around.replace("{}", json.dumps(ARTICLE)))) == ["Envoy leaves"]


def test_a_script_that_breaks_off_gives_what_stood_whole_before():
    assert _headlines(_page(json.dumps(ARTICLE) + ";\n" + json.dumps(TEASER)[:-9])) == ["Envoy leaves"]
    assert _page("{", "[" * 100_000, '{"@type": ').articles == ()


def test_entities_and_raw_line_breaks_in_its_strings_are_read():
    assert _headlines(_page('{"@type": "Article", "headline": "Cause &amp;\n effect"}')) == ["Cause &\n effect"]


def test_a_reference_is_the_object_that_has_its_id():
    person = {"@type": "Person", "@id": "#jane", "name": "Jane Doe"}
    found = _page(json.dumps({"@graph": [{**ARTICLE, "author": {"@id": "#jane"}}, person]}))
    assert found.referred(found.articles[0]["author"]) == [person]
    assert found.referred({"@id": "#nobody"}) == [{"@id": "#nobody"}] and found.referred(None) == []


@pytest.mark.parametrize(
    "one, other, same",
    [
        ("https://www.example.org/a/", "http://example.org/a#top", True),
        ("https://example.org/a?id=1", "https://example.org/a?id=2", False),
        ("", "", False),
    ],
)
def test_addresses_of_one_page(one, other, same):
    assert same_address(one, other) is same


def test_a_script_of_endless_values_is_read_only_so_far():
    assert len(_page('{"@type": "WebSite"}' * 5000).others) == 1000
