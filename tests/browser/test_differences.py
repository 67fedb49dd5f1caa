"""Where sources differ, and which article tells what, as a reader has them: tables on a screen, cards on a phone."""

from urllib.parse import urljoin

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

_BOXES = """
    const row = document.querySelector('.x-compared tbody tr');
    return Array.from(row.children, cell => { const b = cell.getBoundingClientRect(); return [b.left, b.top]; });
"""
_SCROLLED = "document.querySelector('.x-matrix').scrollLeft"


@pytest.mark.parametrize("path", ["differences/", "sources/"])
@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_no_sideways_scrolling(browser, site, path, width):
    browser.open(urljoin(site, path), width=width, height=740)
    assert browser.run("return document.documentElement.scrollWidth") <= width


def test_what_an_article_says_stands_below_its_name_on_a_phone_and_beside_it_on_a_screen(browser, site):
    address = urljoin(site, "differences/")
    browser.open(address, width=360, height=740)
    (name, _, words) = browser.run(_BOXES)
    assert words[0] == name[0] and words[1] > name[1]
    browser.open(address, width=1440, height=900)
    (name, value, words) = browser.run(_BOXES)
    assert name[0] < value[0] < words[0]


def test_a_question_is_a_table_with_a_name_and_headers(browser, site):
    browser.open(urljoin(site, "differences/"))
    tables = browser.chrome.find_elements(By.CSS_SELECTOR, ".x-compared")
    assert len(tables) > 5
    for table in tables:
        assert table.accessible_name == "What each article says"
        assert len(table.find_elements(By.CSS_SELECTOR, "thead th[scope=col]")) == 3
        rows = table.find_elements(By.CSS_SELECTOR, "tbody tr")
        assert len(rows) == 5  # one for each article
        assert all(len(row.find_elements(By.CSS_SELECTOR, "th[scope=row]")) == 1 for row in rows)


def test_a_question_in_the_overview_leads_to_its_table(browser, site):
    browser.open(urljoin(site, "differences/"))
    link = browser.chrome.find_element(By.CSS_SELECTOR, ".x-asked a")
    question = link.text
    link.send_keys(Keys.ENTER)
    browser.wait_until("document.querySelector(':target')")
    assert browser.run("return document.querySelector(':target').textContent") == question
    assert browser.run("return document.querySelector(':target ~ table.x-compared') !== null")


def test_an_articles_words_lead_to_where_they_stand_in_it(browser, site):
    browser.open(urljoin(site, "differences/"))
    link = browser.chrome.find_element(By.CSS_SELECTOR, ".x-compared .x-said a")
    words = link.text.strip("“”")
    link.send_keys(Keys.ENTER)
    browser.wait_until("location.pathname.includes('/sources/') && document.querySelector(':target')")
    assert words in browser.run("return document.querySelector(':target').textContent")


def test_a_sign_of_the_matrix_leads_to_the_words(browser, site):
    browser.open(urljoin(site, "sources/"))
    link = browser.chrome.find_element(By.CSS_SELECTOR, ".x-matrix td a.x-other")
    assert link.get_attribute("textContent") == "says otherwise"
    link.send_keys(Keys.ENTER)
    browser.wait_until("location.pathname.includes('/sources/0') && document.querySelector(':target')")


def test_the_matrix_is_scrolled_by_keys_and_its_facts_stay_in_sight(browser, site):
    browser.open(urljoin(site, "sources/"), width=360, height=740)
    fact = "document.querySelector('.x-matrix tbody tr:nth-child(2) th').getBoundingClientRect().left"
    before = browser.run(f"return {fact}")
    browser.chrome.find_element(By.CSS_SELECTOR, ".x-matrix").send_keys(Keys.ARROW_RIGHT * 3)
    browser.wait_until(f"{_SCROLLED} > 0")
    assert browser.run(f"return {fact}") == before


def test_the_names_of_articles_stay_in_sight_on_a_screen(browser, site):
    browser.open(urljoin(site, "sources/"), width=1440, height=900)
    browser.run("document.querySelector('.x-matrix tbody:last-child tr:last-child').scrollIntoView({block: 'end'})")
    browser.wait_until("document.querySelector('.x-matrix thead th').getBoundingClientRect().top > 30")
    assert browser.run("return document.querySelector('.x-matrix thead th').getBoundingClientRect().top") < 200
