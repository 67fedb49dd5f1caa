"""A model's telling is told by a sentence of ours only where the article's says just the same."""

import re

import pytest

from explainer.sentences import sentence

from ..fixtures import FIXTURES, read_fixtures
from .told import article, event, sheets

PLAIN = read_fixtures(FIXTURES / "language_model_plain.txt")
DEED = re.compile(r"(\S+)(?: by (.+?))? against (.+?)(?: (\d+) (\w+))?$")
COUNTRIES = ["Kenya", "Chad"]
PERSONS = ["Ada Quill", "Bo Lund", "Cy Marr"]
STATUSES = {"expel": "expelled", "declare-persona-non-grata": "persona non grata"}


def _told(tmp_path, text, deed):
    """The sentences of ours that a deed is told by."""
    type, by, against, number, people = DEED.fullmatch(deed).groups()
    kinds = [(name, "country") for name in COUNTRIES] + [(name, "person") for name in PERSONS]
    actors = [{"id": name, "name": name, "kind": kind} for name, kind in kinds if name in text]
    fact = {"id": "e", "by": [by] if by else [], "against": [against], "people": people, "quotes": [text]}
    fact |= {"number": int(number) if number else None, "status": STATUSES.get(type), "type": type}
    parts = {"expulsions" if type in STATUSES else "events": [fact]}
    made = sheets(article(tmp_path, text), actors=actors, **parts)
    known = {actor.id: actor for actor in made.actors}
    return [told for one in [*made.timeline, *made.expulsions] if (told := sentence(one, known))]


@pytest.mark.parametrize(
    ("given", "expected"), [one[2:] for one in PLAIN], ids=[f"{one[0]}: {one[1]}" for one in PLAIN]
)
def test_a_sentence_of_ours_says_no_more_than_the_article_does(tmp_path, given, expected):
    text, deed = given.split("\n")
    assert _told(tmp_path, text, deed) == [expected] * bool(expected)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kenya attacked Chad on Monday.", ["Kenya attacked Chad."]),
        ("On Monday, Kenya attacked Chad.", ["Kenya attacked Chad."]),
        ("Kenya on Monday attacked Chad, and wept.", ["Kenya attacked Chad."]),
        ("Kenya attacked Chad in the port of Ella on Monday.", ["Kenya attacked Chad."]),
        ("Kenya attacked Chad over the raid of Monday.", []),
        ("Kenya attacked Chad after Bo Lund wept on Monday.", []),
        ("Kenya attacked Chad at a feast planned on Monday.", []),
        ("Bo Lund wept on Monday after Kenya attacked Chad.", []),
    ],
)
def test_the_day_of_a_sentence_of_ours_is_that_of_its_clause(tmp_path, text, told):
    actors = [{"id": name, "name": name, "kind": "country"} for name in COUNTRIES]
    attack = event(text, type="attack", by=["Kenya"], against=["Chad"], date="2031-04-28")
    made = sheets(article(tmp_path, text), actors=actors, events=[attack])
    known = {actor.id: actor for actor in made.actors}
    assert [one for fact in made.timeline if (one := sentence(fact, known))] == told
    assert [fact.date[0].value if isinstance(fact.date, list) else fact.date for fact in made.timeline] == [
        "2031-04-28"
    ]
