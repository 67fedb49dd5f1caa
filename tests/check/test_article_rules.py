import subprocess

import pytest

from explainer.articles import read_articles
from explainer.check.article_rules import article_problems
from explainer.content import ContentFolder, load
from explainer.evidence import Evidence
from explainer.merge.articles_as_read import as_read, both_as_read, with_readers

from ..content_folder import write_content

NORLAND = "Norland expelled two Sudrian envoys on Thursday."


@pytest.fixture
def folder(tmp_path):
    return ContentFolder(write_content(tmp_path))


def found(folder):
    base = load(folder.root)
    return [(one.code, one.message) for one in article_problems(base, Evidence(base.articles), folder)]


def read(folder):
    folder.extracted.mkdir(exist_ok=True)
    articles = read_articles(folder.articles, folder.texts)
    folder.articles_as_read.write_text(as_read(folder, articles, {"001": "rules"}).text, "utf-8")


def edit(folder, old, new, file="articles/001.md"):
    path = folder.root / file
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def test_of_a_story_that_was_never_read_nothing_is_told(folder):
    assert found(folder) == []


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("The ministry said nothing else.", "The ministry said more.", "text has"),
        ("published: 2019-03-15", "published: 2019-03-14", "day of publication has"),
        ("published: 2019-03-15\n", "", "day of publication has"),
        ("The Northern Post", "The Southern Post", "publisher has"),
        ("language: en", "language: en\nurl: https://other.example/7", "address has"),
        ("language: en", "language: en\nagency: AFP\nrights: digest", "agency and rights have"),
    ],
)
def test_what_of_an_article_has_changed_is_told_with_the_facts_that_rest_on_it(folder, old, new, what):
    read(folder)
    assert found(folder) == []
    edit(folder, old, new)
    message = f"its {what} changed since it was read; on it rest regret, norland-expels-sudria, norland, sudria"
    assert found(folder) == [("article-changed", message)]


def test_what_read_an_article_is_known_and_another_reader_is_no_change_of_it(folder):
    articles = read_articles(folder.articles, folder.texts)
    assert [article.read_by for article in with_readers(folder, articles)] == [""] * len(articles)
    read(folder)
    by = {article.id: article.read_by for article in with_readers(folder, articles)}
    assert by == dict.fromkeys(by, "") | {"001": "rules"}
    edit(folder, "reader: rules", "reader: model", "extracted/articles.yml")
    assert found(folder) == []


def test_a_broken_file_of_what_was_read_is_a_warning(folder):
    read(folder)
    folder.articles_as_read.write_text("- a\n", "utf-8")
    assert [code for code, _ in found(folder)] == ["field-value"]


def test_each_quoted_word_counts_once_and_only_where_an_article_may_not_be_shown_whole(folder):
    edit(folder, "title:", "max_quote_words: 9\ntitle:", "story.yml")
    message = "11 words of it are quoted, and story.yml allows 9"
    assert found(folder) == [("too-many-words-quoted", message)]
    edit(folder, "language: en", "language: en\nrights: full-text")
    assert found(folder) == []
    edit(folder, "rights: full-text", "rights: quotes-only")
    assert found(folder) == [("too-many-words-quoted", message)]


@pytest.mark.parametrize("field", ["rights: quotes-only", "send: never"])
def test_an_article_that_may_not_be_given_away_and_that_git_keeps_is_told(folder, field):
    edit(folder, "language: en", f"language: en\n{field}")
    assert found(folder) == []
    subprocess.run(["git", "init", "-q"], cwd=folder.root, check=True)
    assert found(folder) == []
    subprocess.run(["git", "add", "articles/001.md"], cwd=folder.root, check=True)
    message = f"git keeps this article, which has {field}, so a public repository publishes it whole"
    assert found(folder) == [("article-in-git", message)]


def test_two_branches_keep_what_each_read_anew():
    def file(**texts):
        return "".join(f"{article}: {{text: {text}}}\n" for article, text in texts.items())

    both = both_as_read(file(a=1, b=1, c=1), file(a=2, b=1, c=1), file(a=1, b=2, d=1), "articles.yml")
    assert both.splitlines()[2:] == ["a:", "  text: 2", "b:", "  text: 2", "d:", "  text: 1"]
