"""Days that a page's markup calls the day of publication."""

from __future__ import annotations

import json

import pytest

from explainer.articles.webpage.marked_days import marked_days

from .pages import article_page


def _linked(**said: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **said})}</script>'


def _found(**parts: str) -> list[tuple[str, str, bool]]:
    return [(str(one.day.readings[0]), one.where, one.sole) for one in marked_days(article_page(**parts))]


@pytest.mark.parametrize(
    "parts, where",
    [
        ({"head": _linked(datePublished="2024-05-05T09:00:00+02:00")}, "the page’s JSON-LD (datePublished)"),
        ({"head": _linked(datePublished=1714899600)}, "the page’s JSON-LD (datePublished)"),
        ({"head": _linked(datePublished=["1714899600000"])}, "the page’s JSON-LD (datePublished)"),
        (
            {"head": '<meta property="article:published_time" content="2024-05-05">'},
            "the page’s metadata (article:published_time)",
        ),
        ({"head": '<meta name="DC.date.issued" content="5 May 2024">'}, "the page’s metadata (dc.date.issued)"),
        ({"head": '<meta itemprop="datePublished" content="2024-05-05">'}, "the page’s markup (datePublished)"),
        ({"foot": '<span itemprop="datePublished">5 May 2024</span>'}, "the page’s markup (datePublished)"),
        ({"below": '<span property="schema:datePublished" content="2024-05-05">'}, "the page’s markup (datePublished)"),
        ({"below": '<time pubdate datetime="2024-05-05">'}, "the page’s markup (pubdate)"),
        ({"below": "<time pubdate>5 May 2024</time>"}, "the page’s markup (pubdate)"),
    ],
)
def test_a_day_is_marked(parts: dict[str, str], where: str) -> None:
    assert _found(**parts) == [("2024-05-05", where, True)]


@pytest.mark.parametrize(
    "parts",
    [
        {"head": _linked(dateModified="2024-05-05", dateCreated="2024-05-05")},
        {"head": _linked(datePublished="yesterday")},
        {"head": _linked(datePublished=None)},
        {"head": _linked(datePublished=5)},
        {"head": _linked(datePublished="0000000000")},
        {"head": _linked(datePublished={"@value": True})},
        {"head": '<meta property="og:updated_time" content="2024-05-05">'},
        {"head": '<meta http-equiv="date" content="2024-05-05">'},
        {
            "foot": '<div itemscope itemtype="https://schema.org/Comment"><i itemprop="datePublished">2024-05-05</i></div>'
        },
        {"below": '<time datetime="2024-05-05">'},
    ],
)
def test_what_is_no_day_of_publication_is_not_marked_as_one(parts: dict[str, str]) -> None:
    assert _found(**parts) == []


def test_of_many_in_one_way_each_may_be_another_articles() -> None:
    teasers = "".join(f"<time pubdate>2024-05-{day:02}</time>" for day in (5, 9))
    assert [sole for _, _, sole in _found(foot=teasers)] == [False, False]
