"""What differs between two exports."""

import json

import pytest

from explainer.changes import FactChange, as_markdown, changes, read_export
from explainer.errors import ExplainerError

SOURCE = {"article": "001", "quote": "two envoys left", "start": 4, "end": 19, "verified": True}


def _export(**fields):
    fact = {"id": "norland-expels-sudia", "summary": "Norland expelled two envoys.", "number": 2, "sources": [SOURCE]}
    return {"actors": [], "timeline": [], "expulsions": [fact | fields], "context": []}


def test_nothing_changed_is_said_in_a_sentence():
    assert changes(_export(), _export()) == []
    assert as_markdown([]) == "No fact changed.\n"


def test_a_changed_number_is_one_change():
    assert changes(_export(), _export(number=3)) == [
        FactChange("changed", "expulsions", "norland-expels-sudia", "number", "2", "3")
    ]


def test_a_new_fact_is_told_by_its_summary():
    found = changes({"expulsions": []}, _export())
    assert found == [
        FactChange("added", "expulsions", "norland-expels-sudia", "summary", "", "Norland expelled two envoys.")
    ]


def test_a_new_fact_without_a_summary_is_told_by_its_telling():
    new = _export(telling="AFP: “two left”")
    del new["expulsions"][0]["summary"]
    (found,) = changes({"expulsions": []}, new)
    assert (found.field, found.after) == ("telling", "AFP: “two left”")


def test_that_a_fact_is_told_otherwise_is_a_change_only_where_nothing_else_is():
    old, new = _export(telling="Two left."), _export(telling="Three left.")
    assert [change.field for change in changes(old, new)] == ["telling"]
    new = _export(telling="Three left.", number=3)
    assert [change.field for change in changes(old, new)] == ["number"]


def test_a_removed_fact_is_told_by_its_summary():
    found = changes(_export(), {"expulsions": []})
    assert [(change.kind, change.before, change.after) for change in found] == [
        ("removed", "Norland expelled two envoys.", "")
    ]


def test_a_quote_that_only_moved_in_its_article_is_no_change():
    assert changes(_export(), _export(sources=[SOURCE | {"start": 90, "end": 105}])) == []


def test_other_words_quoted_are_a_change():
    [change] = changes(_export(), _export(sources=[SOURCE | {"quote": "both envoys left"}]))
    assert (change.field, change.after) == ("sources", "“both envoys left” (001)")


def test_a_value_that_becomes_the_one_claim_of_its_field_is_no_change():
    claimed = {"value": 2, "claims": [{"value": 2, "sources": [SOURCE]}]}
    assert changes(_export(), _export(number=claimed)) == changes(_export(number=claimed), _export()) == []
    (change,) = changes(_export(number=3), _export(number=claimed))
    assert (change.field, change.before) == ("number", "3")


def test_a_fact_that_moves_to_another_sheet_is_changed_and_no_other_one():
    there = _export()
    moved = {"timeline": [{**there["expulsions"][0], "type": "event"}], "expulsions": []}
    found = [(change.kind, change.sheet, change.field, change.before, change.after) for change in changes(there, moved)]
    assert found == [
        ("changed", "timeline", "sheet", "expulsions", "timeline"),
        ("changed", "timeline", "type", "", "event"),
    ]


def test_a_value_that_becomes_claims_shows_each_with_its_quote():
    claims = {
        "value": 2,
        "claims": [{"value": 2, "sources": [SOURCE]}, {"value": 3, "sources": [], "rank": "deprecated"}],
    }
    [change] = changes(_export(), _export(number=claims))
    assert change.after == "2; “two envoys left” (001) / 3; rank deprecated"


def test_a_field_that_is_gone_has_no_value_after():
    assert changes(_export(deadline="2024-05-06"), _export()) == [
        FactChange("changed", "expulsions", "norland-expels-sudia", "deadline", "2024-05-06", "")
    ]


def test_facts_are_counted_once_however_many_fields_changed():
    table = as_markdown(changes(_export(), _export(number=3, status="recalled")))
    assert table.startswith("1 fact changed.\n")
    assert table.count("| Changed |") == 2


def test_a_value_cannot_break_the_table_or_become_markup():
    [row] = as_markdown(changes(_export(), _export(number="a | b <script> [x](y)\n*z*"))).splitlines()[4:]
    assert r"a \| b &lt;script&gt; \[x\](y) \*z\*" in row


@pytest.mark.parametrize("text", ["", "[1]", '{"a": 1}', "not JSON"])
def test_a_file_that_is_no_export_is_refused(tmp_path, text):
    file = tmp_path / "facts.json"
    file.write_text(text)
    with pytest.raises(ExplainerError, match="is no export"):
        read_export(file)


def test_an_export_is_read_as_it_was_written(tmp_path):
    file = tmp_path / "facts.json"
    file.write_text(json.dumps(_export()))
    assert read_export(file) == _export()
