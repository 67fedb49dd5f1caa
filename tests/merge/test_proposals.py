"""What a person is asked, in words."""

import pytest

from explainer.in_words import Names
from explainer.merge.proposals import proposal, quotes, values_in_words

NAMES = Names({"chile": "Chile", "peru": "Peru"}.get, {}.get)


def _source(article, quote):
    return {"article": article, "quote": quote}


FOUR, FIVE = _source("002", "four left"), _source("003", "five left")


def _asked(path, now, proposed, sheet="expulsions"):
    return proposal(sheet, "one", path, now, proposed, "why", [FOUR, FIVE])


@pytest.mark.parametrize(
    ("path", "now", "proposed", "told"),
    [
        (("number",), 7, 4, ("7", "4")),
        (("left",), None, "2026-05-10", ("not said", "10 May 2026")),
        (("by",), ["chile"], ["chile", "peru"], ("Chile", "Chile and Peru")),
        (
            ("number",),
            4,
            [{"value": 4, "sources": [FOUR]}, {"value": 5, "sources": [FIVE]}],
            ("4", "besides 4 also 5, borne by 003"),
        ),
    ],
)
def test_what_the_sheet_and_the_articles_say_is_told_in_words(path, now, proposed, told):
    assert values_in_words(_asked(path, now, proposed), NAMES) == told


def test_of_a_list_only_what_the_articles_have_besides_is_told_and_of_a_role_its_time():
    role = {"value": "captain", "sources": [FOUR]}
    asked = _asked(("roles",), [role], [role, {"value": "envoy", "from": "2024", "sources": [FIVE]}], "actors")
    assert values_in_words(asked, NAMES) == ("captain", "also envoy, since 2024, borne by 003")
    asked = _asked(("roles", "captain", "from"), "2023", "2024-05", "actors")
    assert (asked.field, *values_in_words(asked, NAMES)) == ("roles: captain: from", "2023", "May 2024")


def test_only_the_words_of_what_does_not_stand_there_yet_are_quoted():
    claims = [{"value": 4, "sources": [FOUR]}, {"value": 5, "sources": [FIVE, FIVE]}]
    assert quotes(_asked(("number",), 4, claims)) == [("003", "five left")]
    assert quotes(_asked(("number",), 7, claims)) == [("002", "four left"), ("003", "five left")]
    assert quotes(_asked(("number",), 7, 5)) == [("002", "four left"), ("003", "five left")]
