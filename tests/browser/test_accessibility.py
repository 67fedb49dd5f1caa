"""What axe-core, a checker of accessibility, finds wrong with a page of each kind: nothing."""

import os
from pathlib import Path

import pytest

_CHECK = """
    const done = arguments[arguments.length - 1];
    const all = {rules: {"target-size": {enabled: true}}}, contrast = {runOnly: ["color-contrast"]};
    axe.run(document, {resultTypes: ["violations"], ...(arguments[0] ? contrast : all)}).then(found => done(found.violations.flatMap(rule => rule.nodes.map(
        node => `${rule.id}: ${node.target.join(" ")} ${node.html.slice(0, 200)} – ${node.failureSummary}`))));
"""
_UNFOLD = """
    document.querySelectorAll(".md-content details").forEach(folded => { folded.open = true; });
    document.querySelector(".md-content [popover]")?.showPopover();
"""


@pytest.fixture(scope="session")
def axe():
    """The script of axe-core."""
    path = os.environ.get("EXPLAINER_AXE", "")
    if not path:
        pytest.skip("no axe-core: npm install axe-core@4.14.1, and EXPLAINER_AXE=node_modules/axe-core/axe.min.js")
    return Path(path).read_text("utf-8")


def test_axe_finds_nothing_wrong_at_two_widths_in_both_schemes(browser, page, axe):
    browser.open(page, width=360)
    browser.run(axe)
    found = {"narrow": _wrong(browser)}
    browser.run(_UNFOLD)
    browser.resize(1440)
    found["wide and unfolded"] = _wrong(browser)
    browser.prefer("dark")
    browser.wait_until("document.body.dataset.mdColorScheme === 'slate'")
    found["dark"] = _wrong(browser, by_colour=True)
    browser.resize(360)
    found["dark and narrow"] = _wrong(browser, by_colour=True)
    assert {where: wrong for where, wrong in found.items() if wrong} == {}


def _wrong(browser, *, by_colour=False):
    """What axe finds, once colours have come to rest, by all of its rules or by that of colours alone."""
    browser.rest()
    return browser.chrome.execute_async_script(_CHECK, by_colour)
