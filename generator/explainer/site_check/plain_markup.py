"""Markup that is written so plainly that the HTML standard's algorithm has nothing to say about it.

That algorithm takes fifty milliseconds a page. Nearly all pages are written with every element closed where it is to be and
nothing implied; where that is so it can be seen while a page is read, and the algorithm needs not be asked. Whatever is not
known here to be without an error is left to it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html.entities import html5
from typing import SupportsIndex

from ..tables import table, words

__all__ = ["VOID", "OpenElements", "PlainMarkup"]

VOID = words("html", "void")
"""Elements without an end."""
_KNOWN, _DRAWN = words("html", "plain"), words("html", "plain_drawn")
_ENDS_PARAGRAPH, _HEADINGS = words("html", "ends_paragraph"), words("html", "headings")
_NOT_WITHIN_ITSELF = words("html", "not_within_itself")
_WITHIN: Mapping[str, Sequence[str]] = table("html")["within"]
_ONLY: Mapping[str, Sequence[str]] = table("html")["only"]
_NO_TEXT = words("html", "without_text") | {""}
"""Where no text stands: in these elements, and outside of all."""
_TAG = re.compile(
    r"""<[a-zA-Z][a-zA-Z0-9]*(?:[ \t\n]+[^\s"'<>/=&]+(?:="[^"]*"|='[^']*'|=[^\s"'=<>`&]+(?=[\s>]))?)*[ \t\n]*(/?)>"""
)
_REFERENCE = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\w{1,40}));")
_ODD = re.compile("[^\t\n -~\u00a0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0001fffd\U00020000-\U0002fffd]")
"""Characters that are none in HTML, or of which it is not known here."""


class OpenElements(list[str]):
    """The names of the elements that are open, the outermost first; whether one is among them is known without a search."""

    def __init__(self) -> None:
        super().__init__()
        self._counts = Counter[str]()

    def append(self, name: str) -> None:
        super().append(name)
        self._counts[name] += 1

    def pop(self, index: SupportsIndex = -1) -> str:
        name = super().pop(index)
        self._counts[name] -= 1
        return name

    def __contains__(self, name: object) -> bool:
        return self._counts[str(name)] > 0

    def any_of(self, names: Iterable[str]) -> bool:
        """Whether one of several is among them."""
        return any(name in self for name in names)


class PlainMarkup:
    """Whether a page is plain, as far as it was read."""

    def __init__(self, text: str) -> None:
        """:param text: the whole page."""
        self.so_far = not _ODD.search(text) and "</>" not in text
        self._sections = list[str]()
        """What stands first, and the elements that stood right within the page's one."""

    def start(self, name: str, raw: str, attributes: Sequence[tuple[str, str | None]], open_: OpenElements) -> None:
        """An element begins.

        :param raw: its tag as it is written.
        :param open_: the names of the elements that are open.
        """
        tag = _TAG.fullmatch(raw)
        names = {key for key, _ in attributes}
        self._see(tag and len(names) == len(attributes) and _references_are_right(raw))
        self._see(tag and (not tag[1] or name in VOID or "svg" in open_))
        parent = open_[-1] if open_ else ""
        if parent == "div" and name in ("dd", "dt"):  # a group of a list
            parent = open_[-2]
        if "svg" in open_:
            self._see(name in _DRAWN)
            return
        self._see(name in _KNOWN and (parent or name == "html"))
        self._see(parent in _WITHIN.get(name, [parent]) and name in _ONLY.get(parent, [name]))
        self._see(
            not (name in _ENDS_PARAGRAPH and "p" in open_) and not (name in _HEADINGS and open_.any_of(_HEADINGS))
        )
        self._see(not (name in _NOT_WITHIN_ITSELF and name in open_))
        if len(open_) < 2:
            self._sections.append(name)

    def end(self, name: str, raw: str, open_: OpenElements) -> None:
        """An element ends."""
        self._see(open_ and open_[-1] == name and raw == f"</{name}>")

    def text(self, raw: str, open_: OpenElements) -> None:
        """There is text.

        :param raw: the text and the character after it.
        """
        parent, text = open_[-1] if open_ else "", raw[:-1]
        self._see(parent not in _NO_TEXT or not text.strip())
        if parent == "script":
            self._see("<!--" not in text)
        elif parent != "style":
            self._see("<" not in text and text.count("&") == raw.count("& "))

    def reference(self, raw: str, open_: OpenElements) -> None:
        """There is a character that is written by its name or number."""
        self._see(_references_are_right(raw) and (open_[-1] if open_ else "") not in _NO_TEXT)

    def comment(self, raw: str, text: str) -> None:
        """There is a comment, or what browsers take for one."""
        is_one = raw == f"<!--{text}-->"
        self._see(is_one and "--" not in text and not text.startswith((">", "-")) and not text.endswith("-"))

    def kind(self, said: str, open_: OpenElements) -> None:
        """What the page says of what it is."""
        self._see(said.lower() == "doctype html" and not open_ and not self._sections)
        self._sections.append("doctype")

    def something_else(self) -> None:
        """There is what plain pages do not have."""
        self._see(False)

    def is_plain(self, open_: OpenElements) -> bool:
        """Whether all of the page is, now that it has been read."""
        return self.so_far and not open_ and self._sections == ["doctype", "html", "head", "body"]

    def _see(self, right: object) -> None:
        self.so_far = self.so_far and bool(right)


def _references_are_right(raw: str) -> bool:
    """Whether each ``&`` begins the name or number of a character."""
    found = list(_REFERENCE.finditer(raw))
    return len(found) == raw.count("&") and all(map(_is_known, found))


def _is_known(reference: re.Match[str]) -> bool:
    decimal, hexadecimal, name = reference.groups()
    if name:
        return f"{name};" in html5
    number = int(decimal) if decimal else int(hexadecimal, 16)
    return 32 <= number < 127 or (160 <= number < 0xD800) or (0xE000 <= number < 0xFDD0)
