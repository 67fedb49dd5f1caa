import unicodedata

import pytest

from explainer.characters import hidden_characters, mixed_words, named, only_like_latin, strange_characters


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2024\u201105", [4]),
        ("a\u00a0b", [1]),
        ("date：", [4]),
        ("\u200bx\ufeff", [0, 2]),
        ("3\u22124", [1]),
        ("Goïta’s “envoy”, 3.5\t日本", []),
    ],
)
def test_what_nobody_sees_or_looks_like_another_is_found(text, at):
    assert list(strange_characters(text)) == at


def test_a_character_is_told_by_its_number_and_name():
    assert named("\u00a0") == "U+00A0 (no-break space)"
    assert named("\x1b") == "U+001B"


@pytest.mark.parametrize(
    "text",
    [
        "میخ\u200cواهم", "क्\u200dष", "👨\u200d👩", "❤\ufe0f", "1\ufe0f\u20e3", "ไทย\u200bไทย", "no\u00a0break", "شكرا\u200f (thanks)",
    ],
)  # fmt: skip
def test_what_a_script_has_a_use_for_is_not_hidden(text):
    assert [*hidden_characters(text)] == []


@pytest.mark.parametrize(
    "text", ["a\u202eb", "ا\u202eب", "so\u00adft", "a\u200bb", "a\u200db", "a\u200f", "a\u2066b", "a\U000e0041"]
)
def test_what_nobody_sees_is_found(text):
    assert [*hidden_characters(text)] == [
        next(at for at, char in enumerate(text) if unicodedata.category(char) == "Cf")
    ]


def test_words_of_two_alphabets_are_found():
    assert [*mixed_words("Mали, Мали and Mali, 5 µm")] == ["Mали"]
    assert only_like_latin("арре") and not only_like_latin("почта")
