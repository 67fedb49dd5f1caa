"""The timeline as a reader has it: what is chosen stands in the address, by mouse and keyboard, and nothing is lost without scripts."""

from urllib.parse import urljoin

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

_SHOWN = "return Array.from(document.querySelectorAll('.x-fact')).filter(e => e.checkVisibility()).map(e => e.querySelector('.x-when').id)"


@pytest.fixture
def timeline(browser, site):
    """The browser on the timeline of the project's site."""
    browser.open(urljoin(site, "timeline/"), width=1440, height=900)
    return browser


def _choose(browser, name, value):
    Select(browser.chrome.find_element(By.NAME, name)).select_by_value(value)


def _said(browser):
    return browser.run("return document.querySelector('.x-filters output').textContent")


def _search(browser):
    return browser.run("return location.search")


def test_what_is_chosen_is_shown_told_and_kept_in_the_address(timeline):
    everything = timeline.run(_SHOWN)
    assert _said(timeline) == f"All {len(everything)} facts are shown."
    _choose(timeline, "who", "yann-vezilier")
    some = timeline.run(_SHOWN)
    assert "mali-arrest-yann-vezilier" in some and len(some) < len(everything)
    assert _said(timeline) == f"{len(some)} of {len(everything)} facts are shown."
    assert _search(timeline) == "?who=yann-vezilier"
    timeline.open(timeline.run("return location.href"), width=1440, height=900)
    assert timeline.run(_SHOWN) == some


def test_kinds_types_and_differences_can_be_chosen_together(timeline):
    _choose(timeline, "what", "words")
    words = timeline.run(_SHOWN)
    assert "france-denies-accusations" in words and "mali-arrest-yann-vezilier" not in words
    Select(timeline.chrome.find_element(By.NAME, "what")).select_by_visible_text("Arrest")
    arrests = timeline.run(_SHOWN)
    assert "mali-arrest-yann-vezilier" in arrests and "generals-arrested" in arrests
    timeline.chrome.find_element(By.NAME, "disputed").click()
    assert "mali-arrest-yann-vezilier" in timeline.run(_SHOWN)
    assert "generals-arrested" not in timeline.run(_SHOWN)
    assert _search(timeline) == "?what=Arrest&disputed=yes"


def test_a_period_of_which_nothing_is_left_goes_with_its_heading(timeline):
    _choose(timeline, "what", "words")
    headings = (
        "return Array.from(document.querySelectorAll('h2')).filter(e => e.getClientRects().length).map(e => e.id)"
    )
    assert "in:2021" not in timeline.run(headings)
    assert {"in:2025", "in:undated"} <= set(timeline.run(headings))


def test_an_arc_of_which_an_end_is_gone_is_gone(timeline):
    arcs = "return document.querySelectorAll('.x-arcs > i:not([hidden])').length"
    assert timeline.run(arcs) == 2
    _choose(timeline, "what", "words")
    assert timeline.run(arcs) == 0


def test_the_way_back_leads_to_what_was_chosen_before(timeline):
    everything = timeline.run(_SHOWN)
    _choose(timeline, "who", "france")
    first = timeline.run(_SHOWN)
    _choose(timeline, "what", "words")
    timeline.run("history.back()")
    timeline.wait_until("location.search === '?who=france'")
    assert timeline.run(_SHOWN) == first
    timeline.run("history.back()")
    timeline.wait_until("location.search === ''")
    assert timeline.run(_SHOWN) == everything
    assert timeline.run("return document.querySelector('[name=who]').value") == ""


def test_a_link_to_a_fact_shows_it_whatever_was_chosen(timeline):
    _choose(timeline, "what", "words")
    timeline.run("location.hash = 'mali-arrest-yann-vezilier'")
    timeline.wait_until("document.querySelector(':target').getClientRects().length")
    assert _search(timeline) == ""
    assert timeline.run("return location.hash") == "#mali-arrest-yann-vezilier"


def test_the_keyboard_alone_chooses_and_takes_back(timeline):
    who = timeline.chrome.find_element(By.NAME, "who")
    timeline.run("arguments[0].focus()", who)
    timeline.chrome.switch_to.active_element.send_keys("Fr")
    timeline.wait_until("location.search === '?who=france'")
    for name in ("what", "disputed"):
        timeline.chrome.switch_to.active_element.send_keys(Keys.TAB)
        assert timeline.run("return document.activeElement.name") == name
    timeline.chrome.switch_to.active_element.send_keys(Keys.SPACE)
    timeline.wait_until("location.search === '?who=france&disputed=yes'")
    timeline.chrome.switch_to.active_element.send_keys(Keys.TAB)
    timeline.chrome.switch_to.active_element.send_keys(Keys.ENTER)
    timeline.wait_until("location.search === ''")
    assert _said(timeline).startswith("All ")


def test_without_scripts_everything_is_there_and_nothing_to_choose(browser, site):
    browser.chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.chrome.get(urljoin(site, "timeline/?what=words"))
        facts = browser.chrome.find_elements(By.CSS_SELECTOR, ".x-fact")
        assert len(facts) > 20 and all(fact.is_displayed() for fact in facts)
        assert not browser.chrome.find_element(By.CSS_SELECTOR, ".x-filters").is_displayed()
    finally:
        browser.chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


_PLACES = """
    return Array.from(document.querySelectorAll('.x-lanes:not(.x-undated) .x-fact'), fact => {
        const box = fact.getBoundingClientRect();
        return [fact.dataset.xLane, box.left, box.top, box.right, box.bottom];
    });
"""


def test_on_a_wide_screen_sides_stand_left_and_right_in_their_order_and_nothing_overlaps(timeline):
    places = timeline.run(_PLACES)
    middle = 1425 / 2
    assert all(right <= middle + 40 for lane, _, _, right, _ in places if lane == "one")
    assert all(left >= middle - 40 for lane, left, *_ in places if lane == "other")
    tops = [top for _, _, top, _, _ in places]
    assert tops == sorted(tops) and len(set(tops)) == len(tops)
    for number, (_, left, top, right, bottom) in enumerate(places):
        for _, other_left, other_top, other_right, _ in places[number + 1 :]:
            assert other_top >= bottom - 1 or other_left >= right - 1 or other_right <= left + 1, top


def test_on_a_phone_one_column_has_the_order_and_words_for_the_sides(browser, site):
    browser.open(urljoin(site, "timeline/"), width=360, height=740)
    places = browser.run(_PLACES)
    tops = [top for _, _, top, _, _ in places]
    assert tops == sorted(tops)
    assert len({left for _, left, *_ in places}) == 1
    assert browser.run("return document.documentElement.scrollWidth") <= 360
    assert "France" in browser.run(
        "return document.getElementById('leave-country').closest('.x-fact').querySelector('.x-tags').innerText"
    )


@pytest.fixture
def year(browser, made_sites):
    """The browser on the page of a year of 270 facts, and its address."""
    address = urljoin(made_sites("300-facts")[0], "timeline/1990/")
    browser.open(address, width=1440, height=900)
    return browser, address


_FOLDS = "return Array.from(document.querySelectorAll('.x-others'), more => more.open)"
_FOLDED = "return document.querySelector('.x-others .x-fact .x-when').id"


def test_of_a_crowded_month_three_facts_are_seen_and_the_others_are_a_click_away(year):
    browser, _ = year
    assert len(browser.run(_SHOWN)) == 3 * 12
    summary = browser.chrome.find_element(By.CSS_SELECTOR, ".x-others > summary")
    assert summary.text.endswith("20 more in this month")
    summary.click()
    assert len(browser.run(_SHOWN)) == 3 * 12 + 20
    assert browser.run("return document.querySelectorAll('.x-fact').length") == 270


@pytest.mark.parametrize("is_off", [False, True], ids=["scripts", "no scripts"])
def test_a_link_to_a_folded_fact_opens_what_it_is_folded_in(year, is_off):
    browser, address = year
    ident = browser.run(_FOLDED)
    browser.chrome.get("about:blank")
    browser.chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": is_off})
    try:
        browser.chrome.get(f"{address}#{ident}")
        fact = browser.chrome.find_element(By.ID, ident)
        assert fact.is_displayed()
        assert (
            len(
                [one for one in browser.chrome.find_elements(By.CSS_SELECTOR, ".x-others") if one.get_attribute("open")]
            )
            == 1
        )
    finally:
        browser.chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    top = browser.run("return document.getElementById(arguments[0]).getBoundingClientRect().top", ident)
    assert 0 <= top < 900


def test_what_is_chosen_is_not_folded_and_is_folded_again_when_all_is_shown(year):
    browser, _ = year
    browser.chrome.find_elements(By.CSS_SELECTOR, ".x-others > summary")[1].click()
    _choose(browser, "who", "belia")
    shown = browser.run(_SHOWN)
    assert _said(browser) == f"{len(shown)} of 270 facts are shown."
    assert len(shown) > 3 and all(browser.run(_FOLDS))
    summary = browser.chrome.find_element(By.CSS_SELECTOR, ".x-others:not([hidden]) > summary")
    assert summary.text.endswith("More in this month")
    browser.chrome.find_element(By.CSS_SELECTOR, ".x-filters [type=reset]").click()
    browser.wait_until("location.search === ''")
    assert [no for no, is_open in enumerate(browser.run(_FOLDS)) if is_open] == [1]
    assert browser.run("return document.querySelector('.x-others > summary').textContent") == "20 more in this month"


def test_where_all_that_was_chosen_is_folded_nothing_says_more(year):
    browser, _ = year
    _choose(browser, "who", "noria")
    headed = browser.run("return document.getElementById('in:february-1990').nextElementSibling.hidden")
    summary = browser.chrome.find_element(By.CSS_SELECTOR, "[id='in:february-1990'] ~ .x-others > summary")
    assert headed and not summary.is_displayed()
    assert "fact-37" in browser.run(_SHOWN)


def test_paper_has_every_fact(year):
    browser, _ = year
    browser.chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert len(browser.run(_SHOWN)) == 270
    finally:
        browser.chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


@pytest.mark.parametrize(("width", "is_beside"), [(360, False), (768, True), (1440, True)])
def test_where_nobody_stands_on_a_side_dates_stand_in_the_margin_if_there_is_room(browser, site, width, is_beside):
    browser.open(urljoin(site, "timeline/"), width=width, height=900)
    date, told = browser.run("""
        const fact = document.querySelector('.x-lanes:not(.x-sided) .x-fact');
        return [fact.querySelector('.x-when'), fact.querySelector('p:not(.x-when)')].map(e => e.getBoundingClientRect().toJSON());
    """)
    assert (date["right"] < told["left"] and date["bottom"] > told["top"]) == is_beside
    assert (date["bottom"] <= told["top"]) != is_beside


def test_the_address_of_a_fact_without_a_date_is_a_sign_that_a_finger_hits(browser, site):
    browser.open(urljoin(site, "timeline/"), width=360, height=900)
    links = browser.chrome.find_elements(By.CSS_SELECTOR, ".x-undated .x-dateless a")
    signs = [link for link in links if link.is_displayed()]
    assert len(signs) == len(links) / 2  # the theme's own are hidden
    assert {(sign.get_attribute("title"), sign.accessible_name) for sign in signs} == {
        ("Link to this fact", "Date not given")
    }
    assert all(min(sign.size.values()) >= 24 for sign in signs)


def test_the_bars_of_the_years_lead_to_them(timeline):
    bars = timeline.run("return Array.from(document.querySelectorAll('.x-density a'), a => a.getAttribute('href'))")
    assert bars[-1] == "#in:2025"
    assert all(timeline.run("return !!document.getElementById(arguments[0])", bar[1:]) for bar in bars)


@pytest.mark.parametrize("width", [360, 1440])
def test_the_strip_on_the_front_page_fits_and_each_mark_leads_to_its_fact(browser, site, width):
    browser.open(site, width=width, height=900)
    links = browser.run("return Array.from(document.querySelectorAll('.x-strip a'), a => [a.textContent, a.href])")
    assert 3 <= len(links) <= 14
    assert all(":" in name for name, _ in links)
    assert browser.run("return document.documentElement.scrollWidth") <= width
    assert any(address.endswith("/timeline/#mali-arrest-yann-vezilier") for _, address in links)


def test_a_word_of_a_fact_that_is_wider_than_its_place_is_broken(browser, site):
    browser.open(urljoin(site, "timeline/"))
    browser.run("document.querySelectorAll('.x-fact p').forEach(one => one.append(' ' + 'W'.repeat(300)))")
    assert browser.run("return document.documentElement.scrollWidth <= innerWidth")
