"""What pages say of facts whose order is disputed, of what an article's words tell, and of what nobody has checked."""

import re

import pytest

from explainer.model import Sheets
from explainer.render import render

from .stories import HERRING, base_of, body

DISPUTED = """
articles:
  - id: 001-log
    text: Norway sent two envoys home on 3 April. Iceland hit back and sent three envoys home.
  - id: 002-tidende
    text: The three were gone by 1 April.
actors:
  - {id: norway, name: Norway, kind: country, sources: [{article: "001", quote: Norway sent}]}
  - {id: iceland, name: Iceland, kind: country, sources: [{article: "001", quote: Iceland hit back}]}
expulsions:
  - id: norway-expels
    date: 2031-04-03
    by: [norway]
    against: [iceland]
    sources: [{article: "001", quote: Norway sent two envoys home on 3 April}]
  - id: iceland-expels
    by: [iceland]
    against: [norway]
    left: [{value: 2031-04-01, sources: [{article: "002", quote: The three were gone by 1 April}]}]
    in_response_to: [{value: [norway-expels], sources: [{article: "001", quote: Iceland hit back}]}]
    sources: [{article: "001", quote: sent three envoys home}]
"""

QUOTED = """
articles:
  - {id: 001-log, meta: {publisher: The Fjord Log}, text: "Two pilots held the harbour for nine hours, people said."}
  - {id: 002-note, text: Nine hours.}
actors:
  - {id: norway, name: Norway, kind: country, sources: [{article: "001", quote: the harbour}]}
timeline:
  - id: harbour-held
    date: 2031-04-03
    type: event
    by: [norway]
    number: [{value: 77, sources: [{article: "001", quote: Two pilots}]}, {value: 88, sources: [{article: "002", quote: Nine}]}]
    what: the lighthouse
    place: Vardø
    in_response_to: [quarrel]
    sources: [{article: "001", quote: Two pilots held the harbour for nine hours}, {article: "002", quote: Nine hours}]
  - {id: quarrel, type: accuse, by: [norway], what: a quarrel, sources: [{article: "002", quote: Nine hours}]}
context:
  - {id: talk, topic: talk, date: 1998, actors: [norway], sources: [{article: "001", quote: people said}]}
"""


def pages(text):
    return {path: body(page.markdown) for path, page in render(base_of(text)).items()}


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("timeline.md", "[Order disputed](differences.md#iceland-expels)"),
        ("index.md", "[Order disputed](differences.md#iceland-expels)"),
        ("actors/norway.md", "[Order disputed](../differences.md#iceland-expels)"),
        ("expulsions.md", ">Order disputed: ["),
        ("differences.md", "Which came first?"),
    ],
)
def test_an_order_that_is_disputed_is_told_as_that_wherever_one_of_the_acts_is(path, said):
    page = pages(DISPUTED)[path]
    assert page.count(said) == (1 if path == "differences.md" else 2)  # of either act
    assert not re.search("In answer to:|>In answer to<|Answered by|answered by\\[", page)


def test_both_orders_stand_side_by_side_with_the_words_of_each():
    page = pages(DISPUTED)["differences.md"]
    orders = re.findall(r"<strong>(\w+) first</strong><ol markdown>(.*?)</ol>", page, re.DOTALL)
    assert [(who, re.findall(r"\(expulsions\.md#(\w+)-expels\)", acts)) for who, acts in orders] == [
        ("Norway", ["norway", "iceland"]),
        ("Iceland", ["iceland", "norway"]),
    ]
    assert re.findall(r"<td [^>]*>(\w+) first.*?“(.*?)”", page, re.DOTALL) == [
        ("Norway", "Iceland hit back"),
        ("Iceland", "The three were gone by 1 April"),
    ]


DEADLINES = """
articles:
  - {id: 001-log, text: "Norway sent two envoys home on 3 April. They have until 5 April."}
  - {id: 002-tidende, text: "Two envoys have to go by the weekend, 5 or 6 April."}
  - {id: 003-note, text: "Two envoys have to go."}
actors:
  - {id: norway, name: Norway, kind: country, sources: [{article: "001", quote: Norway sent}]}
expulsions:
  - id: norway-expels
    by: [norway]
    number: 2
    deadline:
      - {value: 2031-04-05, sources: [{article: "001", quote: They have until 5 April}]}
      - {value: 2031-04-05/2031-04-06, sources: [{article: "002", quote: "by the weekend, 5 or 6 April"}]}
    sources: [{article: "001", quote: Norway sent two envoys home}, {article: "003", quote: Two envoys have to go}]
"""


@pytest.mark.parametrize(
    ("story", "words", "silent"),
    [
        (DEADLINES, "They have until 5 April", {"003-note"}),
        (DEADLINES, "by the weekend", {"003-note"}),
        (DISPUTED, "Iceland hit back", set()),
        (DISPUTED, "sent three envoys home", {"002-tidende"}),
    ],
)
def test_an_article_that_gives_another_value_or_order_is_not_silent(story, words, silent):
    evidence = render(base_of(story))["expulsions.md"].evidence
    cited = {label for label, note in evidence.notes.items() if any(words in one.quotation for one in note.words)}
    found = [
        evidence.articles.keys() - telling
        for labels, each in evidence.telling.items()
        if labels <= cited
        for telling in each
    ]
    assert silent in found
    assert all(
        not labels & cited or evidence.articles.keys() - telling <= silent
        for labels, each in evidence.telling.items()
        for telling in each
    )


def test_what_is_answered_besides_is_told_as_that():
    more = DISPUTED.replace("[norway-expels]", "[norway-expels, talks]") + (
        "timeline:\n  - {id: talks, type: resign, by: [norway], sources: [{article: '001', quote: Norway sent}]}\n"
    )
    page = pages(more)["expulsions.md"]
    assert re.search(
        r">In answer to</th><td [^>]*><span class=\"x-value\">\[Norway resigned\]\(timeline\.md#talks\)", page
    )


def test_of_the_fields_of_what_an_articles_words_tell_no_page_makes_anything():
    for path, page in pages(QUOTED).items():
        assert not re.search(r"\b77\b|\b88\b|lighthouse|Vardø|In answer to|Answered|Sources differ|How many", page), (
            path
        )
    assert "The Fjord Log" in pages(QUOTED)["actors/norway.md"]  # yet they say whose page tells it


def test_background_without_a_statement_is_told_by_its_words():
    page = pages(QUOTED)["context.md"]
    assert '<span class="x-voice">The Fjord Log:</span> <span class="x-words">“people said”[^' in page


def test_a_sources_page_does_not_say_again_the_words_that_it_quotes():
    page = pages(QUOTED)["sources/001-log.md"]
    assert '<a href="../timeline.md#harbour-held">Quoted word for word: 3 April 2031</a>' in page
    other = pages(QUOTED)["sources/002-note.md"]
    assert "[3 April 2031: “Two pilots held the harbour for nine hours”](../timeline.md#harbour-held)" in other


def test_a_name_in_a_sentence_leads_to_its_page_but_on_that_page():
    made = render(base_of(HERRING))
    assert "[Norway](../actors/norway.md) expelled two Icelandic diplomats" in made["actors/iceland.md"].markdown
    assert "Norway expelled two Icelandic diplomats" in made["actors/norway.md"].markdown


def test_what_nobody_has_checked_is_marked_and_the_mark_explained_once_a_page():
    made = pages(QUOTED)
    for path, page in ((path, page) for path, page in made.items() if path not in ("index.md", "dossier.md")):
        assert page.count("<b>Unchecked:</b>") == (1 if 'class="x-unchecked"' in page else 0), path
    base = base_of(QUOTED)
    facts = {
        sheet: [fact.model_copy(update={"checked": "2031-05-01"}) for fact in there]
        for sheet, there in base.sheets.by_name().items()
    }
    for path, page in render(base.model_copy(update={"sheets": Sheets(**facts)})).items():
        assert "Unchecked:" not in page.markdown and "x-unchecked" not in page.markdown, path


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("digest", "digest", "All sources of this page are digests"),
        ("digest", "full-text", r"Shown as a digest: \[001-log\]\(sources/001-log.md\)"),
        ("full-text", "quotes-only", None),
    ],
)
def test_that_sources_are_digests_is_said_once_a_page(one, other, said):
    text = QUOTED.replace("meta: {publisher: The Fjord Log}", f"meta: {{rights: {one}}}")
    page = pages(text.replace("id: 002-note,", f"id: 002-note, meta: {{rights: {other}}},"))["timeline.md"]
    assert len(re.findall(said or "digest", page)) == (1 if said else 0)


@pytest.mark.parametrize(("other", "is_told"), [("police", False), ("guards", True)])
def test_who_did_it_is_told_apart_only_where_more_than_a_capital_differs(other, is_told):
    text = f"""
articles: [{{id: 001-log, text: Police arrested a cook. The {other} arrested a cook.}}]
timeline:
  - id: cook-held
    type: arrest
    by:
      - {{value: [Police], sources: [{{article: "001", quote: Police arrested}}]}}
      - {{value: [{other}], sources: [{{article: "001", quote: The {other} arrested}}]}}
    against: [a cook]
    sources: []
"""
    assert ("<b>By whom:</b>" in pages(text)["timeline.md"]) is is_told


@pytest.mark.parametrize(("language", "is_apart"), [("ar", True), ("fr", False)])
def test_where_a_page_is_read_leftward_the_day_of_a_date_stays_before_its_month(language, is_apart):
    page = pages(DISPUTED + f"story: {{title: Geese, language: {language}}}\n")["expulsions.md"]
    assert ("<bdi>3 April 2031</bdi>" in page) is is_apart


def test_two_values_in_arabic_are_two_though_both_are_marked_as_of_their_language():
    story = """
story: {title: أزمة الإوز, language: ar}
articles: [{id: 001-log, text: طرد دبلوماسيين. طرد موظفي السفارة.}]
actors: [{id: norway, name: Norway, kind: country, sources: [{article: "001", quote: طرد}]}]
expulsions:
  - id: norway-expels
    by: [norway]
    people:
      - {value: دبلوماسيون, sources: [{article: "001", quote: طرد دبلوماسيين}]}
      - {value: موظفو السفارة, sources: [{article: "001", quote: طرد موظفي السفارة}]}
    sources: [{article: "001", quote: طرد دبلوماسيين}]
"""
    assert "موظفو السفارة" in pages(story)["expulsions.md"]
