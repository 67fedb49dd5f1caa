"""What an article only repeats, summed up."""

from explainer.in_words import Remark
from explainer.merge import Row, summed_up


def _row(number, sheet="timeline", **more):
    remark = Remark("", **{name: frozenset(articles) for name, articles in more.items()}, repeats=True)
    told = f"Actor {number}" if sheet == "actors" else f"It happened {number} times."
    return Row("changed", sheet, f"fact-{number}", told, told, (remark,))


def test_the_first_of_many_facts_are_named_and_the_others_counted():
    (told,) = summed_up([_row(number, come={"007-repeat"}) for number in range(12)])
    assert told.startswith("007-repeat bears 12 facts that are known: It happened 0 times; It happened 1 times; ")
    assert told.endswith("It happened 4 times and 7 more")


def test_one_more_than_are_named_is_named_too():
    (told,) = summed_up([_row(number, come={"007-repeat"}) for number in range(6)])
    assert told.endswith("; It happened 5 times")


def test_actors_are_named_by_themselves_and_each_article_has_its_own_lines():
    rows = [_row(1, come={"002", "001"}), _row(2, "actors", come={"002"}), _row(3, "actors", come={"002"})]
    assert summed_up(rows) == [
        "001 bears a fact that is known: It happened 1 times",
        "002 bears a fact that is known: It happened 1 times",
        "002 names 2 actors that are known: Actor 2 and Actor 3",
    ]


def test_what_an_article_bears_no_longer_is_said_and_so_are_other_words():
    assert summed_up([_row(1, gone={"003"}), _row(2)]) == [
        "003 no longer bears a fact that is known: It happened 1 times",
        "other words are quoted of a fact that is known: It happened 2 times",
    ]
