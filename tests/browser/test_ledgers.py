"""Tables of facts as a reader has them: sorted and filtered by keyboard, whole without scripts, cards on a phone."""

from urllib.parse import urljoin

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

_SHOWN = """
    return Array.from(document.querySelectorAll('.x-ledger tbody tr'))
      .filter(row => row.checkVisibility()).map(row => row.querySelector('[id]').id)
"""
_SORTED = "return Array.from(document.querySelectorAll('.x-ledger thead th'), head => head.getAttribute('aria-sort'))"
_COLUMN = """
    const at = Array.from(document.querySelectorAll('.x-ledger thead th'))
      .findIndex(head => head.textContent === arguments[0]);
    return Array.from(document.querySelectorAll('.x-ledger tbody tr'), row => row.cells[at].querySelector('.x-value')?.textContent.replace(/\\d+$/, '') ?? '–')
"""
_WIDTHS = [320, 360, 768, 1440]


@pytest.fixture
def ledger(browser, made_sites):
    """The browser on a page of forty expulsions."""
    address, _ = made_sites("40-expulsions")
    browser.open(urljoin(address, "expulsions/"), width=1440, height=900)
    return browser


def _said(browser):
    return browser.run("return document.querySelector('.x-filters output').textContent")


def _head(browser, words):
    return browser.chrome.find_element(By.XPATH, f"//table//th/button[text()='{words}']")


def _filter(browser, words):
    field = browser.chrome.find_element(By.NAME, "words")
    field.send_keys(Keys.CONTROL, "a", Keys.NULL, Keys.BACKSPACE, words)


def test_a_column_is_sorted_by_enter_one_way_and_the_other(ledger):
    by_date = ledger.run(_SHOWN)
    head = _head(ledger, "How many")
    head.send_keys(Keys.ENTER)
    assert ledger.run(_SORTED)[4] == "ascending" and ledger.run(_SORTED).count(None) == 6
    up = ledger.run(_COLUMN, "How many")
    assert up[:4] == ["two"] * 4 and up[-4:] == ["ten"] * 4, "by number, not by letter"
    head.send_keys(Keys.ENTER)
    assert ledger.run(_SORTED)[4] == "descending"
    assert ledger.run(_COLUMN, "How many") == up[::-1]
    assert ledger.run("return document.activeElement === arguments[0]", head)
    _head(ledger, "When").send_keys(Keys.SPACE)
    assert ledger.run(_SHOWN) == by_date


def test_what_is_not_told_stands_last_whichever_way(ledger):
    head = _head(ledger, "In answer to")
    for _ in range(2):
        head.click()
        answers = ledger.run(_COLUMN, "In answer to")
        assert answers[-1] == "–" and "–" not in answers[:-1]


def test_words_filter_rows_and_how_many_are_left_is_said(ledger):
    everything = ledger.run(_SHOWN)
    assert len(everything) == 40 and _said(ledger) == ""
    _filter(ledger, "January BELIA 24")
    assert len(ledger.run(_SHOWN)) == 1 and _said(ledger) == "1 of 40 entries shown."
    assert ledger.run("return document.querySelector('.x-filters output').computedRole ?? 'status'") == "status"
    _filter(ledger, "silent on this")
    assert ledger.run(_SHOWN) == [], "what panels say is no row's"
    _filter(ledger, "")
    assert ledger.run(_SHOWN) == everything


def test_who_follows_a_link_to_a_row_that_is_hidden_sees_it(ledger):
    _filter(ledger, "nobody at all")
    ledger.run("location.hash = 'fact-7'")
    ledger.wait_until("document.getElementById('fact-7').checkVisibility()")
    assert _said(ledger) == ""


def test_without_scripts_all_rows_are_there_oldest_first_and_nothing_to_press(browser, made_sites):
    address, _ = made_sites("40-expulsions")
    with browser.scripts(False):
        browser.open(urljoin(address, "expulsions/"))
        rows = browser.chrome.find_elements(By.CSS_SELECTOR, ".x-ledger tbody tr")
        assert len(rows) == 40 and all(row.is_displayed() for row in rows)
        assert not browser.chrome.find_elements(By.CSS_SELECTOR, ".x-ledger thead button")
        assert not browser.chrome.find_element(By.CSS_SELECTOR, ".x-filters").is_displayed()


def test_a_mark_in_a_row_opens_its_words_though_the_row_of_its_panel_is_hidden(ledger):
    _filter(ledger, "1 January")
    ledger.chrome.find_element(By.CSS_SELECTOR, ".x-ledger tr:not([hidden]) .x-mark").click()
    assert ledger.run("return document.querySelectorAll('.x-panel:popover-open').length") == 1


@pytest.mark.parametrize("width", [*_WIDTHS, 1024])
@pytest.mark.parametrize(("story", "path"), [("40-expulsions", "expulsions/"), ("long-names", "ledgers/recalls/")])
def test_no_ledger_scrolls_sideways_and_nothing_reaches_out_of_it(browser, made_sites, story, path, width):
    address, _ = made_sites(story)
    browser.open(urljoin(address, path), width=width, height=740)
    assert browser.run("return document.documentElement.scrollWidth") <= width
    right = browser.run(
        "return Math.max(...Array.from(document.querySelectorAll('.x-ledger *'), e => e.getBoundingClientRect().right))"
    )
    assert right <= width


def test_on_a_phone_a_row_is_a_card_of_values_behind_their_labels_and_can_be_sorted(browser, made_sites):
    address, _ = made_sites("40-expulsions")
    browser.open(urljoin(address, "expulsions/"), width=360, height=740)
    labels = browser.run(
        "return Array.from(document.querySelectorAll('.x-ledger tbody tr:first-child td[data-x-label]'), "
        "cell => getComputedStyle(cell, '::before').content)"
    )
    assert labels[0] == '"When: "'
    assert _head(browser, "How many").is_displayed()
    roles = browser.run(
        "return Array.from(document.querySelectorAll('.x-ledger, .x-ledger thead tr, .x-ledger tbody td'), "
        "part => part.getAttribute('role'))"
    )
    assert all(roles), "an element that is shown as a block is still part of a table"


@pytest.mark.parametrize("width", _WIDTHS)
def test_the_comparison_of_expulsions_fits(browser, site, width):
    browser.open(urljoin(site, "expulsions/"), width=width, height=740)
    assert browser.run("return document.documentElement.scrollWidth") <= width
    outside = browser.run("""
        return Array.from(document.querySelectorAll('.x-told tbody *, .x-facing *'))
          .filter(e => e.checkVisibility() && !e.closest('.x-unseen, .x-refs') && e.getBoundingClientRect().right > innerWidth)
          .map(e => e.outerHTML.slice(0, 80))
    """)
    assert outside == []


def test_two_expulsions_face_each_other_with_their_disputed_order_between(browser, site):
    browser.open(urljoin(site, "expulsions/"), width=1440, height=900)
    boxes = browser.run(
        "return Array.from(document.querySelectorAll('.x-facing > *'), part => part.getBoundingClientRect().left)"
    )
    assert boxes == sorted(boxes) and len(boxes) == 3
    assert browser.run("return document.querySelector('.x-between').innerText").startswith("Order disputed")
