from __future__ import annotations

from explainer.articles.webpage.address import address

from .pages import page_of


def test_the_first_web_address_that_a_page_states_is_its_own() -> None:
    head = '<link rel="canonical" href="/border"><meta property="og:url" content="https://post.example/border">'
    found = address(page_of(head))
    assert found is not None
    assert found.value == "https://post.example/border"


def test_a_page_that_states_none_has_none() -> None:
    assert address(page_of()) is None
