"""Which articles tell of a fact, and what each of them says to each question on the page of expulsions."""

import re

from explainer import strict_yaml
from explainer.render import render
from explainer.render.catalogue import Catalogue
from explainer.render.comparison.side_by_side import MOST_SIDE_BY_SIDE, columns_of
from explainer.strict_yaml import dump
from tests.render.stories import HERRING, as_html, base_of


def _story(**fields):
    raw = strict_yaml.load(HERRING, "story")
    raw["expulsions"][0] |= fields
    return base_of(dump(raw))


def _rows(base):
    """The cells of each row of the first table, by the words of its head."""
    table = as_html(render(base)["expulsions.md"].markdown).partition("x-told")[2].partition("</table>")[0]
    rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in table.split("<tr")[1:]]
    plain = [[re.sub(r"<sup.*?</sup>|<[^>]+>", "", cell).strip() for cell in row] for row in rows]
    return {head: cells for head, *cells in plain}


_SILENT = "–silent on this"


def test_there_is_a_column_for_each_article_that_tells_of_it_at_all_and_a_dash_where_it_is_silent():
    rows = _rows(_story())
    assert rows[""] == ["The Fjord Log, 3 Apr", "NTB, 4 Apr"]
    assert rows["How many"] == ["two", "three"]
    assert rows["When"] == ["3 April 2031", _SILENT]


def test_a_question_that_no_article_answers_is_not_asked():
    assert "Left" not in _rows(_story()) and "By whom" not in _rows(_story())


def test_who_did_it_is_asked_where_articles_differ():
    said = [
        {"value": [who], "sources": [{"article": no, "quote": q}]}
        for who, no, q in (("norway", "001", "Norway"), ("iceland", "002", "Norge"))
    ]
    assert _rows(_story(by=said))["By whom"] == ["Norway (its words)", "Iceland (its words)"]


def test_a_value_that_is_set_aside_is_struck_out_with_why():
    number = [
        {"value": 2, "sources": [{"article": "001", "quote": "two Icelandic attachés"}]},
        {
            "value": 3,
            "rank": "deprecated",
            "note": "A slip.",
            "sources": [{"article": "002", "quote": "tre islandske diplomater"}],
        },
    ]
    base = _story(number=number)
    assert _rows(base)["How many"] == ["two", "three set aside: A slip."]
    assert "<s>[three](sources/002-tidende.md#" in render(base)["expulsions.md"].markdown


def test_who_says_all_that_an_article_tells_is_named_over_its_column():
    fact = strict_yaml.load(HERRING, "story")["expulsions"][0]
    for source in (*fact["sources"], *fact["number"][0]["sources"]):
        source["said_by"] = "the palace"
    base = _story(sources=fact["sources"], number=fact["number"])
    assert _rows(base)[""][0] == "The Fjord Log, 3 Apr citing the palace"
    (first, second) = columns_of(base.sheets.expulsions[0], Catalogue(base))
    assert first.speaker and not second.speaker


def _many(number):
    raw = strict_yaml.load(HERRING, "story")
    raw["expulsions"] = [raw["expulsions"][0] | {"id": f"expulsion-{no}"} for no in range(number)]
    return render(base_of(dump(raw)))


def test_more_than_can_be_compared_are_listed_each_in_its_place():
    few, many = (_many(MOST_SIDE_BY_SIDE + more)["expulsions.md"].markdown for more in (0, 1))
    assert few.count('class="x-told"') == MOST_SIDE_BY_SIDE and "x-ledger" not in few
    assert 'class="x-told"' not in many and many.count('class="x-ledger ') == 1
    for page in (few, many):
        assert all(re.search(rf'(#|id="){ident}\b', page) for ident in ("expulsion-0", "expulsion-5"))
    assert many.count("<h2 id=") == MOST_SIDE_BY_SIDE + 1


def test_of_a_story_without_expulsions_there_is_no_page_of_them():
    assert "expulsions.md" not in _many(0)


def test_in_the_list_an_expulsion_has_all_that_stands_with_a_fact_in_its_place():
    raw = strict_yaml.load(HERRING, "story")
    raw["story"]["former_ids"] = {"sent-home": "expulsion-0"}
    raw["expulsions"] = [raw["expulsions"][0] | {"id": f"expulsion-{no}"} for no in range(MOST_SIDE_BY_SIDE + 1)]
    raw["expulsions"][0]["note"] = "Nobody else says so."
    page = render(base_of(dump(raw)))["expulsions.md"].markdown
    (row,) = [row for row in page.splitlines() if 'id="expulsion-0"' in row]
    assert '<span id="sent-home"></span>' in row and "Nobody else says so." in row and ">unchecked<" in row
    assert "[Sources differ](differences.md#expulsion-0)" in row and "[Norway](actors/norway.md)" in row
