"""What is told of a change where some of it was taken back, then or later."""

import pytest

from explainer.corrections.field_changes import FieldChange
from explainer.corrections.taken_back import Withdrawn, lost
from explainer.field_types import kind_of
from explainer.hidden_names import HiddenNames
from explainer.model import Actor, Context, Expulsion


def _change(field, before, after, kind="correction", model=Expulsion):
    return FieldChange(field, kind, tuple(before), tuple(after), kind_of(model, field))


def _left(change, *, taken=(), ids=(), names=(), now=None, figures=False):
    """What is told before and after, and what is not told."""
    hidden = [HiddenNames(names)]
    withdrawn = Withdrawn(set(taken), set(ids), hidden, change.after if now is None else now, figures)
    left = withdrawn.left(change)
    return left and (left.before, left.after, left.withdrawn)


@pytest.mark.parametrize(
    ("field", "before", "after", "gone"),
    [
        ("number", ["2"], ["3"], set()),
        ("number", ["2"], [], {"2"}),
        ("number", ["2", "3"], ["2"], {"3"}),
        ("number", ["2", "3"], ["4"], {"3"}),
        ("number", ["2", "3"], ["4", "5"], set()),
        ("date", ["1974-04-02"], ["1974-04"], set()),
        ("people", ["envoys"], ["consuls"], set()),
        ("people", ["corrupt envoys"], ["envoys"], {"corrupt envoys"}),
        ("people", ["the envoys"], ["envoys"], set()),
        ("by", [("a", "b")], [("a",)], {("a", "b")}),
        ("by", [("a", "b")], [("a", "c")], set()),
        ("by", [("a", "b")], [("c",)], {("a", "b")}),
        ("by", [("corrupt guards",)], [("guards",)], {("corrupt guards",)}),
        ("in_response_to", ["a"], ["b"], {"a"}),
    ],
)
def test_a_value_is_taken_back_where_no_other_takes_its_place(field, before, after, gone):
    assert lost(_change(field, before, after)) == gone


def test_an_office_is_not_taken_back_by_one_that_says_whose_it_is():
    roles = [("minister", "", ""), ("envoy", "", "")]
    assert lost(_change("roles", roles, [("minister of Mali", "", "")], model=Actor)) == {("envoy", "", "")}


def test_a_changed_value_is_told_before_and_after():
    assert _left(_change("number", ["2"], ["3"])) == (("2",), ("3",), "")


def test_a_value_that_is_gone_is_not_told_and_those_that_stayed_are():
    assert _left(_change("number", ["2", "3"], ["2"])) == (("2",), ("2",), "value")
    assert _left(_change("number", ["2"], [])) == ((), (), "value")


def test_what_was_taken_back_later_is_not_told_where_it_was_new():
    assert _left(_change("number", ["2"], ["3"]), taken=["3"]) == ((), (), "value")
    assert _left(_change("number", [], ["3"], "update"), taken=["3"]) is None
    assert _left(_change("number", ["2"], ["2", "3"], "update"), taken=["3"]) is None


def test_what_took_the_place_of_what_was_taken_back_later_is_not_told_as_that():
    change = _change("number", ["2", "3"], ["4", "3"])
    assert _left(change, taken=["4"], now=["5", "3"]) == (("3",), ("3",), "value")
    assert _left(change, taken=["4"], now=["2", "3"]) is None
    statement = _change("statement", ["They quarrel."], ["Eva made them quarrel."], model=Context)
    assert _left(statement, now=["They quarrel."]) is None
    assert _left(statement, now=["They made it up."]) == ((), (), "words")


def test_where_a_value_was_only_added_nothing_was_taken_back_then():
    change = _change("people", ["friends of Eva Strand"], ["friends of Eva Strand", "clerks"], "update")
    assert _left(change, names=["Eva Strand"], now=["clerks"]) == ((), ("clerks",), "")


def test_words_that_are_left_out_are_taken_back():
    change = _change("summary", ["Eva left with the others."], ["The others left."], "update")
    assert Withdrawn(set(), set(), [], change.after, False).left(change).kind == "correction"


def test_who_may_not_be_named_is_not():
    change = _change("people", ["friends of Eva Strand"], ["clerks"])
    assert _left(change, names=["Eva Strand"]) == ((), ("clerks",), "value")
    assert _left(change, names=["Eva Strand"], now=change.before)[0] == change.before
    assert _left(_change("by", [("secret",)], [("a",)]), ids=["secret"]) == ((), (("a",),), "value")
    assert _left(_change("by", [("a",)], [("secret",)]), ids=["secret"]) == ((), (), "value")
    assert _left(_change("actors", ["a"], ["a", "secret"], "update", Context), ids=["secret"]) is None


@pytest.mark.parametrize(
    ("before", "after", "kind", "told"),
    [
        ("Two left.", "Three left.", "correction", (("Two left.",), ("Three left.",), "")),
        ("They left.", "They left on Monday.", "update", (("They left.",), ("They left on Monday.",), "")),
        ("Eva and two others left.", "They went home.", "update", ((), ("They went home.",), "wording")),
        ("Eva left with the others.", "The others left.", "update", ((), ("The others left.",), "words")),
        ("Two envoys left.", "Envoys left.", "update", ((), ("Envoys left.",), "words")),
        ("They quarrel.", "They made it up.", "correction", ((), ("They made it up.",), "words")),
    ],
)
def test_of_our_sentence_only_what_the_one_of_now_says_but_for_figures_is_told(before, after, kind, told):
    assert _left(_change("summary", [before], [after], kind)) == told


def test_a_sentence_that_gave_way_to_another_is_not_told_as_the_new_one_either():
    change = _change("summary", ["They left."], ["Eva and they left."], "update")
    assert _left(change, now=["They left."]) is None


def test_where_a_figure_was_taken_back_no_sentence_has_it():
    change = _change("summary", ["Two left."], ["Three left."])
    assert _left(change, figures=True) == ((), ("Three left.",), "words")
