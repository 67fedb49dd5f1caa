"""What a person decides without opening a sheet: comments and all other bytes stay, and no reading undoes it."""

import pytest

from explainer.errors import ExplainerError
from explainer.merge import merge, open_proposals
from explainer.merge.decisions import checked, deleted, hidden, referring, told
from explainer.merge.story_files import read_files
from explainer.merge.story_texts import changes
from explainer.model import Sheets

from ..reviewing.newspaper import ANSWER, EXPULSION, PORT, edit, make_story, text


@pytest.fixture
def folder(tmp_path):
    folder = make_story(tmp_path)
    folder.story.write_text(f"title: Two  # the title\nkey_facts: [{ANSWER}, {PORT}]  # these\n", "utf-8")
    return folder


def _write(folder, decide, *words):
    files = read_files(folder)
    for path, change in changes(files, decide(files, *words)).items():
        path.write_bytes(change.data)


def _without(text, line):
    assert text.count(line) == 1
    return text.replace(line, "")


def test_a_checked_fact_gets_its_day_and_a_digest_even_where_it_had_that_day(folder):
    before = text(folder, "expulsions")
    _write(folder, checked, [EXPULSION], "2024-06-01")
    assert _without(text(folder, "expulsions"), "  checked: 2024-06-01\n") == before
    first = (folder.extracted / "checked.yml").read_text("utf-8")
    edit(folder, "expulsions", "diplomats", "officials")
    _write(folder, hidden, [PORT])
    assert (folder.extracted / "checked.yml").read_text("utf-8") == first
    _write(folder, checked, [EXPULSION], "2024-06-01")
    assert (folder.extracted / "checked.yml").read_text("utf-8") != first


def test_a_fact_goes_off_the_site_and_stays_in_its_sheet(folder):
    before = text(folder, "timeline")
    _write(folder, hidden, [PORT])
    assert _without(text(folder, "timeline"), "  publish: false\n") == before


def test_a_fact_is_told_by_a_sentence_and_no_reading_takes_it_back(folder):
    before = text(folder, "timeline")
    _write(folder, told, PORT, "summary", "Norland let no ship in.")
    after = text(folder, "timeline")
    assert _without(after, "  summary: Norland let no ship in.\n") == before
    merge(folder, _read_again(folder))
    assert text(folder, "timeline") == after


def test_a_deleted_fact_goes_with_what_refers_to_it_and_no_reading_brings_it_back(folder):
    others = text(folder, "timeline").replace(f"  in_response_to: [{EXPULSION}]\n", "")
    _write(folder, deleted, [EXPULSION])
    assert text(folder, "timeline") == others
    assert open_proposals(folder) == []
    merge(folder, _read_again(folder))
    assert text(folder, "expulsions").strip() == "[]"
    _write(folder, deleted, [PORT])
    assert folder.story.read_text("utf-8") == f"title: Two  # the title\nkey_facts: [{ANSWER}]  # these\n"


def _read_again(folder):
    return Sheets.model_validate({sheet: [*facts.values()] for sheet, facts in read_files(folder).state.read.items()})


def test_who_takes_part_in_a_fact_is_not_deleted(folder):
    with pytest.raises(ExplainerError, match=f"sudria takes part in {ANSWER}, {EXPULSION}"):
        deleted(read_files(folder), ["sudria"])
    assert referring(read_files(folder).state.ours, EXPULSION) == [ANSWER]
