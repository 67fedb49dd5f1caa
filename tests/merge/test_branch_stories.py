"""story.yml of two branches."""

from __future__ import annotations

import pytest

from explainer.merge import both_stories

BASE = "title: A quarrel # ours\nstandfirst: Two fall out.\n"


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (BASE + "former_ids:\n  a: b\n", BASE + "former_ids:\n  c: d\n", BASE + "former_ids:\n  c: d\n  a: b\n"),
        (BASE + "former_ids:\n  a: b\n", BASE + "former_ids:\n  b: c\n", BASE + "former_ids:\n  b: c\n  a: c\n"),
        (BASE.replace("Two", "They"), BASE + "language: fr\n", BASE.replace("Two", "They") + "language: fr\n"),
        (BASE, BASE.replace("standfirst: Two fall out.\n", ""), BASE.replace("standfirst: Two fall out.\n", "")),
        (BASE.replace("\n", "\r\n"), BASE + "language: fr\n", (BASE + "language: fr\n").replace("\n", "\r\n")),
    ],
)
def test_what_one_of_two_changed_is_taken_and_where_ids_lead_of_both(one, other, both):
    assert both_stories(BASE, one, other, "story.yml") == both


@pytest.mark.parametrize("mine", ["title: One\n", "title: One # why\n"])
def test_what_both_changed_is_for_a_person(mine):
    assert both_stories("title: A\n", mine, "title: Other\n", "story.yml") is None


def test_a_comment_of_the_others_is_for_a_person_and_not_lost():
    assert both_stories("title: A\n", "title: B\n", "title: A\nlanguage: fr # since May\n", "story.yml") is None
