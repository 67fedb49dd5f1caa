from dataclasses import replace

from explainer.assemble.answers import with_answers
from explainer.assemble.facts import event_group

from .tellings import telling


def expelled(by, against, **fields):
    return telling("expel", by, against, **fields)


def answers(*told):
    """What each fact answers: its values, with the articles that say so where not all of the fact's do."""
    made = [event_group(ident, list(g)) for ident, g in told]
    return {
        fact.id: [(claim.value, [source.article for source in claim.sources]) for claim in fact.in_response_to]
        if fact.in_response_to and not isinstance(fact.in_response_to[0], str)
        else fact.in_response_to
        for fact in with_answers(made)
    }


def test_a_fact_answers_what_its_article_says():
    first = expelled("peru", "chile", index=1, date="1998-05-04")
    second = expelled("chile", "peru", index=2, date="1998-05-06", response_to=(1,))
    assert answers(("a", [first]), ("b", [second])) == {"a": [], "b": ["a"]}


def test_within_one_article_nothing_answers_what_answers_it():
    first = expelled("peru", "chile", index=1, response_to=(2,))
    second = expelled("chile", "peru", index=2, response_to=(1,))
    assert answers(("a", [first]), ("b", [second])) == {"a": [], "b": []}


def test_two_articles_may_have_it_both_ways():
    told = [expelled("peru", "chile", index=1), expelled("peru", "chile", source="002", index=1, response_to=(2,))]
    others = [expelled("chile", "peru", index=2, response_to=(1,)), expelled("chile", "peru", source="002", index=2)]
    assert answers(("a", told), ("b", others)) == {"a": [(["b"], ["002"])], "b": [(["a"], ["001"])]}


def test_an_answer_is_borne_by_the_articles_that_say_so_with_who_says_so():
    first = expelled("peru", "chile", index=1)
    second = expelled("chile", "peru", index=2, response_to=(1,))
    silent = expelled("chile", "peru", source="002", index=2)
    second = replace(second, said_by="chile")
    made = [event_group("a", [first]), event_group("b", [second, silent])]
    (claim,) = with_answers(made)[1].in_response_to
    assert (claim.value, [(s.article, s.said_by) for s in claim.sources]) == (["a"], [("001", "chile")])
