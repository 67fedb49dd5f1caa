import pytest

from explainer.errors import ExplainerError
from explainer.typed_ids import whole_id, whole_ids

THERE = ["paris-answers", "paris-answers-again", "mali-objects", "3fa9c1d2", "3fa00000"]


def test_any_start_that_only_one_id_has_means_it():
    assert whole_ids(["mali", "3fa9", "paris-answers-a"], THERE, "fact") == [
        "mali-objects",
        "3fa9c1d2",
        "paris-answers-again",
    ]


def test_an_id_means_itself_though_others_begin_with_it():
    assert whole_id("paris-answers", THERE, "fact") == "paris-answers"


def test_accents_may_be_typed_in_either_form():
    assert whole_ids(["cafe\u0301"], ["caf\u00e9-noir"], "article") == ["caf\u00e9-noir"]


def test_what_is_named_twice_is_meant_once():
    assert whole_ids(["mali", "3fa9", "mali-objects"], THERE, "fact") == ["mali-objects", "3fa9c1d2"]


def test_a_start_of_several_names_them():
    with pytest.raises(ExplainerError, match=r"^3fa begins the id of more than one proposal: 3fa00000, 3fa9c1d2$"):
        whole_id("3fa", THERE, "proposal")
    with pytest.raises(ExplainerError, match=r"f-0, f-1, f-2, f-3, f-4, f-5 and 2 more$"):
        whole_id("f", [f"f-{n}" for n in range(8)], "fact")


def test_everything_that_is_wrong_is_said_at_once_with_what_may_be_meant_or_where_to_look():
    with pytest.raises(ExplainerError) as wrong:
        whole_ids(["mali-object-s", "3fa", "zzz", ""], THERE, "fact", see="explainer diff")
    assert str(wrong.value) == (
        "there is no fact mali-object-s, did you mean mali-objects?; "
        "3fa begins the id of more than one fact: 3fa00000, 3fa9c1d2; "
        "there is no fact zzz: see explainer diff; there is no fact : see explainer diff"
    )
