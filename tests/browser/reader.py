"""A reader with a phone who looks for something: reads, skips to a heading, touches what leads on; each word and touch counts."""

from __future__ import annotations

from .browser import Browser

__all__ = ["Reader"]

_PHONE = 360
_PAGE = ".md-content"
_PANEL = "[popover]:popover-open"
_HEADINGS = ".md-content :is(h1, h2, h3)"
_FOUND = """
    const [selector, words, behind] = arguments, folded = text => text.replace(/[\\s\\u00b6]+/g, " ").trim();
    const within = document.querySelector("[popover]:popover-open") ?? document.querySelector(".md-content");
    const texts = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
    let passed = "", last = null;
    while (!folded(passed).includes(behind) && texts.nextNode()) {
        last = texts.currentNode;
        if (last.parentElement.checkVisibility()) passed += " " + last.data;
    }
    if (!folded(passed).includes(behind)) return null;
    return Array.from(within.querySelectorAll(selector)).find(one => one.checkVisibility()
        && (!words || folded(one.textContent) === words)
        && (!last || one.contains(last) || last.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING)) ?? null;
"""


class Reader:
    """Begins at the top of a page."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser = browser
        self.touches = 0
        """How often something was touched."""
        self.words = 0
        """How many words were read."""
        browser.open(address, width=_PHONE, height=740)
        self._arrive()

    def read(self, *phrases: str) -> None:
        """Read on until each of these was read, one after the other."""
        for phrase in phrases:
            before, there, _ = " ".join(self._ahead).partition(phrase)
            assert there, f"“{phrase}” is not in “{' '.join(self._ahead)}”"
            self._pass(len(f"{before}{phrase}".split()))

    def skip_to(self, heading: str) -> None:
        """Look over the headings and go to this one."""
        passed = []
        for one in self._browser.run(
            f"return Array.from(document.querySelectorAll('{_HEADINGS}'), h => h.textContent)"
        ):  # type: ignore[attr-defined]
            passed += one.replace("¶", "").split()
            if heading == one.replace("¶", "").strip():
                break
        else:
            raise AssertionError(f"no heading “{heading}” among “{' '.join(passed)}”")
        ahead = " ".join(self._ahead)
        self._ahead = ahead[ahead.index(f"{heading} ") :].split()
        self.words += len(passed)

    def touch(self, words: str, *, behind: str = "") -> None:
        """Touch the first link or button of these words, or the first that stands behind others."""
        self._touch("a[href], button, summary", words, behind)

    def touch_link(self, *, behind: str) -> None:
        """Touch the first link behind these words, whatever it says."""
        self._touch("a[href]", "", behind)

    def touch_mark(self, *, behind: str) -> None:
        """Touch the mark of what bears a sentence."""
        self._touch("button[popovertarget]", "", behind)

    def _touch(self, selector: str, words: str, behind: str) -> None:
        found = self._browser.run(_FOUND, selector, words, behind)
        assert found, f"nothing to touch that says “{words}” behind “{behind}”"
        self._browser.run("arguments[0].scrollIntoView({block: 'center'})", found)
        found.click()  # type: ignore[attr-defined]
        self.touches += 1
        self._arrive()

    def _arrive(self) -> None:
        """Begin to read: a panel that opened, what a link led to, or the page."""
        self._browser.wait_until("document.readyState === 'complete'")
        panel = self._browser.run(f"return document.querySelector({_PANEL!r}) !== null")
        self._ahead = self._browser.words(_PANEL if panel else _PAGE, ":target")

    def _pass(self, words: int) -> None:
        self.words += words
        self._ahead = self._ahead[words:]
