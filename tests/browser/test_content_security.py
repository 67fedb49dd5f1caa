"""The site under its policy, as a web server has it and opened from the disk: nothing of it is blocked, and what is not its own is."""

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.support.select import Select

from .building import kinds

_WATCHED = """
    globalThis.blocked = [];
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) =>
        blocked.push(`${effectiveDirective} ${blockedURI} ${sample}`));
"""
_FACT = "mali-arrest-yann-vezilier"


class _Watched:
    """A site in a browser that writes down what the policy of each page blocks."""

    def __init__(self, browser, root, page):
        self.browser, self._root, self._page = browser, root, page
        self.blocked = {}

    def open(self, path):
        self.note()
        self.browser.open(self._root + path.partition("#")[0] + self._page + "".join(path.partition("#")[1:]))

    def note(self):
        """Keep what the page that is shown has been denied until now."""
        if found := self.browser.run("return globalThis.blocked ?? []"):
            self.blocked[self.browser.chrome.current_url] = found


@pytest.fixture
def watching(searching):
    """The browser, which writes down what is blocked."""
    script = searching.chrome.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": _WATCHED})
    yield searching
    searching.run("localStorage.clear()")
    searching.chrome.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", script)


@pytest.fixture(params=["served", "from disk"])
def watched(request, watching, site, site_folder):
    """The project's site, both ways."""
    place = (f"{site_folder.as_uri()}/", "index.html") if request.param == "from disk" else (site, "")
    return _Watched(watching, *place)


def _point_at(browser, selector):
    found = browser.chrome.find_element(By.CSS_SELECTOR, selector)
    browser.run("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", found)
    ActionChains(browser.chrome).move_to_element(found).perform()


def test_nothing_of_any_page_is_blocked(watched, site_folder):
    for kind, path in kinds(site_folder).items():
        if kind != "404":  # its addresses begin at the top of a web server
            watched.open(path)
            assert watched.browser.run("return document.documentElement.classList.contains('js')"), kind
    watched.note()
    assert watched.blocked == {}


def test_what_the_site_does_is_done_under_its_policy(watched):
    browser = watched.browser
    watched.open("")
    assert any("expulsions/" in address for address, _, _ in browser.search("deadline"))
    browser.run("document.querySelector('form[data-md-component=palette] label:not([hidden])').click()")
    browser.wait_until("Object.keys(localStorage).some(key => key.endsWith('__palette'))")
    watched.open("actors/mali/")
    _point_at(browser, ".md-content li a[href*='yann-vezilier/']")
    browser.wait_until("document.querySelector('.x-card:not([hidden])')")
    browser.run("document.querySelector('.x-tabs a[href*=timeline]').click()")
    browser.wait_until("document.readyState === 'complete' && document.querySelector('.x-fact')")
    Select(browser.chrome.find_element(By.NAME, "what")).select_by_value("words")
    browser.wait_until("document.querySelector('.x-filters output').textContent.includes(' of ')")
    _point_at(browser, ".x-fact:not([hidden]) .x-mark")
    browser.wait_until("document.querySelector('.x-panel:popover-open')")
    browser.pdf()
    watched.open(f"expulsions/#{_FACT}")
    browser.wait_until(f"location.pathname.includes('/timeline/') && document.querySelector('#{_FACT}')")
    watched.note()
    assert watched.blocked == {}


def test_a_ledger_is_sorted_under_its_policy(watching, made_sites):
    _, folder = made_sites("no-expulsion")
    watched = _Watched(watching, f"{folder.as_uri()}/", "index.html")
    watched.open(kinds(folder)["ledger"])
    watching.run("document.querySelector('.x-ledger th button').click()")
    assert watching.run("return document.querySelector('.x-ledger th').ariaSort") == "ascending"
    watched.note()
    assert watched.blocked == {}


def test_a_script_or_handler_that_finds_its_way_into_a_page_does_not_run(watched):
    watched.open("")
    watched.browser.run(
        """
        const script = document.createElement("script"), picture = document.createElement("img");
        script.textContent = "globalThis.ran = true";
        document.body.append(script);
        document.body.insertAdjacentHTML("beforeend", "<button onclick='globalThis.ran = true'></button><a href='javascript:ran=true'>");
        document.querySelector("button:last-of-type[onclick]").click();
        document.body.lastChild.click();
        picture.src = "http://elsewhere.example/";
        document.body.append(picture);
        """
    )
    watched.browser.wait_until("blocked.length >= 4")
    assert watched.browser.run("return globalThis.ran ?? false") is False
    assert watched.browser.asked_elsewhere() == []
