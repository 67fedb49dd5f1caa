from __future__ import annotations

from explainer.articles.webpage.byline_elements import LINE, SEEN, byline_elements
from explainer.articles.webpage.headline import Heading, heading
from explainer.articles.webpage.parsing import WebPage
from explainer.articles.webpage.site_names import site_names

from .pages import page_of


def _heading(page: WebPage) -> Heading | None:
    return heading(page, site_names(page))


def test_what_is_beside_the_headline_comes_first_and_what_is_marked_before_what_is_not() -> None:
    page = page_of(
        "<title>Border shut</title>",
        '<p class="author">Al</p>' + "<p>x</p>" * 100 + "<h1>Border shut</h1><p>By B</p><p class='byline'>By C</p>",
    )
    found = byline_elements(page, _heading(page))
    told = [(one.text.strip("| "), one.where, one.is_near) for one in found if one.text.strip("| ") in "A By B By C"]
    assert told == [("By C", SEEN, True), ("By B", LINE, True)]
    bare = [one for one in byline_elements(page, None) if "Al" in one.text]
    assert [(one.where, one.is_near) for one in bare] == [(SEEN, False)]


def test_of_a_page_full_of_bylines_only_the_first_are_looked_at() -> None:
    page = page_of(body='<p class="author">Jane Doe</p>' * 1_000)
    assert 100 < len(byline_elements(page, None)) < 1_000
