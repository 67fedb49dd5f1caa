import pytest

from explainer.english.syntax.subjects import agents, objects, surface_subject


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("Chad summoned the envoy and [expelled] him.", ["Chad"]),
        ("Chad and Togo [expelled] two envoys.", ["Chad", "Togo"]),
        ("Chad told the envoys to [leave].", ["envoys"]),
        ("Chad promised the envoys to [leave].", ["Chad"]),
        ("The envoy whom Chad [expelled] was a spy.", ["Chad"]),
        ("The envoy who [left] Chad was a spy.", ["envoy"]),
        ("Chad closed its embassy after [expelling] two envoys.", ["Chad"]),
    ],
)
def test_a_verb_has_the_subject_that_the_sentence_gives_it(marked, sentence, subject):
    assert [token.text for token in surface_subject(marked(sentence))] == subject


@pytest.mark.parametrize(
    ("sentence", "doers"),
    [
        ("Two envoys were [expelled] by Chad.", ["Chad"]),
        ("Two envoys were [arrested] and expelled by Chad.", ["Chad"]),
        ("Chad ordered two envoys [expelled].", ["Chad"]),
        ("Two envoys were [expelled].", []),
    ],
)
def test_a_passive_verb_is_done_by_whom_by_introduces_or_who_orders_it(marked, sentence, doers):
    assert [token.text for token in agents(marked(sentence))] == doers


def test_a_relative_clause_without_an_object_has_the_noun_that_it_modifies(marked):
    assert [token.text for token in objects(marked("The envoys whom Chad [expelled] were spies."))] == ["envoys"]
    assert [token.text for token in objects(marked("The envoys that Chad [expelled] were spies."))] == ["envoys"]
