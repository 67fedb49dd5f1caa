"""Facts that differ, proposals and leads in the terminal."""

import json

import pytest

from explainer.cli import main
from explainer.in_words import Remark
from explainer.merge import Row, open_proposals
from explainer.terminal_lists import BY_PEOPLE, print_rows
from tests.asked_story import add_leads, asked_story


@pytest.fixture
def folder(tmp_path):
    return asked_story(tmp_path / "content")


@pytest.fixture
def leads(folder):
    return add_leads(folder)


@pytest.fixture
def explainer(folder, capsys):
    """Run a command on the story: the exit code, what stands on stdout and what on stderr."""

    def run(*words):
        code = main(["--content", str(folder.root), *words])
        return code, *capsys.readouterr()

    return run


def test_a_proposal_is_shown_with_its_quote_and_the_reason(explainer, folder):
    code, out, err = explainer("proposals")
    assert code == 0
    for one in open_proposals(folder):
        assert f"{one.id}  {one.field} in expulsions.yml\n  one  Five envoys were expelled.\n" in out
    assert "  in the sheet     5\n  in the articles  3\n" in out
    assert "  in the sheet     June 2024\n  in the articles  July 2024\n" in out
    assert "  why              a person corrected this, and the articles now say" in out
    assert "  quotes           001-courier: “two envoys”" in out
    assert "2 open: explainer accept ID takes what the articles say" in err
    assert explainer("proposals", "--sheet", "timeline")[1:] == ("", "no proposals\n")


def test_the_difference_that_people_made_is_told_by_fact_and_field(explainer):
    _, out, _ = explainer("diff")
    assert out == (
        "edited by people in expulsions.yml\n  one  June 2024: Five envoys were expelled.\n"
        "      date: May 2024 → June 2024\n      number: 2 → 5\n"
    )


def test_no_line_is_wider_than_the_terminal_and_no_word_is_cut_off(explainer, folder, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    long = "a note of protest that the envoys of both countries handed over on the steps of the ministry itself"
    file = folder.facts / "expulsions.yml"
    file.write_text(file.read_text("utf-8").replace("people: envoys", f"people: {long}"), "utf-8")
    _, out, _ = explainer("diff")
    assert all(len(line) <= 80 for line in out.splitlines())
    assert long in " ".join(out.split())


def test_ids_change_and_actors_become_one(explainer, folder):
    code, _, err = explainer("rename", "one", "the-expulsion")
    assert code == 0
    assert "renamed in expulsions.yml\n  the-expulsion  June 2024: Five envoys were expelled.\n      was one\n" in err
    assert "- id: the-expulsion" in (folder.facts / "expulsions.yml").read_text("utf-8")
    assert "  zenda  Zenda, country\n      has taken in strelsau\n" in explainer("merge-actors", "strelsau", "zenda")[2]
    assert "aliases: [Strelsau]" in (folder.facts / "actors.yml").read_text("utf-8")
    code, _, err = explainer("rename", "nobody", "somebody")
    assert (code, err) == (1, "error: there is no fact nobody\n")


def test_whoever_lost_what_was_read_before_is_told(explainer, folder):
    for file in folder.extracted.iterdir():
        file.unlink()
    code, _, err = explainer("rename", "one", "two")
    assert code == 0
    assert "no earlier reading was known, so the 3 facts in the sheets count as written by people" in err
    assert "note:" not in explainer("rename", "two", "one")[2]


def test_leads_are_shown_by_articles_ten_each(explainer, leads):
    code, out, err = explainer("leads")
    assert code == 0
    assert out.startswith(
        "001-courier\n  001-closed-a-1a1a  2024-05-03  no known type of event\n    “Zenda closed a port.”\n"
    )
    assert out.count("It reopened.") == 10 and "… and 2 more\n" in out
    assert "13 leads: explainer accept ID" in err
    assert explainer("leads", "-n", "11")[1].count("It reopened.") == 11


def test_leads_of_one_article_are_asked_for_by_the_start_of_its_id(explainer, leads):
    assert "Zenda" not in explainer("leads", "--article", "002")[1]
    assert explainer("leads", "--article", "003")[::2] == (1, "error: no article's id begins with 003\n")
    assert "several articles' ids begin with 00: 001-courier, 002-gazette" in explainer("leads", "--article", "00")[2]


def test_leads_as_json_are_all_of_them_with_their_places(explainer, leads):
    found = json.loads(explainer("leads", "--json")[1])
    assert len(found) == 13
    assert found[0] == {
        "id": "001-closed-a-1a1a",
        "article": "001-courier",
        "quote": "Zenda closed a port.",
        "start": 0,
        "end": 20,
        "date": "2024-05-03",
        "by": ["zenda"],
        "against": [],
        "type": "",
        "why": "no known type of event",
    }


def test_that_there_are_no_leads_is_said_and_why(explainer, folder, tmp_path):
    empty = tmp_path / "other"
    for articles in (folder.articles, empty / "articles"):
        articles.mkdir(parents=True)
    assert explainer("leads")[1:] == ("", "no leads: facts bear all that was read\n")
    assert (
        explainer("--content", str(empty), "leads")[2]
        == "no leads, since nothing was read yet: see explainer extract\n"
    )


def _rows(count, what="new", remarks=()):
    return [
        Row(what, "timeline", f"fact-{n}", f"Zenda closed port {n}.", f"3 May 2024: Zenda closed port {n}.", remarks)
        for n in range(count)
    ]


def test_new_facts_are_told_each_and_of_very_many_how_many_each_sheet_has(capsys):
    print_rows(_rows(25))
    assert capsys.readouterr().out.count("\n  fact-") == 25
    print_rows(_rows(26))
    out = capsys.readouterr().out
    assert out.startswith("26 new facts\n  timeline.yml      26  Zenda closed port 0; Zenda closed port 1; ")
    assert out.split()[-3:] == ["and", "21", "more"]


def test_what_an_article_only_repeats_takes_a_few_lines_and_what_people_did_a_line_each(capsys):
    repeats = Remark("a source more: 007-repeat", frozenset({"007-repeat"}), repeats=True)
    rows = _rows(40, "changed", (repeats,))
    print_rows(rows)
    out = capsys.readouterr().out
    assert out.startswith("007-repeat bears 40 facts that are known: Zenda closed port 0; ")
    assert out.count("\n") < 4
    print_rows(rows, BY_PEOPLE)
    assert capsys.readouterr().out.count("a source more: 007-repeat") == 40
