from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.english.headlines import sentence_case

BODY = "The envoys left on Monday. In Ghent, where the mayor Lena Vos spoke, the European Union has an office."


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Chad Expels Two Cuban Envoys Over Secret Papers", "Chad expels two Cuban envoys over secret papers"),
        ("Mayor Lena Vos Says Envoys Must Go by Friday", "Mayor Lena Vos says envoys must go by Friday"),
        ("South Korea Gives Ambassador Three Days", "South Korea gives ambassador three days"),
        ("NATO Asks Peru’s Envoy to Leave", "NATO asks Peru’s envoy to leave"),
        ("Envoys Told to Leave European Union", "Envoys told to leave European Union"),
        ("CHAD EXPELS TWO CUBAN ENVOYS", "Chad expels two Cuban envoys"),
        ("UK GIVES SOUTH KOREA’S ENVOY A WEEK TO LEAVE", "UK gives South Korea’s envoy a week to leave"),
        ("ENVOYS OUT BY MONDAY, SAYS MAYOR LENA VOS", "Envoys out by Monday, says mayor Lena Vos"),
    ],
)
def test_only_names_keep_their_capitals_in_a_headline(title, expected):
    assert sentence_case(title, BODY) == expected


@pytest.mark.parametrize(
    "title",
    ["Chad expels two Cuban envoys", "ENVOYS OUT", "Lena Vos Resigns", "Lena Vos in Ghent on Monday"],
)
def test_a_headline_that_is_not_in_title_case_or_has_few_words_stays(title):
    assert sentence_case(title, BODY) == title


@given(st.text(), st.text())
def test_a_headline_keeps_its_length_and_letters(title, body):
    cased = sentence_case(title, body)
    assert len(cased) == len(title)
    assert cased.casefold() == title.casefold()
