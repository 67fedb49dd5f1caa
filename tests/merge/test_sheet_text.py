"""A sheet's text made to hold other facts, however people laid it out."""

import random

import pytest

from explainer.errors import InvalidContent
from explainer.merge.sheet_text import fact_texts, with_facts
from explainer.merge.splice import comments
from explainer.strict_yaml import load

from .layouts import Layout, changed, fact

_PARTS = 6


def _holds(text, *facts):
    try:
        return load(text, "") == [*facts]
    except InvalidContent:
        return False


@pytest.mark.slow
@pytest.mark.parametrize("part", range(_PARTS))
def test_any_layout_holds_what_it_should_and_every_comment_and_the_other_facts_stay_as_they_are(part):
    tried = 0
    for seed in range(part, 1200, _PARTS):
        pick = random.Random(seed)
        facts = [fact(pick, f"f{number}") for number in range(pick.randint(1, 3))]
        layout = Layout(pick)
        text = layout.sheet(facts)
        if not _holds(text, *facts) or sorted(comments(text).values()) != sorted(layout.comments):
            continue  # what looks like a comment is a part of a text
        tried += 1
        before = {one["id"]: one for one in facts}
        ident = pick.choice(list(before))
        after = before | {ident: changed(pick, before[ident])}
        new = with_facts("context", text, before, after, {}, _holds)
        assert _holds(new, *after.values()), seed
        assert not set(layout.comments) - set(comments(new).values()), seed
        others = [text_ for other, text_ in _blocks(text, before).items() if other != ident]
        assert all(other.strip() in new for other in others), seed
    assert tried > 150


def test_facts_come_and_go_in_any_layout_and_no_comment_is_lost():
    tried = 0
    for seed in range(300):
        pick = random.Random(seed)
        facts = [fact(pick, f"f{number}") for number in range(pick.randint(0, 3))]
        layout = Layout(pick)
        text = layout.sheet(facts)
        if not _holds(text, *facts) or sorted(comments(text).values()) != sorted(layout.comments):
            continue
        tried += 1
        before = {one["id"]: one for one in facts}
        left = {ident: one for ident, one in before.items() if pick.random() < 0.6}
        after = left | {f"g{number}": fact(pick, f"g{number}") for number in range(pick.randint(0, 2))}
        new = with_facts("context", text, before, after, {}, _holds)
        assert _holds(new, *after.values()), seed
        kept = {line for ident, one in _facts(text).items() if ident in left for line in comments(one).values()}
        kept |= set(layout.comments) if not before else set()
        assert not kept - set(comments(new).values()), seed
    assert tried > 125


def _facts(text):
    return fact_texts(text, "context")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[] # nothing yet\n", "# nothing yet\n- id: one\n"),
        ("# a\n[\n  # b\n]\n# c\n", "# a\n# c\n# b\n- id: one\n"),
        ("--- [] # a\n", "---  # a\n- id: one\n"),
        ("~ # a\n...\n# b\n", "# a\n- id: one\n...\n# b\n"),
        ("- id: two\n...\n# b\n", "- id: two\n\n- id: one\n...\n# b\n"),
        ("---\n-   id: two # a\n... # b", "---\n-   id: two # a\n\n- id: one\n... # b"),
        ("- # a\n  id: two\n", "- # a\n  id: two\n\n- id: one\n"),
    ],
)
def test_a_fact_comes_to_a_sheet_of_any_head_and_end(text, expected):
    before = {one["id"]: one for one in load(text, "") or ()}
    new = with_facts("context", text, before, before | {"one": {"id": "one"}}, {}, _holds)
    assert new == expected
    assert _holds(new, *before.values(), {"id": "one"})


def test_a_sheet_that_cannot_be_kept_is_laid_out_anew_with_its_comments():
    text = "# a\n- id: one # b\n\n# c\n- id: two\n"
    one, two, three = ({"id": ident} for ident in ("one", "two", "three"))
    never_as_it_is = iter([False])
    new = with_facts(
        "context",
        text,
        {"one": one, "two": two},
        {"two": two, "three": three},
        {"one": "two"},
        lambda text, *facts: next(never_as_it_is, True) if len(facts) > 1 else _holds(text, *facts),
    )
    assert new == "# a\n# b\n# c\n- id: two\n\n- id: three\n"


def _blocks(text, facts):
    """The text of each fact, as far as it is sure which it is."""
    starts = [text.find(f"id: {ident}\n") for ident in facts]
    if -1 in starts:
        return {}
    ends = [text.rfind("\n", 0, start) for start in starts[1:]] + [len(text)]
    return {i: text[a:b].split("\n#")[0] for i, a, b in zip(facts, starts, ends, strict=True) if "#" not in text[a:b]}


def test_a_layout_that_cannot_be_kept_is_laid_out_anew_below_its_comments():
    text = "# all\n\n- id: one # first\n  note: >-\n    words\n  by: [a]\n      # in a text now\n  number: 2\n\n- id: two\n"
    one, two = {"id": "one", "note": "words", "by": ["a"], "number": "2"}, {"id": "two"}
    assert load(text, "") == [one, two]
    after = {"id": "one", "note": "words", "number": "2"}
    assert with_facts("context", text, {"one": one, "two": two}, {"one": after, "two": two}, {}, _holds) == (
        "# all\n\n# first\n# in a text now\n- id: one\n  note: words\n  number: 2\n\n- id: two\n"
    )


def test_a_line_of_a_quoted_text_that_begins_like_a_comment_is_none():
    text = "- id: one\n  note: 'a\n    # b'\n- id: two\n  number: 2\n"
    facts = {"one": {"id": "one", "note": "a # b"}, "two": {"id": "two", "number": "2"}}
    after = facts | {"two": {"id": "two", "number": 3}}
    assert with_facts("context", text, facts, after, {}, lambda text, *facts: True) == text.replace(
        "number: 2", "number: 3"
    )


EVENT = "# Why?\n- id: two # so\n  type: event\n  number: 2   # counted\n  by: [a]\n"


@pytest.mark.parametrize(
    ("there", "text"),
    [
        (
            "- id: one\n  number: 1\n",
            "- id: one\n  number: 1\n\n# Why?\n- id: two # so\n  number: 3   # counted\n  by: [a]\n",
        ),
        ("[]\n", "# Why?\n- id: two # so\n  number: 3   # counted\n  by: [a]\n"),
        (
            "  - id: one\n    number: 1\n",
            "  - id: one\n    number: 1\n\n  # Why?\n  # so\n  # counted\n  - id: two\n    number: 3\n    by: [a]\n",
        ),
    ],
    ids=["beside another", "into an empty sheet", "into one that is indented otherwise"],
)
def test_a_fact_from_another_sheet_brings_its_text_and_its_comments(there, text):
    before = {fact["id"]: fact for fact in load(there, "")}
    other = "- id: zero\n\n" + EVENT + "\n- id: last\n"
    told = {"id": "two", "type": "event", "number": "2", "by": ["a"]}
    two = {"id": "two", "number": "3", "by": ["a"]}
    moved = {"two": (fact_texts(other, "")["two"], told)}
    assert with_facts("expulsions", there, before, before | {"two": two}, {}, _holds, moved) == text


def test_the_texts_of_facts_are_found_whatever_a_sheets_line_ends():
    assert fact_texts("\ufeff- id: one\r\n  number: 2\r\n- id: two\r\n", "") == {
        "one": "- id: one\n  number: 2\n",
        "two": "- id: two\n",
    }
