import pytest

from explainer.french.events.patterns import lemmas_of, patterns
from explainer.french.vocabulary import table
from explainer.lexicon import load_lexicon

PATTERNS = [(kind, pattern) for listed in patterns().values() for kind, pattern in listed]
ASKED_BY_CODE = {"diplomats", "mission", "nationals", "staff"}
OF_ACTORS = {"people", "person", "place", "pronoun", "state_people"}


def test_every_pattern_is_of_a_type_that_there_is():
    assert {kind for kind, _ in PATTERNS} <= set(load_lexicon().types)


@pytest.mark.parametrize(("kind", "verb"), sorted({(kind, p.telling) for kind, p in PATTERNS if p.telling}))
def test_a_pattern_is_told_by_a_verb_that_its_type_has_a_sentence_for(kind, verb):
    assert load_lexicon().types[kind].tellings_of(verb)


def test_every_class_is_asked_for_and_every_class_that_is_asked_for_is_there():
    asked = {name for _, pattern in PATTERNS for name in (*pattern.only, *pattern.object)} | ASKED_BY_CODE
    assert asked - OF_ACTORS == set(table("lexicon/shared")["classes"])
    assert all(lemmas_of(name) for name in asked - OF_ACTORS)
