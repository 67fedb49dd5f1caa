import itertools
from typing import get_args

import pytest

from explainer.english.modality import modality
from explainer.english.vocabulary import table
from explainer.model import Modality
from explainer.parsed.tokens import Doc

from ..fixtures import FIXTURES, read_fixtures


@pytest.mark.parametrize(("line", "title", "text", "expected"), read_fixtures(FIXTURES / "modality.txt"))
def test_an_event_is_what_its_sentence_makes_of_it(marked, line, title, text, expected):
    assert modality(marked(text)) == expected, f"modality.txt:{line} {title}"


def test_every_word_of_every_sentence_has_a_modality(nlp):
    texts = {text.replace("[", "").replace("]", "") for _, _, text, _ in read_fixtures(FIXTURES / "modality.txt")}
    for doc in map(Doc, nlp.pipe(sorted(texts))):
        assert {modality(token) for token in doc} <= set(get_args(Modality))


def test_no_governor_stands_in_two_lists():
    kinds = {kind: cues for kind, cues in table("modality")["governors"].items() if kind != "dismissed"}
    for (one, cues), (other, others) in itertools.combinations(kinds.items(), 2):
        assert not set(cues) & set(others), f"{one} and {other}"


def test_every_kind_of_governor_says_what_its_denial_means():
    kinds = set(table("modality")["governors"]) - {"carried"}
    assert set(table("modality")["negated"]) == kinds
    assert {*table("modality")["negated"].values(), *table("modality")["negated_cues"].values()} <= set(
        get_args(Modality)
    )
