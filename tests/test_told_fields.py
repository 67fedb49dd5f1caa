"""What of a fact its sentence tells, so that an article can bear it or say otherwise."""

import pytest

from explainer.model import Actor, Context, Event, Expulsion, preferred
from explainer.telling import tell
from explainer.told_fields import tells

NORWAY = Actor(id="norway", name="Norway", kind="country", aliases=["Oslo"])
EVA = Actor(id="eva", name="Eva Strand", kind="person")
ACTORS = {"norway": NORWAY, "eva": EVA}


def told(fact, name, value=None):
    return tells(fact, name, value or preferred(getattr(fact, name)), tell(fact, ACTORS), ACTORS)


def _arrest(**more):
    return Event(id="arrest", type="arrest", by=["norway"], against=["eva"], what="spying", date="2031-04-03", **more)


def test_a_sentence_of_ours_tells_the_fields_that_it_would_be_another_without():
    fact = _arrest(place="Bergen")
    assert tell(fact, ACTORS).text == "Norway arrested Eva Strand in Bergen."
    assert [name for name in ("by", "against", "place", "what", "date") if told(fact, name)] == [
        "by",
        "against",
        "place",
    ]
    assert not told(fact, "place", "Vardø")


def test_what_an_expulsion_makes_of_people_is_told_by_its_verb_but_not_by_when_they_must_go():
    fact = Expulsion(
        id="e", by=["norway"], against=["norway"], number=2, status="persona non grata", deadline="2031-04-05"
    )
    assert [name for name in ("number", "status", "deadline") if told(fact, name)] == ["number", "status"]


@pytest.mark.parametrize(
    ("summary", "name", "value", "stands"),
    [
        ("Five were arrested.", "number", 5, True),
        ("55 were arrested, or dozens.", "number", "dozens", True),
        ("Five were arrested.", "number", 55, False),
        ("They were held on 3 April.", "date", "2031-04-03", True),
        ("They were held in April.", "date", "2031-04-03", False),
        ("It was in May 2031.", "date", "2031-05", True),
        ("They may go.", "date", "2031-05", False),
        ("Norwegian police held them.", "by", ["norway"], True),
        ("Oslo held Eva Strand.", "by", ["norway", "eva"], True),
        ("Oslo held them.", "by", ["norway", "eva"], False),
        ("They held a port worker.", "against", ["a port worker"], True),
        ("They were held in Bergen.", "place", "Bergen", True),
        ("They were held in Bergenhus.", "place", "Bergen", False),
    ],
)
def test_a_persons_words_tell_what_stands_in_them(summary, name, value, stands):
    assert told(_arrest(summary=summary), name, value) is stands


def test_background_is_told_by_its_statement():
    fact = Context(id="c", topic="t", statement="Since 1998 both fish there.", date="1998")
    assert told(fact, "date") and told(fact, "statement")


def test_of_what_an_articles_words_tell_no_field_is_told():
    fact = Event(id="e", type="event", number=5, sources=[{"article": "001", "quote": "five were held"}])
    assert not told(fact, "number")


def test_an_actor_is_told_with_all_its_fields():
    assert told(EVA.model_copy(update={"country": "norway"}), "country")
