"""How a page stands in its window: no scrolling sideways, nothing that jumps while it loads."""

import os
from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests.made_stories import STORIES

from .building import kinds

_NARROW = 320
"""CSS pixels: a window of 1,280 at 400 percent (WCAG 2.2, 1.4.10)."""
_SHIFTED = """
    const done = arguments[arguments.length - 1], moved = [];
    new PerformanceObserver(list => moved.push(...list.getEntries())).observe({type: "layout-shift", buffered: true});
    const where = one => one.sources.map(source => (source.node?.parentElement ?? source.node)?.outerHTML.slice(0, 200));
    setTimeout(() => done(moved.map(one => [one.value, ...where(one)])), 100);
"""


_NOTICED = 0.01
"""A shift of layout that nobody notices."""
_AS_OTHERS = {"0-facts", "1-fact", "2000-facts", "5-facts", "no-date", "no-difference", "no-expulsion", "two-languages"}
"""Their pages are those of 300 facts, with less on them or more of the same, or of the stories in other languages."""


@pytest.fixture(params=sorted(STORIES.keys() - _AS_OTHERS))
def made_site(request, made_sites):
    """The address and the folder of each made story's site."""
    shared = Path(os.environ.get("EXPLAINER_SHARED", ""))
    if request.param == "wild" and not (shared.name and (shared / "measures/wild").is_dir()):
        pytest.skip("no measures beside the checkout")
    return made_sites(request.param)


@pytest.mark.parametrize("width", [_NARROW, 1440])
def test_nothing_of_a_page_moves_while_it_loads(searching, site, site_folder, width):
    """What moves once and not again is the machine's doing: it was busy, and painted a page of which half was read."""
    pages = kinds(site_folder)
    for _ in range(3):
        moved = {}
        for kind, path in pages.items():
            searching.open(urljoin(site, path), width=width)
            moved[kind] = searching.chrome.execute_async_script(_SHIFTED)
        moved = {kind: shifts for kind, shifts in moved.items() if sum(value for value, *_ in shifts) > _NOTICED}
        pages = {kind: pages[kind] for kind in moved}
    assert moved == {}


def test_the_frame_stays_where_it_is_when_a_page_grows_longer_than_its_window(browser, site):
    """On a slow computer a page is shown before all of it is there."""
    browser.open(urljoin(site, "expulsions/"), width=1440)
    place = "return document.querySelector('.md-header__title').getBoundingClientRect().left"
    with_all = browser.run(place)
    browser.run("document.querySelector('.md-container').remove()")
    assert browser.run("return document.documentElement.scrollHeight <= innerHeight")
    assert browser.run(place) == with_all


@pytest.mark.parametrize("width", [_NARROW, 768, 1440])
def test_no_row_of_a_ledger_moves_when_the_heads_of_its_columns_become_buttons(browser, made_sites, width):
    address, _ = made_sites("40-expulsions")
    browser.open(urljoin(address, "expulsions/"), width=width)
    assert sum(value for value, *_ in browser.chrome.execute_async_script(_SHIFTED)) <= _NOTICED


def test_no_page_of_a_made_story_needs_sideways_scrolling_in_a_window_that_is_magnified_four_times(browser, made_site):
    address, folder = made_site
    with browser.scripts(False):
        wide = {kind: _too_wide(browser, urljoin(address, path)) for kind, path in kinds(folder).items()}
    assert {kind: found for kind, found in wide.items() if found} == {}


def _too_wide(browser, address):
    """What of a page stands out of the window, with all on it that scripts would show, and how wide it is if it is too wide."""
    browser.open(address, width=_NARROW)
    browser.run(_SHOWN_BY_SCRIPTS)
    width = browser.run("return document.documentElement.scrollWidth")
    return (width, browser.run(_OUTSIDE, _NARROW)) if width > _NARROW else ()


_SHOWN_BY_SCRIPTS = "document.querySelectorAll('.md-content form[hidden]').forEach(form => { form.hidden = false; })"
_OUTSIDE = """
    return Array.from(document.querySelectorAll("body *"))
        .filter(one => one.checkVisibility() && one.getBoundingClientRect().right > arguments[0] + 1)
        .map(one => one.outerHTML.slice(0, 120)).slice(0, 3);
"""
