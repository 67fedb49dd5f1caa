"""Ledgers: which facts are rows, what a column has, and how it is seen that a thing is not told as done."""

import re

import pytest

from explainer import strict_yaml
from explainer.render import render
from explainer.render.catalogue import Catalogue
from explainer.render.ledgers import ledgers_of
from explainer.strict_yaml import dump

from .stories import as_html, base_of

_STORY = """
story: {title: The strike, ledgers: [{title: Deaths & wounds, types: [kill, injure], columns: [against, number, date, place, left]}]}
articles:
  - id: 001-log
    meta: {title: Clash at the port, publisher: The Fjord Log, published: 2031-04-03, language: en}
    text: Guards killed five dockers on 1 April. The union says that guards killed ten. Two were killed, it added.
  - id: 002-note
    meta: {publisher: The Note, published: 2031-04-02, language: en}
    text: Guards killed six dockers. The guards denied killing anybody. The city will kill the project.
actors:
  - {id: guards, name: Harbour guards, kind: group, sources: [{article: "001", quote: Guards}]}
  - {id: union, name: the union, kind: organisation, sources: [{article: "001", quote: The union}]}
timeline:
  - {id: denied, date: 2031-04-02, type: kill, verb: kill, by: [guards], people: anybody, modality: denied, said_by: [guards], sources: [{article: "002", quote: The guards denied killing anybody}]}
  - {id: by-words, date: 2031-04-02, type: event, by: [guards], sources: [{article: "001", quote: "Two were killed, it added"}]}
  - id: killed
    date: 2031-04-01
    type: kill
    by: [guards]
    people: dockers
    number:
      - {value: 5, sources: [{article: "001", quote: killed five dockers}]}
      - {value: 6, sources: [{article: "002", quote: killed six dockers}]}
      - {value: 16, rank: deprecated, note: A slip., sources: [{article: "002", quote: six}]}
    sources: [{article: "001", quote: Guards killed five dockers on 1 April}, {article: "002", quote: Guards killed six dockers}]
  - {id: alleged, type: kill, by: [guards], people: dockers, number: ten, modality: alleged, said_by: [union], sources: [{article: "001", quote: The union says that guards killed ten}]}
  - {id: no-sentence, type: kill, modality: hypothetical, sources: [{article: "002", quote: kill the project}]}
"""
_PATH = "ledgers/deaths-wounds.md"


def story(**changes):
    raw = strict_yaml.load(_STORY, "story")
    raw["story"]["ledgers"][0] |= changes
    return base_of(dump(raw))


def rows(base):
    """The cells of each row as a reader has them."""
    html = as_html(render(base)[_PATH].markdown)
    found = re.findall(r"<tr([^>]*)>(.*?)</tr>", html.partition("<tbody>")[2], re.DOTALL)
    return [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for _, row in found]


def words(cell):
    return " ".join(re.sub(r"<sup.*?</sup>|<[^>]+>", "", cell).split())


def test_whom_an_event_concerns_is_not_said_to_be_against_it():
    raw = strict_yaml.load(_STORY, "story")
    raw["timeline"][2]["against"] = ["union"]
    page = render(base_of(dump(raw)))[_PATH].markdown
    assert ">Whom it concerned<" in page
    assert "Against" not in page


@pytest.mark.parametrize(
    ("dated", "told"),
    [
        (3, "3 entries, oldest first."),
        (2, "3 entries, oldest first; what has no date stands last."),
        (0, "3 entries. <b>"),
    ],
)
def test_what_has_no_date_is_not_the_latest(dated, told):
    raw = strict_yaml.load(_STORY, "story")
    for no, fact in enumerate(fact for fact in raw["timeline"] if fact["id"] in ("denied", "killed", "alleged")):
        fact.pop("date", None)
        if no < dated:
            fact["date"] = "2031-04-01"
    assert told in render(base_of(dump(raw)))[_PATH].markdown


def test_values_that_differ_in_a_capital_are_one_that_both_articles_bear():
    raw = strict_yaml.load(_STORY, "story")
    raw["story"]["ledgers"][0]["columns"] = ["place"]
    raw["timeline"][2]["place"] = [
        {"value": "Port", "sources": [{"article": "001", "quote": "dockers"}]},
        {"value": "port", "sources": [{"article": "002", "quote": "six dockers"}]},
    ]
    place = rows(base_of(dump(raw)))[0][1]
    assert (words(place), place.count("footnote-ref")) == ("Port", 2)


def test_a_row_is_told_in_a_sentence_and_what_is_not_done_says_so_first():
    assert [words(row[0]) for row in rows(story())] == [
        "The Harbour guards killed five dockers unchecked Sources differ",
        "Denied The Harbour guards denied killing anybody unchecked",
        "Alleged The union alleged that the Harbour guards killed ten dockers unchecked",
    ]


def test_an_allegation_is_no_row_that_says_less_than_its_sentence():
    markdown = render(story())[_PATH].markdown
    assert "<b>Not told as done:</b> 1 denied, 1 alleged." in markdown


def test_each_row_ends_in_its_sources():
    assert all("footnote-ref" in row[0] for row in rows(story()))


def test_a_column_in_which_no_row_has_anything_is_left_out():
    (_, _, table), *_ = ledgers_of(Catalogue(story()))
    assert table.columns == ("number", "date")


def test_several_values_stand_side_by_side_with_their_sources_and_what_is_set_aside_is_struck_out():
    number = rows(story())[0][1]
    assert words(number) == "five or six 16 (set aside)"
    assert number.count("footnote-ref") >= 3 and "<s>16</s>" in number


def test_what_nobody_tells_is_a_dash():
    assert words(rows(story())[2][2]) == "–not told"


def test_a_row_leads_to_where_the_fact_stands():
    assert 'href="../timeline.md#killed"' in rows(story())[0][0]


def test_a_column_is_sorted_by_days_numbers_and_names():
    (_, _, table), *_ = ledgers_of(Catalogue(story(columns=["date", "number", "by", "type"])))
    assert [dict(row.keys) for row in table.rows] == [
        {"date": "2031-04-01", "number": "5", "by": "Harbour guards", "type": "People killed"},
        {"date": "2031-04-02", "number": "", "by": "Harbour guards", "type": "People killed"},
        {"date": "", "number": "10", "by": "Harbour guards", "type": "People killed"},
    ]


@pytest.mark.parametrize("types", [["event"], ["arrest"], []])
def test_a_ledger_that_lists_nothing_has_no_page(types):
    assert not [path for path in render(story(types=types)) if path.startswith("ledgers/")]


@pytest.mark.parametrize(
    ("types", "listed"),
    [(["expel"], ["out", "unwanted"]), (["declare-persona-non-grata"], ["unwanted"]), (["order-out"], [])],
)
def test_an_expulsion_is_listed_as_one_and_as_what_its_status_makes_of_it(types, listed):
    raw = strict_yaml.load(_STORY, "story")
    raw["story"]["ledgers"] = [{"title": "Sent home", "types": types}]
    source = [{"article": "001", "quote": "Guards"}]
    told = {"by": ["union"], "against": ["guards"], "people": "guards", "sources": source}
    raw["expulsions"] = [told | {"id": "out"}, told | {"id": "unwanted", "status": "persona non grata"}]
    found = [row.fact.id for _, _, table in ledgers_of(Catalogue(base_of(dump(raw)))) for row in table.rows]
    assert found == listed
