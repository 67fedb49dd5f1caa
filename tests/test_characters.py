import pytest

from explainer.characters import named, strange_characters


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
