from itertools import pairwise

import pytest

from ...fixtures import FIXTURES, read_fixtures

TEXTS = [
    (file.name, line, text)
    for file in sorted((FIXTURES / "actors").glob("*.txt"))
    if file.name != "gathered.txt"
    for line, _, text, _ in read_fixtures(file)
]


@pytest.mark.parametrize(("file", "line", "text"), TEXTS)
def test_mentions_are_words_of_the_text_in_order_and_never_overlap(actors, file, line, text):
    found = actors(text)
    assert all(text[mention.span.start : mention.span.end] == mention.text for mention in found), f"{file}:{line}"
    assert all(one.span.end <= other.span.start for one, other in pairwise(found)), f"{file}:{line}"
    for role in (role for mention in found for role in mention.roles):
        assert 0 <= role.span.start < role.span.end <= len(text), f"{file}:{line}"


def test_the_same_article_reads_the_same_twice(actors):
    text = "\n".join(text for _, _, text in TEXTS[:20])
    assert actors(text) == actors(text)


def test_an_article_without_words_names_nobody(actors):
    assert actors("") == []
