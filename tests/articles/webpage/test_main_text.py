from __future__ import annotations

import pytest

from explainer.articles.webpage import read_page

_TITLE = "Norland sends two envoys home"
_ONE = "Norland has told two envoys of Sudland to leave within three days, the ministry in Northaven said on Friday."
_TWO = "Sudland called that a step without a reason, and said that it would answer it in the days to come."
_THREE = "The two countries have been at odds over the fishing grounds since the treaty of last year was not signed."
_TEXT = [_ONE, _TWO, _THREE]
_BODY = "".join(f"<p>{text}</p>" for text in _TEXT)
_OTHER = "A dam broke in the hills above Westmoor on Tuesday, and forty houses were washed away by the flood."


def _read(body: str, head: str = "") -> list[str]:
    return [
        line.text
        for line in read_page(f"<html><head><title>{_TITLE}</title>{head}</head><body>{body}</body></html>").lines
    ]


def _article(within: str = "", below: str = "", above: str = "") -> list[str]:
    return _read(f"<article><h1>{_TITLE}</h1>{above}<p>{_ONE}</p>{within}<p>{_TWO}</p><p>{_THREE}</p>{below}</article>")


@pytest.mark.parametrize(
    "furniture",
    [
        f"<aside><p>{_OTHER}</p></aside>",
        f"<nav><p>{_OTHER}</p></nav>",
        f"<p hidden>{_OTHER}</p>",
        f'<div style="display: none"><p>{_OTHER}</p></div>',
        f'<div aria-hidden="true"><p>{_OTHER}</p></div>',
        f'<div role="complementary"><p>{_OTHER}</p></div>',
        f"<template><p>{_OTHER}</p></template>",
        f'<div class="relatedArticles"><p>{_OTHER}</p></div>',
        f'<div id="newsletter_form"><p>{_OTHER}</p></div>',
        f'<div class="c-paywall__text"><p>{_OTHER}</p></div>',
        f'<div class="cookie-notice"><p>{_OTHER}</p></div>',
        f'<ol class="comment-list"><li><p>{_OTHER}</p></li></ol>',
        f'<div class="share"><p>{_OTHER}</p></div>',
        f'<div class="article-textbox">{_OTHER}</div>',
        f'<div class="author-bio"><p>{_OTHER}</p></div>',
        f"<figure><img src=x><figcaption>{_OTHER}</figcaption></figure>",
        f'<p class="wp-caption-text">{_OTHER}</p>',
        f'<p><a href="/dam">{_OTHER}</a></p>',
        '<p>Read also: <a href="/dam">A dam breaks in the hills above Westmoor</a></p>',
        '<p>Lea además: <a href="/dam">Se rompe una presa en las colinas de Westmoor</a></p>',
        '<h3><a href="/dam">A dam breaks in the hills above Westmoor</a></h3>',
        f"<h3>Lesen Sie auch</h3><ul><li>{_OTHER}</li></ul>",
        f'<h3><a href="/a">A dam breaks</a></h3><p>{_OTHER}</p><h3><a href="/b">A king dies</a></h3><p>Long live the king, said all.</p>',
        "<p>© 2024 The Northaven Post</p>",
        "<p>Tags: Norland, Sudland</p>",
    ],
)
def test_what_is_none_of_the_articles_own_text_goes(furniture: str) -> None:
    blocks = [*_article(within=furniture), *_article(below=furniture)]
    kept = [text for text in blocks if not text.startswith(("©", "Tags"))]  # which are told apart with the text's lines
    assert kept == [_TITLE, *_TEXT] * 2


def test_what_holds_the_article_is_it_whatever_it_is_called() -> None:
    assert _read(f'<div class="page with-sidebar related"><h1>{_TITLE}</h1>{_BODY}</div>') == [_TITLE, *_TEXT]


def test_the_lead_between_the_headline_and_the_text_is_kept() -> None:
    lead = "Two envoys are to go, and nobody says why they are to go just now."
    body = f'<header><h1>{_TITLE}</h1><div class="x"><p>{lead}</p></div></header><div class="y">{_BODY}</div>'
    assert _read(f"<article>{body}</article>") == [_TITLE, lead, *_TEXT]


def test_a_paragraph_that_the_page_is_described_with_is_the_standfirst() -> None:
    lead = "Why two envoys have to go"
    head = f'<meta name="description" content="{lead}">'
    page = f"<html><head>{head}</head><body><article><h1>{_TITLE}</h1><p>{lead}</p>{_BODY}</article></body></html>"
    assert [(line.text, line.hint) for line in read_page(page).lines[:2]] == [(_TITLE, "title"), (lead, "standfirst")]


@pytest.mark.parametrize(
    "own",
    [
        f"<blockquote>{_OTHER}</blockquote>",
        f"<ul><li>{_OTHER}</li></ul>",
        f"<div>{_OTHER}<br><br>Nobody was hurt in the flood.</div>",
        f"<table><tr><td><p>{_OTHER}</p></td></tr></table>",
        f"<h2>What the ministry says</h2><p>{_OTHER}</p>",
    ],
)
def test_whatever_it_is_set_in_the_articles_text_is_kept(own: str) -> None:
    assert _OTHER in _article(within=own)


def test_a_heading_that_nothing_is_left_of_goes() -> None:
    assert _article(below='<h2>What others read</h2><p><a href="/x">A dam breaks in the hills</a></p>') == [
        _TITLE,
        *_TEXT,
    ]


def test_words_with_links_in_them_are_kept() -> None:
    linked = f'<p>The treaty, <a href="/t">which nobody has signed so far</a>, has {_OTHER}</p>'
    assert any(_OTHER in text for text in _article(within=linked))


@pytest.mark.parametrize("label", ["Contact: The Northaven Post", "Contact", "Read also:"])
def test_a_label_above_the_text_takes_nothing_of_it_away(label: str) -> None:
    assert _read(f"<article><h1>{_TITLE}</h1><div><p>{label}</p>{_BODY}</div></article>") == [_TITLE, *_TEXT]


@pytest.mark.parametrize(
    "heading",
    [
        "<h3>Comments</h3>",
        "<h2>12 Comments</h2>",
        "<h2>1 Comment</h2>",
        f"<h3>3 thoughts on “{_TITLE}”</h3>",
        "<h4>Kommentare (4)</h4>",
        "<h3>Laisser un commentaire</h3>",
        "<p><b>Comentarios:</b></p>",
        "<div>Leave a Reply</div>",
    ],
)
def test_what_readers_say_under_a_heading_is_not_the_articles(heading: str) -> None:
    said = f"<div><p>Rob</p><p>{_OTHER}</p></div><div><p>Jo</p><p>The owner of the dam fled on Friday, I saw him.</p></div>"
    assert _article(below=heading + said) == [_TITLE, *_TEXT]


def test_a_count_of_comments_above_the_text_ends_nothing() -> None:
    assert _article(above="<p>12 Comments</p>", within="<p>3 comments</p>")[-1] == _THREE
    assert _article(above="<h3>Comments</h3>")[-1] == _THREE


def test_a_heading_of_the_articles_own_is_none_of_comments() -> None:
    assert _article(within="<h3>A comment of the king</h3>")[-1] == _THREE
