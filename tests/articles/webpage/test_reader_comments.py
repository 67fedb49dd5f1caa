"""What readers say under a heading of comments is no source of days and names."""

from __future__ import annotations

import pytest

from explainer.articles.webpage import read_page

from .pages import TEXT

_COMMENT = "<p>By Rob Roe</p><p>17 March 2025</p><p>The minister has to go, he shut the border himself on Thursday.</p>"


def _said(below: str, *, above: str = "", after: str = "") -> tuple[dict[str, object], str]:
    raw = read_page(
        f"<html lang=en><head><title>Border shut</title></head><body><div>{above}<h1>Border shut</h1>{TEXT}{below}</div>{after}</body></html>"
    )
    return {name: said.value for name, said in raw.metadata.items()}, " ".join(line.text for line in raw.lines)


@pytest.mark.parametrize(
    "below",
    [
        f"<h3>Comments</h3><div>{_COMMENT}</div>",
        f"<h2>Leave a reply</h2>{_COMMENT}",
        f"<div><script></script><div><h4>2 Kommentare</h4></div>{_COMMENT}</div>",
        f"<div><h4>2 Comments</h4></div><div>{_COMMENT}</div>",
    ],
)
def test_a_comment_dates_and_signs_no_article(below: str) -> None:
    said, text = _said(below)
    assert said.keys() == {"title", "language"}
    assert text.endswith("has not told.")


def test_the_pages_data_below_its_comments_is_read() -> None:
    data = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-05-03"}</script>'
    for below in (data, f"<div>{data}</div>"):
        said, _ = _said(f"<h3>Comments</h3>{_COMMENT}{below}")
        assert said["published"] == "2024-05-03"


def test_a_heading_of_comments_above_the_article_ends_nothing() -> None:
    _, text = _said(
        "",
        above="<div><h3>The Courier</h3><p>The Courier is read by all of Northaven each day.</p><h4>Comments</h4></div>",
    )
    assert text.endswith("has not told.")
