import pytest

from explainer.english.syntax.verbs import is_finite, is_marked_passive, is_passive


@pytest.mark.parametrize(
    "sentence",
    [
        "Two envoys were [expelled] on Friday.",
        "The [jailed] editor wrote a letter.",
        "[Expelled] by Chad, the envoy left.",
        "The envoy was summoned and [handed] a note.",
        "Peru ordered the consulate [closed].",
    ],
)
def test_a_verb_is_passive_where_it_is_done_to_its_subject(marked, sentence):
    assert is_passive(marked(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Chad has [expelled] two envoys.",
        "The envoy was given a day and [flew] home.",
        "The envoys must be [gone] by Friday.",
    ],
)
def test_a_verb_is_not_passive_where_its_subject_does_it(marked, sentence):
    assert not is_passive(marked(sentence))


def test_a_participle_clause_is_not_marked_as_passive(marked):
    assert is_marked_passive(marked("The arrests, [announced] by the ministry, angered Peru."))
    assert not is_marked_passive(marked("[Expelled] by Chad, the envoy left."))


def test_a_verb_behind_will_is_finite_and_an_infinitive_is_not(marked):
    assert is_finite(marked("Chad will [expel] two envoys."))
    assert not is_finite(marked("Chad wants to [expel] two envoys."))
