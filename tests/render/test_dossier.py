"""The dossier: what its references lead to, and that it holds what the site tells."""

import html
import re

import pytest

from explainer.render import render
from explainer.render.dossier import MOST_FACTS, Key
from tests.render.stories import HERRING, base_of

_CITED = re.compile(r'<a href="#in:(\d+[a-z]+)">\1</a>')
_LISTED = re.compile(r'<li id="in:(\d+[a-z]+)"><b>\1</b> (.*)</li>')

WITHIN = """
articles:
  - id: 001-log
    text: "Norway sent two men home. The minister said that two men had to go, and that was all. Two men had to go."
timeline:
  - {id: sent, type: event, summary: Two men were sent home., sources: [{article: "001", quote: two men home}]}
  - {id: by, type: event, summary: Norway sent them., sources: [{article: "001", quote: Norway sent two men home}]}
  - {id: went, type: event, summary: They went., sources: [{article: "001", quote: two men had to go}]}
  - {id: had, type: event, summary: They had to., sources: [{article: "001", quote: two men had to go, said_by: a minister}]}
  - {id: all, type: event, summary: So it was., sources: [{article: "001", quote: "two men had to go, and that was all"}]}
  - {id: gone, type: event, summary: They had to go., sources: [{article: "001", quote: Two men had to go}]}
"""


def _dossier(text, **more):
    return html.unescape(render(base_of(text), **more)["dossier.md"].markdown)


def test_every_reference_leads_to_words_and_all_words_are_referred_to():
    page = _dossier(HERRING)
    cited, listed = _CITED.findall(page), dict(_LISTED.findall(page))
    assert len(cited) > len(listed) > 5
    assert set(cited) == set(listed)
    assert "[^" not in page


def test_what_says_otherwise_is_seen_behind_the_sentence():
    page = _dossier(HERRING)
    told = re.search("Norway expelled two Icelandic diplomats.<sup .*?</sup>", page)[0]
    words = dict(_LISTED.findall(page))
    bearing, otherwise = told.split("; otherwise ")
    assert words[_CITED.findall(bearing)[0]].startswith("“Norway sent two Icelandic attachés home")
    assert ["tre islandske" in words[key] for key in _CITED.findall(otherwise)] == [True]


def test_words_that_stand_within_others_are_one_with_them_unless_somebody_else_says_them():
    page = _dossier(WITHIN).partition("<h2>Without a date</h2>")[2]
    told = dict(re.findall(r"<li>(.*?)<sup.*?#in:(.*?)\"", page))
    words = dict(_LISTED.findall(page))
    assert {sentence: words[key] for sentence, key in told.items()} == {
        "Two men were sent home.": "“Norway sent two men home”",
        "Norway sent them.": "“Norway sent two men home”",
        "They went.": "“two men had to go, and that was all”",
        "They had to.": "“two men had to go” <small>said by a minister</small>",
        "So it was.": "“two men had to go, and that was all”",
        "They had to go.": "“Two men had to go”",
    }
    assert len(words) == len(set(words.values()))


def test_each_article_stands_once_under_its_number_with_its_address():
    raw = HERRING.replace(
        "rights: digest}", "rights: digest, url: 'https://log.example/1', archived: 'https://arc.example/1'}"
    )
    listed = re.findall(r"<h3><span>(\d)</span> (.*)</h3>\n<p>([^<]*)</p>", _dossier(raw))
    assert [(number, re.sub("<.*?>", "", title)) for number, title, _ in listed] == [
        ("1", "Envoys sent home"),
        ("2", "Ambassaden tømmes"),
        ("3", "003-note"),
    ]
    address = "https://log.example/1 · in an archive: https://arc.example/1"
    assert listed[0][2] == f"The Fjord Log, 3 April 2031 · digest · {address}"
    assert listed[1][2] == "Øytidende (NTB), 4 April 2031"


@pytest.mark.parametrize(("number", "place", "name"), [(2, 0, "2a"), (2, 25, "2z"), (13, 26, "13aa"), (1, 52, "1ba")])
def test_keys_go_on_beyond_the_alphabet(number, place, name):
    assert str(Key(number, place)) == name


def test_keys_stand_in_the_order_of_the_articles_and_their_letters():
    keys = [Key(2, 26), Key(10, 0), Key(2, 1)]
    assert [str(key) for key in sorted(keys)] == ["2b", "2aa", "10a"]


def test_nothing_leads_away_from_paper():
    page = _dossier(HERRING).partition("---\n\n")[2]
    assert re.findall(r'href="(?!#)', page) == []
    assert "](" not in page


def test_where_it_is_printed_from_stands_there_if_that_is_known():
    assert "Printed from" not in _dossier(HERRING)
    assert "Printed from https://herring.example/" in _dossier(HERRING, address="https://herring.example/")


def test_what_is_not_checked_is_marked_and_explained():
    some = HERRING.replace("  - id: havdis-held\n", "  - id: havdis-held\n    checked: 2031-05-01\n")
    assert _dossier(HERRING).count("<b>Unchecked:</b>") == 1
    assert 'class="x-unchecked"' not in _dossier(HERRING)
    assert _dossier(some).count("<b>Unchecked:</b>") == 1
    assert 'class="x-unchecked"' in _dossier(some)


def _many(facts):
    lines = [
        f"  - {{id: f-{no}, date: 2031-03, type: event, summary: Case {no} was told., sources: [{{article: '003', quote: The Havdis}}]}}"
        for no in range(facts)
    ]
    return base_of(HERRING.partition("timeline:\n")[0] + "timeline:\n" + "\n".join(lines))


def test_a_story_that_is_too_long_for_paper_says_so_and_tells_what_its_front_page_does():
    whole, short = (render(_many(facts))["dossier.md"].markdown for facts in (MOST_FACTS, MOST_FACTS + 1))
    assert whole.count("<tr><th") == MOST_FACTS + 1
    assert "too many facts for paper" not in whole
    assert "too many facts for paper" in short
    assert "<tr>" not in short
    assert re.findall("<h2>(.*)</h2>", short) == ["What is known", "Sources"]


def test_a_story_without_anything_has_no_empty_part():
    page = _dossier("story: {title: Nothing yet}")
    assert "Nothing has been published here yet." in page
    assert "<h2>" not in page
