import time

import pytest

from explainer.check import check
from explainer.check.reference_rules import RULES
from explainer.content import load
from explainer.model import Actor, Event

from ..reviewing.newspaper import edit, make_story
from .told import known, of, source

TEXT = "Norland expelled two envoys, a source said. The army-run press said so, too."
ACTORS = [
    {"id": "norland", "name": "Norland", "kind": "country"},
    {"id": "ada-quill", "name": "Ada Quill"},
    {"id": "north-bank", "name": "North Bank", "kind": "organisation"},
]
OTHER = Event(id="another-fact", type="event")


def found(tmp_path, fact):
    story = known(tmp_path, TEXT, ACTORS, [OTHER])
    return [(one.code, one.path, one.message, one.help) for rule in RULES for one in rule(story, fact)]


def event(**fields):
    return of("Norland expelled two envoys", type="event", **fields)


@pytest.mark.parametrize(
    ("fields", "code", "path", "message"),
    [
        ({"in_response_to": ["norland"]}, "id-of-other-kind", ("in_response_to", 0), "norland is an actor, not a fact"),
        ({"in_response_to": ["another-fac"]}, "no-such-id", ("in_response_to", 0), "there is no fact another-fac"),
        ({"by": ["another-fact"]}, "id-of-other-kind", ("by", 0), "another-fact is a fact, not an actor"),
        ({"said_by": ["another-fact"]}, "id-of-other-kind", ("said_by", 0), "another-fact is a fact, not somebody who speaks"),
        ({"said_by": ["ada-quil"]}, "no-such-id", ("said_by", 0), "there is no actor ada-quil, and no article of this fact has these words"),
    ],
)  # fmt: skip
def test_an_id_leads_to_something_of_the_kind_that_is_wanted(tmp_path, fields, code, path, message):
    ((*one, help),) = found(tmp_path, event(**fields))
    assert one == [code, path, message]
    assert help.startswith("did you mean") or code == "id-of-other-kind"


@pytest.mark.parametrize("speaker", ["ada-quill", "a source", "army-run", "the press"])
def test_a_speaker_is_an_actor_or_words(tmp_path, speaker):
    assert found(tmp_path, event(said_by=[speaker])) == []
    quoted = Event(id="x", type="event", sources=[source("Norland expelled", said_by=speaker)])
    assert found(tmp_path, quoted) == []


@pytest.mark.parametrize(
    ("land", "code"), [("norland", ""), ("ada-quill", "id-of-other-kind"), ("norlan", "no-such-id")]
)
def test_ones_country_is_a_country(tmp_path, land, code):
    assert [one[0] for one in found(tmp_path, Actor(id="x", name="X", kind="person", country=land))] == [code][
        : bool(code)
    ]


def test_what_a_date_is_inferred_from_is_an_article(tmp_path):
    def dated(article):
        claims = [{"value": "2031-05-01", "inferred_from": article, "sources": [source("Norland expelled")]}]
        return found(tmp_path, event(date=claims))

    assert dated("001") == []
    ((code, path, _, help),) = dated("01")
    assert (code, path, help) == ("no-article", ("date", 0, "inferred_from"), "did you mean 001?")


def test_each_party_of_an_expulsion_is_a_country_or_an_organisation(tmp_path):
    assert found(tmp_path, of("Norland expelled two envoys", by=["norland"], against=["north-bank"])) == []
    ((code, path, message, _),) = found(tmp_path, of("Norland expelled two envoys", by=["norland", "ada-quill"]))
    assert (code, path) == ("not-a-state", ("by", 1))
    assert message == "ada-quill is of kind person, not a country or organisation"
    ((code, path, *_),) = found(tmp_path, of("Norland expelled two envoys", against=["two envoys"]))
    assert (code, path) == ("not-a-state", ("against",))


_SOURCE = "\n    - article: 001-courier\n      quote: Norland closed\n      said_by: nor-land-{}"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("by: [norland]", lambda many: f"by: [{', '.join(f'nor-land-{no}' for no in range(many))}]"),
        ("type: event\n  sources:", lambda many: "type: event\n  sources:" + "".join(map(_SOURCE.format, range(many)))),
    ],
)
def test_thousands_of_slips_in_one_fact_take_no_millions_of_looks(tmp_path, old, new):
    folder = make_story(tmp_path)
    edit(folder, "timeline", old, new(3000))
    base = load(folder.root)
    began = time.process_time()
    assert sum(one.code == "no-such-id" for one in check(base, folder.root)) == 3000
    assert time.process_time() - began < 20
