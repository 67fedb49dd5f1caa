from __future__ import annotations

import pytest

from explainer.english.mending import mended
from explainer.parsed.tokens import Doc, Token


def _word(doc: Doc, text: str) -> Token:
    return next(token for token in doc if token.text == text)


def test_a_clause_is_not_governed_by_what_stands_after_a_semicolon(nlp):
    doc = mended(Doc(nlp("Ten drivers were detained in March; most of them have since been freed.")))
    assert (_word(doc, "detained").dep_, _word(doc, "detained").head.text) == ("conj", "freed")


def test_a_series_hangs_on_the_verb_that_opens_it(nlp):
    text = "Oman pulled its envoys out, days after a man burst into the building, killed a guard, and wounded two."
    doc = mended(Doc(nlp(text)))
    killed, burst = _word(doc, "killed"), _word(doc, "burst")
    assert killed.head is burst
    assert killed in burst.children
    assert killed in burst.subtree


@pytest.mark.parametrize("text", ["Oman expelled two envoys, and Peru replied.", "Peru, it said, was right."])
def test_a_tree_without_these_faults_stays_as_it_is(nlp, text):
    mended_, plain = mended(Doc(nlp(text))), Doc(nlp(text))
    assert [(t.dep_, t.head.i) for t in mended_] == [(t.dep_, t.head.i) for t in plain]


@pytest.mark.parametrize(
    "text", ["In March Norway asked five Peruvians to go.", "Oman expelled one in March and Norway expelled three."]
)
def test_a_name_after_a_month_does_what_the_verb_after_it_tells(nlp, text):
    norway = _word(mended(Doc(nlp(text))), "Norway")
    assert (norway.dep_, norway.head.i, norway.ent_type_ == "DATE") == ("nsubj", norway.i + 1, False)
    assert norway in norway.head.lefts


def test_a_verb_does_not_stand_beside_a_noun(nlp):
    doc = mended(Doc(nlp("Prague asked its partners to show solidarity and expel Russians too.")))
    assert (_word(doc, "expel").dep_, _word(doc, "expel").head.text) == ("conj", "show")


def test_attachés_are_no_verb(nlp):
    doc = mended(Doc(nlp("Oman and Togo expelled three and two Peruvian attachés on Monday.")))
    word = _word(doc, "attachés")
    assert (word.pos_, word.dep_, word.head.text) == ("NOUN", "dobj", "expelled")


def test_of_two_joined_modifiers_the_first_is_no_noun_of_its_own(nlp):
    doc = mended(Doc(nlp("Senegal expelled 14 Gambian consular and technical staff.")))
    staff, expelled = _word(doc, "staff"), _word(doc, "expelled")
    assert (staff.dep_, staff.head) == ("dobj", expelled)
    assert {child.text for child in staff.children} >= {"14", "Gambian", "consular", "technical"}


@pytest.mark.parametrize(
    "text", ["Chad expelled the consul and five attachés.", "Chad expelled one clerk and two attachés."]
)
def test_people_who_are_told_of_beside_others_stay_so(nlp, text):
    assert _word(mended(Doc(nlp(text))), "attachés").dep_ == "conj"


def test_a_name_made_an_adverb_of_a_verb_without_a_subject_is_its_subject(nlp):
    doc = mended(
        Doc(nlp("Chad on Friday ordered three Peruvian diplomats to leave and recalled 40 Chadians from Lima."))
    )
    assert (_word(doc, "Chad").dep_, _word(doc, "Chad").head.text) == ("nsubj", "ordered")


@pytest.mark.parametrize(
    "text",
    [
        "The president of Chad, General Ali Oumar, dismissed the governor.",
        "The head of the junta in Chad, General Ali Oumar, dismissed the governor.",
    ],
)
def test_a_name_after_a_title_and_its_country_is_that_of_who_has_the_title(nlp, text):
    name = _word(mended(Doc(nlp(text))), "Oumar")
    assert (name.dep_, name.head.lower_) in {("appos", "president"), ("appos", "head")}
