from __future__ import annotations

import json

import pytest

from explainer.articles.webpage import read_page

_SENTENCE = (
    "Norland has told {} envoys of Sudland to leave within three days, the ministry in Northaven said on Friday."
)
_TEXT = "".join(f"<p>{_SENTENCE.format(no)}</p>" for no in ("two", "three", "four"))
_LINKS = "".join(
    f'<div><h3><a href="/{no}">Envoy number {no} goes home</a></h3><p>So it was said.</p></div>' for no in range(9)
)
_FRONT = f"<main><p>{_SENTENCE.format('two')}</p>{_LINKS}</main>"
_ARTICLE = f"<article><h1>Envoys go home</h1>{_TEXT}</article>"


def _warned(body: str, head: str = "", title: str = "The Northaven Post") -> list[str]:
    raw = read_page(f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>", "a.html")
    return [f"{warning.code}: {warning.message}" for warning in raw.warnings]


@pytest.mark.parametrize(
    ("body", "head", "what"),
    [
        (_FRONT, '<link rel="canonical" href="https://post.example/">', "front page"),
        (_FRONT, '<meta property="og:type" content="website">', "list of stories"),
        (_FRONT, "", "list of stories"),
        (
            _ARTICLE,
            f"<script type='application/ld+json'>{json.dumps({'@type': 'LiveBlogPosting'})}</script>",
            "live blog",
        ),
    ],
)
def test_a_page_of_several_stories_is_warned_of_with_what_was_read_of_it(body: str, head: str, what: str) -> None:
    (warned,) = _warned(body, head)
    assert warned.startswith(f"page-of-several-stories: this page is a {what}; ")
    assert " of it were read as one article, from “" in warned


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (_ARTICLE, ""),
        (_ARTICLE, '<meta property="og:type" content="website">'),
        (_ARTICLE + _LINKS, '<meta property="og:type" content="article">'),
        (_ARTICLE + _LINKS, ""),
        (_ARTICLE, '<link rel="canonical" href="https://post.example/?p=3">'),
    ],
)
def test_a_page_of_one_article_is_not(body: str, head: str) -> None:
    assert _warned(body, head, "Envoys go home") == []
