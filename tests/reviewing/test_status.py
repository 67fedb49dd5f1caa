"""How far a story is, in four lines."""

import re
from unittest.mock import Mock

import pytest

from explainer import transaction
from explainer.cli import main
from explainer.content import ContentFolder
from explainer.merge import open_proposals, retract, settle
from explainer.reviewing.status import status_lines

from .newspaper import ARTICLES, edit, make_story, write_articles


@pytest.fixture
def folder(tmp_path):
    return make_story(tmp_path)


def _next(folder):
    return status_lines(folder)[-1].removeprefix("next     ")


def test_four_lines_say_how_far_it_is(folder, capsys):
    assert main(["--content", str(folder.root), "status"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "told     2 facts in sentences, 1 by words (of no type that is told in a sentence 1)",
        "checked  0 of 5 facts and actors",
        "open     1 proposal, 1 lead, 0 warnings",
        "next     explainer review --proposals: the articles say something else than the sheets",
    ]


def test_a_fact_that_was_taken_back_is_none_to_look_at(folder):
    ident = (folder.facts / "timeline.yml").read_text("utf-8").partition("- id: ")[2].splitlines()[0]
    retract(folder, ident, "We misread it.")
    assert status_lines(folder)[1] == "checked  0 of 4 facts and actors"


def test_facts_that_were_changed_since_they_were_checked_are_counted(folder):
    edit(folder, "timeline", "type: event", "type: event\n  checked: 2024-06-01")
    settle(folder)
    edit(folder, "timeline", "what: its ambassador", "what: its envoy\n  checked: 2024-06-01")
    assert status_lines(folder)[1] == "checked  2 of 5 facts and actors"
    edit(folder, "timeline", "date: 2019-03-15\n  by: [norland]", "date: 2019-03\n  by: [norland]")
    assert status_lines(folder)[1] == "checked  2 of 5 facts and actors, 1 changed since"


def test_what_a_killed_command_left_to_be_done_is_done_first(folder, tmp_path, monkeypatch):
    other = make_story(tmp_path / "other")
    settle(other, accept=[one.id for one in _proposals(other)])
    with monkeypatch.context() as killed:
        killed.setattr(
            transaction, "_recover", Mock(side_effect=[None, KeyboardInterrupt])
        )  # when the journal is there
        with pytest.raises(KeyboardInterrupt):
            settle(folder, accept=[one.id for one in _proposals(folder)])
    assert status_lines(folder) == status_lines(other)


def test_what_is_next_is_what_matters_most(folder, tmp_path):
    settle(folder, reject=[one.id for one in _proposals(folder)])
    assert _next(folder) == "explainer review: 6 things to look at"
    edit(folder, "actors", "kind: country", "kind: country\n  checked: 2024-06-01")
    edit(folder, "timeline", "type: ", "checked: 2024-06-01\n  type: ")
    edit(folder, "expulsions", "by: [norland]", "checked: 2024-06-01\n  by: [norland]")
    assert _next(folder) == "explainer review: 1 thing to look at"
    (folder.articles / "003-news.md").write_text(ARTICLES["002-gazette"], "utf-8")
    assert _next(folder) == "explainer extract: nothing was read of 003 yet"
    (folder.articles / "003-news.md").write_text("---\nlanguage: es\n---\n\nEl barco ha zarpado.\n", "utf-8")
    assert _next(folder) == "explainer review: 1 thing to look at"
    (folder.articles / "003-news.md").unlink()
    edit(folder, "timeline", "Sudria recalled its", "Sudria told its")
    assert re.match("explainer check: ", _next(folder))
    assert "1 error, 0 warnings" in status_lines(folder)[2]


def test_a_story_of_which_nothing_was_read_is_to_be_read(tmp_path):
    folder = write_articles(tmp_path)
    assert status_lines(folder) == [
        "told     0 facts in sentences, 0 by words",
        "checked  0 of 0 facts and actors",
        "open     0 proposals, 0 leads, 0 warnings",
        "next     explainer extract: nothing was read yet",
    ]


def _proposals(folder: ContentFolder):
    return open_proposals(folder)
