"""An article's page: a fact's link shows its words there, and the words lead to their facts."""

from urllib.parse import urljoin

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

pytestmark = pytest.mark.slow  # builds the site

_CROSSING = "sources/004-alleged-agent-of-the-dgse/"
"""The project's article in which quotes cross each other."""
_GROUND = "getComputedStyle(document.querySelector({!r})).backgroundColor"
_OPEN = ".x-panel:popover-open"


@pytest.fixture
def without_scripts(browser):
    """The same browser, in which pages run no script."""
    browser.chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    yield browser
    browser.chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def _open_panels(browser):
    return browser.chrome.find_elements(By.CSS_SELECTOR, _OPEN)


def _focused_in(browser, selector):
    return browser.run("return Boolean(document.activeElement.closest(arguments[0]))", selector)


@pytest.mark.parametrize("width", [1440, 360])
def test_the_link_of_a_fact_on_the_front_page_lands_on_its_words_and_shows_them(browser, site, width):
    browser.open(site, width=width, height=740)
    links = browser.run(
        'return Array.from(document.querySelectorAll(\'a[href*="sources/"][href*="#q-"]\'), a => a.href)'
    )
    assert len(links) > 5
    for link in list(dict.fromkeys(links))[:8]:
        browser.open(link, width=width, height=740)
        browser.wait_until("document.querySelector(':target')")
        browser.wait_until(
            "(box => box.top > 100 && box.top < innerHeight / 2 && document.querySelector(':target').contains("
            "document.elementFromPoint(box.left + 3, box.top + box.height / 2)))"
            "(document.querySelector(':target').getClientRects()[0])"
        )
        lit = browser.run(f"return {_GROUND.format(':target')}")
        assert lit not in ("rgba(0, 0, 0, 0)", browser.run(f"return {_GROUND.format('body')}")), link


def test_a_quote_that_crosses_another_is_lit_whole_and_nothing_else_is(browser, site):
    browser.open(urljoin(site, _CROSSING))
    ids = browser.run("return Array.from(document.querySelectorAll('[data-of]'), e => e.dataset.of)")
    assert len(set(ids)) > 2
    for ident in dict.fromkeys(ids):
        browser.open(urljoin(site, f"{_CROSSING}#{ident}"))
        lit = browser.run(
            "const ground = e => getComputedStyle(e).backgroundColor, bright = ground(document.querySelector(':target'));"
            "const within = document.querySelectorAll(`:target .x-q, [data-of='${location.hash.slice(1)}'] .x-q`);"
            "return Array.from(document.querySelectorAll('[data-of]')).filter(e => !Array.from(within).includes(e) && "
            "ground(e) === bright).map(e => e.dataset.of)"
        )
        assert lit and set(lit) == {ident}


@pytest.mark.parametrize("width", [1440, 360])
def test_the_marked_words_open_their_facts(browser, site, width):
    browser.open(urljoin(site, _CROSSING), width=width, height=740)
    browser.chrome.find_element(By.CSS_SELECTOR, "label[for=at-2] mark").click()
    [panel] = _open_panels(browser)
    left, right = browser.run("return (box => [box.left, box.right])(arguments[0].getBoundingClientRect())", panel)
    assert 0 <= left < right <= width
    link = panel.find_element(By.TAG_NAME, "a").get_attribute("href")
    assert "/expulsions/#" in link
    panel.find_element(By.TAG_NAME, "a").click()
    browser.wait_until(f"location.href === {link!r}")


def test_by_keyboard_a_mark_opens_its_facts_the_next_stop_is_the_first_and_escape_leads_back(browser, site):
    browser.open(urljoin(site, _CROSSING))
    mark = browser.chrome.find_element(By.ID, "at-2")
    mark.send_keys(Keys.ENTER)
    [panel] = _open_panels(browser)
    assert panel.get_attribute("id") == "on-2"
    browser.chrome.switch_to.active_element.send_keys(Keys.TAB)
    assert _focused_in(browser, "#on-2 a")
    browser.chrome.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert not _open_panels(browser)
    assert _focused_in(browser, "#at-2")


def test_without_scripts_the_words_are_shown_and_lead_to_their_facts(without_scripts, site):
    chrome = without_scripts.chrome
    chrome.get(urljoin(site, f"{_CROSSING}#q-f50bcd264621"))
    target = chrome.find_element(By.CSS_SELECTOR, ":target")
    assert target.value_of_css_property("background-color") != "rgba(0, 0, 0, 0)"
    target.click()
    [panel] = _open_panels(without_scripts)
    assert "persona non grata" in panel.text


def test_names_are_folded_away_and_their_words_lead_into_the_text(browser, bilingual_site):
    browser.open(urljoin(bilingual_site, "sources/001-strelsau-courier/"))
    folded = browser.chrome.find_element(By.CSS_SELECTOR, "details.x-folded")
    assert not folded.get_attribute("open")
    folded.find_element(By.TAG_NAME, "summary").send_keys(Keys.ENTER)
    folded.find_element(By.CSS_SELECTOR, "a.x-words").click()
    browser.wait_until("document.querySelector('.x-text :target')")
