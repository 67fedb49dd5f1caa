"""Facts, proposals and leads as text: facts of a sheet in, the screen out."""

from dataclasses import replace

import click
import pytest
import yaml

from explainer.merge import open_proposals
from explainer.reviewing.desk import read_desk
from explainer.reviewing.queue import Choice, queue
from explainer.reviewing.showing import screen, short
from explainer.strict_yaml import dump

from ..fixtures import FIXTURES, read_fixtures
from .newspaper import LEAD, edit, make_story, write_articles

SHOWN = read_fixtures(FIXTURES / "review.txt")


def _shown(item, desk, width=72):
    return "\n".join(click.unstyle(line) for line in screen(item, desk, width)).rstrip()


@pytest.mark.parametrize(("line", "title", "given", "expected"), SHOWN, ids=[title for _, title, *_ in SHOWN])
def test_a_fact_is_shown_as_it_is_told_with_its_words_and_what_is_doubtful(tmp_path, line, title, given, expected):
    folder = write_articles(tmp_path)
    folder.facts.mkdir()
    sheets = yaml.load(given, yaml.BaseLoader)
    for sheet, facts in sheets.items():
        (folder.facts / f"{sheet}.yml").write_text(dump(facts), "utf-8")
    desk = read_desk(folder)
    assert _shown(desk.placed[next(iter(sheets.values()))[0]["id"]], desk) == expected


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal_and_no_value_is_shown_as_a_program_has_it(tmp_path, width):
    desk = read_desk(make_story(tmp_path))
    for item in queue(desk, Choice()):
        lines = [click.unstyle(line) for line in screen(item, desk, width)]
        assert max(map(len, lines)) <= width
        assert not [line for line in lines if any(sign in line for sign in ("None", "True", "False", "['", "{'", "[]"))]


def test_a_proposal_that_takes_a_value_out_and_one_of_a_whole_fact_are_told_in_words(tmp_path):
    desk = read_desk(make_story(tmp_path))
    (one,) = open_proposals(desk.folder)
    assert "the sheet has     diplomats\n    the articles say  left out" in _shown(replace(one, proposed=None), desk)
    shown = _shown(replace(one, path=(), now=None, proposed=None, reason="the articles are gone"), desk)
    assert "the sheet has" not in shown
    assert "  why: the articles are gone" in shown


def test_of_a_fact_that_names_somebody_hidden_it_is_said_that_it_is_off_the_site(tmp_path):
    folder = make_story(tmp_path)
    edit(folder, "actors", "name: Sudria", "name: Sudria\n  publish: false")
    edit(folder, "timeline", "against: [norland]", "against: [norland]\n  summary: Sudria called its ambassador home.")
    desk = read_desk(folder)
    assert _shown(desk.placed["sudria-recalls-envoy"], desk).startswith(
        "timeline.yml: sudria-recalls-envoy  (not checked, off the site)\n\nSudria called its ambassador home.\n"
    )
    assert _shown(desk.placed["norland-closes-brack"], desk).startswith(
        "timeline.yml: norland-closes-brack  (not checked)\n"
    )


def test_a_lead_is_shown_with_what_was_missing(tmp_path):
    desk = read_desk(make_story(tmp_path))
    shown = _shown(next(item for item in queue(desk, Choice()) if item == LEAD), desk)
    assert shown.startswith(f"{LEAD.id}\nNo fact bears this sentence: who did it is not told.\n  date: 16 March 2019\n")
    assert shown.endswith(
        "Sudria recalled its ambassador on Friday in response. >>The minister\n  resigned on 16 March.<<"
    )


def test_of_a_long_paragraph_what_stands_around_the_quote_is_shown(tmp_path):
    folder = write_articles(tmp_path)
    before, after = "Nothing came of it. " * 60, "Everything came of it. " * 60
    article = f"---\ntitle: News\n---\n\n{before}Norland closed a port. {after}\n"
    (folder.articles / "003-news.md").write_text(article, "utf-8")
    folder.facts.mkdir()
    fact = {"id": "port", "type": "event", "sources": [{"article": "003", "quote": "Norland closed a port"}]}
    (folder.facts / "timeline.yml").write_text(dump([fact]), "utf-8")
    desk = read_desk(folder)
    shown = _shown(desk.placed["port"], desk)
    assert "\n  … " in shown and shown.endswith("…")
    assert ">>Norland closed a port<<" in " ".join(shown.split())
    assert len(shown) < 1200


def test_what_matters_stands_once_more_where_a_screen_is_too_small(tmp_path):
    desk = read_desk(make_story(tmp_path))
    for item, said in zip(
        queue(desk, Choice()), ["the articles say  delegates", "Norland expelled two diplomats."], strict=False
    ):
        whole, small = (click.unstyle("\n".join(screen(item, desk, 80, height))) for height in (30, 10))
        assert whole.count(said) == 1
        assert small.count(said) == 2


def test_a_fact_in_short_is_what_the_site_tells_and_of_an_actor_all_that_is_said(tmp_path):
    desk = read_desk(make_story(tmp_path))
    assert short(desk.placed["norland"], desk) == "Norland; kind: country"
    assert (
        short(desk.placed["sudria-recalls-envoy"], desk)
        == "15 March 2019: Sudria recalled its ambassador from Norland."
    )
