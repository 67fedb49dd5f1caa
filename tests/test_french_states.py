from __future__ import annotations

import pytest

from explainer.countries import load_countries
from explainer.french_states import french_pieces, state_prefixes, state_words
from explainer.tables import table


def meant(words: str) -> dict[str, list[str]]:
    """What the words mean as a whole: the names of the states, by the way in which they mean them."""
    pieces = [piece for piece, _, _ in french_pieces(words)]
    found = state_words().at(pieces, 0)
    if found is None or found[0] != len(pieces):
        return {}
    return {kind: [state.name for state in states] for kind, states in found[1].items()}


def test_french_has_names_for_every_state_and_for_no_other():
    assert set(table("fr/states")["states"]) == {state.name for state in load_countries()}


@pytest.mark.parametrize(
    ("words", "kind", "states"),
    [
        ("Mali", "name", ["Mali"]),
        ("MALI", "name", ["Mali"]),
        ("États-Unis", "name", ["United States"]),
        ("Etats-Unis", "name", ["United States"]),
        ("Côte d’Ivoire", "name", ["Ivory Coast"]),
        ("malien", "adjective", ["Mali"]),
        ("maliennes", "adjective", ["Mali"]),
        ("françaises", "adjective", ["France"]),
        ("français", "adjective", ["France"]),
        ("turques", "adjective", ["Turkey"]),
        ("grecque", "adjective", ["Greece"]),
        ("burkinabè", "adjective", ["Burkina Faso"]),
        ("Burkinabé", "people", ["Burkina Faso"]),
        ("Sud-Africains", "people", ["South Africa"]),
        ("nigérian", "adjective", ["Nigeria"]),
        ("nigérienne", "adjective", ["Niger"]),
        ("congolaise", "adjective", ["Democratic Republic of Congo", "Republic of Congo"]),
        ("Caire", "seat", ["Egypt", "United Arab Republic"]),
        ("Maison-Blanche", "seat", ["United States"]),
        ("lac Tchad", "homonym", []),
    ],
)
def test_what_a_word_means(words, kind, states):
    assert meant(words).get(kind) == states


@pytest.mark.parametrize("words", ["mali", "Maline", "grecs et", "malin"])
def test_other_words_mean_no_state(words):
    assert meant(words) == {}


def test_first_halves_of_adjectives_have_no_accents():
    assert state_prefixes()["algero"].name == "Algeria"
    assert all(prefix.isascii() for prefix in state_prefixes())


def test_pieces_say_where_they_stand():
    text = "l’État d'Irak"
    assert [(plain, text[start:end]) for plain, start, end in french_pieces(text)] == [
        ("l", "l"),
        ("'", "’"),
        ("Etat", "État"),
        ("d", "d"),
        ("'", "'"),
        ("Irak", "Irak"),
    ]
