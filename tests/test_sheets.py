import re
import time

import pytest

from explainer.errors import InvalidContent
from explainer.model import LAST_FIELDS, SHEETS, Fact
from explainer.sheets import dump_sheet, plain, read_sheet, read_sheets, read_story
from explainer.validation import place

EXPULSIONS = """\
- id: norway-expels-chad
  date: 2019-03-14
  by: norway
  against: [chad]
  number:
    - value: 2
      sources:
        - article: 001
          quote: two envoys
    - value: all of them
      sources:
        - article: 002
          quote: every envoy
          said_by: the ministry
  note: An editor's words.
"""


def wrong(text, sheet="expulsions"):
    with pytest.raises(InvalidContent) as caught:
        read_sheet(sheet, text, "facts/x.yml")
    return caught.value.diagnostics


def test_a_sheet_that_is_written_is_read_back():
    facts = read_sheet("expulsions", EXPULSIONS, "x.yml")
    assert read_sheet("expulsions", dump_sheet(facts), "x.yml") == facts


def test_a_written_sheet_leaves_out_defaults_and_keeps_sources_last():
    facts = read_sheet("expulsions", EXPULSIONS + "  sources: [{article: 001, quote: two envoys}]\n", "x.yml")
    text = dump_sheet(facts)
    assert "publish" not in text and "prefix" not in text
    assert [*plain(facts[0])][:: len(plain(facts[0])) - 1] == ["id", "sources"]


def test_what_every_fact_may_have_is_written_last():
    assert {"id", *LAST_FIELDS} == set(Fact.model_fields)


def test_facts_are_parted_by_a_blank_line():
    facts = read_sheet("expulsions", EXPULSIONS + EXPULSIONS.replace("norway-expels", "other"), "x.yml")
    assert dump_sheet(facts).count("\n\n- id: ") == 1


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("text", ["", "[]", "# nothing yet\n"])
def test_an_empty_sheet_has_no_facts(sheet, text):
    assert read_sheet(sheet, text, "x.yml") == []


def test_a_sheet_that_is_no_list_is_refused():
    assert wrong("id: x\n")[0].message.endswith("must be a list")


def test_everything_wrong_is_said_at_once_with_place_and_field():
    found = wrong("- id: a\n  date: Tuesday\n  numbr: 2\n- by: x\n  id: b b\n")
    assert [(d.mark.line, d.field) for d in found] == [(2, "a.date"), (3, "a.numbr"), (5, "b b.id")]
    assert found[1].help == "did you mean number?"


def test_a_wrong_value_in_a_claim_is_placed_at_the_claim():
    (diagnostic,) = wrong("- id: a\n  deadline:\n    - value: soon\n      sources: []\n")
    assert (diagnostic.mark.line, diagnostic.field) == (3, "a.deadline.0.value")


def test_a_missing_field_is_named():
    (diagnostic,) = wrong("- id: a\n  by: x\n", sheet="timeline")
    assert diagnostic.message == "the field type is missing" and diagnostic.mark.line == 1


@pytest.mark.parametrize("said", ["no", "false", "False", "NO"])
def test_publish_takes_the_words_that_people_write(said):
    assert read_sheet("expulsions", f"- id: a\n  publish: {said}\n", "x.yml")[0].publish is False


def test_a_number_with_a_leading_zero_or_a_colon_is_no_other_number():
    assert read_sheet("expulsions", "- id: a\n  number: 12:30\n", "x.yml")[0].number == "12:30"


def test_problems_of_all_sheets_are_said_together(tmp_path):
    (tmp_path / "actors.yml").write_text("- id: A\n", "utf-8")
    (tmp_path / "context.yml").write_text("- id: [\n", "utf-8")
    with pytest.raises(InvalidContent) as caught:
        read_sheets(tmp_path, lambda path: path.name)
    assert {d.file for d in caught.value.diagnostics} == {"actors.yml", "context.yml"}


def test_a_file_that_is_not_utf_8_is_refused(tmp_path):
    (tmp_path / "actors.yml").write_bytes(b"- id: caf\xe9\n")
    with pytest.raises(InvalidContent, match="UTF-8"):
        read_sheets(tmp_path)


def test_a_story_without_a_file_is_none_and_a_wrong_one_is_said(tmp_path):
    assert read_story(tmp_path / "story.yml", "story.yml") is None
    (tmp_path / "story.yml").write_text("titel: x\n", "utf-8")
    with pytest.raises(InvalidContent, match="no field titel"):
        read_story(tmp_path / "story.yml", "story.yml")


def test_a_value_is_placed_where_it_or_what_holds_it_stands():
    mark, line = place(EXPULSIONS, "x.yml", (0, "number", 1, "value"))
    assert line.strip() == "- value: all of them" and mark.line == 10
    assert place(EXPULSIONS, "x.yml", (0, "deadline"))[0].line == 1


# Facts that were taken back

WITHDRAWN = """\
- id: they-met
  publish: false
  corrections:
    - date: 2025-09-22
      why: We misread it.
"""


@pytest.mark.parametrize("sheet", SHEETS)
def test_of_a_fact_that_was_taken_back_nothing_else_is_asked(sheet):
    [fact] = read_sheet(sheet, WITHDRAWN, f"{sheet}.yml")
    assert isinstance(fact, SHEETS[sheet])
    assert fact.withdrawn
    assert dump_sheet([fact]) == WITHDRAWN


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("publish: false", "publish: true", "the field type is missing"),
        ("publish: false", "publish: false\n  note: Ask again.", "the field type is missing"),
        ("why: We", "wy: We", "did you mean why?"),
        ("id: they-met", "id: They met", "is not an id"),
    ],
)
def test_what_is_wrong_with_a_fact_that_was_taken_back_is_said_with_its_line(old, new, said):
    with pytest.raises(InvalidContent, match=re.escape(said)) as error:
        read_sheet("timeline", WITHDRAWN.replace(old, new), "timeline.yml")
    assert "timeline.yml:" in str(error.value)


def test_a_fact_that_is_kept_off_the_site_with_all_it_says_was_not_taken_back():
    [fact] = read_sheet("timeline", WITHDRAWN + "  type: meet\n", "timeline.yml")
    assert not fact.withdrawn


def test_a_slip_in_one_fact_does_not_hide_what_is_wrong_with_the_others():
    text = (
        "# Visits\n\n- id: a\n  type: visit\n   date: 2024\n- id: b\n  type: visit\n  date: 5 March 2024\n"
        "- id: c\n  type: visit\n  what: its #1 envoy\n  sumary: x\n- id: d\n  type: visit\n"
    )
    with pytest.raises(InvalidContent) as caught:
        read_sheet("timeline", text, "timeline.yml")
    assert [(wrong.code, wrong.mark.line) for wrong in caught.value.diagnostics] == [
        ("yaml-syntax", 5),
        ("field-value", 8),
        ("yaml-comment", 11),
    ]


def test_of_what_git_left_in_a_sheet_only_that_is_told():
    text = "- id: a\n<<<<<<< ours\n  type: x\n- id: b\n=======\n  type: y\n- id: c\n>>>>>>> theirs\n  type: visit\n"
    with pytest.raises(InvalidContent) as caught:
        read_sheet("timeline", text, "timeline.yml")
    assert [wrong.code for wrong in caught.value.diagnostics] == ["merge-conflict"]


_MANY = {
    "aliases": lambda n: "- id: x\n  by: [" + ", ".join(["*a"] * n) + "]\n",
    "names of values": lambda n: "- id: x\n  by:\n" + "".join(f"    - &a{i} b\n" for i in range(n)),
    "tags": lambda n: "- id: x\n  by:\n" + "    - !t b\n" * n,
    "keys that stand twice": lambda n: "- id: x\n" + "  by: b\n" * n,
    "unknown fields of a fact": lambda n: "- id: x\n" + "".join(f"  byy{i}: b\n" for i in range(n)),
    "unknown fields of many": lambda n: "".join(f"- id: x{i}\n  sumary: b\n" for i in range(n)),
    "dates that are none": lambda n: "".join(f"- id: x{i}\n  date: 5 may {i}\n" for i in range(n)),
    "invisible characters": lambda n: "".join(f"- id: x{i}\n  summary: a\x01b\n" for i in range(n)),
    "invisible characters in a line": lambda n: "- id: x\n  summary: " + "\x01" * n + "\n",
    "texts that are cut": lambda n: "".join(f"- id: x{i}\n  summary: a #b\n" for i in range(n)),
    "colons": lambda n: "".join(f"- id: x{i}\n  summary: a: b\n" for i in range(n)),
    "quotation marks": lambda n: "".join(f"- id: x{i}\n  summary: 'a\n" for i in range(n)),
    "claims": lambda n: "- id: x\n  date:\n" + "    - value: x\n" * n,
}


@pytest.mark.parametrize("kind", _MANY)
def test_whatever_is_wrong_thousands_of_times_takes_time_linear_in_that(kind: str) -> None:
    def took(count: int) -> float:
        began = time.process_time()
        with pytest.raises(InvalidContent):
            read_sheet("timeline", _MANY[kind](count), "timeline.yml")
        return time.process_time() - began

    took(50)
    assert took(4000) < 30 * max(took(500), 0.005)


def test_an_error_of_thousands_of_problems_in_one_long_line_is_small() -> None:
    with pytest.raises(InvalidContent) as caught:
        read_sheet("timeline", _MANY["aliases"](5000), "timeline.yml")
    assert len(caught.value.diagnostics) == 5000
    assert max(len(str(one)) for one in caught.value.diagnostics) < 2000


@pytest.mark.parametrize("field", ["id", "publish", "checked", "corrections"])
def test_nobody_is_told_of_a_correction_of_a_field_that_readers_never_saw(field: str) -> None:
    with pytest.raises(InvalidContent, match=f"names {field}, of which readers are told nothing"):
        read_sheet(
            "context", f"- id: x\n  corrections: [{{date: 2025-01-01, field: {field}, why: A slip.}}]\n", "f.yml"
        )
