"""Proposals shown and settled in the terminal."""

import json

import click
import pytest

from explainer.cli import main
from explainer.content import ContentFolder
from explainer.merge import merge, open_leads, open_proposals
from explainer.model import Lead, Sheets

ACTORS = [
    {"id": "zenda", "name": "Zenda", "kind": "country"},
    {"id": "strelsau", "name": "Strelsau", "kind": "country"},
]


def _sheets(**fields):
    fact = {"id": "one", "date": "2024-05", "number": 2, "people": "envoys"} | fields
    sources = [{"article": "001-courier", "quote": "two envoys"}]
    actors = [actor | {"sources": sources} for actor in ACTORS]
    return Sheets.model_validate({"actors": actors, "expulsions": [fact | {"sources": sources}]})


@pytest.fixture
def folder(tmp_path):
    """A story with two proposals, on the date and on the number."""
    folder = ContentFolder(tmp_path / "content")
    merge(folder, _sheets())
    file = folder.facts / "expulsions.yml"
    file.write_text(file.read_text("utf-8").replace("number: 2", "number: 5").replace("2024-05", "2024-06"), "utf-8")
    merge(folder, _sheets(number=3, date="2024-07"))
    return folder


@pytest.fixture
def explainer(folder, capsys):
    """Run a command on the story: the exit code, what stands on stdout and what on stderr."""

    def run(*words):
        code = main(["--content", str(folder.root), *words])
        return code, *capsys.readouterr()

    return run


def _text(folder):
    return (folder.facts / "expulsions.yml").read_text("utf-8")


def test_a_proposal_is_shown_with_its_quote_and_the_reason(explainer, folder):
    code, out, err = explainer("proposals")
    assert code == 0
    for one in open_proposals(folder):
        assert f"{one.id}  expulsions.yml: one\n" in out
    assert "  number          in the sheet     5\n                  in the articles  3\n" in out
    assert "  why             a person corrected this, and the articles now say" in out
    assert "  quotes          001-courier: “two envoys”" in out
    assert "2 open: explainer accept ID takes what the articles say" in err
    assert explainer("proposals", "--sheet", "timeline")[1:] == ("", "no proposals\n")


def test_one_is_accepted_by_its_id(explainer, folder):
    number = next(one for one in open_proposals(folder) if one.field == "number")
    code, _, err = explainer("accept", number.id)
    assert code == 0
    assert "number: 3\n" in _text(folder)
    assert "date: 2024-06\n" in _text(folder)
    assert "1 accepted, 0 rejected, 1 open" in err
    assert "written: content/facts/expulsions.yml" in err


def test_the_start_of_an_id_is_enough(explainer, folder):
    number = next(one for one in open_proposals(folder) if one.field == "number")
    assert "1 accepted, 0 rejected, 1 open" in explainer("accept", number.id[:2], number.id[:5])[2]
    assert "number: 3\n" in _text(folder)


@pytest.mark.parametrize("words", [["--all"], ["--sheet", "expulsions"]])
def test_all_are_rejected_at_once(explainer, folder, words):
    before = _text(folder)
    assert explainer("reject", *words)[0] == 0
    assert _text(folder) == before
    assert explainer("proposals")[2] == "no proposals\n"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["12345678"], "there is no open proposal or lead 12345678: see explainer proposals"),
        ([], "name proposals by their ids"),
    ],
)
def test_what_cannot_be_settled_is_said(explainer, words, why):
    code, _, err = explainer("accept", *words)
    assert code == 1
    assert why in err


def test_one_key_settles_each(explainer, folder, monkeypatch):
    keys = iter("xar")
    monkeypatch.setattr(click, "getchar", lambda: next(keys))
    first, second = open_proposals(folder)
    _, out, err = explainer("accept", "-i")
    assert "1 of 2" in out
    assert "1 accepted, 1 rejected, 0 open" in err
    assert ("2024-07" if first.field == "date" else "number: 3") in _text(folder)
    assert ("2024-06" if second.field == "date" else "number: 5") in _text(folder)


@pytest.mark.parametrize(
    ("stop", "code", "said"),
    [(KeyboardInterrupt(), 130, "nothing was settled"), (OSError(6, "no such device"), 1, "there is no terminal here")],
)
def test_questions_that_are_broken_off_settle_nothing_and_say_so(explainer, folder, monkeypatch, stop, code, said):
    def key():
        if answers:
            return answers.pop()
        raise stop

    answers = ["a"]
    monkeypatch.setattr(click, "getchar", key)
    before = _text(folder)
    ended, out, err = explainer("accept", "-i")
    assert ended == code
    assert said in out + err
    assert _text(folder) == before
    assert len(open_proposals(folder)) == 2


def test_q_ends_the_questions_and_leaves_the_rest_open(explainer, folder, monkeypatch):
    keys = iter("sq")
    monkeypatch.setattr(click, "getchar", lambda: next(keys))
    before = _text(folder)
    explainer("reject", "-i")
    assert _text(folder) == before
    assert len(open_proposals(folder)) == 2


def test_the_difference_that_people_made_is_told_by_fact_and_field(explainer):
    _, out, _ = explainer("diff")
    assert "changed      expulsions.yml: one\n" in out
    assert "  number          as read          3\n                  in the sheet     5\n" in out


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
    assert "renamed      expulsions.yml: the-expulsion\n  was one\n" in err
    assert "- id: the-expulsion" in _text(folder)
    assert "actors.yml: zenda\n  has taken in strelsau\n" in explainer("merge-actors", "strelsau", "zenda")[2]
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


ARTICLES = {"001-courier": "Zenda closed a port. Nobody came.", "002-gazette": "It reopened. " * 12}


def _lead(ident, article, quote, **more):
    return Lead(id=ident, article=article, quote=quote, why="no known type of event", **more)


CLOSED = _lead("001-closed-a-1a1a", "001-courier", "Zenda closed a port.", date="2024-05-03", by=["zenda"])
REOPENED = [_lead(f"002-reopened-{n:04}", "002-gazette", "It reopened.") for n in range(12)]


@pytest.fixture
def leads(folder):
    """The story with two articles and thirteen leads."""
    folder.articles.mkdir(parents=True)
    for ident, text in ARTICLES.items():
        (folder.articles / f"{ident}.md").write_text(f"---\ntitle: News\n---\n\n{text}\n", "utf-8")
    merge(folder, _sheets(number=3, date="2024-07"), leads=[CLOSED, *REOPENED])
    return folder


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


def test_proposals_and_leads_are_asked_for_together(explainer, leads, monkeypatch):
    keys = iter("ra")
    monkeypatch.setattr(click, "getchar", lambda: next(keys))
    proposal = open_proposals(leads)[0]
    _, out, err = explainer("accept", "-i", proposal.id, CLOSED.id)
    assert "a accept (write it into the timeline)   r reject (put it away)" in out
    assert "1 accepted, 1 rejected, 1 open" in err
    assert CLOSED.quote in (leads.facts / "timeline.yml").read_text("utf-8")


def test_all_means_the_proposals_and_no_leads(explainer, leads):
    assert "2 accepted, 0 rejected, 0 open" in explainer("accept", "--all")[2]
    assert len(open_leads(leads)) == 13


def test_ids_of_nothing_settle_nothing(explainer, leads):
    code, _, err = explainer("reject", CLOSED.id, "001-closed-a-1a1b", "ffffffff")
    assert code == 1
    assert "no open proposal or lead 001-closed-a-1a1b, did you mean 001-closed-a-1a1a?" in err
    assert "no open proposal or lead ffffffff: see explainer proposals and explainer leads" in err
    assert len(open_leads(leads)) == 13
