from __future__ import annotations

import pytest

from explainer.articles.webpage import read_page

_TITLE = "Norland sends two envoys home"
_TEXT = "Norland has told two envoys of Sudland to leave within three days, the ministry in Northaven said on Friday."
_STORIES = {
    "A dam breaks": "A dam broke in the hills above Westmoor on Tuesday, and forty houses were washed away.",
    "Harbour shut": "The harbour of Southport has been shut since Monday, the mayor said in the morning.",
    "Envoy back": "Eastland has called its envoy back from Norland, as a minister said on Thursday night.",
}
_SUMMARIES = set(_STORIES.values())


def _kept(body: str) -> set[str]:
    raw = read_page(f"<html><head><title>{_TITLE}</title></head><body>{body}</body></html>")
    return {line.text for line in raw.lines}


@pytest.mark.parametrize(
    "story",
    [
        '<li class="a"><div><h3><a href="/x"><span>{0}</span></a></h3><p>{1}</p></div></li>',
        '<div><h4><a href="/x">{0}</a></h4><span>3 May</span><p>{1}</p></div>',
        '<h3><a href="/x">{0}</a></h3><p>{1}</p>',
    ],
)
@pytest.mark.parametrize("around", ["<div>{}</div>", "{}"])
def test_headlines_that_are_links_in_a_row_are_a_river(story: str, around: str) -> None:
    river = around.format("".join(story.format(*one) for one in _STORIES.items()))
    kept = _kept(f"<div><h1>{_TITLE}</h1><p>{_TEXT}</p><p>Sudland will answer it.</p>{river}</div>")
    assert _TEXT in kept
    assert not kept & (_SUMMARIES | set(_STORIES))


def test_stories_without_links_are_a_river_in_a_part_of_the_page_beside_the_articles() -> None:
    stories = "".join(f"<div><h3>{headline}</h3><p>{summary}</p></div>" for headline, summary in _STORIES.items())
    kept = _kept(f"<main><div><h1>{_TITLE}</h1><p>{_TEXT}</p></div><div>{stories}</div></main>")
    assert kept == {_TITLE, _TEXT}


@pytest.mark.parametrize(
    "page",
    [
        "<article><h1>{title}</h1><p>{text}</p>{stories}</article>",
        "<article><header><h1>{title}</h1><p>{text}</p></header><div>{stories}</div></article>",
    ],
)
def test_the_articles_own_sections_are_no_river(page: str) -> None:
    stories = "".join(f"<section><h2>{headline}</h2><p>{text}</p></section>" for headline, text in _STORIES.items())
    assert _kept(page.format(title=_TITLE, text=_TEXT, stories=stories)) >= _SUMMARIES
