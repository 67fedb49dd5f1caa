"""Accusations, and what those whom they are of say to them."""

import pytest

from explainer.render.catalogue import Catalogue
from explainer.render.denials import denial_of, is_accusation, is_denial
from tests.render.stories import base_of

_STORY = """
articles:
  - {id: a, text: "Norway blames Iceland for the lost nets. “That is untrue,” Iceland says. Ann Lund denied the charge."}
actors:
  - {id: norway, name: Norway, kind: country}
  - {id: iceland, name: Iceland, kind: country}
  - {id: ann-lund, name: Ann Lund, kind: person, country: iceland}
  - {id: faroes, name: Faroes, kind: country}
timeline:
"""
_BLAMES = "{id: blames, date: 2031-04-02, type: accuse, by: [norway], against: [iceland], what: losing the nets, sources: [{article: a, quote: Norway blames Iceland}]}"
_PLOT = "{id: plot, type: allege, by: [norway], summary: Norway alleged that foreigners cut the nets., sources: []}"
_HELD = "{id: held, type: arrest, by: [norway], against: [ann-lund], summary: Norway held Ann Lund., sources: []}"


def _catalogue(*facts):
    return Catalogue(base_of(_STORY + "\n".join(f"  - {fact}" for fact in facts)))


def _denial(accusation, denial):
    catalogue = _catalogue(accusation, denial)
    accused, *_ = catalogue.base.sheets.timeline
    found = denial_of(accused, catalogue)
    return found and found.id


@pytest.mark.parametrize(
    ("accusation", "denial"),
    [
        (_BLAMES, "{id: no, type: deny, by: [iceland], summary: Iceland denied it., sources: []}"),
        (_BLAMES, "{id: no, type: deny, by: [ann-lund], summary: Ann Lund denied it., sources: []}"),
        (
            _BLAMES,
            "{id: no, type: say, modality: denied, said_by: [iceland], summary: Iceland denied it., sources: []}",
        ),
        (
            _BLAMES,
            "{id: no, type: event, by: [iceland], sources: [{article: a, quote: '“That is untrue,” Iceland says'}]}",
        ),
        (_BLAMES, "{id: no, type: deny, by: [faroes], in_response_to: [blames], summary: Not so., sources: []}"),
        (_PLOT, "{id: no, type: deny, by: [iceland], against: [norway], summary: Iceland denied it., sources: []}"),
    ],
)
def test_an_accusation_has_the_denial_of_whom_it_is_of_or_of_their_state(accusation, denial):
    assert _denial(accusation, denial) == "no"


@pytest.mark.parametrize(
    ("accusation", "denial"),
    [
        (_BLAMES, "{id: no, type: deny, by: [faroes], against: [norway], summary: Not so., sources: []}"),
        (_BLAMES, "{id: no, date: 2031-03-01, type: deny, by: [iceland], summary: Not so., sources: []}"),
        (_BLAMES, "{id: no, type: say, by: [iceland], summary: Iceland said so., sources: []}"),
        (_PLOT, "{id: no, type: deny, by: [iceland], summary: Not so., sources: []}"),
        (_HELD, "{id: no, type: deny, by: [ann-lund], summary: Ann Lund denied it., sources: []}"),
    ],
)
def test_what_is_said_by_others_or_before_or_of_no_accusation_is_no_denial_of_it(accusation, denial):
    assert _denial(accusation, denial) is None


def test_of_several_denials_the_one_that_most_articles_tell_stands_beside_the_accusation():
    few = "{id: few, type: deny, by: [iceland], summary: No., sources: []}"
    more = "{id: more, type: deny, by: [iceland], summary: No., sources: [{article: a, quote: Ann Lund denied}]}"
    catalogue = _catalogue(_BLAMES, few, more)
    assert denial_of(catalogue.facts["blames"], catalogue).id == "more"


def test_a_denial_is_no_accusation_whatever_it_names():
    catalogue = _catalogue(
        "{id: no, type: deny, by: [iceland], summary: Iceland rejected the allegations., sources: []}"
    )
    [fact] = catalogue.base.sheets.timeline
    assert is_denial(fact, catalogue)
    assert not is_accusation(fact, catalogue)
