import pytest

from explainer.french.mending import mended
from explainer.french.modality import modality
from explainer.parsed.tokens import Doc


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Le Chili a [expulsé] deux consuls.", "asserted"),
        ("Le Chili n'a pas [expulsé] deux consuls.", "denied"),
        ("Le Chili aurait [expulsé] deux consuls.", "alleged"),
        ("Le Chili nie avoir [expulsé] deux consuls.", "denied"),
        ("Le Chili accuse le Pérou d'avoir [expulsé] deux consuls.", "alleged"),
        ("Le Chili menace d'[expulser] deux consuls.", "threatened"),
        ("Le Chili exige l'[expulsion] de deux consuls.", "demanded"),
        ("Le Chili prévoit d'[expulser] deux consuls.", "planned"),
        ("Le Chili [expulsera] deux consuls.", "planned"),
        ("Le Chili a annoncé qu'il [expulserait] deux consuls.", "planned"),
        ("Le Chili ne prévoit pas d'[expulser] deux consuls.", "denied"),
        ("Le Chili pourrait [expulser] deux consuls.", "hypothetical"),
        ("Le Chili n'exclut pas d'[expulser] deux consuls.", "hypothetical"),
        ("Si Lima insiste, le Chili [expulsera] deux consuls.", "hypothetical"),
        ("Le Chili a-t-il [expulsé] deux consuls ?", "hypothetical"),
        ("Sans [expulser] les consuls, le Chili a protesté.", "denied"),
        ("Le Chili regrette l'[expulsion] de deux consuls.", "asserted"),
        ("Le Chili rêve d'[expulser] deux consuls.", "hypothetical"),
    ],
)
def test_what_a_sentence_makes_of_an_event(nlp, sentence, expected):
    before, word, after = sentence.replace("[", "|").replace("]", "|").split("|")
    doc = mended(Doc(nlp(before + word + after)))
    assert modality(next(token for token in doc if token.idx == len(before))) == expected
