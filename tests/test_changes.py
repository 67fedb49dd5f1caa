"""What differs between two exports."""

import json

import pytest

from explainer.changes import as_markdown, changes, read_export
from explainer.errors import ExplainerError

SOURCE = {"article": "001", "quote": "two envoys left", "start": 4, "end": 19, "verified": True}


def _export(**fields):
    fact = {"id": "norland-expels-sudia", "telling": "Norland expelled two envoys.", "number": 2, "sources": [SOURCE]}
    return {"actors": [], "timeline": [], "expulsions": [fact | fields], "context": []}


def _told(rows):
    return [(row.what, row.sheet, *(remark.text for remark in row.remarks)) for row in rows]


def test_nothing_changed_is_said_in_a_sentence():
    assert changes(_export(), _export()) == []
    assert as_markdown([]) == "No fact changed.\n"


def test_a_changed_number_is_one_change():
    (row,) = changes(_export(), _export(number=3))
    assert _told([row]) == [("changed", "expulsions", "number: 2 → 3")]
    assert (row.fact, row.told) == ("norland-expels-sudia", "Norland expelled two envoys.")


def test_facts_that_came_or_went_are_told_as_the_site_does():
    (came,) = changes({"expulsions": []}, _export(date="2024-05-03"))
    (went,) = changes(_export(), {"expulsions": []})
    assert (came.what, came.head) == ("new", "3 May 2024: Norland expelled two envoys.")
    assert (went.what, went.head) == ("taken out", "Norland expelled two envoys.")


def test_that_a_fact_is_told_otherwise_is_a_change_only_where_nothing_else_is():
    old, new = _export(telling="Two left."), _export(telling="Three left.")
    assert _told(changes(old, new)) == [("changed", "expulsions", "was told: Two left.")]
    new = _export(telling="Three left.", number=3)
    assert _told(changes(old, new)) == [("changed", "expulsions", "number: 2 → 3")]


def test_a_quote_that_only_moved_in_its_article_is_no_change():
    assert changes(_export(), _export(sources=[SOURCE | {"start": 90, "end": 105}])) == []


def test_other_words_quoted_are_a_change():
    (row,) = changes(_export(), _export(sources=[SOURCE | {"quote": "both envoys left"}]))
    assert row.remarks[0].text == "001: “both envoys left” is quoted, in place of “two envoys left”"


def test_a_value_that_becomes_the_one_claim_of_its_field_is_no_change():
    claimed = {"value": 2, "claims": [{"value": 2, "sources": [SOURCE]}]}
    assert changes(_export(), _export(number=claimed)) == changes(_export(number=claimed), _export()) == []
    assert _told(changes(_export(number=3), _export(number=claimed))) == [
        ("changed", "expulsions", "number: 3 → 2, borne by 001")
    ]


def test_a_fact_that_moves_to_another_sheet_is_moved_and_no_other_one():
    there = _export()
    moved = {"timeline": [{**there["expulsions"][0], "type": "event"}], "expulsions": []}
    assert _told(changes(there, moved)) == [
        ("moved", "timeline", "was in expulsions.yml"),
        ("changed", "timeline", "type: told by an article's words"),
    ]


def test_who_takes_part_is_told_by_name():
    actors = [{"id": ident, "name": name, "kind": "country", "sources": []} for ident, name in
              (("norland", "Norland"), ("us", "United States"))]  # fmt: skip
    old, new = (_export(by=by) | {"actors": actors} for by in (["norland"], ["norland", "us"]))
    assert _told(changes(old, new)) == [("changed", "expulsions", "by: Norland → Norland and the United States")]


def test_facts_are_counted_once_and_have_a_line_each():
    table = as_markdown(changes(_export(), _export(number=3, status="recalled")))
    assert table.startswith("1 fact changed.\n")
    assert table.count("| Changed |") == 1
    assert "| number: 2 → 3<br>status: recalled |" in table


def test_what_only_more_articles_bear_stands_below_the_table_in_a_line():
    other = SOURCE | {"article": "002"}
    assert as_markdown(changes(_export(), _export(sources=[SOURCE, other]))) == (
        "No fact changed but in what bears it.\n\n- 002 bears a fact that is known: Norland expelled two envoys\n"
    )


def test_no_cell_is_too_long_to_be_read():
    sources = [SOURCE | {"article": f"{n:03}-gazette", "quote": "so many envoys left " * 9} for n in range(30)]
    claims = [{"value": n, "sources": sources} for n in (2, 3)]
    table = as_markdown(changes(_export(), _export(number={"value": 2, "claims": claims}, sources=sources)))
    assert all(len(cell) < 700 for line in table.splitlines() for cell in line.split("|"))


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
