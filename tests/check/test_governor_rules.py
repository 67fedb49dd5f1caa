import pytest

from explainer.articles import read_article
from explainer.check.governor_rules import RULES
from explainer.check.problem import StoryFacts
from explainer.evidence import Evidence
from explainer.model import Actor, Event, Expulsion

TEXT = """\
---
title: A long week
published: 2031-05-02
language: en
---

Graustark threatened to arrest two envoys of Strelsau. If they stay, Graustark will close the mission.

The ministry said on Monday that it had arrested both. Ada Quill is an alleged agent of Strelsau.

Graustark announced that four must leave it.

Strelsau threatened to jail Per Holt, who was expelled in April.

Strelsau denied that Graustark had held 25 of its people in May.
"""


@pytest.fixture
def found(tmp_path):
    file = tmp_path / "001.md"
    file.write_text(TEXT, "utf-8")
    known = StoryFacts(Evidence([read_article(file)]), {}, {}, frozenset())

    def problems(*quotes, model=Event, **fields):
        sources = [{"article": "001", "quote": quote} for quote in quotes]
        fact = model.model_validate({"id": "a", "sources": sources, **fields})
        return [
            (problem.code, problem.message.partition("“")[2][:-1]) for rule in RULES for problem in rule(known, fact)
        ]

    return problems


def governed(words):
    return [("governor-left-out", words)]


def test_words_beside_a_quote_that_govern_it_are_told(found):
    assert found("arrest two envoys of Strelsau", type="event") == governed("threatened to")
    assert found("Graustark will close the mission", type="event") == governed("If they stay")
    assert found("it had arrested both", type="event") == governed("said on Monday that")
    assert found("Graustark had held 25 of its people", type="event") == governed("denied that")


def test_a_quote_that_has_them_is_let_be(found):
    assert found("Graustark threatened to arrest two envoys", type="event") == []
    assert found("Strelsau denied that Graustark had held 25 of its people in May.", type="event") == []


def test_who_says_so_may_stand_in_the_fact_or_be_who_does_it(found):
    assert found("it had arrested both", type="event", said_by="The ministry") == []
    assert found("it had arrested both", type="say", by="The ministry") == []


def test_words_for_one_value_are_let_be_where_the_facts_own_quote_tells_the_rest(found):
    claims = [{"value": 25, "sources": [{"article": "001", "quote": "had held 25 of its people"}]}]
    assert found("Strelsau denied that Graustark had held 25 of its people", type="event", number=claims) == []
    assert found("A long week", type="event", number=claims) == governed("denied that Graustark")


def test_a_role_that_somebody_is_only_alleged_to_have_is_told(found):
    roles = [{"value": "agent of Strelsau", "sources": [{"article": "001", "quote": "agent of Strelsau"}]}]
    assert found(model=Actor, name="Ada Quill", kind="person", roles=roles) == governed("alleged")


def test_a_sentence_that_tells_as_done_what_is_only_threatened_is_told(found):
    quote = "Graustark threatened to arrest two envoys of Strelsau."
    assert found(quote, type="arrest", by="Graustark") == [("told-surer-than-quoted", "threatened to")]
    assert found(quote, type="arrest", by="Graustark", modality="threatened") == []
    assert found(quote, type="arrest", by="Graustark", summary="They threatened.") == []
    assert found(quote, type="event", by="Graustark") == []
    assert found(quote, type="threaten", by="Graustark") == []


def test_one_quote_that_tells_it_as_done_bears_it(found):
    quotes = [
        "Graustark threatened to arrest two envoys of Strelsau.",
        "The ministry said on Monday that it had arrested both.",
    ]
    assert found(*quotes, type="arrest", by="Graustark") == []


def test_that_somebody_must_leave_is_the_order_itself(found):
    fields = {"by": ["Graustark"], "against": ["Strelsau"], "number": 4}
    assert found("Graustark announced that four must leave", model=Expulsion, **fields) == []


def test_a_clause_of_its_own_behind_a_name_is_not_governed_by_what_stands_before_the_name(found):
    assert found("Per Holt, who was expelled in April", type="event") == []
    assert found("jail Per Holt, who was expelled in April", type="event") == governed("threatened to")
