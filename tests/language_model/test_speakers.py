"""Who says something in a sentence, and who only stands in it."""

import pytest

from explainer.language_model.speakers import is_speaker

from .told import article, event, sheets


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada Quill said that Kenya attacked Chad.",
        "Ada Quill, the mayor of Ella, has also denied that Kenya attacked Chad.",
        "The raid, Ada Quill told reporters, was over.",
        "“It is over,” said the mayor of Ella Ada Quill.",
        "It is over, according to mayor Ada Quill.",
        "It is over, a statement by Ada Quill had it.",
        "Ada Quill's statement has it that it is over.",
        "Ada Quill on Monday announced the end of it.",
        "Ada Quill: it is over",
    ],
)
def test_who_says_something_has_the_word_for_it_beside_the_name(sentence):
    start = sentence.index("Ada Quill")
    assert is_speaker(sentence, start, start + len("Ada Quill"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya said that Ada Quill wept.",
        "Kenya said that Chad attacked Ada Quill.",
        "Ada Quill wept, and Kenya said that Chad attacked.",
        "Ada Quill's driver said that it was over.",
        "The brother of Ada Quill said that it was over.",
        "Near Ada Quill, Kenya said that it was over.",
        "According to Kenya, Ada Quill left.",
        "“It is over,” said Kenya, and Ada Quill left.",
    ],
)
def test_who_only_stands_beside_it_says_nothing(sentence):
    start = sentence.index("Ada Quill")
    assert not is_speaker(sentence, start, start + len("Ada Quill"))


def test_a_states_people_speak_for_it():
    sentence = "Kenya's foreign ministry said that it was over."
    assert is_speaker(sentence, 0, 5, of_state=True) and not is_speaker(sentence, 0, 5)


def test_a_model_that_names_a_bystander_as_who_says_it_is_not_believed(tmp_path):
    text = "Chad accused Bo Lund of fraud, and Ada Quill, its minister, wept."
    told = event(text, said_by=["Ada Quill"], by=["Bo Lund"])
    names = [{"id": one, "name": one, "kind": "person"} for one in ("Ada Quill", "Bo Lund")]
    [fact] = sheets(article(tmp_path, text), actors=names, events=[told]).timeline
    assert not fact.said_by
