"""Pages on paper, as Chromium's PDFs have them: all of their words, and nothing of the theme's."""

import re
from urllib.parse import urljoin

import pypdfium2
import pytest

from .building import kinds

_PAPER = {"A4": (210 / 25.4, 297 / 25.4), "Letter": (8.5, 11)}
_MOST = {"A4": 6, "Letter": 7}
"""How many sheets the dossier takes at the most."""
_ITS_WORDS = """
    const here = document.querySelector(".md-content__inner"), words = [];
    const apart = "button, form, nav, script, style, [popover], .headerlink, .md-content__button, .footnote-backref, "
        + ".x-more, .x-on-screen, .x-dateless, .x-heard, .x-unseen, .x-moved, .x-notes > summary, .x-others > summary";
    const texts = document.createTreeWalker(here, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const its = texts.currentNode.parentElement;
        if (!its.closest(apart)) words.push(texts.currentNode.data);
    }
    return words;
"""
_THE_THEMES_WORDS = """
    const parts = document.querySelectorAll("nav, .md-skip, .md-header, .md-sidebar, .md-footer, .md-top, .md-search");
    return Array.from(parts, part => part.textContent).flatMap(text => [text, ...text.split("\\n")]);
"""


def _printed(browser, paper="A4"):
    """The sheets of the page that is open, as a PDF."""
    return pypdfium2.PdfDocument(browser.pdf(*_PAPER[paper]))


def _texts(sheets):
    return [sheet.get_textpage().get_text_range() for sheet in sheets]


def _squeezed(text):
    """A text's letters, digits and marks, however its lines are broken and whatever begins with a capital."""
    return re.sub(r"[\s\u00ad\u2060\ufffe-]", "", text).lower()


def test_each_page_prints_its_words_and_nothing_of_the_theme_without_scripts(browser, site, site_folder):
    for kind, path in kinds(site_folder).items():
        with browser.scripts(run=False):
            browser.open(urljoin(site, path))
            words = [word for text in browser.run(_ITS_WORDS) if (word := _squeezed(text))]
            paper = _squeezed("".join(_texts(_printed(browser))))
            theirs = {_squeezed(text) for text in browser.run(_THE_THEMES_WORDS) if len(text.split()) > 1}
        assert [word for word in words if word not in paper] == [], kind
        assert len(words) > 5 and len(theirs) > 3, kind
        assert [text for text in theirs if text in paper and text not in "".join(words)] == [], kind


@pytest.mark.parametrize("paper", _PAPER)
def test_the_dossier_is_six_sheets_in_black_on_white_no_heading_at_an_end_and_tables_headed_on_each(
    browser, site, paper
):
    browser.prefer("dark")
    browser.open(urljoin(site, "dossier/"))
    headings = browser.run("return Array.from(document.querySelectorAll('h2, .x-about th'), one => one.textContent)")
    sheets = _printed(browser, paper)
    assert len(sheets) <= _MOST[paper]
    texts = _texts(sheets)
    for number, text in enumerate(texts, start=1):
        assert f"{number} / {len(sheets)}" in text
        assert ("Dossier · France and Mali" in text) == (number > 1)
        lines = [line for line in text.splitlines() if line.strip() and " / " not in line]
        assert lines[-1] not in headings
    assert sum("What happened" in text for text in texts) > 1
    assert sum("Who says so" in text for text in texts) > 1
    for sheet in sheets:
        shades = bytes(sheet.render(scale=0.5, grayscale=True).buffer)
        assert shades[0] == 255 and min(shades) < 90 and sum(shades) / len(shades) > 200


def test_a_button_prints_the_dossier_where_scripts_run(browser, site):
    browser.open(urljoin(site, "dossier/"))
    browser.run("window.print = () => { document.body.dataset.printed = 'yes'; }")
    browser.run("document.querySelector('.x-print button').click()")
    assert browser.run("return document.body.dataset.printed") == "yes"
    with browser.scripts(run=False):
        browser.open(urljoin(site, "dossier/"))
        assert browser.run("return document.querySelector('.x-print button')") is None


def test_what_paper_unfolds_is_folded_again_afterwards(browser, site):
    browser.open(urljoin(site, "timeline/"))
    opened = "return document.querySelector('.x-notes').open"
    browser.run("window.dispatchEvent(new Event('beforeprint'))")
    assert browser.run(opened)
    browser.run("window.dispatchEvent(new Event('afterprint'))")
    assert not browser.run(opened)
