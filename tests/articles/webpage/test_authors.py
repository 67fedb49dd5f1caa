from __future__ import annotations

import json

import pytest

from explainer.articles.webpage.authors import authors
from explainer.articles.webpage.headline import heading
from explainer.articles.webpage.site_names import site_names

from .pages import page_of

_TITLE = '<meta property="og:site_name" content="Graustark Post"><title>Border shut</title>'
_H1 = "<h1>Border shut</h1>"


def _told(head: str = "", body: str = "") -> str:
    page = page_of(_TITLE + head, _H1 + body)
    site = site_names(page)
    said = authors(page, site, heading(page, site))
    return "; ".join(f"{field}: {found.value}" for field, found in sorted(said.items()))


def _linked(author: object, **more: object) -> str:
    article = {"@type": "NewsArticle", "headline": "Border shut", "author": author} | more
    return f'<script type="application/ld+json">{json.dumps(article)}</script>'


def _meta(*authors: str) -> str:
    return "".join(f'<meta name="author" content="{author}">' for author in authors)


@pytest.mark.parametrize(
    "author",
    [
        "Jane Doe",
        "By Jane Doe",
        {"@type": "Person", "name": "Jane Doe"},
        [{"@type": "Person", "name": "Jane Doe, Political Editor"}],
        {"@type": "Person", "givenName": "Jane", "familyName": "Doe"},
        {"@type": "Person", "name": ["Jane Doe"]},
        [{"@type": "Organization", "name": "Graustark Post"}, {"@type": "Person", "name": "Jane Doe"}],
    ],
)
def test_linked_data_state_an_author(author: object) -> None:
    assert _told(_linked(author)) == "author: Jane Doe"


def test_several_authors_are_a_list_in_order() -> None:
    several = [{"@type": "Person", "name": "John Roe"}, {"@type": "Person", "name": "Jane Doe"}]
    assert _told(_linked(several)) == _told(_meta("John Roe", "Jane Doe")) == "author: ['John Roe', 'Jane Doe']"
    assert _told(_meta("John Roe and Jane Doe")) == "author: ['John Roe', 'Jane Doe']"


def test_an_organisation_is_an_author_where_no_person_is_one() -> None:
    body = {"@type": "Organization", "name": "Friends of Wood and Wine"}
    assert _told(_linked(body)) == "author: Friends of Wood and Wine"
    assert _told(_linked(body) + _meta("Jane Doe")) == "author: Jane Doe"


def test_an_agency_is_no_author() -> None:
    assert _told(_linked({"@type": "Organization", "name": "AFP"})) == "agency: AFP"
    assert _told(_meta("Jane Doe, AFP")) == "agency: AFP; author: Jane Doe"


@pytest.mark.parametrize(
    "author", ["Graustark Post", "graustark post", "admin", "https://social.example/jane", "@jane", "Staff Writer", ""]
)
def test_what_is_nobody_is_no_author_wherever_it_is_stated(author: str) -> None:
    assert _told(_linked(author) + _meta(author)) == ""


@pytest.mark.parametrize(
    "byline",
    [
        '<p class="byline">By Jane Doe | 3 May 2024</p>',
        '<div class="article-meta"><span class="entry-author">Jane Doe</span> <time>3 May</time></div>',
        '<div class="articleAuthor"><div>Jane Doe</div><div>Political Editor</div></div>',
        '<span itemprop="author" itemscope><a itemprop="name" href="/jane">Jane Doe</a></span>',
        '<a rel="author" href="/jane">View all posts by Jane Doe</a>',
        "<p>3 May 2024, by Jane Doe</p>",
        '<ul><li class="author">Jane Doe</li></ul><div class="teaser"><p class="author">John Roe</p></div>',
    ],
)
def test_a_byline_beside_the_headline_names_an_author(byline: str) -> None:
    assert _told(body=byline) == "author: Jane Doe"


@pytest.mark.parametrize(
    "other",
    [
        '<div class="comments"><p class="author">John Roe</p></div>',
        '<article><h3>Fish</h3><p class="byline">By John Roe</p></article>',
        '<figure><span class="author">John Roe</span></figure>',
        '<section class="related-posts"><p class="byline">By John Roe</p></section>',
        '<p class="author">Letters</p>',
        '<p class="byline">Share</p>',
        "<p>From New York to Rio, nobody knows.</p>",
        "<p>By Friday Norland had shut it.</p>",
        "<p>Photo by John Roe</p>",
        "<p>John Roe</p>",
    ],
)
def test_names_of_others_are_no_authors(other: str) -> None:
    assert _told(body=other) == ""


def test_of_a_line_that_names_an_agency_nothing_else_is_believed() -> None:
    assert _told(body="<p>Northaven, EFE</p>") == "agency: EFE"
    assert _told(body='<p class="byline">By Jane Doe, AP Entertainment Writer</p>') == "author: Jane Doe"


def test_a_single_name_is_an_author_where_a_word_or_the_markup_says_so() -> None:
    assert _told(body='<p class="byline">by Ada</p>') == "author: Ada"
    assert _told(body='<span class="author vcard">Ada</span>') == "author: Ada"


def test_several_authors_beside_each_other_are_all_of_them() -> None:
    body = '<p><span class="author">By Jane Doe,</span> <span class="author">John Roe</span></p>'
    assert _told(body=body) == "author: ['Jane Doe', 'John Roe']"


def test_far_from_the_headline_only_who_is_alone_is_the_author() -> None:
    text = "<p>Lorries wait.</p>" * 200
    box = '<div class="author-box">{}</div>'
    assert _told(body=text + box.format("Jane Doe")) == "author: Jane Doe"
    assert _told(body=text + box.format("Jane Doe") + box.format("John Roe")) == ""
    assert _told(_linked("Jane Doe"), text + box.format("Jane Doe and John Roe")) == "author: Jane Doe"


def test_full_names_go_before_accounts_and_most_places_before_one() -> None:
    assert _told(_linked("jdoe"), '<p class="byline">By Jane Doe</p>') == "author: Jane Doe"
    body = '<p class="byline">By Jane Doe</p>'
    assert _told(_linked("John Roe") + _meta("Jane Doe"), body) == "author: Jane Doe"
    assert _told(_linked("Jane Doe") + _meta("John Roe")) == "author: Jane Doe"


def test_a_longer_list_of_authors_goes_before_a_shorter_one() -> None:
    assert _told(_linked("Jane Doe") + _meta("Jane Doe, John Roe")) == "author: ['Jane Doe', 'John Roe']"


def test_a_name_in_capitals_is_written_as_the_page_writes_it_elsewhere() -> None:
    assert _told(_linked("JANE DOE")) == "author: JANE DOE"
    assert _told(_linked("JANE DOE"), '<p class="byline">By Jane Doe</p>') == "author: Jane Doe"
