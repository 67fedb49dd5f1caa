"""What axe-core, a checker of accessibility, finds wrong with a page of each kind: nothing."""

import os
from pathlib import Path
from urllib.parse import urljoin

import pytest

from explainer.render.pages import PAGES

from .building import kinds

_SCHEMES = {"light": "default", "dark": "slate"}
_CHECK = """
    const done = arguments[arguments.length - 1];
    const options = {resultTypes: ["violations"], rules: {"target-size": {enabled: true}}};
    axe.run(document, options).then(found => done(found.violations.flatMap(rule => rule.nodes.map(
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


@pytest.mark.parametrize("kind", [kind.name for kind in PAGES if kind.name not in ("former-actor", "timeline-year")])
def test_axe_finds_nothing_wrong_at_two_widths_in_both_schemes(browser, site, site_folder, axe, kind):
    browser.open(urljoin(site, kinds(site_folder)[kind]))
    browser.run(axe)
    found = {}
    for scheme in _SCHEMES:
        browser.prefer(scheme)
        browser.wait_until(f"document.body.dataset.mdColorScheme === '{_SCHEMES[scheme]}'")
        for width in (360, 1440):
            browser.resize(width)
            found[scheme, width] = _wrong(browser)
    browser.run(_UNFOLD)
    found["unfolded"] = _wrong(browser)
    assert {where: wrong for where, wrong in found.items() if wrong} == {}


def _wrong(browser):
    """What axe finds, once colours have come to rest."""
    browser.rest()
    return browser.chrome.execute_async_script(_CHECK)
