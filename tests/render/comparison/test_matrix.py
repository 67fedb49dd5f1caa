"""Which article tells which fact: rows, cells, and what is left out where there would be too many."""

import json

import pytest

from explainer.render.catalogue import Catalogue
from explainer.render.comparison import matrix
from explainer.render.comparison.matrix import rows, shares, shown
from tests.render.stories import base_of


def source(no):
    return {"article": f"00{no}", "quote": "One"}


def fact(ident, *articles, **fields):
    return {"id": ident, "type": "seize", "summary": f"{ident}.", "sources": [source(no) for no in articles]} | fields


def catalogue(*timeline, articles=4, key_facts=(), **sheets):
    texts = [{"id": f"00{no}", "text": "One."} for no in range(articles)]
    raw = {
        "story": {"title": "x", "key_facts": list(key_facts)},
        "articles": texts,
        "timeline": list(timeline),
    } | sheets
    return Catalogue(base_of("\n".join(f"{name}: {json.dumps(value)}" for name, value in raw.items())))


def cells(*timeline):
    return [{ident: cell.otherwise for ident, cell in row.cells.items()} for row in rows(catalogue(*timeline))]


def ids(groups):
    return {name: [row.fact.id for row in of] for name, of in groups.items()}


def test_an_article_tells_a_fact_by_its_own_words_or_those_for_a_field():
    number = [{"value": 5, "sources": [source(1)]}]
    assert cells(fact("a", 0, number=number)) == [{"000": False, "001": False}]


def test_what_gives_another_value_than_the_first_says_otherwise():
    number = [{"value": value, "sources": [source(no)]} for no, value in enumerate((5, 6, "some"))]
    told = fact("a", 0, 1, number=number, summary="Five were seized.")
    assert cells(told) == [{"000": False, "001": True, "002": False}]


def test_what_gives_another_value_for_what_the_sentence_does_not_tell_says_nothing_otherwise():
    number = [{"value": value, "sources": [source(no)]} for no, value in enumerate((5, 6))]
    assert cells(fact("a", 0, 1, number=number)) == [{"000": False, "001": False}]


def test_facts_stand_by_sheet_in_the_order_of_time_and_key_facts_first():
    facts = [fact("late", 0, date="2031-04-05"), fact("undated", 0), fact("early", 0, date="2031-04-01")]
    context = [{"id": "c", "topic": "t", "statement": "s.", "sources": [source(0)]}]
    known = catalogue(*facts, context=context)
    assert ids(shown(rows(known), known).groups) == {"timeline": ["early", "late", "undated"], "context": ["c"]}
    known = catalogue(*facts, context=context, key_facts=["c", "late", "nowhere"])
    assert ids(shown(rows(known), known).groups) == {"": ["c", "late"], "timeline": ["early", "undated"]}


@pytest.mark.parametrize(
    ("most", "expected", "left_out"), [(20, "abcde", 0), (16, "abd", 2), (8, "bd", 3), (4, "b", 4), (3, "", 5)]
)
def test_of_too_many_facts_those_stay_that_most_articles_tell(monkeypatch, most, expected, left_out):
    monkeypatch.setattr(matrix, "_MOST_CELLS", most)
    known = catalogue(fact("a", 0, 1), fact("b", 0, 1, 2, 3), fact("c", 2), fact("d", 0, 1, 3), fact("e", 3))
    found = shown(rows(known), known)
    assert ids(found.groups) == ({"timeline": list(expected)} if expected else {})
    assert found.left_out == left_out


def test_an_articles_share_is_what_it_tells_how_it_differs_and_what_it_alone_tells():
    number = [{"value": value, "sources": [source(no)]} for no, value in enumerate((5, 6))]
    known = catalogue(fact("a", number=number, summary="Five were seized."), fact("b", 1), articles=3)
    found = shares(rows(known), known)
    told = {ident: (one.tells, one.otherwise, [fact.id for fact in one.alone]) for ident, one in found.items()}
    assert told == {"000": (1, 0, []), "001": (2, 1, ["b"]), "002": (0, 0, [])}
