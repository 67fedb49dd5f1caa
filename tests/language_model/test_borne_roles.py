"""What somebody is stands beside the name: other words of the same sentence are no office."""

import pytest

from explainer.language_model.borne_roles import is_borne

from .told import article, reading


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("The harbour master Ada Quill wept.", "harbour master"),
        ("The harbour master of Ella, Ada Quill, wept.", "harbour master"),
        ("Ada Quill, the former harbour master of Ella, wept.", "harbour master of Ella"),
        ("Ada Quill (harbour master) wept.", "harbour master"),
        ("Ada Quill, who was once the town's harbour master, wept.", "harbour master"),
        ("Ada Quill became harbour master in May.", "harbour master"),
        ("Ada Quill is the harbour master.", "harbour master"),
    ],
)
def test_an_office_stands_beside_the_name(sentence, role):
    start = sentence.index(role)
    assert is_borne(sentence, start, start + len(role), {"Ada Quill"})


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Minister Ada Quill said the step was absurd.", "absurd"),
        ("Minister Ada Quill said the step was absurd.", "Ada Quill said the step"),
        ("Ada Quill met the harbour master.", "harbour master"),
        ("The harbour master wept when Ada Quill left.", "harbour master"),
        ("Ada Quill is not the harbour master.", "harbour master"),
        ("Police asked Ada Quill about a thief.", "thief"),
    ],
)
def test_other_words_of_a_sentence_are_no_office(sentence, role):
    start = sentence.index(role)
    assert not is_borne(sentence, start, start + len(role), {"Ada Quill"})


def test_a_role_that_is_none_is_told_as_not_believed(tmp_path):
    text = "Minister Ada Quill said the step was absurd."
    roles = [{"value": one, "quote": text} for one in ("Minister", "absurd")]
    found = reading(
        article(tmp_path, text), actors=[{"id": "q", "name": "Ada Quill", "kind": "person", "roles": roles}]
    )
    assert [role.value for one in found.actors for role in one.roles] == ["Minister"]
    assert [one.said for one in found.not_believed] == ["role of Ada Quill: absurd"]
