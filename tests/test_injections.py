"""What attackers write, where no text may stand: it is refused with a message, at its place."""

import json
from itertools import cycle, islice

import pytest

from explainer.articles import parse_metadata
from explainer.errors import InvalidContent
from explainer.model import SHEETS, ArticleMeta, Story
from explainer.sheets import read_sheet, read_story
from tests.injected_story import refused
from tests.injections import INJECTIONS

_REFUSED = list(refused())
_NAMES = {model: sheet for sheet, model in SHEETS.items()}
_TEXTS = [text for text in INJECTIONS if text.isprintable()]  # the others are refused wherever they stand


def _some(number):
    """Other strings for each field, of all classes."""
    return islice(cycle(_TEXTS), number * 11, number * 11 + 11 * 29, 11)


def _told(read, *arguments):
    """What is said of something that is refused."""
    with pytest.raises(InvalidContent) as refusal:
        read(*arguments)
    return refusal.value.diagnostics


def test_there_are_270_strings_or_more_and_each_once():
    assert len(set(INJECTIONS)) == len(INJECTIONS) >= 270


def test_fields_of_a_form_are_those_of_ids_dates_addresses_and_fixed_words():
    assert {"id", "date", "kind", "modality", "country", "actors", "url", "published"} <= {name for _, name in _REFUSED}
    assert not {"summary", "note", "title", "value"} & {name for _, name in _REFUSED}


@pytest.mark.parametrize(("number", "model", "name"), [(number, *one) for number, one in enumerate(_REFUSED)])
def test_a_field_of_a_form_refuses_them_where_they_stand(number, model, name, tmp_path):
    for text in _some(number):
        value = json.dumps(text, ensure_ascii=False)
        if model in _NAMES:
            told = _told(read_sheet, _NAMES[model], f"- id: a\n  {name}: {value}\n", "sheet")
        elif model is Story:
            (tmp_path / "story.yml").write_text(f"title: T\n\n{name}: {value}\n", "utf-8")
            told = _told(read_story, tmp_path / "story.yml", "story")
        else:
            assert model is ArticleMeta
            told = _told(parse_metadata, f"\n\n{name}: {value}\n", "article")
        assert [one for one in told if one.mark and one.mark.line >= 1], (text, told)


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_that_is_nothing_else_is_refused_or_empty(sheet):
    for text in INJECTIONS:
        try:
            assert read_sheet(sheet, text, "sheet") == [], text
        except InvalidContent as error:
            assert error.diagnostics, text
