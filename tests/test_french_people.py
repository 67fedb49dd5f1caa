from __future__ import annotations

import pytest

from explainer.french_people import french_nouns
from explainer.french_states import french_pieces


def read(words: str) -> tuple[str, str, bool, str] | None:
    pieces = [piece.lower() for piece, _, _ in french_pieces(words)]
    found = french_nouns().at(pieces, 0)
    if found is None or found[0] != len(pieces):
        return None
    return found[1].noun, found[1].english, found[1].plural, found[1].gender


@pytest.mark.parametrize(
    ("words", "noun"),
    [
        ("ministre", ("ministre", "minister", False, "")),
        ("Premier ministre", ("premier ministre", "prime minister", False, "")),
        ("premiers ministres", ("premier ministre", "prime minister", True, "")),
        ("présidente", ("président", "president", False, "f")),
        ("directrices", ("directeur", "director", True, "f")),
        ("chercheuse", ("chercheur", "researcher", False, "f")),
        ("conseillère", ("conseiller", "adviser", False, "f")),
        ("gardienne", None),
        ("généraux", ("général", "general", True, "")),
        ("chefs d’état-major", ("chef d'état-major", "chief of staff", True, "")),
        ("consuls généraux", ("consul général", "consul general", True, "")),
        ("ressortissants", ("ressortissant", "national", True, "")),
        ("civils", ("civil", "civilian", True, "")),
        ("reine", ("reine", "queen", False, "f")),
        ("roi", ("roi", "king", False, "m")),
        ("employés de l’ambassade", ("employé de l'ambassade", "embassy employee", True, "")),
    ],
)
def test_a_noun_is_found_in_each_of_its_forms(words, noun):
    assert read(words) == noun
