import json

import pytest
from pydantic import TypeAdapter

from explainer.diagnostics import Mark
from explainer.errors import InvalidContent
from explainer.model import Story
from explainer.sheets import read_sheet
from explainer.validation import validated


def refused(field):
    with pytest.raises(InvalidContent) as caught:
        read_sheet("timeline", f"- id: a\n  type: visit\n  {field}\n", "timeline.yml")
    (wrong,) = caught.value.diagnostics
    return wrong


@pytest.mark.parametrize(
    ("typed", "help"),
    [
        ("5 March 2026", "write 2026-03-05"),
        ("5/3/2026", "it may be 2026-03-05 or 2026-05-03: write the one that is meant"),
        ("March 2026", "write 2026-03"),
        ("last spring", "write year, month and day as in 2026-03-05, or as much of it as is known"),
    ],
)
def test_a_date_that_is_none_comes_with_the_one_that_is_meant(typed, help):
    assert refused(f"date: {typed}").help == help


def test_a_character_that_looks_like_another_is_named_with_its_column():
    wrong = refused("date: 2024\u201105\u201105")
    assert (wrong.mark, wrong.help) == (Mark(3, 13), "column 13 is U+2011 (non-breaking hyphen); write 2024-05-05")
    wrong = refused("wh\u200bat: x")
    assert wrong.mark == Mark(3, 5) and wrong.help == "column 5 is U+200B (zero width space); did you mean what?"


def test_a_field_that_is_missing_has_no_character():
    with pytest.raises(InvalidContent) as caught:
        read_sheet("timeline", "- id: a\n  note: a\u200bb\n", "timeline.yml")
    (wrong,) = caught.value.diagnostics
    assert wrong.message == "the field type is missing" and wrong.help == "add it"


@pytest.mark.parametrize(
    ("model", "values", "meant"),
    [
        (Story, {"title": "Envoys", "langauge": "en"}, "did you mean language?"),
        (Story, {"title": "Envoys", "standfirst": "Two", "copyright": "Ours"}, "explainer schema"),
    ],
)
def test_a_field_that_there_is_not_is_taken_for_one_of_what_it_stands_in(model, values, meant):
    with pytest.raises(InvalidContent) as error:
        validated(TypeAdapter(model), values, json.dumps(values), "story.yml")
    [wrong] = error.value.diagnostics
    assert wrong.help.startswith(meant)


def test_a_quote_that_is_longer_than_any_sentence_is_refused():
    wrong = refused(f"sources: [{{article: '001', quote: {'so it is ' * 400}}}]")
    assert wrong.message == "quote has 3,599 characters, and may have 3,000 characters"
