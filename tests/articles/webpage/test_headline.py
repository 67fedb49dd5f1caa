from __future__ import annotations

import pytest

from explainer.articles.webpage.headline import heading, headline
from explainer.articles.webpage.site_names import site_names

from .pages import page_of

_SITE = '<meta property="og:site_name" content="Graustark Post">'


def _headline(head: str, body: str = "") -> str:
    page = page_of(head, body)
    found = headline(page, site_names(page))
    return str(found.value) if found else "unknown"


@pytest.mark.parametrize(
    "title",
    [
        "Border shut | Graustark Post",
        "Border shut - Graustark Post",
        "Border shut – Graustark Post Online",
        "Border shut :: GRAUSTARK POST",
        "Graustark Post » Border shut",
        "Border shut | World | Graustark Post",
    ],
)
def test_a_title_is_without_the_site_s_name(title: str) -> None:
    heading_of_page = "<h1>Border shut</h1>" if "World" in title else ""
    assert _headline(f"{_SITE}<title>{title}</title>", heading_of_page) == "Border shut"


@pytest.mark.parametrize("title", ["Mali – France: the break", "Graustark: a post on the border", "Wood | Wine | Wool"])
def test_what_is_no_name_of_the_site_stays_in_a_title(title: str) -> None:
    assert _headline(f"{_SITE}<title>{title} | Graustark Post</title>") == title
    assert _headline(f"{_SITE}<title>{title} | Graustark Post</title>", f"<h1>{title}</h1>") == title


def test_a_site_that_states_no_name_is_known_by_its_address_and_by_what_its_heading_lacks() -> None:
    address = '<link rel="canonical" href="https://www.graustark-post.example/border">'
    assert _headline(f"{address}<title>Border shut - Graustark Post</title>") == "Border shut"
    assert _headline("<title>Border shut - The Daily Mirror</title>", "<h1>Border shut</h1>") == "Border shut"


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Graustark Post</h1><h1>Border shut</h1>",
        "<h1>Search</h1><h1>Border shut</h1><h1>More</h1>",
        "<h1>Menu</h1><h2>Border shut</h2>",
        "<h1><span>Politics</span> | Border shut</h1>",
        "<h1>Border shut <small>Lorries wait on both sides</small></h1>",
        "<h1>Border <b>sh</b>ut</h1>",
    ],
)
def test_the_heading_that_agrees_with_what_is_stated_is_the_title(body: str) -> None:
    assert _headline(f'{_SITE}<meta property="og:title" content="Border shut">', body) == "Border shut"


def test_the_title_is_what_readers_see_where_it_is_reworded_for_others() -> None:
    head = '<meta property="og:title" content="Norland has shut its border, ministry says">'
    assert _headline(head, "<h1>Norland shuts its border</h1>") == "Norland shuts its border"


def test_the_name_of_a_section_is_no_title() -> None:
    head = f"{_SITE}<title>Border shut | World | Graustark Post</title>"
    assert _headline(head, "<h1>World</h1>") != "World"


@pytest.mark.parametrize(
    ("section", "title"), [("Opinion", "Border shut"), ("Norland shuts border", "Norland shuts border")]
)
def test_the_only_heading_is_the_title_unless_it_is_one_word(section: str, title: str) -> None:
    assert _headline("<title>Border shut</title>", f"<h1>{section}</h1>") == title


def test_linked_data_state_a_title_where_no_heading_does() -> None:
    script = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Border shut"}</script>'
    assert _headline(f"{_SITE}{script}<title>Graustark Post</title>") == "Border shut"


def test_a_page_without_a_title_has_none() -> None:
    assert _headline(_SITE) == "unknown"


def test_the_heading_is_where_it_stands() -> None:
    page = page_of("<title>Border shut</title>", "<h1>Menu</h1><h1 id='x'>Border shut</h1>")
    found = heading(page, site_names(page))
    assert found is not None
    assert found.element.get("id") == "x"
