"""What is looked at, and in which order."""

import pytest

from explainer.content import ContentFolder
from explainer.errors import ExplainerError
from explainer.merge import settle
from explainer.reviewing.desk import read_desk
from explainer.reviewing.queue import Choice, chosen, ident_of, is_plain, plain_facts, queue

from .newspaper import ANSWER, EXPULSION, LEAD, PORT, edit, make_story


@pytest.fixture
def folder(tmp_path):
    return make_story(tmp_path)


def _ids(folder: ContentFolder, later=(), **choice):
    desk = read_desk(folder)
    return [ident_of(item) for item in queue(desk, chosen(desk, Choice(**choice)), later)]


def test_proposals_conflicts_sentences_words_actors_and_dated_leads_in_this_order(folder):
    (proposal,) = (one.id for one in read_desk(folder).proposals)
    assert _ids(folder) == [proposal, EXPULSION, ANSWER, PORT, "norland", "sudria", LEAD.id]


def test_what_is_checked_and_what_is_off_the_site_is_not_looked_at(folder):
    edit(folder, "timeline", "what: its ambassador", "what: its ambassador\n  checked: 2024-06-01")
    edit(folder, "timeline", "type: event", "type: event\n  publish: false")
    assert not {ANSWER, PORT} & {*_ids(folder)}
    assert _ids(folder, ids=[PORT, ANSWER]) == [ANSWER, PORT]


def test_what_was_changed_since_it_was_checked_comes_before_other_facts(folder):
    edit(folder, "timeline", "type: event", "type: event\n  checked: 2024-06-01")
    settle(folder)
    assert PORT not in _ids(folder)
    edit(folder, "timeline", "date: 2019-03-15\n  by: [norland]", "date: 2019-03\n  by: [norland]")
    assert _ids(folder)[1:3] == [PORT, EXPULSION]


def test_a_checked_fact_with_an_error_is_looked_at(folder):
    edit(folder, "timeline", "type: event", "type: event\n  checked: 2024-06-01")
    edit(folder, "timeline", "Norland closed the port of Brack on Friday", "Norland closed all ports")
    assert _ids(folder)[1] == PORT


def test_key_facts_come_before_others(folder):
    folder.story.write_text(f"title: Norland and Sudria\nkey_facts: [{PORT}]\n", "utf-8")
    assert _ids(folder)[1:4] == [EXPULSION, PORT, ANSWER]


def test_only_what_is_asked_for(folder):
    (proposal,) = (one.id for one in read_desk(folder).proposals)
    assert _ids(folder, only_proposals=True) == [proposal]
    assert _ids(folder, sheet="timeline") == [ANSWER, PORT]
    assert _ids(folder, article="002") == [proposal, EXPULSION]
    assert _ids(folder, ids=["norland-c", LEAD.id[:8], proposal[:5]]) == [proposal, PORT, LEAD.id]


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ({"ids": ["nor"]}, "more than one"),
        ({"ids": [f"{PORT}s"]}, f"did you mean {PORT}"),
        ({"article": "00"}, "more than one article's id begins with 00"),
        ({"article": "009"}, "no article's id begins with 009"),
    ],
)
def test_what_is_not_there_or_is_several_is_said(folder, choice, said):
    with pytest.raises(ExplainerError, match=said):
        _ids(folder, **choice)


def test_what_was_put_aside_comes_last_in_the_order_of_that(folder):
    assert _ids(folder, later=[PORT, EXPULSION])[-2:] == [PORT, EXPULSION]


def test_plain_is_what_nothing_is_doubtful_about_on_one_article_alone(folder):
    desk = read_desk(folder)
    assert [one.fact.id for one in plain_facts(desk, "001-courier", Choice())] == [ANSWER, PORT, "norland", "sudria"]
    assert plain_facts(desk, "002-gazette", Choice()) == []
    assert not is_plain(desk, desk.placed[EXPULSION])
    assert [one.fact.id for one in plain_facts(desk, "001-courier", Choice(sheet="timeline"))] == [ANSWER, PORT]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Sudria recalled its ambassador on Friday", "Sudria recalled its envoy"),
        ("date: 2019-03-15\n  by: [sudria]", "number: 5\n  by: [sudria]"),
        (
            "date: 2019-03-15\n  by: [sudria]",
            "date: [{value: 2019-03-15, inferred_from: 002, sources: [{article: 001, quote: Sudria recalled its ambassador on Friday}]}]\n  by: [sudria]",
        ),
    ],
    ids=["words that are not there", "a number that is not quoted", "a date that was worked out"],
)
def test_what_a_check_warns_of_or_was_worked_out_is_not_plain(folder, old, new):
    edit(folder, "timeline", old, new)
    desk = read_desk(folder)
    assert not is_plain(desk, desk.placed[ANSWER])
