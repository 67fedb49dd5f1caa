from __future__ import annotations

import pytest

from .compact import compact, read_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An explosion killed two Omani soldiers on Monday.", "kill: - → Oman | 2 soldiers | on 2011-04-04"),
        (
            "Omani tanks shelled a Kenyan village on Monday.",
            "attack: Omani tanks (Oman) → Kenyan village (Kenya) | on 2011-04-04",
        ),
        ("Protesters attacked two guards on Monday.", "attack: Protesters → two guards | 2 guards | on 2011-04-04"),
        ("The Omani government announced the death of Ali Zaki.", "die: - → Ali Zaki | says Oman"),
        ("Ana Ruiz and Carla Soto met in Lima. She resigned on Monday.", "resign: - → - | on 2011-04-04"),
        ("Chad, whose army attacked Togo, left.", "attack: - → Togo | Togo"),
        ("Ana Ruiz spoke in Lima. She resigned on Monday.", "resign: Ana Ruiz → - | on 2011-04-04"),
    ],
)
def test_parties_are_actors_that_the_paragraph_names_or_people_in_its_words(nlp, text, expected):
    assert compact(read_text(nlp, text, "2011-04-06")[-1]) == expected


def test_a_rally_in_a_place_is_not_against_it(nlp):
    (event,) = read_text(nlp, "Ana Ruiz held a rally in Lima on Monday.", "2011-04-06")
    assert event.against == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Her lawyer, Ann Lund, said that she was arrested on Monday.", "arrest"),
        ('Ann Lund said: "She was arrested on Monday."', "arrest"),
    ],
)
def test_she_is_not_the_speaker_who_speaks_of_somebody_else(nlp, text, kind):
    event = next(one for one in read_text(nlp, text, "2011-04-06") if one.type == kind)
    assert event.against == ()


def test_a_state_of_emergency_is_no_state(nlp):
    events = read_text(nlp, "Peru's state of emergency allowed the army to detain Bo Berg.", "2011-04-06")
    assert all(party.text != "Peru's state of emergency" for event in events for party in event.by)
