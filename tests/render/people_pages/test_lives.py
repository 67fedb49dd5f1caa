from __future__ import annotations

import pytest

from explainer.render.catalogue import Catalogue
from explainer.render.people_pages.lives import last_act, life
from tests.render.stories import base_of

STORY = """
articles: [{id: 001-log, text: x}]
actors:
  - {id: norway, name: Norway, kind: country}
  - {id: chad, name: Chad, kind: country}
  - {id: ann, name: Ann Lund, kind: person, country: norway}
  - {id: minister, name: Bo Berg, kind: person, country: chad}
timeline:
"""


def _site(*facts):
    lines = [f"  - {{id: f{no}, sources: [{{article: '001', quote: x}}], {fact}}}" for no, fact in enumerate(facts)]
    return Catalogue(base_of(STORY + "\n".join(lines)))


def _parts(ident, *facts):
    """Of each part of a life the ids of its facts, the dated ones before a bar."""
    site = _site(*facts)
    found = life(site.actors[ident], site)
    return {part.name: " ".join([*(f.id for f in part.dated), "|", *(f.id for f in part.undated)]) for part in found}


@pytest.mark.parametrize(
    ("ident", "fact", "part"),
    [
        ("chad", "type: arrest, by: [chad], against: [ann]", "did"),
        ("ann", "type: arrest, by: [chad], against: [ann]", "underwent"),
        ("ann", "type: meet, by: [minister], against: [ann]", "did"),
        ("chad", "type: accuse, by: [chad], against: [ann]", "says"),
        ("ann", "type: accuse, by: [chad], against: [ann]", "told"),
        ("ann", "type: arrest, by: [chad], against: [ann], said_by: [norway]", "told"),
        ("norway", "type: arrest, by: [chad], against: [ann], said_by: [norway]", "says"),
        (
            "chad",
            "type: arrest, verb: arrest, by: [chad], against: [ann], modality: alleged, said_by: [norway]",
            "told",
        ),
        ("chad", "type: arrest, verb: arrest, by: [chad], against: [ann], modality: denied, said_by: [chad]", "says"),
        ("chad", "type: arrest, verb: arrest, by: [chad], against: [ann], modality: planned", "unsure"),
        ("ann", "type: arrest, verb: arrest, by: [chad], against: [ann], modality: planned", "unsure"),
        ("chad", "type: event, by: [chad]", "words"),
        ("chad", "type: event, by: [chad], summary: Nobody knows why.", "more"),
    ],
)
def test_a_fact_stands_where_it_says_no_more_of_somebody_than_its_words(ident, fact, part):
    assert list(_parts(ident, fact)) == [part]


def test_what_only_one_of_the_articles_says_somebody_did_is_not_what_it_did():
    claims = "by: [{value: [norway]}, {value: [chad]}]"
    assert list(_parts("chad", f"type: arrest, {claims}, against: [ann]")) == ["more"]


def test_what_is_set_aside_tells_nothing_of_whom_it_names():
    claims = "by: [{value: [norway]}, {value: [chad], rank: deprecated}]"
    assert _parts("chad", f"type: arrest, {claims}, against: [ann]") == {}


def test_a_life_goes_from_the_oldest_to_what_has_no_date():
    arrest = "type: arrest, by: [chad], against: [ann]"
    assert _parts("ann", f"{arrest}, date: 2031", arrest, f"{arrest}, date: 2030-05") == {"underwent": "f2 f0 | f1"}


def test_an_accusation_is_not_told_without_what_ones_country_answers():
    accusation, denial = (
        "type: accuse, by: [minister], against: [ann]",
        "type: deny, by: [norway], against: [chad], what: it",
    )
    assert _parts("ann", denial, accusation) == {"told": "| f0 f1"}
    assert _parts("ann", denial, "type: arrest, by: [chad], against: [ann]") == {"underwent": "| f1"}
    assert _parts("minister", denial, accusation) == {"says": "| f1"}


def test_the_last_act_is_the_latest_with_a_date():
    arrest = "type: arrest, by: [chad], against: [ann]"
    site = _site(f"{arrest}, date: 2031", f"{arrest}, date: 2032-05", arrest)
    assert last_act(site.actors["ann"], site).id == "f1"
    assert last_act(site.actors["norway"], site) is None
