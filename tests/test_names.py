import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.names import fold_name, slug, unique


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Assimi Goïta", "assimi goita"),
        ("Al-Qaeda", "al qaeda"),
        ("Łukasz Østby", "lukasz ostby"),
        ("L’Élysée", "l elysee"),
        ("Putin (Путин)", "putin"),
    ],
)
def test_names_are_compared_without_case_accents_and_punctuation(name, folded):
    assert fold_name(name) == folded


@pytest.mark.parametrize(
    ("one", "other"), [("Путин", "Лавров"), ("习近平", "李强"), ("محمد", "سلمان"), ("4 جنود", "4 دبلوماسيين")]
)
def test_names_in_other_scripts_are_not_all_the_same(one, other):
    assert fold_name(one) == fold_name(f"«{one}»")
    assert fold_name(one) != fold_name(other)


def test_points_of_vowels_make_no_other_name():
    assert fold_name("ليلى الحدّاد") == fold_name("ليلى الحداد")


@pytest.mark.parametrize("text", ["", "—", "_ / _", "\u0301"])
def test_of_punctuation_nothing_is_compared(text):
    assert fold_name(text) == ""


@pytest.mark.parametrize(
    ("name", "ident"),
    [
        ("Владимир Путин", "vladimir-putin"),
        ("Ольга Стефанишина", "olga-stefanishina"),
        ("Зураб Жвания", "zurab-zhvaniya"),
        ("Κυριάκος Μητσοτάκης", "kyriakos-mitsotakis"),
        ("नरेन्द्र मोदी", "nrendr-modi"),
        ("محمد بن سلمان", "mhmd-bn-slmn"),
        ("习近平", "xijinping"),
        ("김정은", "gimjeongeun"),
    ],
)
def test_an_id_of_a_name_in_another_script_can_be_read(name, ident):
    assert slug(name) == slug(unicodedata.normalize("NFD", name)) == ident


_LATIN_BLOCKS = [
    range(0x02B0),  # Basic Latin to IPA Extensions
    range(0x1D00, 0x1DC0),  # Phonetic Extensions
    range(0x1E00, 0x1F00),  # Latin Extended Additional
    range(0x2070, 0x20A0),  # Superscripts and Subscripts
    range(0x212A, 0x212C),  # Kelvin and Angstrom sign
    range(0x2C60, 0x2C80),  # Latin Extended-C
    range(0xA722, 0xA800),  # Latin Extended-D
    range(0xAB30, 0xAB70),  # Latin Extended-E
    range(0xFB00, 0xFB07),  # ligatures
    range(0xFF01, 0xFF5F),  # Fullwidth Forms
    range(0x1D400, 0x1D6A4),  # Mathematical Alphanumeric Symbols
]


def _of_old(text):
    """The id that a text was given before other scripts were transliterated."""
    plain = unicodedata.normalize("NFKD", text.translate(_UNSPLIT))
    plain = "".join(char for char in plain if not unicodedata.combining(char)).lower()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-") or "unnamed"


_UNSPLIT = str.maketrans(
    {**dict(zip("øØłŁđĐı", "oOlLdDi", strict=True)), "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe"}
)


def test_ids_of_names_in_latin_letters_stay_as_they_were():
    chars = [chr(code) for block in _LATIN_BLOCKS for code in block]
    others = re.compile("CYRILLIC|GREEK|MICRO")
    latin = [char for char in chars if not others.match(unicodedata.name(char, ""))]
    texts = [text for char in latin for text in (char, f"A{char}b", f"Do {char} it", f"e{char}\u0301")]
    assert [text for text in texts if slug(text) != _of_old(text)] == []
    assert len(latin) > 1500


@given(st.text())
def test_a_slug_is_an_id(text):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(text))
    assert len(slug(text)) <= 60


def test_a_long_slug_ends_at_a_word():
    assert slug("economic community of west african states", limit=20) == "economic-community"


def test_an_id_that_is_taken_gets_a_number():
    assert unique("a", {"a", "a-2"}) == "a-3"
    assert unique("a", set()) == "a"
