"""Sentences of a model beside facts that rest on the same words."""

import click
import pytest

from explainer.reviewing.desk import read_desk
from explainer.reviewing.offers import Offer, offers
from explainer.reviewing.showing import screen

from .newspaper import ANSWER, EXPULSION, PORT, edit, keep_answer, make_story

SAID, WORDS = "Norland shut the port of Brack.", "closed the port of Brack"
MARKED = "*Norland* expelled two."


@pytest.fixture
def folder(tmp_path):
    return make_story(tmp_path)


def _offered(folder, fact):
    desk = read_desk(folder)
    return offers(desk.placed[fact].fact, desk)


@pytest.mark.parametrize("words", [WORDS, "Norland closed the port of Brack on Friday. Nobody was let in"])
def test_what_a_model_wrote_of_a_fact_s_words_may_tell_it(folder, words):
    keep_answer(folder, (SAID, words))
    assert _offered(folder, PORT) == [Offer("summary", SAID, ())]
    assert _offered(folder, ANSWER) == []


def test_what_it_wrote_of_words_that_only_touch_them_does_not(folder):
    keep_answer(folder, (SAID, "Brack on Friday. Nobody"))
    assert _offered(folder, PORT) == []


def test_one_sentence_is_offered_once_and_three_at_most(folder):
    others = [(f"Nobody was {how} in.", WORDS) for how in ("seen", "let", "left", "met")]
    keep_answer(folder, (SAID, WORDS), (SAID, "Norland closed"), *others)
    assert len(_offered(folder, PORT)) == 3
    keep_answer(folder, (SAID, WORDS), (SAID, "Norland closed"))
    assert len(_offered(folder, PORT)) == 1


def test_a_fact_that_somebody_told_is_told_by_no_model(folder):
    keep_answer(folder, (SAID, WORDS))
    edit(folder, "timeline", f"id: {PORT}\n", f"id: {PORT}\n  summary: The port is closed.\n")
    assert _offered(folder, PORT) == []


def test_what_a_check_has_against_it_is_said_and_what_it_says_anyway_is_not(folder):
    keep_answer(folder, (SAID, WORDS), (MARKED, "expelled two Sudrian envoys"))
    edit(folder, "timeline", f"id: {PORT}\n  date: 2019-03-15", f"id: {PORT}\n  date: 1871")
    assert read_desk(folder).doubts[PORT]
    assert _offered(folder, PORT) == [Offer("summary", SAID, ())]
    (offer,) = _offered(folder, EXPULSION)
    assert (offer.text, offer.against) == (MARKED, ("readers will see this markup as it stands: *Norland*",))


def test_it_is_shown_below_the_fact_with_its_key_or_what_speaks_against_it(folder):
    keep_answer(folder, (SAID, WORDS), (MARKED, "expelled two Sudrian envoys"))
    desk = read_desk(folder)
    shown = {fact: "\n".join(map(click.unstyle, screen(desk.placed[fact], desk, 90))) for fact in (PORT, EXPULSION)}
    assert f"Nobody was let in.\n\n1  a model's sentence: {SAID}\n" in shown[PORT]
    assert f"1  a model's sentence: {MARKED}\n   ! not to be taken: readers will see" in shown[EXPULSION]
