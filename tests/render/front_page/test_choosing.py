"""Which facts tell a story where no editor says which."""

import pytest

from explainer.render.catalogue import Catalogue
from explainer.render.front_page.choosing import MOST_BY_WORDS, Chooser
from tests.render.stories import base_of

_ARTICLES = """
story: {title: The nets, standfirst: Two neighbours fall out.}
articles:
  - id: a
    meta: {published: 2031-04-04, publisher: The Fjord Log}
    text: |-
      Norway sends envoys home
      Norway has sent two Icelandic envoys home over the lost nets.
      He left at dawn. Both fleets fish there. It rained. A whale was seen. A whale swam between them. The harbour of Bergen was closed all week.
  - id: b
    meta: {published: 2031-04-10}
    text: The harbour of Bergen was closed.
actors:
  - {id: norway, name: Norway, kind: country}
  - {id: iceland, name: Iceland, kind: country}
timeline:
"""


def _chosen(*facts, most=11):
    catalogue = Catalogue(base_of(_ARTICLES + "\n".join(f"  - {{{fact}}}" for fact in facts)))
    return [fact.id for fact in Chooser(catalogue).facts(most)]


def _source(quote, article="a"):
    return f"sources: [{{article: {article}, quote: {quote}}}]"


def _words(ident, quote, more=""):
    return f"id: {ident}, type: event, {_source(quote)}{more}"


def _told(ident, summary, more=""):
    return f"id: {ident}, type: arrest, summary: {summary}{more}, sources: []"


def test_what_is_told_in_a_sentence_and_at_the_head_of_an_article_comes_first():
    facts = [
        _words("below", "Both fleets fish there"),
        _words("head", "Norway has sent two Icelandic envoys home"),
        _words("title", "Norway sends envoys home"),
        _told("sentence", "A port was closed."),
    ]
    assert _chosen(*facts[::2], facts[3]) == ["title", "sentence", "below"]
    assert _chosen(facts[0], facts[1]) == ["head", "below"]


def test_what_a_headline_tells_is_not_told_again_where_the_headlines_stand_for_a_standfirst():
    facts = [_words("title", "Norway sends envoys home"), _words("below", "Both fleets fish there")]
    rows = "\n".join(f"  - {{{fact}}}" for fact in facts)
    bare = _ARTICLES.replace(", standfirst: Two neighbours fall out.", "")
    assert [fact.id for fact in Chooser(Catalogue(base_of(bare + rows))).facts(11)] == ["below"]


def test_a_headline_that_accuses_is_told_with_its_denial():
    bare = _ARTICLES.replace(", standfirst: Two neighbours fall out.", "").replace("sends envoys", "accuses Iceland")
    accusation = "id: title, type: event, by: [norway], against: [iceland], sources: [{article: a, quote: Norway accuses Iceland home}]"
    rows = f"  - {{{accusation}}}\n  - {{id: no, type: deny, by: [iceland], summary: Iceland denied it., sources: []}}"
    assert [fact.id for fact in Chooser(Catalogue(base_of(bare + rows))).facts(11)] == ["title"]


def test_what_more_articles_tell_comes_before_what_one_tells():
    both = "id: both, type: arrest, summary: A harbour was closed., sources: [{article: a, quote: It rained}, {article: b, quote: closed}]"
    assert _chosen(_told("one", "Fleets met."), both) == ["both", "one"]


def test_what_is_answered_disputed_or_recent_comes_before_what_is_not():
    plain = _told("plain", "Ships met.", ", date: 2031-01-02")
    assert _chosen(plain, _told("recent", "Crews fought.", ", date: 2031-04-09")) == ["recent", "plain"]
    answer = _told("answer", "Boats came.", ", date: 2031-01-01, in_response_to: [plain]")
    assert _chosen(_told("other", "Gulls cried.", ", date: 2031-01-03"), plain, answer) == ["plain", "answer", "other"]
    claims = "number: [{value: 2, sources: [{article: a, quote: two Icelandic envoys}]}, {value: 3, sources: [{article: b, quote: closed}]}]"
    assert _chosen(plain, _told("disputed", "Crews fought.", f", {claims}"))[0] == "disputed"


def test_what_was_over_long_before_is_no_part_of_it_unless_there_is_nothing_else():
    old = _told("old", "Fleets met.", ", date: 2029")
    assert _chosen(old, _told("now", "Ships left.", ", date: 2031-04")) == ["now"]
    assert _chosen(old) == ["old"]


def test_what_happened_before_is_told_apart():
    facts = [f"{{id: o-{no}, type: arrest, date: {2020 + no}, summary: Ships met., sources: []}}" for no in range(9)]
    catalogue = Catalogue(base_of(_ARTICLES + "\n".join(f"  - {fact}" for fact in facts)))
    assert [fact.id for fact in Chooser(catalogue).before(3)] == ["o-0", "o-1", "o-2"]
    accusing = "  - {id: x, type: accuse, date: 2020, by: [norway], against: [iceland], sources: []}"
    assert Chooser(Catalogue(base_of(_ARTICLES + accusing))).before(3) == []


def test_what_was_only_planned_did_not_happen_before():
    planned = "  - {id: x, type: arrest, date: 2020, modality: planned, summary: Ships were to meet., sources: []}"
    assert Chooser(Catalogue(base_of(_ARTICLES + planned))).before(3) == []


def test_few_facts_are_told_by_an_articles_words():
    quotes = [
        "It rained",
        "A whale was seen",
        "Both fleets fish there",
        "The harbour of Bergen",
        "Norway sends envoys home",
    ]
    chosen = _chosen(*(_words(f"w-{no}", quote) for no, quote in enumerate(quotes)))
    assert len(chosen) == MOST_BY_WORDS


@pytest.mark.parametrize("quote", ["He left at dawn", "A whale swam between them"])
def test_words_that_lean_on_those_before_them_tell_nothing(quote):
    assert _chosen(_words("leaning", quote), _words("plain", "A whale was seen")) == ["plain"]


@pytest.mark.parametrize(
    "other",
    [
        _words("other", "The harbour of Bergen was closed all week"),
        _words("other", "The harbour of Bergen was closed all week", ", date: 2031-04"),
        _told("other", "Bergen closed its harbour"),
        f"id: other, type: event, {_source('The harbour of Bergen was closed', 'b')}",
    ],
)
def test_one_event_is_not_told_twice(other):
    one = _words("one", "The harbour of Bergen was closed all week", ", date: 2031-04-03")
    assert len(_chosen(one, other)) == 1


@pytest.mark.parametrize(
    ("mine", "yours"),
    [
        ("date: 2031-04-03", "date: 2031-04-05"),
        ("number: 2, people: sailors", "number: 30, people: sailors"),
        ("by: [norway]", "by: [iceland]"),
    ],
)
def test_two_events_of_like_words_are_both_told(mine, yours):
    summary = "The harbour of Bergen was closed again"
    assert len(_chosen(_told("one", summary, f", {mine}"), _told("other", summary, f", {yours}"))) == 2


def test_of_accusations_with_one_denial_one_is_told_and_the_denial_beside_it():
    accusations = [
        f"id: {ident}, type: accuse, by: [norway], against: [iceland], summary: Norway blames Iceland for {what}., sources: []"
        for ident, what in [("nets", "the lost nets"), ("whale", "a dead whale")]
    ]
    denial = "id: no, type: deny, by: [iceland], summary: Iceland denied it., sources: []"
    assert _chosen(*accusations, denial) == ["nets"]
    assert _chosen(denial) == ["no"]


def test_what_has_no_day_stands_where_it_was_first_told():
    facts = [
        "{id: last, type: arrest, date: 2031-04-08, sources: []}",
        "{id: undated, type: arrest, sources: [{article: a, quote: It rained}]}",
        "{id: first, type: arrest, date: ../2031-04-01, sources: []}",
    ]
    catalogue = Catalogue(base_of(_ARTICLES + "\n".join(f"  - {fact}" for fact in facts)))
    told = Chooser(catalogue).in_order(catalogue.base.sheets.timeline)
    assert [fact.id for fact in told] == ["first", "undated", "last"]


def test_an_article_that_begins_with_somebodys_name_is_told_before_small_acts_below():
    named = _words("named", "Norway has sent two Icelandic envoys home", ", by: [norway]")
    acts = [_told(f"act-{no}", f"{what}.", f", date: 2031-04-0{no + 8}") for no, what in enumerate(["Boats", "Gulls"])]
    assert _chosen(*acts, named, most=1) == ["named"]
    assert _chosen(*acts, named.replace("norway", "envoys"), most=1) == ["act-1"]


def test_a_denied_accusation_is_told_before_small_acts():
    accusation = "id: blame, type: accuse, by: [norway], against: [iceland], what: theft, sources: []"
    denial = "id: no, type: deny, by: [iceland], summary: Iceland denied it., sources: []"
    act = _told("act", "Boats came.", ", date: 2031-04-09")
    assert _chosen(act, accusation, denial, most=1) == ["blame"]
    assert _chosen(act, accusation, most=1) == ["act"]


def test_of_equals_other_kinds_and_doers_are_told_first():
    facts = [
        f"id: {ident}, type: {kind}, date: 2031-04-0{no}, by: [{who}], summary: {ident.upper()} came about., sources: []"
        for ident, kind, who, no in [
            ("third", "arrest", "iceland", 1),
            ("fourth", "arrest", "norway", 2),
            ("other", "kill", "iceland", 3),
            ("doer", "seize", "norway", 4),
            ("last", "arrest", "norway", 5),
        ]
    ]
    assert _chosen(*facts) == ["last", "other", "doer", "third", "fourth"]


def test_what_weighs_much_more_is_told_though_it_repeats_a_kind():
    heavy = [
        f"id: h-{no}, type: arrest, date: 2031-04-0{no + 1}, summary: {what}., sources: [{{article: a, quote: Norway sends envoys home}}]"
        for no, what in enumerate(["Boats went", "Gulls cried"])
    ]
    assert set(_chosen(*heavy, "id: light, type: kill, summary: Nets tore., sources: []", most=2)) == {"h-0", "h-1"}


def test_what_is_of_one_day_stands_as_the_articles_tell_it():
    facts = [
        "{id: later, type: arrest, sources: [{article: a, quote: It rained}]}",
        "{id: first, type: arrest, sources: [{article: a, quote: He left at dawn}]}",
    ]
    catalogue = Catalogue(base_of(_ARTICLES + "\n".join(f"  - {fact}" for fact in facts)))
    told = Chooser(catalogue).in_order(catalogue.base.sheets.timeline)
    assert [fact.id for fact in told] == ["first", "later"]
