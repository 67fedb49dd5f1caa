"""The site as a reader has it: in a browser, on a phone, in the dark."""

from urllib.parse import urljoin

import lxml.html
import pytest
from selenium.webdriver.common.by import By

from explainer.content import load
from explainer.site_check import check_site
from tests.plugin.test_sharing import ON_EVERY_PAGE

from .conftest import ROOT

_NARROW = 320
"""CSS pixels: a window of 1,280 at 400 percent (WCAG 2.2, 1.4.10)."""
_FIRST_REFERENCES = """
    const first = {};
    for (const reference of document.querySelectorAll("a.footnote-ref")) {
        const note = document.getElementById(reference.hash.slice(1));
        first[note.querySelector("a[href*='sources/']").pathname] ??= reference.getAttribute("href");
    }
    return Object.values(first);
"""


@pytest.fixture(scope="session")
def all_pages(site_folder):
    """The path of every page of the project's site."""
    return sorted(file.parent.relative_to(site_folder).as_posix() + "/" for file in site_folder.rglob("index.html"))


def test_no_page_asks_another_host_complains_or_needs_sideways_scrolling_on_a_phone(searching, site, all_pages):
    for path in all_pages:
        searching.open(urljoin(site, path), width=_NARROW, height=740)
        assert searching.asked_elsewhere() == searching.complaints() == [], path
        for width in (_NARROW, 360):
            searching.resize(width, height=740)
            assert searching.run("return document.documentElement.scrollWidth") <= width, path
            assert _overflowing(searching) == [], path


def test_nothing_is_wrong_with_the_site_by_its_own_check(site_folder):
    assert check_site(load(ROOT / "content"), ROOT / "content", site_folder) == []


def test_what_asks_another_host_is_noticed(browser, site):
    with browser.without_policy():
        browser.open(site)
        browser.run("fetch('http://elsewhere.example/').catch(() => document.body.dataset.refused = 1)")
        browser.wait_until("document.body.dataset.refused")
    assert browser.asked_elsewhere() == ["http://elsewhere.example/"]
    assert browser.complaints()


def test_every_page_says_once_what_it_is_where_its_link_is_shared_and_no_two_alike(site_folder):
    described = {}
    for file in site_folder.rglob("*.html"):
        head = lxml.html.parse(file).getroot().find("head")
        said = [(meta.get("property") or meta.get("name"), meta.get("content")) for meta in head.iter("meta")]
        for name in ON_EVERY_PAGE:
            assert len([words for one, words in said if one == name and words]) == 1, (file, name)
        [described[file]] = [words for name, words in said if name == "description"]
    assert len(set(described.values())) == len(described) > 30
    assert not {file: words for file, words in described.items() if len(words) > 160 or "&#" in words or "**" in words}


def test_the_first_footnote_of_each_article_is_followed_to_the_source_and_back(browser, site):
    browser.open(site)
    references = browser.run(_FIRST_REFERENCES)
    assert len(references) == 5
    for reference in references:
        browser.open(site)
        browser.run("document.querySelector(`a.footnote-ref[href='${arguments[0]}']`).click()", reference)
        browser.wait_until(f"location.hash === {reference!r}")
        note = f"document.getElementById({reference[1:]!r})"
        assert _in_view(browser, note)
        browser.run(f"{note}.querySelector('a[href*=\"sources/\"]').click()")
        browser.wait_until("location.pathname.includes('/sources/') && document.querySelector(':target')")
        target = "document.querySelector(':target')"
        assert _in_view(browser, target)
        browser.run("document.querySelector(`li a[href='${location.hash}']`).closest('li').querySelector('a').click()")
        browser.wait_until("!location.pathname.includes('/sources/') && document.readyState === 'complete'")
        if browser.run("return location.hash"):
            assert _in_view(browser, target)


def _in_view(browser, element):
    """Whether an element stands, at least with its top, in the window, once scrolling has come to rest."""
    browser.wait_until(f"(e => e && e.top >= 0 && e.top < innerHeight)({element}.getBoundingClientRect())")
    return True


def _overflowing(browser):
    """Elements of the text that stand out of the window; not those that are scrolled within a region of their own."""
    return browser.run(
        "return Array.from(document.querySelectorAll('.md-content *')).filter(e => e.getClientRects().length && "
        "!e.parentElement.closest('[role=region]') && "
        "e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 120))"
    )


_ENDS = """
    const words = document.querySelector(arguments[0]);
    const texts = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
    const text = texts.nextNode();
    const place = at => { const r = new Range(); r.setStart(text, at); r.setEnd(text, at + 1); return r.getBoundingClientRect(); };
    const box = words.getBoundingClientRect(), first = place(1), last = place(text.length - 2);
    return [box.left, box.right, first.left, first.right, last.left, last.top - first.top];
"""


@pytest.mark.parametrize("width", [1440, 360])
@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("timeline/", ".x-words[dir=rtl] > span[lang=ar]"),
        ("sources/004-al-manara/", "li > .x-words[lang=ar]"),
        ("sources/004-al-manara/", ".x-text[lang=ar] > p"),
        ("timeline/", ".footnote span[lang=ar]:not(a > span)"),
    ],
)
def test_words_that_are_written_leftward_begin_at_the_right(browser, bilingual_site, path, words, width):
    browser.open(urljoin(bilingual_site, path), width=width, height=740)
    left, right, first_left, first_right, last_left, lower = browser.run(_ENDS, words)
    assert right - first_right < 40
    assert lower > 0 or last_left < first_left
    assert left >= 0 and right <= width and _overflowing(browser) == []


def test_colours_follow_the_system_until_they_are_chosen(browser, site):
    scheme = "document.body.getAttribute('data-md-color-scheme')"
    browser.prefer("dark")
    browser.open(site)
    browser.wait_until(f"{scheme} === 'slate'")
    browser.run("localStorage.clear()")
    browser.prefer("light")
    browser.open(site)
    browser.wait_until(f"{scheme} === 'default'")
    toggles = browser.chrome.find_elements(By.CSS_SELECTOR, "form[data-md-component=palette] label")
    seen = {browser.run(f"return {scheme}")}
    for _ in toggles:
        shown = [toggle for toggle in toggles if toggle.is_displayed()]
        assert len(shown) == 1
        shown[0].click()
        seen.add(browser.run(f"return {scheme}"))
    browser.run("localStorage.clear()")
    assert seen == {"default", "slate"}
