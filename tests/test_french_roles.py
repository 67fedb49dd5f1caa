from __future__ import annotations

import pytest

from explainer.french_roles import name_in_english, role_in_english


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("général", "general"),
        ("ministre malien des Affaires étrangères", "Malian foreign minister"),
        ("ministre des Affaires étrangères et de la Coopération internationale", "foreign minister"),
        ("ministre de la Défense", "defence minister"),
        ("ancien Premier ministre tchadien", "former Chadian prime minister"),
        ("ex-président nigérien", "former Nigerien president"),
        ("ambassadrice d'Espagne au Niger", "ambassador of Spain to Niger"),
        ("diplomate en Irak", "diplomat in Iraq"),
        ("porte-parole du ministère russe des Affaires étrangères", "spokesperson of the Russian foreign ministry"),
        ("porte-parole du gouvernement malien", "Malian government spokesperson"),
        ("porte-parole de l’armée malienne", "spokesperson of the Malian army"),
        ("chef de la diplomatie allemande", "German foreign minister"),
        ("président de la Cédéao", "president of the Economic Community of West African States"),
        ("directrice adjointe de l'Unesco", "deputy director of UNESCO"),
        ("présidente par intérim", "acting president"),
    ],
)
def test_a_role_is_said_in_english(french, english):
    assert role_in_english(french) == english


@pytest.mark.parametrize(
    "french",
    [
        "chercheuse à l'université de Bouaké",  # the university is in no table
        "ministre délégué chargé du Budget",
        "ministres des Affaires étrangères",  # several people are no one's role
        "ambassadeur congolais",  # of either Congo
        "voisin",
        "",
        "ministre de",
        "ministre et",
        "président malien français",
    ],
)
def test_a_role_with_a_word_that_no_table_has_is_not_guessed(french):
    assert role_in_english(french) is None


def test_the_state_of_its_bearer_tells_which_state_a_word_means():
    assert role_in_english("ambassadeur congolais", "Republic of Congo") == "Congolese ambassador"


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Vladimir Poutine", "Vladimir Putin"),
        ("Mohammed ben Salmane", "Mohammed bin Salman"),
        ("Assimi Goïta", "Assimi Goïta"),
        ("Poutinet", "Poutinet"),
    ],
)
def test_a_name_is_spelt_as_english_spells_it(french, english):
    assert name_in_english(french) == english
