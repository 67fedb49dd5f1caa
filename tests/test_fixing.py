import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.content import load
from explainer.diagnostics import Diagnostic, Fix, Mark
from explainer.fixing import fix_story, with_fixes
from explainer.transaction import Busy, exclusive

from .content_folder import SHEETS, write_content


def found(line, column, old, new):
    fix = Fix(old, new)
    return Diagnostic(code="x-y", message="", file="a.yml", mark=Mark(line, column), fix=fix)


@pytest.mark.parametrize(
    ("text", "one", "expected"),
    [
        ("- id: a\n  by: norlnad # who\n", found(2, 3, "norlnad", "norland"), "- id: a\n  by: norland # who\n"),
        ("by: [norland, norlnad]\r\n", found(1, 1, "norlnad", "norland"), "by: [norland, norland]\r\n"),
        ("\ufeffby: norlnad\n", found(1, 1, "norlnad", "norland"), "\ufeffby: norland\n"),
        ("a\u200bb\u200b\n", found(1, 2, "\u200b", ""), "ab\u200b\n"),
        ("by: [norlnad, norlnad]\n", found(1, 1, "norlnad", "norland"), None),
        ("by: norlnad-2\n", found(1, 1, "norlnad", "norland"), None),
        ("quote: >-\n  norlnad left\n", found(1, 1, "norlnad", "norland"), None),
    ],
)
def test_words_are_mended_where_it_is_plain_which_are_meant(text, one, expected):
    assert with_fixes(text, [one]) == (text if expected is None else expected)


def test_several_fixes_of_a_line_do_not_shift_each_other():
    several = [found(1, column, "\u200b", "") for column in (2, 4)]
    assert with_fixes("a\u200bb\u200bc", several) == "abc"


@given(st.text(), st.integers(1, 3), st.integers(1, 9))
def test_where_there_is_nothing_to_mend_nothing_changes(text, line, column):
    there = text.count("\n") + 1
    assert with_fixes(text, [found(line, column, "\ue000", "x")] if line <= there else []) == text


def test_a_story_is_mended_until_nothing_is_left_that_has_one_answer(tmp_path):
    sheet = SHEETS["timeline"].replace("- id: regret\n", "- id: regret\n  date: 15 March 2019 # a day\n")
    root = write_content(tmp_path, timeline=sheet.replace("  what:", "  wat:"))
    assert [one.code for one in fix_story(root)] == ["field-value", "unknown-field"]
    text = (root / "facts" / "timeline.yml").read_text("utf-8")
    assert "  date: 2019-03-15 # a day\n" in text and "  what: any pleasure\n" in text
    assert load(root).sheets.timeline[0].date == "2019-03-15"


def test_what_may_be_two_things_is_left_to_a_person(tmp_path):
    root = write_content(tmp_path, timeline=SHEETS["timeline"].replace("type: deny", "type: deny\n  date: 5/3/2019"))
    before = (root / "facts" / "timeline.yml").read_bytes()
    assert fix_story(root) == []
    assert (root / "facts" / "timeline.yml").read_bytes() == before


def test_while_another_run_changes_the_story_nothing_is_mended(tmp_path):
    root = write_content(tmp_path, timeline=SHEETS["timeline"].replace("what:", "wat:"))
    with exclusive(root / "extracted"), pytest.raises(Busy):
        fix_story(root)


def test_an_id_that_is_a_slip_of_one_other_is_mended_wherever_it_stands(tmp_path):
    sheet = SHEETS["timeline"].replace("by: norland", "by: [norlnad] # who?")
    root = write_content(tmp_path, timeline=sheet.replace("norland-expels-sudria", "norland-expels-sudira"))
    assert {one.code for one in fix_story(root)} == {"no-such-id"}
    text = (root / "facts" / "timeline.yml").read_text("utf-8")
    assert "by: [norland] # who?\n" in text and "in_response_to: norland-expels-sudria\n" in text


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("  note: a \u200b#b", None),  # what follows would be a comment
        ("  note: a:\u200b b", None),
        ("  note: \u200b[a]", None),
        ("  note: \u200bnull", None),
        ("  note: a\u200bb", "  note: ab"),
        ("  nte: a", "  note: a"),
        ("  nte: a\n  note: b", None),
    ],
)
def test_a_sheet_says_after_a_fix_what_is_meant(tmp_path, line, mended):
    root = write_content(tmp_path, timeline=SHEETS["timeline"].replace("  what:", f"{line}\n  what:"))
    before = (root / "facts" / "timeline.yml").read_text("utf-8")
    found = fix_story(root)
    assert len(found) == (mended is not None)
    assert (root / "facts" / "timeline.yml").read_text("utf-8") == before.replace(line, mended or line)


def test_a_sheet_with_line_ends_of_old_is_mended_in_the_line_that_is_meant(tmp_path):
    root = write_content(tmp_path, timeline=SHEETS["timeline"].replace("  what:", "  wat:"))
    sheet = root / "facts" / "timeline.yml"
    before = sheet.read_bytes().replace(b"\n", b"\r")
    sheet.write_bytes(before)
    assert len(fix_story(root)) == 1
    assert sheet.read_bytes() == before.replace(b"  wat:", b"  what:")
