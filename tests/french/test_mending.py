import pytest

from explainer.french.mending import mended
from explainer.french.syntax.grammar import finite, object_of, subject_of
from explainer.parsed.tokens import Doc


def _word(nlp, text, word):
    return next(token for token in mended(Doc(nlp(text))) if token.text == word)


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("L'Inde et le Népal ont signé vendredi un accord frontalier.", "signé", "accord"),
        ("Le Mali a fermé le 2 octobre sa frontière avec la Côte d'Ivoire.", "fermé", "frontière"),
        ("Le Pérou n'a expulsé que deux diplomates chiliens.", "expulsé", "diplomates"),
        ("Le Niger n'a pas expulsé l'ambassadeur d'Allemagne, a déclaré le ministre.", "expulsé", "ambassadeur"),
    ],
)
def test_what_a_time_or_a_speaker_hides_is_the_object(nlp, text, verb, expected):
    assert object_of(_word(nlp, text, verb)).text == expected


def test_who_denies_is_the_subject_of_a_verb(nlp):
    verb = _word(nlp, "L'Ouganda dément avoir expulsé des diplomates rwandais.", "dément")
    assert (verb.pos_, verb.lemma_, subject_of(verb).text) == ("VERB", "démentir", "Ouganda")


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Les députés demandent que le gouvernement expulse l'ambassadeur d'Israël.", "expulse"),
        ("Le ministère dit que l'armée a tué dix rebelles.", "dit"),
    ],
)
def test_a_present_that_looks_like_a_participle_is_none(nlp, text, verb):
    assert finite(_word(nlp, text, verb)).text == verb


def test_a_sentence_ends_at_a_mark_alone(nlp):
    doc = Doc(nlp("Madrid a expulsé trois diplomates. Caracas n'a rien dit."))
    assert [sentence.text for sentence in doc.sents] == ["Madrid a expulsé trois diplomates.", "Caracas n'a rien dit."]
