"""A page of each kind without scripts: it says what it says with them, but for what nobody can press then."""

_SAID = """
    const words = [], texts = document.createTreeWalker(document.querySelector(".md-content"), NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const its = texts.currentNode.parentElement;
        if (its.checkVisibility({visibilityProperty: true}) && !its.closest("form, button")) words.push(texts.currentNode.data);
    }
    return words.join(" ");
"""


def test_without_scripts_a_page_says_all_that_it_says_with_them_in_that_order(browser, page):
    browser.open(page)
    said = browser.run(_SAID).split()
    with browser.scripts(False):
        browser.open(page)
        assert browser.run("return document.documentElement.classList.contains('no-js')")
        ahead = iter(browser.run(_SAID).split())
    assert [word for word in said if word not in ahead] == []
