"""Accusations, and what those whom they are of say to them."""

import pytest

from explainer.render.catalogue import Catalogue
from explainer.render.front_page.denials import denial_of, denied_accusations, is_accusation, is_denial
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


def _told(text, fact, quote):
    """An article that tells a fact, told, and that Ann Lund denies or rejects something, no."""
    lines, denial = text.replace("\n", "\n      "), text[text.index("Ann Lund") :].partition(".")[0]
    rows = f"""
  - {{id: told, {fact}, sources: [{{article: a, quote: "{quote}"}}]}}
  - {{id: no, type: event, by: [ann-lund], sources: [{{article: a, quote: {denial}}}]}}"""
    article = f"articles:\n  - id: a\n    text: |-\n      Nets\n      {lines}\n"
    return Catalogue(base_of(article + _STORY[_STORY.index("actors:") :] + rows))


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


@pytest.mark.parametrize(
    ("words", "denies", "accuses"),
    [
        ("Norway rejected the count and accused Iceland of fraud.", False, True),
        ("Iceland, accused of fraud, denied the charge.", True, False),
        ("Iceland denied that it had cut the nets.", True, False),
        ("Iceland denied the ship access.", False, False),
        ("Iceland rejected the demand of Norway.", False, False),
        ("Iceland called the report baseless.", True, False),
    ],
)
def test_an_articles_words_deny_what_is_laid_at_a_door_and_not_what_is_asked_for(words, denies, accuses):
    text = f"articles: [{{id: a, text: '{words}'}}]\ntimeline: [{{id: x, type: event, sources: [{{article: a, quote: '{words}'}}]}}]"
    catalogue = Catalogue(base_of(text))
    [fact] = catalogue.base.sheets.timeline
    assert (is_denial(fact, catalogue), is_accusation(fact, catalogue)) == (denies, accuses)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Norway accused the fleet of theft. It rained. Ann Lund denied the accusation.", "no"),
        ("Ann Lund denied the accusation. Norway accused the fleet of theft.", None),
        ("Norway accused the fleet of theft.\nAnn Lund denied the accusation.", None),
        ("Norway accused the fleet of theft. Others blamed the crew. Ann Lund denied the accusation.", None),
        ("Norway accused the fleet of theft. Ann Lund denied the ship access.", None),
        ("Norway accused the fleet of theft. Ann Lund denied it and left.", "no"),
        ("Norway accused the fleet of theft. Ann Lund rejected this offer.", None),
        ("Norway accused the fleet of theft. Ann Lund rejected the claim from Oslo.", None),
        ("Norway accused the fleet of theft. Ann Lund rejected the claims on Monday.", "no"),
        ("Norway accused the fleet of theft. Ann Lund rejected Iceland’s claims.", None),
    ],
)
def test_who_denies_the_accusation_denies_the_one_that_the_paragraph_has_just_told(text, found):
    catalogue = _told(text, "type: event, by: [norway], against: [fleet]", quote="Norway accused the fleet of theft")
    denied = denial_of(catalogue.facts["told"], catalogue)
    assert (denied and denied.id) == found


def test_a_denial_that_was_published_before_an_accusation_is_none_of_it():
    later = "  - {id: b, meta: {published: 2031-04-09}, text: Norway blames Iceland again.}\nactors:"
    story = _STORY.replace("actors:", later).replace("{id: a, text", "{id: a, meta: {published: 2031-04-01}, text")
    accusation = "  - {id: again, type: accuse, by: [norway], against: [iceland], sources: [{article: b, quote: Norway blames Iceland}]}\n"
    denial = "  - {id: no, type: deny, by: [iceland], summary: No., sources: [{article: a, quote: That is untrue}]}"
    catalogue = Catalogue(base_of(story + accusation + denial))
    assert denial_of(catalogue.facts["again"], catalogue) is None


def test_a_denial_answers_one_accusation_of_somebody_known_that_the_page_tells_first():
    other = _BLAMES.replace("id: blames", "id: other")
    nobodys = "{id: nobodys, type: accuse, against: [iceland], summary: Iceland was accused., sources: []}"
    denial = "{id: no, type: deny, by: [iceland], summary: Iceland denied it., sources: []}"
    catalogue = _catalogue(nobodys, _BLAMES, other, denial)
    for first, found in [((), "blames"), (("other",), "other"), (("nobodys",), "blames")]:
        assert [(fact.id, no.id) for fact, no in denied_accusations(catalogue, first)] == [(found, "no")]


def test_who_rejects_what_one_says_does_not_reject_what_another_says():
    denial = "{id: no, type: deny, by: [iceland], against: [faroes], summary: Iceland denied it., sources: []}"
    assert _denial(_BLAMES, denial) is None
    assert _denial(_BLAMES.replace("by: [norway]", "by: [his friends]"), denial) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nine fleets sank, Norway said. Ann Lund rejected the figure.", "no"),
        ("Nine fleets sank, Norway said.\nNorway counted wrecks. Ann Lund rejected the figure.", "no"),
        ("Nine fleets sank, Norway said.\nOthers counted wrecks. Ann Lund rejected the figure.", None),
        ("Nine fleets sank, Norway said. Others speak of 12. Ann Lund rejected the figure.", None),
        ("Nine fleets sank, Norway said. Ann Lund rejected the offer.", None),
        ("Ann Lund rejected the figure. Nine fleets sank, Norway said.", None),
    ],
)
def test_who_rejects_the_figure_rejects_the_one_that_the_article_has_just_told(text, found):
    catalogue = _told(text, "type: event, number: 9, said_by: [norway]", quote="Nine fleets sank, Norway said")
    denied = denial_of(catalogue.facts["told"], catalogue)
    assert (denied and denied.id) == found
    assert [fact.id for fact, _ in denied_accusations(catalogue)] == (["told"] if found else [])
