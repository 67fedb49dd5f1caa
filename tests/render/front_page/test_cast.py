"""Who is who, in a line each."""

from explainer.render import render
from explainer.render.catalogue import Catalogue
from explainer.render.front_page.cast import cast_of
from tests.render.stories import HERRING, base_of

_STORY = """
articles: [{id: a, meta: {publisher: The Fjord Log, agency: NTB}, text: "a port worker"}]
actors:
  - {id: norway, name: Norway, kind: country}
  - {id: iceland, name: Iceland, kind: country}
  - {id: faroes, name: Faroes, kind: country}
  - {id: ntb, name: NTB, kind: organisation, roles: [{value: agency}]}
  - id: eva-strand
    name: Eva Strand
    kind: person
    country: norway
    roles: [{value: ROLE}]
  - {id: ann-lund, name: Ann Lund, kind: person}
timeline:
  - {id: held, type: arrest, by: [norway], against: [eva-strand], sources: []}
  - {id: told, type: seize, by: [ntb], said_by: [faroes], summary: It was told., sources: []}
  - {id: called, type: arrest, by: [norway], against: [ann-lund, iceland], sources: []}
"""


def _lines(role="fisheries minister", *told):
    catalogue = Catalogue(base_of(_STORY.replace("ROLE", role)))
    facts = [catalogue.facts[ident] for ident in told or ("held", "told")]
    return {one.actor.id: one.line.words for one in cast_of(catalogue, facts)}


def test_each_is_told_by_a_role_with_its_country_or_by_what_it_did():
    assert _lines() == {"norway": "Arrested Eva Strand", "eva-strand": "Fisheries minister, Norway"}


_DEEDS = """
articles:
  - {id: a, text: "Norway arrested Eva Strand. Norway recalled its envoy."}
  - {id: b, text: "Norway arrested Eva Strand."}
actors:
  - {id: norway, name: Norway, kind: country, sources: [{article: a, quote: Norway}]}
  - {id: eva-strand, name: Eva Strand, kind: person, sources: [{article: a, quote: Eva Strand}]}
timeline:
  - id: held
    type: arrest
    by: [norway]
    against: [eva-strand]
    sources: [{article: a, quote: Norway arrested Eva Strand}, {article: b, quote: Norway arrested Eva Strand}]
  - {id: home, type: recall-envoy, by: [norway], what: its envoy, sources: [{article: a, quote: Norway recalled its envoy}]}
"""


def test_who_bears_one_of_two_deeds_bears_a_part_of_the_line():
    catalogue = Catalogue(base_of(_DEEDS))
    lines = {one.actor.id: one.line for one in cast_of(catalogue, catalogue.base.sheets.timeline)}
    assert lines["norway"].words == "Arrested Eva Strand; recalled its envoy"
    assert lines["norway"].part == {"b"}
    assert render(catalogue.base)["index.md"].markdown.count("Article 2, in part: ") == 1


def test_who_only_reports_is_nobody_who_is_involved():
    assert not {"ntb", "faroes"} & _lines().keys()


def test_of_a_country_nothing_need_be_said_but_it_is_of_several_facts():
    assert "iceland" not in _lines("minister", "called")
    catalogue = Catalogue(base_of(HERRING))
    told = [catalogue.facts[ident] for ident in ("norway-expels", "havdis-held")]
    assert [(one.actor.id, one.line.words) for one in cast_of(catalogue, told)] == [
        ("iceland", ""),
        ("norway", "Expelled two Icelandic diplomats"),
    ]


def test_nobody_is_told_by_a_role_that_is_set_aside():
    catalogue = Catalogue(base_of(_STORY.replace("{value: ROLE}", "{value: thief, rank: deprecated}")))
    assert "eva-strand" not in {one.actor.id for one in cast_of(catalogue, catalogue.base.sheets.timeline)}


def test_a_role_that_is_part_of_the_name_says_nothing():
    catalogue = Catalogue(base_of(_STORY.replace("name: Eva Strand", "name: Queen Eva").replace("ROLE", "queen")))
    assert "eva-strand" not in {one.actor.id for one in cast_of(catalogue, catalogue.base.sheets.timeline)}


def test_who_is_in_no_fact_of_the_page_is_told_of_if_it_is_in_several():
    more = "  - {id: more, type: arrest, against: [eva-strand], sources: []}\n"
    for text, expected in [(_STORY, False), (_STORY + more, True)]:
        catalogue = Catalogue(base_of(text.replace("ROLE", "skipper")))
        found = {one.actor.id for one in cast_of(catalogue, [catalogue.facts["called"]])}
        assert ("eva-strand" in found) == expected


def test_what_sources_say_otherwise_of_a_deed_is_cited_with_it():
    catalogue = Catalogue(base_of(HERRING))
    *_, norway = cast_of(catalogue, [catalogue.facts["norway-expels"]])
    assert [source.article for source in norway.line.otherwise] == ["002"]


def test_what_one_did_twice_in_the_same_words_is_told_once():
    again = "  - {id: again, type: arrest, by: [norway], against: [eva-strand], sources: []}\n"
    catalogue = Catalogue(base_of(_STORY + again))
    told = [catalogue.facts[ident] for ident in ("held", "again", "told")]
    assert cast_of(catalogue, told)[0].line.words == "Arrested Eva Strand"
