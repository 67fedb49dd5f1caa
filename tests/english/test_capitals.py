from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.english.capitals import out_of_capitals

SENTENCES = "Police held the mayor, Tavo Lindell, in the port of Asmunda. In June the Harbour Bank closed."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what an article's sentences write so is a name, and its last word alone
        ("POLICE FREED TAVO LINDELL. LINDELL LEFT ASMUNDA.", "Police freed Tavo Lindell. Lindell left Asmunda."),
        ("THE HARBOUR BANK AND ONE BANK MORE CLOSED", "The Harbour Bank and one bank more closed"),
        # what nobody says to be one is not
        ("PRESIDENT TIVO RASK FIRED COL. OMU BEL.", "President tivo rask fired col. omu bel."),
        ("THE STRIKE COMMITTEE OF THE PORT MET.", "The strike committee of the port met."),
        # states, their people and seats, and bodies of the table
        ("SOUTH KOREA'S ENVOY TOLD THE SWISS IN BERN.", "South Korea's envoy told the Swiss in Bern."),
        ("THE UN AND AL-QAEDA IN THE ISLAMIC MAGHREB MET.", "The UN and al-Qaeda in the Islamic Maghreb met."),
        # abbreviations that may be words
        ("WHO TOLD US THAT THE US ASKED THE U.S. ENVOY?", "Who told us that the US asked the U.S. envoy?"),
        # days, and months with a number
        ("ON FRIDAY THEY MAY MARCH, OR ON MAY 5 IN JULY.", "On Friday they may march, or on May 5 in July."),
    ],
)
def test_only_known_names_keep_capitals(text, expected):
    assert out_of_capitals(text, SENTENCES) == expected


@given(st.text(), st.text())
def test_a_text_keeps_its_length_and_letters(text, sentences):
    cased = out_of_capitals(text, sentences)
    assert len(cased) == len(text)
    assert cased.casefold() == text.casefold()
