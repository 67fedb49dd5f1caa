"""The marks behind sentences as a reader has them: by tap, by keyboard and by mouse, with scripts and without."""

import json
import re
from urllib.parse import urljoin

import pytest
from selenium.webdriver import ActionChains, Keys
from selenium.webdriver.common.by import By

_PAGES = ["", "timeline/", "expulsions/", "actors/yann-vezilier/", "context/"]
_OPEN = "document.querySelectorAll('.x-panel:popover-open').length"
_SOURCE = "sources/002-source-tells-afp/"


def _mark(browser, number=0):
    """A mark, brought to the middle of the window; all of it is asked for again, since a page may have changed."""
    mark = browser.chrome.find_elements(By.CSS_SELECTOR, ".x-mark")[number]
    browser.run("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", mark)
    return mark


def _is_open(browser, count=1):
    browser.wait_until(f"{_OPEN} === {count}")


def _elsewhere(browser):
    """What stands at the right of the header, where a high panel over the text does not reach."""
    return browser.chrome.find_element(By.CSS_SELECTOR, ".md-header .md-search__form")


def _box(browser, selector):
    return browser.run("return document.querySelector(arguments[0]).getBoundingClientRect().toJSON()", selector)


def _tap(browser, mark):
    """A finger on the middle of an element."""
    box = browser.run("return arguments[0].getBoundingClientRect().toJSON()", mark)
    point = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
    for kind, points in (("touchStart", [point]), ("touchEnd", [])):
        browser.chrome.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def scripts(browser, request):
    """With scripts and without."""
    with browser.scripts(request.param):
        yield request.param


def test_a_tap_on_a_phone_shows_a_sheet_from_below_and_moves_nothing(browser, site, scripts):
    browser.open(site, width=360, height=740)
    mark, before = _mark(browser), browser.run("return [scrollX, scrollY]")
    _tap(browser, mark)
    _is_open(browser)
    sheet = _box(browser, ".x-panel:popover-open")
    assert (sheet["left"], sheet["right"], sheet["bottom"]) == (0, 360, 740)
    assert sheet["height"] <= 740 * 0.71
    assert browser.run("return [scrollX, scrollY]") == before
    browser.chrome.execute_cdp_cmd(
        "Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": 180, "y": 100}]}
    )
    browser.chrome.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    _is_open(browser, 0)


def test_a_panel_is_opened_read_and_left_by_keyboard_alone(browser, site, scripts):
    browser.open(urljoin(site, "expulsions/"))
    mark = _mark(browser)
    browser.run("arguments[0].focus()", mark)
    keys = ActionChains(browser.chrome)
    keys.send_keys(Keys.ENTER).perform()
    _is_open(browser)
    keys.send_keys(Keys.TAB).perform()
    assert browser.run("return document.activeElement.matches('.x-panel:popover-open a')")
    keys.send_keys(Keys.ESCAPE).perform()
    _is_open(browser, 0)
    assert browser.run("return document.activeElement === arguments[0]", mark)


def test_the_words_of_a_panel_lead_to_their_place_in_the_article(browser, site, scripts):
    browser.open(site)
    _mark(browser).click()
    _is_open(browser)
    link = browser.chrome.find_element(By.CSS_SELECTOR, f".x-panel:popover-open a[href*='{_SOURCE}']")
    words = link.text
    link.click()
    browser.wait_until("location.pathname.includes('/sources/') && document.readyState === 'complete'")
    target = browser.run("return (document.querySelector(':target q, :target') || {}).textContent")
    assert words.strip("“”") in target


def test_a_panel_stands_beside_its_sentence_on_a_wide_screen(browser, site):
    browser.open(urljoin(site, "timeline/"), width=1440)
    for number in range(0, len(browser.chrome.find_elements(By.CSS_SELECTOR, ".x-mark")), 5):
        mark = _mark(browser, number)
        browser.run("arguments[0].click()", mark)
        _is_open(browser)
        at, panel = mark.rect, _box(browser, ".x-panel:popover-open")
        top = at["y"] - browser.run("return scrollY")
        assert panel["top"] >= top + at["height"] - 4 or panel["bottom"] <= top + 4, number
        assert panel["left"] <= at["x"] + at["width"] and at["x"] <= panel["right"], number
        assert panel["left"] >= 0 and panel["right"] <= 1440 and panel["top"] >= 0 and panel["bottom"] <= 900, number
        browser.run("document.querySelector('.x-panel:popover-open').hidePopover()")


def test_a_mouse_opens_a_panel_that_stays_while_it_is_in_it(browser, site):
    browser.open(site)
    mouse, mark = ActionChains(browser.chrome), _mark(browser)
    mouse.move_to_element(mark).perform()
    _is_open(browser)
    mouse.move_to_element(browser.chrome.find_element(By.CSS_SELECTOR, ".x-panel:popover-open li a")).perform()
    mouse.pause(0.6).perform()
    _is_open(browser)
    mouse.move_to_element(_elsewhere(browser)).perform()
    _is_open(browser, 0)


def test_a_click_keeps_the_panel_that_a_mouse_opened(browser, site):
    browser.open(site)
    mouse, mark = ActionChains(browser.chrome), _mark(browser)
    mouse.move_to_element(mark).perform()
    _is_open(browser)
    mouse.click().move_to_element(_elsewhere(browser)).pause(0.6).perform()
    _is_open(browser)


def test_a_mouse_that_passes_opens_nothing(browser, site):
    browser.open(site)
    mouse, mark = ActionChains(browser.chrome, duration=0), _mark(browser)
    mouse.move_to_element(mark).move_to_element(_elsewhere(browser)).pause(0.6).perform()
    _is_open(browser, 0)


@pytest.mark.parametrize("path", _PAGES)
def test_no_mark_stands_alone_on_a_line_or_pushes_lines_apart(browser, site, path):
    browser.open(urljoin(site, path), width=360, height=740)
    alone = browser.run("""
        return Array.from(document.querySelectorAll('.x-end'), end => {
            const mark = end.querySelector('.x-mark').getBoundingClientRect(), range = new Range();
            range.selectNodeContents(end.parentElement);
            range.setEndBefore(end.querySelector('.x-refs'));
            const words = Array.from(range.getClientRects()).filter(one => one.width > 1).pop();
            return words && Math.abs(words.top + words.height / 2 - mark.top - mark.height / 2) > 12 && end.parentElement.textContent;
        }).filter(Boolean)""")
    assert alone == []


def test_every_mark_is_large_enough_for_a_finger_and_apart_from_others(browser, site):
    browser.open(urljoin(site, "timeline/"), width=360, height=740)
    boxes = browser.run(
        "return Array.from(document.querySelectorAll('.x-mark'), mark => mark.getBoundingClientRect().toJSON())"
    )
    assert all(box["width"] >= 24 and box["height"] >= 24 for box in boxes)


def test_marks_and_panels_are_no_part_of_what_is_copied_or_searched(browser, site, site_folder):
    browser.open(urljoin(site, "timeline/"))
    select = "getSelection().selectAllChildren(document.querySelector('.md-content')); return `${getSelection()}`"
    entries = json.loads((site_folder / "search/search_index.json").read_text("utf-8"))["docs"]
    for text in (browser.run(select), " ".join(f"{entry['title']} {entry['text']}" for entry in entries)):
        assert "arrested Yann Vezilier in Bamako" in text
        assert not re.search(r"articles? says? this|Silent on this|Bamako\.\d", text)


def test_a_link_to_a_footnote_unfolds_the_footnotes(browser, site, scripts):
    browser.open(site)
    note = browser.chrome.find_element(By.CSS_SELECTOR, ".footnote li").get_attribute("id")
    browser.open("about:blank")
    browser.open(f"{site}#{note}")
    browser.wait_until("document.querySelector('.x-notes').open")
    browser.wait_until(
        "(e => e.top >= 0 && e.top < innerHeight)(document.querySelector(':target').getBoundingClientRect())"
    )


def test_on_paper_sentences_have_numbers_and_footnotes_are_open(browser, site, scripts):
    browser.open(site)
    browser.chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        shown = "return document.querySelector(arguments[0]).checkVisibility({visibilityProperty: true})"
        assert browser.run(shown, ".x-refs a")
        assert browser.run(shown, ".footnote li")
        assert not any(browser.run(shown, added) for added in (".x-mark", ".x-notes summary", ".footnote-backref"))
    finally:
        browser.chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
