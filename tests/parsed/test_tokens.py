"""What spaCy says of a text, its plain copy says too."""

from itertools import combinations

import pytest

from explainer.parsed.tokens import Doc

TEXT = (
    "Togo left. “Its envoy stayed in Oslo,” she said — why? The list was handed to the consul, Ms Ana Ruiz, by Sir "
    "Ivo Hart, an under-secretary at the Foreign Office. Benin, Chad and Niger declared two attachés persona non grata "
    "on 3 May 1998, officials in Lomé say; nobody knows  whether they'll go"
)
STRINGS = ("text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "ent_iob_", "whitespace_", "text_with_ws")


@pytest.fixture(scope="module")
def both(nlp):
    parsed = nlp(TEXT)
    return parsed, Doc(parsed)


def places(words):
    return [word.i for word in words]


@pytest.mark.parametrize("name", [*STRINGS, "i", "idx", "is_punct", "is_sent_start"])
def test_a_word_is_what_spacy_says(both, name):
    theirs, ours = ([getattr(word, name) for word in doc] for doc in both)
    assert ours == theirs


def test_a_words_form_is_what_spacy_says(both):
    theirs, ours = both
    assert [word.morph_ for word in ours] == [str(word.morph) or "_" for word in theirs]


@pytest.mark.parametrize("name", ["head", "left_edge", "right_edge"])
def test_a_word_leads_where_spacy_leads(both, name):
    theirs, ours = ([getattr(word, name).i for word in doc] for doc in both)
    assert ours == theirs


@pytest.mark.parametrize("name", ["children", "lefts", "rights", "subtree", "ancestors", "conjuncts", "sent"])
def test_the_words_around_one_are_those_that_spacy_finds(both, name):
    theirs, ours = ([places(getattr(word, name)) for word in doc] for doc in both)
    assert ours == theirs


def test_a_word_is_above_those_that_spacy_has_below_it(both):
    theirs, ours = ([[one.is_ancestor(other) for other in doc] for one in doc] for doc in both)
    assert ours == theirs


def test_words_that_follow_each_other_are_as_in_spacy(both):
    def shown(doc):
        spans = (doc[start:end] for start, end in combinations(range(len(doc) + 1), 2))
        return [(s.text, s.start_char, s.end_char, s.root.i, s.sent.start, s[-1].i, places(s[1:])) for s in spans]

    theirs, ours = map(shown, both)
    assert ours == theirs


@pytest.mark.parametrize("mode", ["strict", "expand"])
def test_offsets_are_the_words_that_spacy_finds_there(both, mode):
    def shown(doc):
        spans = (doc.char_span(*place, alignment_mode=mode) for place in combinations(range(len(TEXT) + 1), 2))
        return [(span.start, span.end) if span is not None else None for span in spans]

    theirs, ours = map(shown, both)
    assert ours == theirs


def test_offsets_outside_the_text_touch_no_words(both):
    with pytest.raises(IndexError, match="characters"):
        both[1].char_span(0, len(TEXT) + 1, alignment_mode="expand")
    assert both[1].char_span(0, len(TEXT) + 1) is None


@pytest.mark.parametrize("name", ["ents", "sents"])
def test_names_and_sentences_are_as_in_spacy(both, name):
    theirs, ours = ([(span.start, span.end, span.text) for span in getattr(doc, name)] for doc in both)
    assert ours == theirs
    assert len(ours) > 3


def test_an_entity_is_of_the_type_that_spacy_gives(both):
    theirs, ours = ([span.label_ for span in doc.ents] for doc in both)
    assert ours == theirs


def test_a_fixed_phrase_is_one_word(both):
    assert [word.text for word in both[1].fixed_phrases] == ["persona non grata"]


def test_there_is_no_word_before_the_first(both):
    with pytest.raises(IndexError):
        both[1][0].nbor(-1)


def test_a_text_without_words_has_no_sentences(nlp):
    assert Doc(nlp("")).sents == []
