"""What a page states of itself in its markup."""

import pytest
from lxml import html

from explainer.articles.webpage.stated import PageStatements, stated


def _stated(head: str = "", body: str = "") -> PageStatements:
    return stated(html.fromstring(f"<html><head>{head}</head><body>{body}</body></html>"))


def test_metadata_is_found_by_its_name_in_any_case_and_in_order():
    meta = _stated(
        '<meta name="Author" content="Jane"><meta property="author" content=" John  Roe"><meta name="x">'
    ).meta
    assert meta == {"author": ("Jane", "John Roe")}


def test_the_canonical_address_is_the_first():
    head = '<meta property="og:url" content="https://example.org/b"><link rel="canonical" href="https://example.org/a">'
    assert _stated(head).addresses == ("https://example.org/a", "https://example.org/b")


@pytest.mark.parametrize(
    "element, value",
    [
        ('<meta itemprop="p" content="a">', "a"),
        ('<span itemprop="p" content="a">b</span>', "a"),
        ('<time itemprop="p" datetime="a">b</time>', "a"),
        ('<a itemprop="p" href="a">b</a>', "a"),
        ('<span itemprop="p q"> b  <i>c</i></span>', "b c"),
        ('<span property="schema:p">b</span>', "b"),
        ('<span property="http://schema.org/p">b</span>', "b"),
    ],
)
def test_the_value_of_what_is_marked(element, value):
    assert [marked.value for marked in _stated(body=element).marked["p"]] == [value]


def test_what_is_marked_is_of_the_nearest_thing_around_it():
    body = """
      <div itemscope itemtype="http://schema.org/NewsArticle"><i itemprop="headline">A</i>
        <div itemscope itemtype="http://schema.org/Person"><i itemprop="name">Jane</i></div>
        <p typeof="schema:Comment"><i property="name">Joe</i></p></div>
      <i itemprop="name">Nobody's</i>"""
    marked = _stated(body=body).marked
    assert [one.of for one in marked["headline"]] == ["newsarticle"]
    assert [one.of for one in marked["name"]] == ["person", "comment", ""]


def test_the_title_in_the_head_tells_which_json_is_of_the_pages_article():
    script = '[{"@type": "Article", "headline": "Rain"}, {"@type": "Article", "headline": "Sun"}]'
    linked = _stated(f'<title>Sun - Courier</title><script type="application/ld+json">{script}</script>').linked
    assert [one["headline"] for one in linked.articles] == ["Sun"]
