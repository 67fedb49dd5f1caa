from __future__ import annotations

import pytest

from explainer.lexicon.event_patterns import parse_pattern


def test_a_pattern_is_read_into_its_parts() -> None:
    pattern = parse_pattern(
        "cut|break off {what:ties} [with|to {against}]", {"ties": ["link", "tie"], "preposition": ["with", "to"]}
    )
    assert pattern.heads == {"cut", "break"}
    assert [e.how for e in pattern.elements] == ["word", "object", "preposition"]
    assert pattern.elements[1].slot.lemmas == {"link", "tie"}
    assert pattern.elements[2].optional
    assert pattern.elements[2].words == {"with", "to"}


def test_a_pattern_may_name_its_own_subject_a_clause_and_an_infinitive() -> None:
    assert parse_pattern("{against:person} leave {place}", {}).subject.kinds == {"person"}
    assert parse_pattern("demand that {against}", {}).elements[0].how == "clause"
    leave = parse_pattern("give {against} {_time:day} to leave|go", {}).elements
    assert [e.how for e in leave] == ["object", "second", "infinitive"]
    assert leave[2].words == {"leave", "go"}


@pytest.mark.parametrize(
    ("pattern", "wrong"),
    [
        ("expel {agianst}", "has the role agianst"),
        ("suspend {what} [with {against}", "bracket"),
        ("suspend {what] with {against}", "brace"),
        ("{by}", "no verb or noun"),
    ],
)
def test_a_pattern_that_is_none_is_refused(pattern: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        parse_pattern(pattern, {})
