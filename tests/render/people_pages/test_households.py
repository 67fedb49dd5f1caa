from explainer.render.catalogue import Catalogue
from explainer.render.people_pages.households import involved
from tests.render.stories import base_of

STORY = """
articles: [{id: 001-log, text: x, meta: {publisher: The Fjord Log}}]
actors:
  - {id: chad, name: Chad, kind: country}
  - {id: norway, name: Norway, kind: country}
  - {id: togo, name: Togo, kind: country}
  - {id: ministry, name: Norwegian ministry, kind: organisation, country: norway}
  - {id: ann, name: Ann Lund, kind: person, country: norway}
  - {id: bo, name: Bo Berg, kind: person, country: norway}
  - {id: eva, name: Eva Strand, kind: person}
  - {id: consul, name: Ali Ba, kind: person, country: chad}
  - {id: log, name: The Fjord Log, kind: organisation}
  - {id: afp, name: AFP, kind: organisation}
  - {id: reuters, name: Reuters, kind: organisation}
timeline:
  - {id: a, type: arrest, by: [norway], against: [bo], said_by: [afp]}
  - {id: b, type: expel-organisation, by: [chad], against: [reuters]}
  - {id: c, type: arrest, by: [norway], against: [bo]}
"""


def _ids(actors):
    return [actor.id for actor in actors]


def test_people_and_bodies_stand_under_their_countries_those_who_take_part_in_most_first():
    found = involved(Catalogue(base_of(STORY)))
    assert [(one.country.id, _ids(one.members)) for one in found.households] == [
        ("norway", ["bo", "ann", "ministry"]),
        ("chad", ["consul"]),
    ]
    assert _ids(found.countries) == ["togo"]


def test_who_only_reports_is_not_involved_but_an_outlet_that_is_hit_is():
    found = involved(Catalogue(base_of(STORY)))
    assert sorted(_ids(found.reporting)) == ["afp", "log"]
    assert _ids(found.others) == ["eva", "reuters"]


def test_nobody_is_involved_in_a_story_without_actors():
    found = involved(Catalogue(base_of("articles: []")))
    assert not (found.households or found.others or found.countries or found.reporting)
