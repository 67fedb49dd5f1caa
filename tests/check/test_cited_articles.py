import pytest

from explainer.articles import read_article
from explainer.check.cited_articles import no_article
from explainer.check.problem import StoryFacts
from explainer.evidence import Evidence

NAMES = ["harbour-closed", "talks-fail", "talks-resume", "talks-end", "talks-again", "001"]


@pytest.fixture
def known(tmp_path):
    files = [tmp_path / f"{name}.md" for name in NAMES]
    for file in files:
        file.write_text("The talks ended.\n", "utf-8")
    articles = [read_article(file) for file in files]
    return StoryFacts(Evidence(articles), {}, {}, frozenset(), articles)


def test_an_article_is_named_by_its_file_or_the_start_of_it(known):
    assert no_article(known, "harbour-closed", ()) is None
    assert no_article(known, "harb", ()) is None


def test_the_article_that_may_be_meant_is_named(known):
    slip = no_article(known, "harbor-closed", ("sources", 0, "article"))
    assert (slip.code, slip.path, slip.help) == (
        "no-article",
        ("sources", 0, "article"),
        "did you mean harbour-closed?",
    )
    assert no_article(known, "003", ()).help.startswith("name a file of the folder articles")


def test_of_many_that_may_be_meant_three_are_named(known):
    found = no_article(known, "talks", ())
    assert (
        found.code == "ambiguous-article" and found.message.endswith(" or 1 more") and found.message.count(" or ") == 3
    )
