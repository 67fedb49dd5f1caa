import pytest

from explainer.english.events import STEPS, UnknownStep, steps_without

from .compact import read_text

TEXTS = {
    "detect": "The defence minister quit on Monday.",
    "expulsions": "Chad told the Danish chargé to get out.",
    "orders": "Ghana to expel four Togolese diplomats",
    "announced-orders": "Jordan has told the Omani consul to leave, Prince Faisal announced on Tuesday evening.",
    "same-time": "Oman expelled two Jordanians on Monday. Jordan ordered out three Omani diplomats the same evening.",
    "resumed-orders": "Ghana on Wednesday expelled three Malian diplomats. They have a week.",
    "rival-counts": "The army arrested 40 people according to the governor and 100 according to residents.",
    "repeated-sayings": "The White House said on Monday that Cuba had released 53 prisoners.",
    "promised-plans": "Oman vowed on Monday to free two students on 2 June.",
    "shared-tellings": "Bolivia ordered the American ambassador out on 10 September and gave him 72 hours.",
    "missing-side": "Peru expelled five Chileans on Monday. The answer came within a day. Five Peruvians were told to go.",
    "relative-dates": "A day after Tunisia recalled its ambassador, Libya closed its border on Thursday.",
    "announcements": "Algeria has cut ties with Morocco. The break took effect on Tuesday.",
    "added-acts": "Nepal summoned the Indian ambassador on Wednesday. It also suspended trade talks.",
    "answers": "Over the detention of its captain, Norway has summoned the Spanish ambassador.",
    "moves": "Ghana declared the Libyan consul persona non grata. The decision follows the shooting of a policeman by Libyan guards.",
    "retaliations": "Peru expelled five Chilean diplomats on Monday. Chile has retaliated. It expelled two Peruvian consuls.",
    "answered-doers": "In May, the administration of Paul Reyes ordered six Omani diplomats out. Oman expelled six Chileans in reply.",
    "departures": "The Maltese consul was given two days and flew home on Friday.",
    "parties": "An explosion killed two Omani soldiers on Monday.",
    "safety": "Oman nearly recalled its ambassador.",
}
"""For each step a text of which it reads something that the others do not."""


def test_each_step_has_a_name_of_its_own_and_says_what_it_adds():
    assert [step.name for step in STEPS] == list(TEXTS)
    assert all(len(step.summary.split()) > 5 and step.summary.endswith(".") for step in STEPS)


@pytest.mark.parametrize("name", TEXTS)
def test_without_a_step_less_is_read_or_otherwise(nlp, name):
    with_all = read_text(nlp, TEXTS[name], "1998-03-12")
    without = read_text(nlp, TEXTS[name], "1998-03-12", steps=steps_without([name]))
    assert without != with_all


def test_an_unknown_step_is_told_with_those_that_there_are():
    with pytest.raises(UnknownStep, match="there is no step guesses: name one of detect, expulsions, orders,"):
        steps_without(["detect", "guesses"])


def test_steps_are_left_out_and_keep_their_order():
    assert steps_without([]) == STEPS
    assert steps_without(["detect", "safety"]) == STEPS[1:-1]
