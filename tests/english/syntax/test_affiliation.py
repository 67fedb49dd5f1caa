import pytest

from explainer.english.syntax.affiliation import affiliations, first_of_affiliations


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The French [consul] left.", ["French"]),
        ("Mali's [envoy] left.", ["Mali"]),
        ("Two [officials] from Chad left.", ["Chad"]),
        ("Two [officials] in Chad left.", []),
    ],
)
def test_the_words_of_a_phrase_say_whose_somebody_is(marked, sentence, words):
    found = [word.text for word in affiliations(marked(sentence), local=False)]
    assert [word for word in found if word[0].isupper()] == words


def test_a_local_body_belongs_to_the_place_that_it_is_in(marked):
    found = affiliations(marked("The [authorities] in Chad said no."), local=True)
    assert [word.text for word in found] == ["Chad"]


def test_several_that_one_noun_is_said_of_are_found_by_the_first(marked):
    first = first_of_affiliations(marked("French and Chadian [officials] met."))
    assert first is not None
    assert [word.text for word in (first, *first.conjuncts)] == ["French", "Chadian"]
    assert first_of_affiliations(marked("French [officials] met.")) is None
