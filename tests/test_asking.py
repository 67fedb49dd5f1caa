"""Proposals and leads settled in the terminal."""

import pytest

from explainer.cli import main
from explainer.merge import open_leads, open_proposals
from tests.asked_story import CLOSED, add_leads, asked_story


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


def _text(folder):
    return (folder.facts / "expulsions.yml").read_text("utf-8")


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


def test_proposals_and_leads_are_settled_together(explainer, leads):
    proposal = open_proposals(leads)[0]
    assert "2 accepted, 0 rejected, 1 open" in explainer("accept", proposal.id, CLOSED.id)[2]
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
