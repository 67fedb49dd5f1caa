"""What leads through a site: tabs where they have room, a drawer that has all, an answer to an address that leads nowhere."""

from urllib.parse import urljoin

import pytest

_TABS = ["Story", "Timeline", "People", "Disputed", "Sources"]
_STORY = ["Expulsions", "Background"]
_FOOT = ["How this is made", "Corrections", "Dossier for printing", "What we promise", "Data (JSON)"]
_SEEN = """
    return Array.from(document.querySelectorAll(arguments[0]))
        .filter(one => one.checkVisibility({opacityProperty: true, visibilityProperty: true}))
        .map(one => one.textContent.trim());
"""
_LONGER = """
    document.querySelectorAll(".x-tabs a").forEach(one => (one.textContent += one.textContent));
    document.querySelector(".x-under a").textContent = "W".repeat(300); // a ledger of a person's
    const row = document.querySelector(".x-tabs ul");
    return [row.scrollWidth <= row.clientWidth, document.documentElement.scrollWidth <= innerWidth];
"""
_FACT = "mali-arrest-yann-vezilier"
_TITLE = "Mali arrested Yann Vezilier in Bamako - France and Mali break over an arrest"


@pytest.mark.parametrize("width", [768, 1440])
def test_tabs_have_room_for_words_twice_as_long_and_what_stands_under_one_is_a_row(browser, site, width):
    browser.open(site, width=width)
    assert browser.run(_SEEN, ".x-tabs a") == _TABS
    assert browser.run(_SEEN, ".x-under a") == _STORY
    assert browser.run("return document.querySelector('.x-nav').getBoundingClientRect().right <= 0")
    assert set(_FOOT) <= set(browser.run(_SEEN, ".x-foot a"))
    assert browser.run(_LONGER) == [True, True]


def test_what_stands_under_a_tab_is_reached_by_the_keyboard(browser, site):
    browser.open(site, width=1440)
    browser.run("Array.from(document.querySelectorAll('.x-tabs a')).at(-1).focus()")
    browser.press("Tab")
    browser.press("Enter")
    browser.wait_until("location.pathname === '/expulsions/' && document.readyState === 'complete'")
    assert browser.run(_SEEN, ".x-under [aria-current=page]") == ["Expulsions"]
    assert browser.run(_SEEN, ".md-tabs__item--active") == ["Story"]


@pytest.mark.parametrize("runs", [True, False])
def test_the_drawer_of_a_phone_has_all_that_leads_on_on_one_sheet(browser, site, runs):
    with browser.scripts(run=runs):
        browser.open(urljoin(site, "actors/mali/"), width=360)
        assert browser.run(_SEEN, ".x-tabs a, .x-under a") == []
        browser.run("document.querySelector('.md-header label[for=__drawer]').click()")
        browser.wait_until("document.querySelector('.x-nav').getBoundingClientRect().x === 0")
        shown = browser.run(_SEEN, ".x-nav .md-nav__link")
    assert shown[:7] == ["Story", *_STORY, *_TABS[1:]]
    assert set(_FOOT) <= set(shown[7:])


def test_the_drawer_is_seen_while_the_keyboard_walks_through_it(browser, site):
    browser.open(urljoin(site, "about/"), width=360)
    drawn = "document.querySelector('.x-nav').getBoundingClientRect().x"
    assert browser.run(f"return {drawn}") < 0
    browser.run("Array.from(document.querySelectorAll('.md-header :is(a, input, button)')).at(-1).focus()")
    while not browser.run("return document.activeElement.matches('.x-nav .md-nav__link')"):
        browser.press("Tab")
        assert not browser.run("return document.activeElement.matches('.md-content *')"), "the drawer was passed over"
    browser.wait_until(f"{drawn} === 0")
    browser.run("document.querySelector('.md-content a').focus()")
    browser.wait_until(f"{drawn} < 0")


def test_an_address_that_leads_nowhere_is_searched_from(searching, site):
    searching.open(urljoin(site, "nowhere/at/all/"), width=360)
    assert searching.run(_SEEN, ".x-onward a") == _TABS
    searching.run("document.querySelector('#x-seek').focus(); document.execCommand('insertText', false, 'Bamako')")
    searching.press("Enter")
    searching.wait_until("location.pathname === '/' && document.querySelector('.md-search-result__link mark')")
    assert searching.run(_SEEN, ".md-search-result__link")


def test_without_scripts_an_address_that_leads_nowhere_has_links_and_no_field_that_does_nothing(browser, site):
    with browser.scripts(run=False):
        browser.open(urljoin(site, "nowhere/at/all/"), width=1440)
        assert browser.run(_SEEN, ".x-onward a") == _TABS
        assert browser.run(_SEEN, ".x-seek *") == []


def test_the_tabs_title_says_what_a_link_to_a_fact_leads_to(browser, site):
    browser.open(urljoin(site, f"timeline/#{_FACT}"))
    assert browser.run("return document.title") == _TITLE
    browser.run("location.hash = ''")
    browser.wait_until("document.title === 'Timeline - France and Mali break over an arrest'")
    browser.run("location.hash = 'mali-expels-france'")
    expelled = "Mali declared five French embassy staff persona non grata"
    browser.wait_until(f"document.title.startsWith('{expelled} - ')")
    browser.open(urljoin(site, "differences/#mali-expels-france.number"))
    assert browser.run("return document.title").startswith(f"{expelled}: How many? - ")
    browser.open(urljoin(site, "timeline/?#%FF"))
    assert not [said for said in browser.complaints() if "URIError" in said]


@pytest.mark.parametrize("old", ["timeline/2024/", "expulsions/", "differences/"])
def test_the_address_of_a_fact_that_stands_elsewhere_now_leads_on(browser, site, old):
    browser.open(urljoin(site, f"{old}#{_FACT}.place"))
    browser.wait_until(f"location.pathname === '/timeline/' && location.hash === '#{_FACT}'")
    browser.wait_until(f"document.title === '{_TITLE}'")
