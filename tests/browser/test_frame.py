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
"""A shift of layout that nobody notices; 0.1 is what browsers' makers call good."""
_LARGE = {"2000-facts"}
"""Takes half a minute to build; one of 300 facts has the same kinds of pages."""


@pytest.fixture(params=sorted(STORIES.keys() - _LARGE))
def made_site(request, made_sites):
    """The address and the folder of each made story's site."""
    shared = Path(os.environ.get("EXPLAINER_SHARED", ""))
    if request.param == "wild" and not (shared.name and (shared / "measures/wild").is_dir()):
        pytest.skip("no measures beside the checkout")
    return made_sites(request.param)


@pytest.mark.parametrize("width", [_NARROW, 1440])
def test_nothing_of_a_page_moves_while_it_loads(browser, site, site_folder, width):
    moved = {}
    for kind, path in kinds(site_folder).items():
        browser.open(urljoin(site, path), width=width)
        moved[kind] = browser.chrome.execute_async_script(_SHIFTED)
    assert {kind: shifts for kind, shifts in moved.items() if sum(value for value, *_ in shifts) > _NOTICED} == {}


def test_no_page_of_any_kind_needs_sideways_scrolling_in_a_window_that_is_magnified_four_times(
    browser, site, site_folder
):
    assert _too_wide(browser, site, site_folder) == {}


def test_no_page_of_a_made_story_needs_sideways_scrolling_either(browser, made_site):
    assert _too_wide(browser, *made_site) == {}


def _too_wide(browser, site, folder):
    """How wide a page of each kind is, where it is too wide, and what stands out of the window."""
    wide = {}
    for kind, path in kinds(folder).items():
        browser.open(urljoin(site, path), width=_NARROW)
        width = browser.run("return document.documentElement.scrollWidth")
        if width > _NARROW:
            wide[kind] = (width, browser.run(_OUTSIDE))
    return wide


_OUTSIDE = """
    return Array.from(document.querySelectorAll(".md-content *"))
        .filter(one => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1)
        .map(one => one.outerHTML.slice(0, 120)).slice(0, 3);
"""
