"""Stories in other scripts and languages, as readers have them: in which order words, signs and figures stand."""

import pytest

from .building import kinds

_STRAY = """
    const wide = document.documentElement.scrollWidth > innerWidth;
    const outside = Array.from(document.querySelectorAll(".md-content *"))
        .filter(one => one.checkVisibility() && !one.parentElement.closest("[role=region]"))
        .filter(one => one.getBoundingClientRect().right > innerWidth + 1 || one.getBoundingClientRect().left < -1)
        .map(one => one.outerHTML.slice(0, 120));
    return wide ? ["wide", ...outside] : outside;
"""
_PLACES = """
    const find = (root, text) => {
        const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        for (let node = texts.nextNode(); node; node = texts.nextNode()) {
            const at = node.data.indexOf(text);
            if (at >= 0) return [node, at];
        }
    };
    const box = (node, at) => { const r = new Range(); r.setStart(node, at); r.setEnd(node, at + 1); return r.getBoundingClientRect(); };
    const root = Array.from(document.querySelectorAll(arguments[0])).find(one => one.textContent.includes(arguments[1]));
    return arguments[1].split("").map((sign, n) => { const [node, at] = find(root, arguments[1]); return box(node, at + n).left; });
"""
"""Where each character of a text stands, that is in one line and one node of the first element that has it."""


def _order(browser, within, text):
    """The characters of a text as they stand on the page from left to right."""
    places = browser.run(_PLACES, within, text)
    return "".join(sign for _, sign in sorted(zip(places, text, strict=True), key=lambda one: one[0]))


@pytest.fixture(scope="module")
def arabic(made_sites):
    """The address and the folder of an Arabic story's site."""
    return made_sites("arabic")


def test_an_arabic_story_is_read_from_right_to_left_and_needs_no_sideways_scrolling(browser, arabic):
    address, folder = arabic
    for path in kinds(folder).values():
        browser.open(address + path, width=360, height=740)
        assert browser.run("return [document.documentElement.lang, document.body.dir]") == ["ar", "rtl"], path
        assert browser.run(_STRAY) == [], path


def test_what_the_site_says_in_english_stands_in_english_order_on_an_arabic_page(browser, arabic):
    browser.open(arabic[0], width=1440)
    assert browser.run("return document.querySelector('.md-content__inner').lang") == "en"
    assert _order(browser, ".x-byline", "As of ") == "As of "
    assert _order(browser, ".x-when", "3 April 2031") == "3 April 2031"
    dot, articles = browser.run(
        "const p = document.querySelector('.x-byline'), r = new Range(); r.setStart(p.lastChild, 0); r.setEnd(p.lastChild, 1);"
        "return [r.getBoundingClientRect().left, p.querySelector('a').getBoundingClientRect().right]"
    )
    assert dot >= articles - 1


def test_figures_brackets_and_full_stops_of_arabic_stand_where_arabic_has_them(browser, arabic):
    browser.open(arabic[0] + "timeline/", width=1440)
    told = ".x-fact [lang=ar]"
    assert [_order(browser, told, text) for text in ("(1.2", "25", "ر).", "48", "ة.")] == [
        "1.2(",
        "25",
        ".)ر",
        "48",
        ".ة",
    ]


def test_marks_arrows_and_the_line_of_time_are_mirrored(browser, arabic):
    browser.open(arabic[0] + "timeline/", width=720)
    date, text = browser.run(
        "const fact = document.querySelector('.x-fact'); return [fact.querySelector('.x-when a').getBoundingClientRect().left, "
        "fact.querySelector('p:not(.x-when)').getBoundingClientRect().left]"
    )
    assert date > text
    assert browser.run("return getComputedStyle(document.querySelector('.x-arcs > i'), '::before').scale") == "-1 1"
    browser.open(arabic[0], width=1440)
    assert browser.run("return getComputedStyle(document.querySelector('.x-more a'), '::after').content") == '" ←"'


def test_arabic_words_are_found(searching, arabic):
    searching.open(arabic[0])
    assert any("expulsions/" in address for address, _, _ in searching.search("دبلوماسيين"))


def test_a_french_story_is_french_throughout(browser, made_sites):
    address, folder = made_sites("french")
    for path in kinds(folder).values():
        browser.open(address + path, width=360, height=740)
        assert browser.run(_STRAY) == [], path
    browser.open(address, width=1440)
    assert browser.run("return document.documentElement.lang") == "fr"
    assert browser.run("return document.querySelectorAll('.md-content [lang=en]').length") == 0
    assert "Ce que l’on sait" in browser.run("return document.querySelector('.md-content').textContent")
    browser.open(address + "differences/")
    assert "2 des 3 articles" in browser.run("return document.querySelector('.x-sides li').textContent")
