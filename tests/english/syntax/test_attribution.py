import itertools

import pytest

from explainer.english.syntax.attribution import attribution
from explainer.english.vocabulary import table, words
from explainer.parsed.tokens import Doc

from ...fixtures import FIXTURES, read_fixtures


@pytest.mark.parametrize(("line", "title", "text", "expected"), read_fixtures(FIXTURES / "attribution.txt"))
def test_the_innermost_source_vouches_for_an_event(marked, line, title, text, expected):
    found = attribution(marked(text))
    assert (f"{found.text} / {found.cue}" if found else "-") == expected, f"attribution.txt:{line} {title}"


def test_every_word_of_every_sentence_can_be_asked_about(nlp):
    texts = {text.replace("[", "").replace("]", "") for _, _, text, _ in read_fixtures(FIXTURES / "attribution.txt")}
    for doc in map(Doc, nlp.pipe(sorted(texts))):
        for token in doc:
            found = attribution(token)
            assert found is None or found.text in doc.text


def test_no_verb_takes_two_sides():
    for one, other in itertools.combinations(("neutral", "claiming", "denying", "demanding"), 2):
        assert not words("speech", one) & words("speech", other)


def test_what_announces_an_event_says_it():
    assert words("speech", "announcing") <= words("speech", "neutral")
    assert "it" in table("speech")["nobody"]
