"""Text changed in place: what is the same keeps every byte."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.merge.splice import comments, edited
from explainer.strict_yaml import dump, load

from ..fixtures import FIXTURES, read_fixtures

CASES = read_fixtures(FIXTURES / "merge_splice.txt")
WORDS = st.sampled_from(
    ["a", "b: c", "# d", "3", "null", "it's", '"e"', "[f", "é, g", "- h", "", "no", "2024-05-03", "a #b"]
)
SOURCES = st.lists(
    st.fixed_dictionaries({"article": WORDS, "quote": WORDS}), min_size=1, max_size=4, unique_by=lambda s: s["quote"]
)
FACTS = st.fixed_dictionaries(
    {"id": st.just("one")},
    optional={
        "number": WORDS,
        "by": st.lists(WORDS, min_size=1, max_size=3, unique=True),
        "roles": st.lists(
            st.fixed_dictionaries({"value": WORDS}, optional={"from": WORDS, "sources": SOURCES}),
            min_size=1,
            max_size=3,
        ),
        "note": WORDS,
        "sources": SOURCES,
    },
)


@pytest.mark.parametrize(("line", "title", "given_", "expected"), CASES, ids=[case[1] for case in CASES])
def test_only_what_changes_is_written_anew(line, title, given_, expected):
    text, after = given_.split("\n=\n")
    assert edited(text + "\n", load(text, ""), load(after, "")) == expected + "\n"


@pytest.mark.parametrize(("line", "title", "given_", "expected"), CASES, ids=[case[1] for case in CASES])
def test_no_comment_is_lost(line, title, given_, expected):
    before, after = comments(given_.split("\n=\n")[0]), comments(expected)
    assert sorted(before.values()) == sorted(after.values())


@given(FACTS, FACTS)
def test_the_text_holds_the_values_that_it_should(before, after):
    assert load(edited(dump([before]), [before], [after]), "") == [after]


@given(FACTS, FACTS, st.data())
def test_comments_survive_any_change(before, after, data):
    lines = dump([before], width=2**20).splitlines()
    places = data.draw(st.sets(st.integers(0, len(lines) - 1)))
    marked = [f"{line} # note {at}" if at in places else line for at, line in enumerate(lines)]
    text = "\n".join(marked) + "\n"
    new = edited(text, [before], [after])
    assert load(new, "") == [after]
    assert {f"# note {at}" for at in places} <= set(comments(new).values())


@given(FACTS)
def test_nothing_to_change_changes_nothing(fact):
    text = dump([fact])
    assert edited(text, [fact], [fact]) == text


def test_blank_lines_at_the_end_stay():
    assert edited(
        "- id: one\n  number: 2\n\n\n# end\n", [{"id": "one", "number": "2"}], [{"id": "one", "number": 3}]
    ) == ("- id: one\n  number: 3\n\n\n# end\n")


def test_a_document_that_is_a_mapping():
    assert edited("title: T # so\nkey_facts: [a, b]\n", {"key_facts": ["a", "b"]}, {"key_facts": ["c", "b"]}) == (
        "title: T # so\nkey_facts: [c, b]\n"
    )


def test_values_may_be_said_in_another_form_than_they_are_written():
    before, after = {"id": "one", "by": ["zenda"], "number": 2}, {"id": "one", "by": ["zenda"], "number": 3}
    assert (
        edited("- id: one\n  by: zenda\n  number: '2'\n", [before], [after])
        == "- id: one\n  by: zenda\n  number: '3'\n"
    )


def test_a_new_field_stands_before_what_every_fact_may_have_last():
    text = "- id: one\n  number: 2\n  corrections:\n    - date: 2024-05-06\n      why: We miscounted.\n  sources: []\n"
    (before,) = load(text, "")
    new = edited(text, [before], [before | {"people": "envoys", "note": "A note."}])
    assert [line.split(":")[0].strip(" -") for line in new.splitlines()] == [
        *("id", "number", "people", "corrections", "date", "why", "sources", "note")
    ]
