from __future__ import annotations

from pathlib import Path

import pytest

from explainer.articles import read_article
from explainer.model import Article
from explainer.readers import Reading, TextSpan
from explainer.readers.cache import ReadingCache

READING = Reading("a", "One. Two.", (TextSpan(0, 4), TextSpan(5, 9)), reader="telegram")


@pytest.fixture
def article(tmp_path: Path) -> Article:
    (tmp_path / "a.md").write_text("One. Two.\n")
    return read_article(tmp_path / "a.md")


def test_a_reading_is_kept_for_this_very_article_and_this_very_reader(article: Article, tmp_path: Path) -> None:
    cache = ReadingCache(tmp_path)
    cache.put(article, "telegram 1", READING)
    dated = article.meta.model_copy(update={"published": "1999-01-01"})
    assert cache.get(article, "telegram 1") == READING
    assert cache.get(article, "telegram 2") is None
    assert cache.get(article.model_copy(update={"meta": dated}), "telegram 1") is None
    assert cache.get(article.model_copy(update={"sha256": "0" * 64}), "telegram 1") is None


def test_what_nobody_asked_for_is_forgotten(article: Article, tmp_path: Path) -> None:
    ReadingCache(tmp_path).put(article, "telegram 1", READING)
    cache = ReadingCache(tmp_path)
    cache.put(article, "telegram 2", READING)
    cache.forget_others()
    assert cache.get(article, "telegram 2") == READING
    assert cache.get(article, "telegram 1") is None


def test_a_reading_that_cannot_be_kept_is_no_error(article: Article, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = ReadingCache(tmp_path / "file" / "cache")
    cache.put(article, "telegram 1", READING)
    assert cache.get(article, "telegram 1") is None
