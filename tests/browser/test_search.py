"""What a reader types into the search box leads to the fact that answers it, and to its words."""

from urllib.parse import unquote

import pytest
from selenium.webdriver.common.keys import Keys

_QUESTIONS = [
    ("deadline", "expulsions/#france-expels-mali"),
    ("expelled", "expulsions/#mali-expels-france"),
    ("who answered?", "expulsions/#france-expels-mali"),
    ("how many were detained?", "timeline/#arrest-soldiers"),
    ("48 hours", "expulsions/#france-expels-mali"),
    ("when did france's diplomats leave?", "expulsions/#mali-expels-france"),
    ("coup plot", "timeline/#mali-arrest-yann-vezilier"),
    ("goita", "actors/assimi-goita/"),
    ("Vézilier", "actors/yann-vezilier/"),
    ("who is ISIL?", "actors/islamic-state/"),
    ("mali", "actors/mali/"),
    ("afp", "sources/002-source-tells-afp/"),
    ("french troops", "context/#france-expel-forces-france"),
    ("the brigadier generals", "actors/nema-sagara/"),
    ("who is the president of mali?", "actors/assimi-goita/"),
    ("al qaida", "actors/al-qaeda/"),
    ("transparency", "timeline/#minister-says-france-was-informed"),
    ("where do sources differ", "differences/"),
    ("dossier", "dossier/"),
    ("France and Mali break over an arrest", ""),
    ("no averages", "about/#in:differences"),
]
"""What readers of the project's own story ask, and which page or fact is to come first or second."""

_QUESTIONS_ELSEWHERE = [
    ("l'ambassadeur", "timeline/#goita-leaves"),
    ("l’ambassadeur", "timeline/#goita-leaves"),
    ("Aissata goita", "timeline/#goita-leaves"),
    ("Deadlines", "expulsions/#ruritania-expels-graustark"),
    ("hentzau's accusations", "timeline/#hentzau-accuses-diplomats"),
    ("retaliation", "timeline/#graustark-recalls-ambassador"),
    ("strelsau courier", "sources/001-strelsau-courier/"),
    ("2 diplomats", "expulsions/#ruritania-expels-graustark"),
    ("ملحقين", "timeline/#attaches-out"),
]
"""The same of a story told from English, French and Arabic articles."""


@pytest.fixture
def browser(searching):
    """Pages can be searched."""
    return searching


def _found(browser, site, asked):
    """The addresses that a question leads to on a site, each once, the best first."""
    found = [unquote(address).removeprefix(site) for address, _, _ in browser.search(asked)]
    return list(dict.fromkeys(found))


def _marked(results, word):
    """The addresses of the results in which a word is marked."""
    return {address for address, _, marks in results if word in marks}


def test_a_question_is_answered_first_or_second(browser, site):
    browser.open(site)
    found = {asked: _found(browser, site, asked)[:2] for asked, _ in _QUESTIONS}
    assert {asked: found[asked] for asked, wanted in _QUESTIONS if wanted not in found[asked]} == {}


def test_a_question_about_another_story_is_answered_first_or_second(browser, bilingual_site):
    browser.open(bilingual_site)
    found = {asked: _found(browser, bilingual_site, asked)[:2] for asked, _ in _QUESTIONS_ELSEWHERE}
    assert {asked: found[asked] for asked, wanted in _QUESTIONS_ELSEWHERE if wanted not in found[asked]} == {}


def test_searching_asks_no_other_host(browser, site):
    browser.open(site)
    assert browser.search("embassy")
    assert browser.asked_elsewhere() == []
    assert browser.complaints() == []


def test_search_finds_persona_non_grata(browser, site):
    browser.open(site)
    results = browser.search("persona non grata")
    assert any("persona non grata" in text for _, text, _ in results)


def test_a_result_says_where_it_is_and_shows_the_words_that_were_asked_for_or_what_says_them(browser, site):
    browser.open(site)
    (_, where, _), (_, hours, marked), *_ = browser.search("48 hours")
    assert where == "Expulsions · 19 September 2025"
    assert "France declared two Malian diplomats" in hours and "given 48 hours to go" in hours
    assert set(marked) == {"48", "hours"}
    _, (_, deadline, _) = browser.search("deadline")
    assert "To leave by: 20 September 2025" in deadline


def test_what_is_typed_and_entered_leads_to_the_fact(browser, site):
    browser.open(site)
    browser.run("document.querySelector('input[data-md-component=search-query]').focus()")
    box = browser.chrome.switch_to.active_element
    box.send_keys("deadline")
    browser.wait_until("document.querySelector('.md-search-result__link[href$=\"#france-expels-mali\"]')")
    box.send_keys(Keys.ENTER)
    browser.wait_until("location.pathname === '/expulsions/' && location.hash === '#france-expels-mali'")


def test_search_finds_goita_with_and_without_its_accent(browser, site):
    browser.open(site)
    with_accent, without = browser.search("Goïta"), browser.search("Goita")
    assert [address for address, _, _ in without] == [address for address, _, _ in with_accent]
    assert _marked(without, "Goïta") | _marked(without, "Goita")


def test_search_finds_each_spelling_by_the_other(browser, bilingual_site):
    browser.open(bilingual_site)
    for asked in ("Goita", "Goïta", "goîta"):
        results = browser.search(asked)
        assert _marked(results, "Goita") == {f"{bilingual_site}visitors/"}, asked
        assert any("/timeline/" in address for address in _marked(results, "Goïta")), asked


def test_search_finds_a_french_word_behind_its_article(browser, bilingual_site):
    browser.open(bilingual_site)
    assert f"{bilingual_site}timeline/#goita-leaves" in _marked(browser.search("ambassadeur"), "ambassadeur")


def test_search_finds_words_behind_a_quotation_mark(browser, bilingual_site):
    browser.open(bilingual_site)
    assert f"{bilingual_site}visitors/" in _marked(browser.search("persona"), "persona")


def test_search_finds_nothing_where_there_is_nothing(browser, site):
    browser.open(site)
    assert browser.search("xyzzyplugh") == []


def test_whatever_is_typed_is_soon_answered_and_the_next_question_too(browser, site):
    browser.open(site)
    for nothing in ("*", "a" * 400, "__proto__", "马里"):
        assert browser.search(nothing) == [], nothing
    assert browser.search("~ + - title: [a-z") and browser.search("of the")
    assert _found(browser, site, "deadline")[0] == "expulsions/#france-expels-mali"
