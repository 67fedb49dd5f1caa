"""What is told of an example that somebody writes over."""

import re
import shutil

import pytest

from explainer.check import check
from explainer.content import load
from explainer.new import new_story

OWN = """\
---
title: Norway sends three consuls home
published: 2011-03-12
language: en
---

Norway expelled three Chilean consuls on Friday.
"""


@pytest.fixture
def content(tmp_path):
    """The content folder of a new story, in which an article of one's own has come."""
    new_story(tmp_path)
    (tmp_path / "content" / "articles" / "001-consuls.md").write_text(OWN, "utf-8")
    return tmp_path / "content"


def _told(content):
    return [(told.code, told.severity, told.file, told.mark.line) for told in check(load(content), content)]


def test_the_example_as_it_stands_is_nothing_to_warn_of(tmp_path):
    new_story(tmp_path)
    assert _told(tmp_path / "content") == []


def test_each_kind_of_thing_that_is_left_is_a_warning_with_file_and_line(content):
    assert _told(content) == [
        ("example-left", "warning", "content/story.yml", _line(content / "story.yml", "title")),
        ("example-left", "warning", "content/story.yml", _line(content / "story.yml", "standfirst")),
        ("example-left", "warning", "content/articles/001-strelsau-courier.md", 1),
        ("example-left", "warning", "content/facts/actors.yml", 3),
        ("example-left", "warning", "content/story.yml", _line(content / "story.yml", "key_facts")),
    ]


def _line(file, start):
    return next(no for no, line in enumerate(file.read_text("utf-8").split("\n"), 1) if line.startswith(start))


def test_an_edited_fact_is_the_examples_as_long_as_it_quotes_its_words(content):
    _replace(content / "facts" / "timeline.yml", "type: accuse", "type: deny")
    names = [told.message for told in check(load(content), content) if told.file == "content/facts/actors.yml"]
    assert names == ["facts of the example are still there: ruritania, graustark, flavia-hentzau and 4 more"]


def test_nothing_is_told_of_the_example_once_it_is_written_over(content):
    for article in (content / "articles").glob("*-*-*.md"):
        article.unlink()
    shutil.rmtree(content / "facts")
    (content / "story.yml").write_text("title: Consuls\n", "utf-8")
    assert _told(content) == []


def test_articles_taken_away_leave_one_error_for_all_facts_and_not_one_a_quote(content):
    for article in (content / "articles").glob("*-*-*.md"):
        article.unlink()
    (error,) = [told for told in check(load(content), content) if told.severity == "error"]
    assert re.match("7 facts rest only on articles that are not there", error.message)


def _replace(file, old, new):
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
