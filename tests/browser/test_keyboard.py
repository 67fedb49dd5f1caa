"""A page by the keyboard alone: everything is reached, seen when it is, and left again."""

from urllib.parse import urljoin

import pytest

from .building import kinds

_NOTE_WHAT_IS_REACHED = """
    window.wanted = Array.from(document.querySelectorAll("a[href], button, input, select, summary, [tabindex]"))
        .filter(one => one.tabIndex >= 0 && !one.disabled && !one.hidden && one.checkVisibility({visibilityProperty: true})
            && !one.closest("[data-md-component=search], [data-md-component=palette], .md-skip") && !one.matches(".md-toggle"));
    window.reached = new Set(), window.unseen = [];
    addEventListener("focusin", ({target}) => {
        const drawn = [getComputedStyle(target), getComputedStyle(target, "::after")];
        const seen = drawn.some(its => (its.outlineStyle !== "none" && parseFloat(its.outlineWidth) > 0) || its.boxShadow !== "none");
        if (!seen && wanted.includes(target)) unseen.push(target.outerHTML.slice(0, 160));
        reached.add(target);
    });
    return wanted.length;
"""
_MISSED = "return wanted.filter(one => !reached.has(one)).map(one => one.outerHTML.slice(0, 160))"


def test_each_link_button_and_filter_is_reached_by_tab_and_is_seen_to_be(browser, page):
    browser.open(page, width=1440)
    wanted = browser.run(_NOTE_WHAT_IS_REACHED)
    browser.tab(wanted + 20)  # the theme's own, and one from the end to the head of the page
    assert browser.run(_MISSED) == []
    assert browser.run("return unseen") == []


@pytest.mark.parametrize("kind", ["index", "timeline", "actor", "expulsions", "context"])
def test_a_sentences_panel_opens_by_enter_is_walked_through_and_closes_by_escape(browser, site, site_folder, kind):
    browser.open(urljoin(site, kinds(site_folder)[kind]), width=1440)
    browser.run("document.querySelector('.md-content button[popovertarget]').focus()")
    panel = "document.querySelector('[popover]:popover-open')"
    browser.press("Enter")
    assert browser.run(f"return Boolean({panel})")
    links = browser.run(f"return {panel}.querySelectorAll('a').length")
    assert links, "a panel leads to the words"
    for _ in range(links):
        browser.press("Tab")
        assert browser.run(f"return {panel}.contains(document.activeElement)")
    browser.press("Escape")
    assert not browser.run(f"return Boolean({panel})")
    assert browser.run("return document.activeElement.matches('button[popovertarget]')"), "back where it was opened"
