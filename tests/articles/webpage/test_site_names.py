from __future__ import annotations

import pytest

from explainer.articles.webpage.site_names import host, parts, site_names

from .pages import page_of

_LINKED = """<script type="application/ld+json">[{"@type": "NewsArticle", "headline": "x",
 "publisher": {"@type": "Organization", "name": "Graustark Media"}},
 {"@type": "WebSite", "name": "Graustark Post", "alternateName": "GP Online"}]</script>"""


@pytest.mark.parametrize(
    "name",
    [
        "Graustark Media",
        "graustark post",
        "GP Online",
        "graustark-post",
        "graustark-post.example",
        "The Graustark Post",
    ],
)
def test_a_site_is_called_what_the_page_states_and_what_its_address_says(name: str) -> None:
    page = page_of(_LINKED + '<link rel="canonical" href="https://www.graustark-post.example/x">')
    assert name.removeprefix("The ") in site_names(page)


@pytest.mark.parametrize("name", ["Graustark", "Jane Doe", "example", ""])
def test_nothing_else_is_its_name(name: str) -> None:
    page = page_of(_LINKED + '<link rel="canonical" href="https://www.graustark-post.example/x">')
    assert name not in site_names(page)


def test_the_title_of_the_article_is_no_name_of_the_site() -> None:
    head = '<meta property="og:title" content="Norland shuts its whole border"><meta property="og:site_name" content="Norland shuts its whole border | Post">'
    assert site_names(page_of(head)).stated == ()


def test_what_hangs_on_the_article_s_title_is_no_author_and_may_be_a_section() -> None:
    names = site_names(page_of("<title>World | Border shut | Graustark.de - Sport</title>", "<h1>Border shut</h1>"))
    assert names.no_authors == {"graustark", "graustarkde", "sport"}
    assert names.letters == frozenset()
    assert not site_names(page_of("<title>Border shut | Graustark</title>", "<h1>Fish</h1>")).no_authors


def test_a_person_is_no_site() -> None:
    script = '<script type="application/ld+json">{"@type": "NewsArticle", "publisher": {"@type": "Person", "name": "Jane Doe"}}</script>'
    assert "Jane Doe" not in site_names(page_of(script))


def test_the_host_is_that_of_the_address_without_www() -> None:
    assert host(page_of('<link rel="canonical" href="https://www.post.example/x">')) == "post.example"
    assert host(page_of('<link rel="canonical" href="http://[x/">')) == ""
    assert host(page_of()) == ""


def test_a_title_has_parts_between_its_separators_only() -> None:
    assert parts("Co-pilot: a first – Post|News :: x") == ["Co-pilot: a first", "Post", "News", "x"]
