import json

from explainer.render import CARDS, fetched
from tests.render.stories import HERRING, base_of


def _cards(text):
    return json.loads(fetched(base_of(text))[CARDS])


def test_a_card_has_a_line_and_the_last_act_with_what_must_be_said_with_it():
    assert _cards(HERRING)["actors/norway"] == [
        "A country named in one of three articles",
        "3 April 2031",
        "Norway expelled two Icelandic diplomats. Sources differ. Unchecked.",
    ]


def test_of_whom_no_dated_act_is_known_a_card_has_the_line_alone():
    assert _cards(HERRING)["actors/eva-strand"] == ["Port worker, Norway, since 2029"]


def test_who_is_kept_off_the_site_is_in_no_card():
    hidden = HERRING.replace("name: Eva Strand\n", "name: Eva Strand\n    publish: false\n")
    assert hidden != HERRING
    assert "actors/eva-strand" not in _cards(hidden)
    assert "Strand" not in fetched(base_of(hidden))[CARDS].decode()


def test_a_long_act_is_cut_at_a_word():
    act = "Iceland held " + "a very long trawler " * 20
    cards = _cards(HERRING.replace("date: 2031-03\n", "date: 2032\n").replace("Iceland held the trawler Havdis.", act))
    told = cards["actors/iceland"][2].removesuffix(" Unchecked.")
    assert told.endswith("very…") and len(told) <= 201
