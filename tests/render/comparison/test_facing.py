"""Which expulsions face each other, and whether one answers the other."""

import json

import pytest

from explainer.render.catalogue import Catalogue
from explainer.render.comparison.facing import facing
from tests.render.stories import base_of

_TEXT = "Norway expelled two. Iceland expelled three. It did so in answer. They had left on 1 April."


def _fact(ident, by, against, **fields):
    source = {"article": "001", "quote": "expelled"}
    return {"id": ident, "by": [by], "against": [against], "people": "envoys", "sources": [source]} | fields


def _faced(*expulsions):
    names = ("norway", "iceland", "chad")
    base = {
        "articles": [{"id": ident, "text": _TEXT} for ident in ("001", "002")],
        "actors": [{"id": name, "name": name.capitalize(), "kind": "country"} for name in names],
        "expulsions": list(expulsions),
    }
    catalogue = Catalogue(base_of("\n".join(f"{name}: {json.dumps(value)}" for name, value in base.items())))
    return facing([*catalogue.happenings, *catalogue.undated], catalogue)


def _ids(pair):
    return pair.first.id, pair.second.id


_ANSWER = [{"value": ["tit"], "sources": [{"article": "001", "quote": "in answer"}]}]
_TIT = _fact("tit", "norway", "iceland", number=2, date="2031-04-03")
_TAT = _fact("tat", "iceland", "norway", number=3)


def test_the_answer_stands_second_whatever_the_days_with_what_bears_it():
    (pair,) = _faced(_TIT, _TAT | {"in_response_to": _ANSWER, "date": "2031-04"})
    assert _ids(pair) == ("tit", "tat") and pair.dispute is None
    assert [source.quote for source in pair.answered] == ["in answer"]


def test_a_disputed_order_is_that_of_both_with_who_was_first_by_each():
    left = [{"value": "2031-04-01", "sources": [{"article": "002", "quote": "left on 1 April"}]}]
    (pair,) = _faced(_TIT, _TAT | {"in_response_to": _ANSWER, "left": left})
    assert _ids(pair) == ("tit", "tat") and not pair.answered
    assert pair.dispute is not None and pair.who_first == ("norway", "iceland")
    assert pair.worked_out == (False, True)


def test_nothing_is_said_of_the_order_of_two_of_which_no_article_says_it():
    (pair,) = _faced(_TIT, _TAT)
    assert (pair.answered, pair.dispute) == ((), None)


def test_a_number_is_large_where_a_sentence_has_it():
    (pair,) = _faced(_TIT, _TAT | {"number": "dozens"})
    assert [card and card.large for card in pair.cards] == ["2", None]


@pytest.mark.parametrize(
    "others",
    [
        [],
        [_fact("tat", "chad", "norway", number=3)],
        [_fact("again", "norway", "iceland", number=3)],
        # Of three that face each other, nobody knows which belong together.
        [_TAT, _fact("again", "norway", "iceland", number=3)],
    ],
)
def test_what_is_no_pair_faces_nothing(others):
    assert _faced(_TIT, *others) == []


def test_of_several_those_face_each_other_that_belong_together():
    again = _fact("again", "norway", "iceland", number=4)
    (pair,) = _faced(_TIT, again, _TAT | {"in_response_to": _ANSWER})
    assert _ids(pair) == ("tit", "tat")
