import re

import pytest

from explainer.english.actors.gazetteer import Disambiguator, gazetteer_hits


def hits(text: str):
    words = list(re.finditer(r"\w+|[^\w\s]", text))
    return gazetteer_hits([word.group() for word in words], [word.start() for word in words])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the Niger Delta and Niger", ["Niger Delta", "Niger"]),
        ("NIGERIA, nigeria and MALI", ["NIGERIA"]),
        ("Burkina Faaso protested", ["Burkina Faaso"]),
        ("nobody of note", []),
    ],
)
def test_the_longest_known_name_is_found_with_its_case(text, names):
    assert [text[hit.start : hit.end] for hit in hits(text)] == names


def test_a_word_for_two_states_means_the_one_that_the_article_names():
    (congolese,) = hits("Congolese")
    candidates = congolese.states("people")
    assert len(candidates) > 1
    assert Disambiguator([congolese], 2020).state(candidates) is None
    for state in candidates:
        state_hits = hits(state.name)
        assert Disambiguator([congolese, *state_hits], 2020).state(candidates) == state


def test_a_seat_means_the_state_of_its_time():
    (moscow,) = hits("Moscow")
    of_1980, of_2020 = (Disambiguator([moscow], year).state(moscow.states("seat")) for year in (1980, 2020))
    assert (of_1980.name, of_2020.name) == ("Soviet Union", "Russia")
