from generator.extract.sentences import sentence


def test_a_word_is_in_the_sentence_that_spacy_puts_it_in(nlp):
    doc = nlp("Togo left. Its envoy stayed in Oslo, she said. Why? Nobody knows")
    assert [sentence(token) for token in doc] == [token.sent for token in doc]
    assert len(list(doc.sents)) > 2
