"""What a model wrote is read item by item, and nothing of it is needed to be as it was asked for."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.language_model.answer import ANSWER_SCHEMA, ModelAnswer, parse_answer

ACTOR = {"id": "a", "name": "Ada Quill", "kind": "person"}
EVENT = {"id": "e", "type": "resign", "by": ["a"], "quotes": ["Ada Quill resigned."]}
TEXT = json.dumps({"actors": [ACTOR], "events": [EVENT]})


@pytest.mark.parametrize(
    "written",
    [
        TEXT,
        f"```json\n{TEXT}\n```",
        f"Here is what the article tells:\n\n{TEXT}\n\nI hope this helps.",
        f'<think>Shall I write {{"events": []}}? No.</think>{TEXT}',
        f'First {{"events": []}}, and on second thoughts: {TEXT}',
        f"{{not JSON}} {TEXT}",
    ],
)
def test_an_answer_is_found_in_whatever_stands_around_it(written):
    answer = parse_answer(written)
    assert [one.name for one in answer.actors] == ["Ada Quill"]
    assert [one.quotes for one in answer.events] == [["Ada Quill resigned."]]


@pytest.mark.parametrize(
    "written",
    ["", "I cannot help with that.", "[1, 2]", '{"facts": []}', "{" * 100_000, '{"events":' * 100_000],
    ids=["nothing", "refusal", "list", "other-keys", "braces", "deep"],
)
def test_where_there_is_no_answer_it_says_so(written):
    with pytest.raises(ValueError, match="cannot be read"):
        parse_answer(written)


def test_of_an_answer_that_is_cut_nothing_is_kept_nor_of_the_draft_before_it():
    with pytest.raises(ValueError, match="cut in the middle"):
        parse_answer(TEXT[:-20])
    with pytest.raises(ValueError, match="cut in the middle"):
        parse_answer(f"{TEXT} But rather: {TEXT[:-20]}")


def test_an_answer_without_end_is_not_read():
    with pytest.raises(ValueError, match="2,000,000 characters"):
        parse_answer(TEXT + " " * 2_000_000)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (3, "dictionary"),
        ({"id": "e"}, "quotes"),
        ({**EVENT, "modality": "certain"}, "modality"),
        ({**EVENT, "number": True}, "no number"),
        ({**EVENT, "number": -2}, "number"),
        ({**EVENT, "quotes": ["\ud800"]}, "half a character"),
        ({**EVENT, "quotes": ["x" * 5000]}, "quotes"),
        ({**EVENT, "by": ["x"] * 500}, "by"),
    ],
)
def test_one_bad_item_is_left_out_with_the_reason_and_the_others_are_read(wrong, reason):
    answer = parse_answer(json.dumps({"actors": [ACTOR], "events": [wrong, EVENT]}))
    assert [one.id for one in answer.events] == ["e"]
    assert reason in answer.left_out[0].reason
    assert answer.left_out[0].said.isascii()


def test_of_a_thousand_facts_the_first_are_read_and_the_rest_is_told():
    answer = parse_answer(json.dumps({"events": [EVENT | {"id": str(no)} for no in range(1000)]}))
    assert [one.id for one in answer.events] == [str(no) for no in range(200)]
    assert [(one.said, one.reason) for one in answer.left_out] == [("800 more events", "only the first 200 are read")]


def test_a_name_alone_is_a_list_of_one_and_nothing_an_empty_list():
    told = {**EVENT, "by": "a", "against": None, "quotes": "Ada Quill resigned."}
    (event,) = parse_answer(json.dumps({"events": [told]})).events
    assert (event.by, event.against, event.quotes) == (["a"], [], ["Ada Quill resigned."])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(st.fixed_dictionaries({name: JSON | st.lists(JSON, max_size=3) for name in ("actors", "events", "context")}))
@settings(max_examples=25)
def test_whatever_json_comes_an_answer_is_read_of_it(value):
    assert isinstance(parse_answer(json.dumps(value)), ModelAnswer)


def _objects(schema):
    if isinstance(schema, dict):
        yield from [schema] * (schema.get("type") == "object")
        for value in schema.values():
            yield from _objects(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _objects(value)


def test_the_schema_asks_for_every_property_and_lets_no_other_be():
    found = list(_objects(ANSWER_SCHEMA))
    assert len(found) == 6
    for one in found:
        assert one["required"] == list(one["properties"])
        assert one["additionalProperties"] is False
    assert "left_out" not in json.dumps(ANSWER_SCHEMA)
    assert not {"default", "minLength", "maxItems"} & {key for one in found for key in one}
