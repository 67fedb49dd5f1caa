"""Quotes of a model are looked up in the article, and mended only where one place can be meant."""

from time import perf_counter

import pytest

from explainer.language_model.quoting import QuotedArticle

from .told import article

TEXT = (
    "# Envoys leave\n\nAda Quill, the mayor, resigned on Friday. “It was time,” she said. "
    "Nobody took her place; the council met twice.\n\nThe council met twice. It elected nobody.\n\n"
    f"The court ruled that, {'as had long been expected by all who knew it, ' * 8}the ban was void."
)


@pytest.fixture
def quoted(tmp_path):
    return QuotedArticle(article(tmp_path, TEXT))


def _words(quoted, quote):
    found = quoted.find(quote)
    span = found.words if found else None
    return span and quoted._article.text[span.start : span.end]


def _told(quoted, quote):
    told = quoted.find(quote).told
    return quoted._article.text[told.start : told.end]


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("Ada Quill, the mayor, resigned on Friday", "Ada Quill, the mayor, resigned on Friday"),
        ('"It  was\ntime," she said', "“It was time,” she said"),
        ("Ada Quill the mayor resigned on Friday.", "Ada Quill, the mayor, resigned on Friday"),
        ("ada Quill, the mayor, resigned", "Ada Quill, the mayor, resigned"),
        ("The council met twice; it elected", None),  # another letter is small
        ("The council met twice: It elected nobody", "The council met twice. It elected nobody"),
        ("ada quill, the mayor, resigned", None),
        ("the mayor resigned", "the mayor, resigned"),
        ("Ada Quill, the mayor, has resigned", None),
        ("Ada Quill … resigned on Friday", None),
        ("Council met twice", None),  # it stands twice
        ("a mayor", None),
        ("", None),
        ("?!", None),
    ],
)
def test_a_quote_is_found_as_it_stands_or_mended_where_one_place_can_be_meant(quoted, quote, found):
    assert _words(quoted, quote) == found


def test_what_begins_within_a_word_is_quoted_with_the_rest_of_it(quoted):
    assert _words(quoted, "yor, resigned on Fri") == "mayor, resigned on Friday"


def test_no_quote_goes_over_two_paragraphs_or_is_of_what_is_not_read(tmp_path):
    found = QuotedArticle(article(tmp_path, "One came.\n\nTwo left.\n\n## What is known of it\n\nNothing."))
    assert found.find("came. Two left") is None
    assert found.find("What is known of it") is None


def test_a_fact_quotes_the_sentence(quoted):
    assert _told(quoted, "resigned on Friday") == "Ada Quill, the mayor, resigned on Friday."
    assert _told(quoted, "It elected") == "It elected nobody."


def test_of_a_long_sentence_it_quotes_clauses_or_nothing(quoted):
    assert _told(quoted, "the ban was void").endswith("it, the ban was void.")
    assert len(_told(quoted, "the ban was void")) <= 300
    assert quoted.find(f"ruled that, {'as had long been expected by all who knew it, ' * 8}the ban").told is None


@pytest.mark.parametrize("text", ["a " * 5000, "a, b. " * 5000, "“" * 20_000, "x" * 20_000 + " y"])
def test_the_time_grows_with_the_text(tmp_path, text):
    read = article(tmp_path, text)
    start = perf_counter()
    found = QuotedArticle(read)
    for no in range(20):
        found.find(f"{'a ' * 1500}{no}")
        found.find(f"a, b. a, b! A, b. {no}")
    assert perf_counter() - start < 2
