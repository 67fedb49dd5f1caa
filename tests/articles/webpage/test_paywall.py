"""Which pages have no more than the beginning of their article."""

from __future__ import annotations

import pytest

from explainer.articles.webpage import read_page

from .pages import TEXT


def _warnings(free: str | None = None, below: str = "", text: str = TEXT) -> list[str]:
    stated = "" if free is None else f', "isAccessibleForFree": {free}'
    data = f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Border shut"{stated}}}</script>'
    page = f"<html><head><title>Border shut</title>{data}</head><body><article><h1>Border shut</h1>{text}{below}</article></body></html>"
    return [warning.code for warning in read_page(page).warnings]


@pytest.mark.parametrize("free", ["false", '"False"', '"http://schema.org/False"'])
def test_a_short_text_that_is_not_free_may_be_cut_short(free: str) -> None:
    assert _warnings(free) == ["page-cut-short"]
    assert _warnings(free, text=TEXT * 9) == []


def test_a_short_text_above_a_paywall_may_be_cut_short() -> None:
    assert _warnings(below='<div class="article-paywall">Subscribe to read on.</div>') == ["page-cut-short"]
    assert _warnings(below='<div class="article-paywall" hidden>Subscribe to read on.</div>') == []
    assert _warnings("true", below='<div class="article-paywall">Subscribe.</div>') == []


def test_a_short_text_that_is_free_is_not() -> None:
    assert _warnings() == _warnings("true") == []
