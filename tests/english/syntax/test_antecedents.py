from __future__ import annotations

from explainer.english.syntax.antecedents import parallel_pronoun
from explainer.parsed.tokens import Doc


def _its(nlp, text):
    return [token for token in Doc(nlp(text)) if token.lower_ == "it"]


def test_the_same_pronoun_as_subject_of_the_clause_before_means_the_same(nlp):
    first, second = _its(nlp, "In May it expelled two envoys, and in August it closed the embassy.")
    assert parallel_pronoun(second) == first
    assert parallel_pronoun(first) is None


def test_a_pronoun_of_another_clause_is_not_parallel(nlp):
    *_, last = _its(nlp, "It expelled two envoys because Peru said that it would.")
    assert parallel_pronoun(last) is None
