from explainer.merge.repeats import without_repeats

TOLD = {"001": {"Chad met Togo, and Benin joined them.": "Benin joined them"}}


def event(quote, **fields):
    return {"type": "event", "sources": [{"article": "001", "quote": quote}], **fields}


def people_quote(quote, sheet="timeline"):
    return {sheet: {"mine": {"type": "meet", "sources": [{"article": "001", "quote": quote}]}}}


def kept(fact, ours, known=(), sheet="timeline"):
    return list(without_repeats({sheet: {"new": fact}}, {"new": TOLD}, known, ours)[sheet])


def test_a_new_fact_whose_telling_words_people_quote_is_no_news():
    said = event("Chad met Togo, and Benin joined them.")
    assert kept(said, people_quote("and Benin joined them")) == []
    assert kept(said, people_quote("Chad met Togo")) == ["new"]


def test_where_no_telling_words_are_known_the_whole_quote_must_stand_there():
    assert kept(event("Chad met Togo."), people_quote("Chad met Togo. All went well.")) == []
    assert kept(event("Chad met Togo."), people_quote("Chad met")) == ["new"]


def test_what_people_have_or_had_is_no_repeat():
    assert kept(event("Chad met Togo."), people_quote("Chad met Togo."), known={"new"}) == ["new"]


def test_what_a_sentence_tells_is_no_repeat():
    typed = event("Chad met Togo.") | {"type": "meet"}
    assert kept(typed, people_quote("Chad met Togo.")) == ["new"]
    statement = {
        "topic": "Talks",
        "statement": "They talk.",
        "sources": [{"article": "001", "quote": "Chad met Togo."}],
    }
    assert kept(statement, people_quote("Chad met Togo."), sheet="context") == ["new"]


def test_background_by_words_is_a_repeat_and_a_name_bears_nothing():
    said = {"topic": "Talks", "sources": [{"article": "001", "quote": "Chad met Togo."}]}
    assert kept(said, people_quote("Chad met Togo."), sheet="context") == []
    assert kept(said, people_quote("Chad met Togo.", sheet="actors"), sheet="context") == ["new"]


def test_every_article_must_be_quoted():
    two = event("Chad met Togo.") | {
        "sources": [{"article": "001", "quote": "Chad met Togo."}, {"article": "002", "quote": "They met."}]
    }
    assert kept(two, people_quote("Chad met Togo.")) == ["new"]
