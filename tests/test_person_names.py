import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.person_names import is_short_for, may_be_one, name_parts, one_letter_apart


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Bashar al-Haddad", ("bashar", "haddad")),
        ("Khalid bin Turki", ("khalid", "bin turki")),
        ("José Ibáñez", ("jose", "ibanez")),
        ("Louis XIV", ("louis",)),
        ("Xi Wen", ("xi", "wen")),
        ("Carl Dorn Jr.", ("carl", "dorn")),
    ],
)
def test_a_name_is_compared_by_its_parts(name, parts):
    assert name_parts(name) == parts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jean Lefèvre", "Jean-Marc Adrien Lefevre"),
        ("J. M. Lefevre", "Jean Marc Lefevre"),
        ("Vojislav Petrovic", "Vojislav Petrovich"),
        ("Bill Harker", "William Harker"),
        ("Omar Bashir", "Omar Hassan al-Bashir"),
    ],
)
def test_two_names_may_be_of_one_person(one, other):
    assert may_be_one(one, other)
    assert may_be_one(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Raúl Medina", "Pilar Medina"),
        ("Mario Conti", "Maria Conti"),
        ("Salman Turki", "bin Salman Turki"),
        ("Ivan Orlov", "Ivan Orlenko"),
    ],
)
def test_two_names_are_of_two_persons(one, other):
    assert not may_be_one(one, other)


def test_an_initial_alone_is_short_for_nobody():
    assert not is_short_for(("k",), ("kemal", "aydin"))


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("ethiopia", "ethopia", True),
        ("vezilier", "vezillier", True),
        ("gbagbo", "gbagob", True),
        ("orlov", "orlow", True),
        ("iran", "iraq", False),
        ("austria", "australia", False),
        ("malta", "yalta", False),
        ("orlov", "orlov", False),
    ],
)
def test_a_slip_is_one_letter(one, other, slip):
    assert one_letter_apart(one, other) is slip
    assert one_letter_apart(other, one) is slip


@given(st.text("abcdefg", min_size=6, max_size=12), st.integers(1, 5), st.sampled_from("xyz"))
def test_a_letter_changed_added_or_left_out_is_a_slip(word, at, letter):
    assert one_letter_apart(word, word[:at] + letter + word[at + 1 :])
    assert one_letter_apart(word, word[:at] + letter + word[at:])
    assert one_letter_apart(word, word[:at] + word[at + 1 :])
