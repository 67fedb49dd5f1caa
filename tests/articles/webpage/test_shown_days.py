"""Days that the head of an article shows."""

from __future__ import annotations

import pytest

from explainer.articles.webpage.shown_days import shown_days

from .pages import TEXT, article_page, web_page


def _shown(**parts: str) -> list[str]:
    return [str(one.day.readings[0]) for one in shown_days(article_page(**parts))]


@pytest.mark.parametrize(
    "line",
    [
        "<p>5 May 2024</p>",
        "<p>By Jane Doe | 5 May 2024</p>",
        "<p>Sunday 5 May 2024, 7.30 am</p>",
        "<p>Published on 5 May 2024 by our correspondent in Northaven</p>",
        "<p>Published 5 May 2024, last updated 9 May 2024</p>",
        '<aside class="meta"><p>5 May 2024</p></aside>',
        '<p><span class="post-date">5 May 2024</span> by <a>Jane Doe</a> in Abroad, Borders, Ferries, Trains, Travel</p>',
        '<div class="entry-meta">5 May 2024 in <a>Abroad</a></div>',
        '<span class="date updated">5 May 2024</span>',
        '<p>By Jane, who writes of ferries, trains and of the border <time datetime="2024-05-05">5 May 2024</time></p>',
        '<time datetime="2024-05-05T10:00:00Z">3 hours ago</time>',
        '<header><time datetime="2024-05-05T10:00:00Z">Sunday</time></header>',
    ],
)
@pytest.mark.parametrize("place", ["above", "below"])
def test_a_day_at_the_title_is_shown(line: str, place: str) -> None:
    assert _shown(**{place: line}) == ["2024-05-05"]


@pytest.mark.parametrize(
    "parts",
    [
        {"below": "<p>Updated on 5 May 2024</p>"},
        {"below": "<p>Deadline: 5 May 2024</p>"},
        {"below": '<time class="updated" datetime="2024-05-05">Sunday</time>'},
        {"below": '<time datetime="2024-05-05">Updated 3 hours ago</time>'},
        {"below": "<p>Since the talks of 5 May 2024 nobody in the town believed that the border would stay open.</p>"},
        {"below": "<figure><figcaption>A gate, 5 May 2024</figcaption></figure>"},
        {"below": '<div class="related"><p>5 May 2024</p></div>'},
        {"foot": "<p>5 May 2024</p>"},
        {"foot": '<ul class="comments"><li><time datetime="2024-05-05">5 May 2024</time></li></ul>'},
        {"after": '<footer>© 5 May 2024</footer><p class="date">5 May 2024</p>'},
    ],
)
def test_another_day_is_not_shown_as_that_of_publication(parts: dict[str, str]) -> None:
    assert _shown(**parts) == []


def test_a_day_at_the_end_of_the_article_is_its_own_where_there_is_one() -> None:
    assert _shown(foot='<footer class="entry-meta">Published on 5 May 2024</footer>') == ["2024-05-05"]
    assert _shown(foot='<p class="meta">Published on 5 May 2024</p>') == ["2024-05-05"]
    assert _shown(foot='<p class="meta">5 May 2024</p><p class="meta">9 May 2024</p>') == []


def test_below_the_title_goes_before_above_it_and_what_is_called_so_goes_first() -> None:
    below = '<p class="date">6 May 2024</p><p>Published: 7 May 2024</p>'
    assert _shown(above="<p>5 May 2024</p>", below=below) == ["2024-05-07", "2024-05-06", "2024-05-05"]


def test_only_what_is_marked_as_a_date_is_one_in_a_title() -> None:
    title = "<body><div><h1>Border shut {}</h1></div>" + TEXT
    (shown,) = shown_days(web_page(title.format('<time class="d">5 May 2024</time>')))
    assert str(shown.day.readings[0]) == "2024-05-05"
    assert shown_days(web_page(title.format("<small>on 5 May 2024</small>"))) == []
