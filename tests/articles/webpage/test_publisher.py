from __future__ import annotations

import pytest

from explainer.articles.webpage.publisher import publisher
from explainer.articles.webpage.site_names import site_names

from .pages import page_of

_ADDRESS = '<link rel="canonical" href="https://www.graustark-post.example/border">'


def _publisher(head: str) -> str:
    page = page_of(head)
    found = publisher(page, site_names(page))
    return str(found.value) if found else "unknown"


@pytest.mark.parametrize(
    ("stated", "name"),
    [
        ("The Graustark Post", "The Graustark Post"),
        ("Graustark Post - News from the river", "Graustark Post"),
        ("News from the river | Graustark Post", "Graustark Post"),
        ("www.graustark-post.example", "graustark-post.example"),
    ],
)
def test_a_publisher_is_what_the_site_calls_itself_without_its_slogan(stated: str, name: str) -> None:
    assert _publisher(f'{_ADDRESS}<meta property="og:site_name" content="{stated}">') == name


def test_a_host_is_written_out_as_the_site_writes_it_elsewhere() -> None:
    head = '<meta property="og:site_name" content="graustark-post.example"><meta name="application-name" content="Graustark Post">'
    assert _publisher(_ADDRESS + head) == "Graustark Post"


def test_the_title_of_the_window_names_the_publisher_where_nothing_else_does() -> None:
    assert _publisher(f"{_ADDRESS}<title>Border shut | Graustark Post</title>") == "Graustark Post"
    assert _publisher("<title>Border shut | Graustark Post</title>") == "unknown"


def test_a_publisher_that_is_not_named_is_its_host() -> None:
    assert _publisher(_ADDRESS) == "graustark-post.example"
    assert _publisher("") == "unknown"
