"""Texts of sheets, one revision after another, and the facts that are written otherwise."""

import pytest

from explainer.corrections import states
from explainer.corrections.states import deltas

AB = "- id: a\n  number: 2\n- id: b\n  number: 3\n"


def _numbers(*texts):
    """For each text of a sheet what numbers the facts have that are written otherwise."""
    return [
        {ident: stated and stated.fields.get("number") for ident, stated in delta.items()}
        for delta in deltas({"expulsions": text} for text in texts)
    ]


@pytest.mark.parametrize(
    "text",
    [
        AB,
        "# Facts\n\n" + AB,
        "---\n" + AB,
        AB.replace("- id: b", "\n# The other\n- id: b"),
        "\n".join(f"  {line}" for line in AB.splitlines()),
        "-\n  id: a\n  number: 2\n-\n  id: b\n  number: 3\n",
        "- id: a\n  number: 2\n-\n  id: b\n  number: 3\n",
        "[{id: a, number: 2}, {id: b, number: 3}]",
        "- number: '2'\n  id: a\n-   id: b\n    number: 3\n",
    ],
)
def test_facts_are_found_however_a_sheet_is_laid_out(text):
    assert _numbers(text) == [{"a": "2", "b": "3"}]


def test_only_what_is_written_otherwise_is_told():
    assert _numbers(AB, AB.replace("3", "4"), "- id: b\n  number: 4\n") == [
        {"a": "2", "b": "3"},
        {"b": "4"},
        {"a": None},
    ]


def test_only_what_is_written_otherwise_is_read(monkeypatch):
    read = []
    load = states.strict_yaml.load
    monkeypatch.setattr(states.strict_yaml, "load", lambda text, file: read.append(text) or load(text, file))
    _numbers(AB, AB.replace("2", "4"))
    assert read == ["- id: a\n  number: 2", "- id: b\n  number: 3\n", "- id: a\n  number: 4"]


@pytest.mark.parametrize("broken", ["- id: a\n  number: 'two\n", "- id: [\n", "number: 2\n", None])
def test_a_sheet_that_nobody_could_read_was_never_published(broken):
    assert _numbers(AB, broken, AB.replace("3", "4")) == [{"a": "2", "b": "3"}, {}, {"b": "4"}]


def test_a_text_that_looks_like_two_facts_is_read_as_it_is():
    assert _numbers('- id: a\n  number: 2\n  note: "one\n- id: no fact\n  two"\n') == [{"a": "2"}]


def test_a_sheet_that_is_gone_takes_its_facts_with_it():
    assert _numbers(AB, "") == [{"a": "2", "b": "3"}, {"a": None, "b": None}]


@pytest.mark.parametrize("order", [("timeline", "expulsions"), ("expulsions", "timeline")])
def test_a_fact_that_moved_to_another_sheet_is_still_there(order):
    one, other = order
    [_, moved] = deltas([{one: "- id: a\n", other: "[]\n"}, {one: "[]\n", other: "- id: a\n"}])
    assert moved["a"].sheet == other


@pytest.mark.parametrize(
    ("publish", "shown"), [("false", False), ("No", False), ("maybe", False), ("true", True), ("", True)]
)
def test_what_is_not_surely_published_was_not_shown(publish, shown):
    [delta] = deltas([{"context": f"- id: a\n  publish: {publish}\n"}])
    assert delta["a"].shown is shown


def test_items_that_are_no_facts_are_passed_over():
    assert _numbers("- a\n- id: b\n- number: 3\n") == [{"b": None}]
