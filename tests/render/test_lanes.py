"""Who stands on which side of a story, what was done and what said, and what a strip of the timeline shows."""

import pytest

from explainer.render import render
from explainer.render.catalogue import Catalogue
from explainer.render.lanes import date_shape, fact_kind, most_telling
from tests.render.stories import HERRING, base_of

_ACTORS = """
actors:
  - {id: norway, name: Norway, kind: country}
  - {id: iceland, name: Iceland, kind: country}
  - {id: faroes, name: Faroes, kind: country}
  - {id: coast-guard, name: the Coast Guard, kind: organisation, country: iceland}
  - {id: eva-strand, name: Eva Strand, kind: person, country: norway}
timeline:
"""
_QUARREL = """
  - {id: held, date: 2031-03, type: arrest, by: [coast-guard], against: [eva-strand]}
  - {id: blamed, date: 2031-03-05, type: condemn, by: [eva-strand], against: [iceland]}
"""


def _catalogue(events):
    return Catalogue(base_of(_ACTORS + events))


def _lanes(events):
    catalogue = _catalogue(events)
    return {ident: catalogue.lanes.lane(fact) for ident, fact in catalogue.facts.items()}


def _event(**fields):
    given = ", ".join(f"{name}: {value}" for name, value in {"id": "x", "type": "arrest", **fields}.items())
    return next(iter(_catalogue(f"  - {{{given}}}\n").facts.values()))


def test_the_two_who_are_most_set_against_each_other_are_the_sides_with_their_bodies_and_people():
    assert _catalogue(_QUARREL).lanes.sides == ("iceland", "norway")
    assert _lanes(_QUARREL) == {"held": "one", "blamed": "other"}


def test_an_answer_sets_two_against_each_other():
    once = "  - {id: held, date: 2031-03, type: seize, by: [iceland], what: a trawler}\n"
    answer = (
        "  - {{id: a{0}, date: 2031-04, type: recall-envoy, by: [norway], what: its envoy, in_response_to: [held]}}\n"
    )
    assert _catalogue(once + answer.format(1)).lanes.sides == ()
    assert _catalogue(once + answer.format(1) + answer.format(2)).lanes.sides == ("iceland", "norway")


def test_what_both_or_neither_did_stands_in_the_middle():
    shared = """
  - {id: both, date: 2031-05, type: agree, by: [norway, iceland]}
  - {id: third, date: 2031-05, type: mediate, by: [faroes]}
  - {id: nobody, date: 2031-05, type: arrest, against: [eva-strand]}
  - {id: words, date: 2031-05, type: protest, by: [fishers]}
"""
    assert set(_lanes(_QUARREL + shared).items()) - set(_lanes(_QUARREL).items()) == {
        (ident, "middle") for ident in ("both", "third", "nobody", "words")
    }


def test_where_sources_name_doers_of_both_sides_a_fact_stands_in_the_middle():
    claims = "by: [{value: [norway], sources: []}, {value: [iceland], sources: []}]"
    assert _lanes(_QUARREL + f"  - {{id: who, date: 2031-05, type: attack, {claims}}}\n")["who"] == "middle"


@pytest.mark.parametrize(
    "events",
    [
        "",
        _QUARREL.splitlines()[1],  # once is no quarrel
        "  - {id: a, type: arrest, by: [iceland], against: [norway]}\n"
        "  - {id: b, type: attack, by: [iceland], against: [norway]}\n",  # one that does nothing is no side
        "  - {id: a, type: meet, by: [iceland], against: [norway]}\n"
        "  - {id: b, type: meet, by: [norway], against: [iceland]}\n",  # who meet are not set against each other
    ],
)
def test_a_story_without_two_sides_has_one_lane(events):
    catalogue = _catalogue(f"{events}\n  - {{id: z, type: resign, by: [faroes]}}\n")
    assert catalogue.lanes.sides == ()
    assert {catalogue.lanes.lane(fact) for fact in catalogue.facts.values()} == {"middle"}


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"type": "arrest"}, "deed"),
        ({"type": "accuse"}, "words"),
        ({"type": "arrest", "modality": "alleged"}, "unsure"),
        ({"type": "arrest", "modality": "planned"}, "unsure"),
        ({"type": "event"}, "told"),
    ],
)
def test_deeds_are_told_from_words_and_from_what_is_not_sure(fields, kind):
    assert fact_kind(_event(**fields)) == kind


def test_an_expulsion_is_a_deed():
    assert fact_kind(Catalogue(base_of(HERRING)).facts["norway-expels"]) == "deed"


@pytest.mark.parametrize(
    ("date", "shape"),
    [
        ("2031-04-03", "day"),
        ("2031-04", "month"),
        ("2031", "longer"),
        ("2031-22", "longer"),
        ("2031-04-03/2031-04-05", "span"),
        ("[2031-04-03, 2031-04-05]", "span"),
        ("../2031-04-03", "by"),
        ("2031-04/..", "since"),
        ("2031-04~", "about"),
    ],
)
def test_a_date_is_like_what_it_says(date, shape):
    assert date_shape(date) == shape


_RUN = """
  - {id: year, date: 2030, type: arrest, sources: [{article: a, quote: x}]}
  - {id: cause, date: 2031-01, type: arrest}
  - {id: aside, date: 2031-02, type: arrest}
  - {id: often, date: 2031-02-01, type: arrest, sources: [{article: a, quote: x}, {article: b, quote: x}]}
  - {id: key, date: 2031-03-02, type: arrest, in_response_to: [cause]}
  - {id: bound, date: ../2031-03-05, type: arrest}
  - {id: reply, date: 2031-04, type: arrest, in_response_to: [key]}
  - {id: later, date: 2031-05, type: arrest}
"""


@pytest.mark.parametrize(
    ("most", "shown"),
    [
        (1, ["key"]),
        (3, ["cause", "key", "reply"]),
        (4, ["cause", "often", "key", "reply"]),
        (9, ["cause", "often", "aside", "key", "bound", "reply"]),
    ],
)
def test_a_strip_shows_the_key_facts_what_they_answer_what_answers_them_and_then_what_is_told_most(most, shown):
    catalogue = Catalogue(base_of("articles: [{id: a, text: x}, {id: b, text: x}]" + _ACTORS + _RUN))
    found = most_telling([catalogue.facts["key"], catalogue.facts["year"]], catalogue.happenings, most)
    assert [fact.id for fact in found] == shown


def test_without_a_dated_key_fact_a_strip_shows_nothing():
    catalogue = _catalogue(_RUN.replace("[{article: a, quote: x}]", "[]"))
    assert most_telling([catalogue.facts["year"]], [catalogue.facts["year"]], 9) == []


def _strip(tmp_path, events, key):
    named = ", ".join(f'site.facts["{ident}"]' for ident in key)
    template = f'{{% import "_strip.md.j2" as s with context %}}\n# Strip\n\n{{{{ s.strip([{named}]) }}}}\n'
    (tmp_path / "strip.md.j2").write_text(template, "utf-8")
    return render(base_of(_ACTORS + events), tmp_path)["strip.md"].markdown


def test_a_strip_names_the_side_and_the_day_of_each_fact_and_links_it(tmp_path):
    third = "  - {id: third, date: 2031-03-09, type: resign, by: [faroes]}\n"
    strip = _strip(tmp_path, _QUARREL + third, ["held", "third"])
    assert (
        '<b class="x-side">Iceland</b> [<span class="x-heard"><time datetime="2031-03">March 2031</time>: </span>'
        in strip
    )
    assert "The Coast Guard arrested Eva Strand](timeline.md#held)" in strip
    assert strip.index("#held") < strip.index("#blamed") < strip.index("#third")


def test_there_is_no_strip_of_two_facts(tmp_path):
    assert _strip(tmp_path, _QUARREL, ["held", "blamed"]) == "# Strip\n"
