"""A card beside a name: who it is, and the last that it took part in."""

import time
from urllib.parse import urljoin

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

_PAGE = "actors/mali/"
_NAME = ".md-content li a[href$='yann-vezilier/']"
_SHOWN = "document.querySelector('.x-card:not([hidden])')"
_LONG_ENOUGH = 0.6  # seconds after which a card would be there, or gone


@pytest.fixture
def name(browser, site):
    """A name on a page of the project's site, in the middle of the window."""
    browser.open(urljoin(site, _PAGE))
    found = browser.chrome.find_element(By.CSS_SELECTOR, _NAME)
    browser.run("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", found)
    return found


def _point_at(browser, element):
    ActionChains(browser.chrome).move_to_element(element).perform()


def _point_elsewhere(browser):
    _point_at(browser, browser.chrome.find_element(By.CSS_SELECTOR, ".md-header__title"))


def _tab_to(browser, element):
    """Come to an element as a keyboard does, from the link before it."""
    browser.run(
        "const all = Array.from(document.querySelectorAll('.md-content a[href], .md-content button'));"
        "all[all.indexOf(arguments[0]) - 1].focus()",
        element,
    )
    ActionChains(browser.chrome).send_keys(Keys.TAB).perform()
    browser.wait_until("document.activeElement.matches('a[href$=\"yann-vezilier/\"]')")


def test_pointing_at_a_name_shows_who_it_is_and_its_last_act(browser, name):
    _point_at(browser, name)
    browser.wait_until(_SHOWN)
    line, act = browser.run(f"return Array.from({_SHOWN}.children, part => part.textContent)")
    assert line.startswith("Employee of the French embassy in Bamako; in one article, officer")
    assert act.startswith("August 2025 Mali arrested Yann Vezilier")
    assert browser.asked_elsewhere() == browser.complaints() == []


def test_a_card_stays_while_it_is_pointed_at_and_goes_after(browser, name):
    _point_at(browser, name)
    browser.wait_until(_SHOWN)
    _point_at(browser, browser.chrome.find_element(By.CSS_SELECTOR, ".x-card"))
    time.sleep(_LONG_ENOUGH)
    assert browser.run(f"return Boolean({_SHOWN})")
    _point_elsewhere(browser)
    browser.wait_until(f"!{_SHOWN}")


def test_escape_takes_a_card_away_that_is_pointed_at(browser, name):
    _point_at(browser, name)
    browser.wait_until(_SHOWN)
    ActionChains(browser.chrome).send_keys(Keys.ESCAPE).perform()
    browser.wait_until(f"!{_SHOWN}")


def test_a_keyboard_gets_the_card_as_the_description_of_the_name(browser, name):
    _tab_to(browser, name)
    browser.wait_until(_SHOWN)
    described = "document.getElementById(document.activeElement.getAttribute('aria-describedby'))"
    assert browser.run(f"return {described}.getAttribute('role')") == "tooltip"
    assert "Employee of the French embassy" in browser.run(f"return {described}.textContent")
    ActionChains(browser.chrome).send_keys(Keys.ESCAPE).perform()
    browser.wait_until(f"!{_SHOWN} && !document.activeElement.hasAttribute('aria-describedby')")
    assert browser.run("return document.activeElement === arguments[0]", name)
    ActionChains(browser.chrome).send_keys(Keys.TAB).perform()
    _tab_to(browser, name)
    browser.wait_until(_SHOWN)
    ActionChains(browser.chrome).send_keys(Keys.TAB).perform()
    browser.wait_until(f"!{_SHOWN}")


def test_a_finger_gets_the_link_alone(browser, name):
    place = (
        "const box = arguments[0].getBoundingClientRect(); return {x: box.x + box.width / 2, y: box.y + box.height / 2}"
    )
    browser.run("addEventListener('pointerover', event => { document.body.dataset.by = event.pointerType; })")
    finger = [browser.run(place, name)]
    browser.chrome.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": True})
    try:
        browser.chrome.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": finger})
        browser.wait_until("document.body.dataset.by === 'touch'")
        time.sleep(_LONG_ENOUGH)
        assert not browser.run(f"return Boolean({_SHOWN})")
    finally:
        browser.chrome.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": "touchCancel", "touchPoints": []})
        browser.chrome.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": False})


def test_without_scripts_a_name_is_a_link(browser, site):
    browser.chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.chrome.get(urljoin(site, _PAGE))
        found = browser.chrome.find_element(By.CSS_SELECTOR, _NAME)
        assert not browser.chrome.find_elements(By.CSS_SELECTOR, ".x-card")
        browser.chrome.get(found.get_attribute("href"))
        assert browser.chrome.find_element(By.CSS_SELECTOR, "h1").text.startswith("Yann Vezilier")
    finally:
        browser.chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


@pytest.mark.parametrize("width", [320, 360, 1440])
def test_a_card_stands_within_the_window(browser, site, width):
    browser.open(urljoin(site, _PAGE), width=width, height=740)
    found = browser.chrome.find_element(By.CSS_SELECTOR, _NAME)
    browser.run("arguments[0].scrollIntoView({block: 'end', behavior: 'instant'})", found)
    browser.run(
        "arguments[0].dispatchEvent(new PointerEvent('pointerover', {bubbles: true, pointerType: 'mouse'}))", found
    )
    browser.wait_until(_SHOWN)
    left, right, top, bottom = browser.run(
        f"const box = {_SHOWN}.getBoundingClientRect(); return [box.left, box.right, box.top, box.bottom]"
    )
    assert browser.run(f"return Boolean({_SHOWN}.closest('main'))")
    assert abs(top - browser.run("return arguments[0].getBoundingClientRect().bottom", found)) < 200
    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= 740
    assert browser.run("return document.documentElement.scrollWidth") <= width


def test_the_name_of_whom_a_page_is_about_has_no_card(browser, site):
    browser.open(urljoin(site, _PAGE))
    browser.run(
        "const link = document.createElement('a'); link.href = location.href; link.id = 'own';"
        "document.querySelector('.md-content').append(link);"
        "link.dispatchEvent(new PointerEvent('pointerover', {bubbles: true, pointerType: 'mouse'}))"
    )
    time.sleep(_LONG_ENOUGH)
    assert not browser.run(f"return Boolean({_SHOWN})")
