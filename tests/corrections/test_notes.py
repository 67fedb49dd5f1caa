"""What editors write under `corrections` in a fact."""

import pytest

from explainer.errors import InvalidContent
from explainer.export import export
from explainer.model import FactBase, Story
from explainer.sheets import dump_sheet, read_sheet

SHEET = """\
- id: borduria-expels-syldavia
  number: 3
  corrections:
    - date: 1974-04-05
      field: number
      said: 2
      why: We forgot the driver.
  sources:
    - article: 001
      quote: three left
"""


def test_a_sheet_with_corrections_is_written_as_it_was_read():
    assert dump_sheet(read_sheet("expulsions", SHEET, "expulsions.yml")) == SHEET


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("date: 1974-04-05", "date: 1974-04", "date (it is '1974-04') is not a day, such as 2025-09-22"),
        ("date: 1974-04-05", "date: 1974-02-30", "is not a day"),
        ("field: number", "field: numbr", "corrections names numbr, which is no field of this sheet"),
        ("field: number", "field: what", "corrections names what, which is no field of this sheet"),
        ("      why: We forgot the driver.\n", "", "the field why is missing"),
        ("said: 2", "sayd: 2", "did you mean said?"),
    ],
)
def test_what_is_wrong_in_a_note_is_said_with_its_line(old, new, said):
    with pytest.raises(InvalidContent) as error:
        read_sheet("expulsions", SHEET.replace(old, new), "expulsions.yml")
    assert said in str(error.value)
    assert "expulsions.yml:" in str(error.value)


def test_corrections_are_exported():
    facts = read_sheet("expulsions", SHEET, "expulsions.yml")
    [fact] = export(FactBase(story=Story(title="Envoys"), sheets={"expulsions": facts}))["expulsions"]
    assert fact["corrections"] == [
        {"date": "1974-04-05", "field": "number", "said": "2", "why": "We forgot the driver."}
    ]
